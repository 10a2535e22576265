"""Money that arrives is booked once, for what the bank itself confirms."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import psycopg
import pytest

from miimii import clock
from miimii.errors import Unavailable
from miimii.money import Money
from miimii.providers.ports import Declined
from miimii.transfers.notices import BankNotices
from miimii.users.model import Customer
from tests.transfers_world import DONE, World, a_credit, at_once, naira

ARRIVED = {"status": "successful"}


@dataclass(frozen=True)
class Notice:
    """A notice as the inbox hands it over."""

    kind: str
    payload: dict[str, Any] = field(default_factory=dict)
    event_key: str = "k"
    attempts: int = 0


@pytest.mark.parametrize(
    ("arrives", "fee"), [(1_000, 0), (1_001, 5), (1_100, 6), (5_000, 25)]
)
def test_a_credit_is_booked_less_our_fee_and_told(
    world: World, arrives: int, fee: int
) -> None:
    ada = world.customer()

    reference = world.receive(ada.account_number or "", naira(arrives))

    assert world.balance(ada) == naira(arrives - fee)
    row = "SELECT amount_kobo, fee_kobo, status FROM credits WHERE provider_reference"
    found = world.rows(row + " = %(r)s", r=reference)
    assert found == [(naira(arrives).kobo, naira(fee).kobo, "booked")]
    assert world.offenders() == []


@pytest.mark.proves("T02")
def test_repeats_credit_once(world: World) -> None:
    ada = world.customer()
    reference = world.receive(ada.account_number or "", naira(500))

    for _ in range(5):
        world.credits.confirm(reference, ARRIVED, DONE, at=clock.now())

    assert world.balance(ada) == naira(500)


def test_one_session_under_two_references_credits_once_and_shows_people(
    world: World,
) -> None:
    ada = world.customer()
    for reference in ("BB-IN-A", "BB-IN-B"):
        credit = a_credit(reference, ada.account_number or "", naira(500))
        world.bank.credits[reference] = replace(credit, session_id="S1")

    both = [
        partial(world.credits.confirm, reference, ARRIVED, DONE, at=clock.now())
        for reference in ("BB-IN-A", "BB-IN-B")
    ]
    assert at_once(both) == [None, None]

    assert world.balance(ada) == naira(500)
    shown = world.reviews("BB-IN-A") | world.reviews("BB-IN-B")
    assert shown == {"session-repeated"}
    assert world.offenders() == []


@pytest.mark.proves("T01")
def test_what_the_bank_does_not_confirm_is_not_booked(world: World) -> None:
    ada = world.customer()
    confirm = partial(world.credits.confirm, "BB-FORGED", at=clock.now())

    with pytest.raises(Unavailable):
        confirm(ARRIVED, DONE, attempts=4)
    confirm(ARRIVED, DONE, attempts=5)

    assert world.balance(ada) == naira(0)
    assert world.reviews("BB-FORGED") == {"unconfirmed-credit"}


def test_a_credit_that_is_only_under_way_waits_for_the_next_notice(
    world: World,
) -> None:
    world.credits.confirm("BB-IN-1", {"status": "other"}, DONE, at=clock.now())

    assert world.reviews("BB-IN-1") == set()


@pytest.mark.parametrize("whose", ["ours", "the bank's"])
def test_a_payout_of_ours_is_never_taken_for_a_credit(world: World, whose: str) -> None:
    """The look-up may name no kind: then an outgoing payment looks like any other."""
    ada = world.customer(naira(1_000))
    order = world.held(ada)
    world.dispatch(order)
    theirs = world.order(order).provider_reference
    reference = order if whose == "ours" else theirs
    assert reference
    paid = a_credit(reference, ada.account_number or "", naira(100))
    world.bank.credits[reference] = paid
    before = world.balance(ada)

    world.credits.confirm(reference, ARRIVED, DONE, at=clock.now())

    assert world.balance(ada) == before
    assert world.reviews(reference) == {"credit-is-our-payout"}
    assert world.offenders() == []


def test_money_for_nobody_is_kept_in_suspense_and_shown(world: World) -> None:
    reference = world.receive("9111111111", naira(5_000))

    assert world.reviews(reference) == {"unknown-account"}
    assert world.rows("SELECT status, fee_kobo FROM credits") == [("suspense", 0)]
    assert world.offenders() == []


def test_the_banks_amount_counts_and_a_different_notice_is_shown(
    world: World,
) -> None:
    ada = world.customer()
    credit = a_credit("BB-IN-1", ada.account_number or "", naira(500))
    world.bank.credits["BB-IN-1"] = replace(credit, bank_charge=Money(2_500))

    notice = {**ARRIVED, "amount_kobo": naira(5_000).kobo}
    world.credits.confirm("BB-IN-1", notice, DONE, at=clock.now())

    assert world.balance(ada) == naira(500)
    assert world.reviews("BB-IN-1") == {"credit-differs"}
    charge = "SELECT reference FROM journals WHERE reason = 'bank charge'"
    assert world.rows(charge) == [("charge:bellbank:BB-IN-1",)]
    assert world.offenders() == []


def test_a_credit_above_the_ceiling_is_booked_and_flagged(world: World) -> None:
    ada = world.customer(tier=1)

    reference = world.receive(ada.account_number or "", naira(400_000))

    assert world.balance(ada) == naira(398_000)
    assert world.reviews(reference) == {"inflow-over-limit"}


@pytest.mark.proves("F07")
def test_a_transfer_notice_is_a_reason_to_ask_and_no_more(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.dispatch(reference)
    notices = BankNotices(world.db, world.settling, world.credits)

    with pytest.raises(Unavailable):  # the bank does not say so: ask it again later
        notices.work(Notice("transfer", {"reference": "BB-1", "word": "failed"}), DONE)
    notices.work(Notice("transfer", {"reference": "OURS-NOT"}), DONE)

    assert world.bank.requeries[reference] == 1
    assert world.order(reference).status == "succeeded"


def test_a_credit_notice_is_confirmed_and_an_unreadable_one_shown(
    world: World,
) -> None:
    ada = world.customer()
    account_number = ada.account_number or ""
    world.bank.credits["BB-7"] = a_credit("BB-7", account_number, naira(70))
    notices = BankNotices(world.db, world.settling, world.credits)

    notices.work(Notice("credit", {"reference": "BB-7", **ARRIVED}), DONE)
    notices.work(Notice("unknown", event_key="unknown:abc"), DONE)

    assert world.balance(ada) == naira(70)
    assert world.reviews("unknown:abc") == {"unknown-notice"}


def test_in_the_first_day_what_came_in_counts_whole_and_with_its_fees(
    world: World, owner_url: str
) -> None:
    """The limit is on what came in, not on what our fees left of it."""
    ada = _opened_now(world, owner_url)
    world.receive(ada.account_number or "", naira(10_030))
    world.receive(ada.account_number or "", naira(10_030))

    assert _flagged(world) == [False, True]


def test_what_came_back_did_not_come_in(world: World, owner_url: str) -> None:
    ada = _opened_now(world, owner_url)
    world.receive(ada.account_number or "", naira(8_000))
    reference = world.held(ada, naira(7_000))
    world.dispatch(reference)
    world.bank.on_requery = Declined("reversed")
    world.settling.requery(reference, cause="notice")
    world.bank.pays = Declined("failed")
    world.dispatch(world.held(ada, naira(7_000)))

    world.receive(ada.account_number or "", naira(12_000))

    assert _flagged(world) == [False, False]  # 20,000 in all


def _opened_now(world: World, owner_url: str) -> Customer:
    ada = world.customer()
    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE users SET opened_at = %s", [clock.now()])
    return ada


def _flagged(world: World) -> list[object]:
    query = "SELECT is_over_limit FROM credits ORDER BY recorded_at"
    return [flag for (flag,) in world.rows(query)]

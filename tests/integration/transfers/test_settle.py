"""Whatever the bank says, and whenever, ends in one state and right balances."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from miimii import clock
from miimii.errors import NotFound, Unavailable
from miimii.money import Money
from miimii.providers.ports import (
    Accepted,
    Declined,
    OrderSettled,
    Outcome,
    PayoutOrder,
    Unknown,
)
from miimii.transfers.store import due
from miimii.users.model import Customer
from tests.transfers_world import PAYEE, World, naira

INSTANT = timedelta(microseconds=1)
PAID = Accepted("successful", "BB-9")
FAILED = Declined("failed")
UNCLEAR = Unknown("not-found")


def _submitted(world: World, customer: Customer) -> str:
    world.bank.pays = Unknown("no-answer")
    reference = world.held(customer)
    assert world.dispatch(reference) == "submitted"
    return reference


def _sent_at(world: World, reference: str) -> datetime:
    sent_at = world.order(reference).submitted_at
    assert sent_at is not None
    return sent_at


def _say(world: World, reference: str, *outcomes: Outcome) -> str:
    """Let the bank give these answers, one a requery; return the last status."""
    status = ""
    for outcome in outcomes:
        world.bank.answers[reference].append(outcome)
        status = world.settling.requery(reference, cause="requery")
    return status


def test_unclear_answers_change_nothing_and_the_verdict_ends_it(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = _submitted(world, ada)

    assert _say(world, reference, *[UNCLEAR] * 10) == "submitted"
    assert world.balance(ada) == naira(890)
    assert _say(world, reference, PAID, PAID, PAID) == "succeeded"

    assert world.told(reference) == ["OrderProcessing", "OrderSettled"]
    assert world.reviews(reference) == set()
    assert world.offenders() == []


@pytest.mark.proves("F06")
def test_a_success_after_a_decline_takes_the_money_again(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = _submitted(world, ada)
    assert _say(world, reference, FAILED) == "declined"
    assert world.balance(ada) == naira(1_000)

    assert _say(world, reference, PAID, PAID) == "succeeded"

    assert world.balance(ada) == naira(890)
    assert world.reviews(reference) == {"late-success"}
    assert _last_end(world) == ("succeeded", "late", naira(890))
    assert world.told(reference).count("OrderSettled") == 2
    assert world.offenders() == []


@pytest.mark.proves("F06")
def test_a_success_after_a_decline_is_owed_when_the_money_is_gone(
    world: World,
) -> None:
    ada, bola = world.customer(naira(1_000)), world.customer()
    reference = _submitted(world, ada)
    _say(world, reference, FAILED)
    world.authorise(ada, world.quotes.wallet_transfer(ada, naira(1_000), bola))

    assert _say(world, reference, PAID) == "succeeded"

    assert world.balance(ada) == naira(0)
    assert world.reviews(reference) == {"late-success", "receivable"}
    assert _receivables(world) == -naira(110).kobo
    assert _last_end(world) == ("succeeded", "owed", naira(0))
    assert world.offenders() == []


def test_a_late_success_above_the_days_limit_is_no_offence(world: World) -> None:
    """What it had used of the limit was free again, and was used by another."""
    ada = world.customer(tier=1)  # 50,000 a day
    world.receive(ada.account_number or "", naira(80_000))
    world.bank.pays = FAILED
    reference = world.held(ada, naira(30_000))
    world.dispatch(reference)
    world.bank.pays = PAID
    world.dispatch(world.held(ada, naira(40_000)))

    assert _say(world, reference, PAID) == "succeeded"

    assert world.offenders() == []


@pytest.mark.proves("F06")
def test_what_was_owed_and_then_reversed_is_owed_no_more(world: World) -> None:
    ada, bola = world.customer(naira(1_000)), world.customer()
    reference = _submitted(world, ada)
    _say(world, reference, FAILED)
    world.authorise(ada, world.quotes.wallet_transfer(ada, naira(1_000), bola))

    assert _say(world, reference, PAID, Declined("reversed")) == "reversed"

    assert world.balance(ada) == naira(0)
    assert _receivables(world) == 0
    assert _last_end(world) == ("reversed", "owed", naira(0))
    assert world.offenders() == []


@pytest.mark.proves("F06")
def test_a_reversal_after_success_returns_the_total(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    assert world.dispatch(reference) == "succeeded"

    assert _say(world, reference, Declined("reversed")) == "reversed"

    assert world.balance(ada) == naira(1_000)
    assert world.reviews(reference) == {"late-reversal"}
    assert world.told(reference).count("OrderSettled") == 2
    assert world.offenders() == []


def test_a_reversal_ends_the_order_and_a_later_success_only_alarms(
    world: World,
) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.dispatch(reference)
    _say(world, reference, Declined("reversed"))

    status = world.settling.apply(reference, PAID, cause="notice", at=clock.now())

    assert status == "reversed"
    assert world.reviews(reference) == {"late-reversal", "contradiction"}
    assert world.offenders() == []


def test_our_own_not_sent_never_undoes_what_the_bank_paid(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.dispatch(reference)

    late = Declined("not-sent")
    status = world.settling.apply(reference, late, cause="payout", at=clock.now())

    assert status == "succeeded"
    assert world.balance(ada) == naira(890)


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (timedelta(hours=24) - INSTANT, "submitted"),
        (timedelta(hours=24), "needs_review"),
    ],
)
@pytest.mark.proves("F05")
def test_after_24_hours_without_an_answer_people_decide(
    world: World, age: timedelta, expected: str
) -> None:
    ada = world.customer(naira(1_000))
    reference = _submitted(world, ada)
    at = _sent_at(world, reference) + age

    status = world.settling.requery(reference, cause="job", at=at)

    assert status == expected
    assert world.balance(ada) == naira(890)
    is_told = "OrderUnderReview" in world.told(reference)
    assert is_told == (expected == "needs_review")
    assert world.offenders(at) == []


def test_people_are_asked_at_once_when_the_bank_confirms_something_else(
    world: World,
) -> None:
    ada = world.customer(naira(1_000))
    reference = _submitted(world, ada)

    status = _say(world, reference, Unknown("differs", is_for_a_person=True))

    assert status == "needs_review"
    assert world.reviews(reference) == {"differs"}
    assert _say(world, reference, UNCLEAR) == "needs_review"
    assert _say(world, reference, PAID) == "succeeded"
    assert world.offenders() == []


def test_a_bank_that_does_not_answer_a_question_is_a_doubt(world: World) -> None:
    def be_silent(_: PayoutOrder) -> Outcome:
        raise Unavailable("bellbank")

    ada = world.customer(naira(1_000))
    reference = _submitted(world, ada)
    setattr(world.bank, "requery", be_silent)  # noqa: B010 - a method of one bank

    assert world.settling.requery(reference, cause="job") == "submitted"


def test_an_order_that_was_never_sent_is_not_asked_about(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)

    assert world.settling.requery(reference, cause="notice") == "held"
    assert world.bank.requeries[reference] == 0
    with pytest.raises(NotFound):
        world.settling.requery("TRF-NONE", cause="notice")


def test_what_nobody_sends_ends_after_ten_minutes(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    held_at = world.order(reference).authorised_at
    assert held_at is not None
    ripe = held_at + timedelta(minutes=10)

    assert world.settling.list_unsent(at=ripe - INSTANT, limit=5) == []
    assert world.settling.list_unsent(at=ripe, limit=5) == [reference]
    assert world.settling.decline_unsent(reference, "x", cause="job", at=ripe)
    assert not world.settling.decline_unsent(reference, "x", cause="job", at=ripe)
    assert world.balance(ada) == naira(1_000)
    assert world.offenders() == []


def test_an_order_somebody_is_sending_is_not_unsent(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    later = clock.now() + timedelta(minutes=11)
    with world.db.autocommit() as conn:
        conn.execute(
            "INSERT INTO lanes (lane, holder, leased_until)"
            " VALUES (%s, gen_random_uuid(), %s)",
            [reference, later + timedelta(seconds=60)],
        )

    assert world.settling.list_unsent(at=later, limit=5) == []


def test_an_order_is_due_once_and_comes_back_if_nobody_asked(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = _submitted(world, ada)
    due_at = _sent_at(world, reference) + timedelta(minutes=1)

    assert world.settling.lease_due(at=due_at - INSTANT, limit=5) == []
    assert world.settling.list_due(at=due_at, limit=5) == [reference]
    assert world.settling.lease_due(at=due_at, limit=5) == [reference]
    assert world.settling.lease_due(at=due_at, limit=5) == []
    back_at = due_at + timedelta(minutes=2)
    assert world.settling.lease_due(at=back_at, limit=5) == [reference]


def test_a_reference_is_found_by_ours_and_by_the_banks(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.dispatch(reference)

    assert world.settling.find_reference(reference) == reference
    assert world.settling.find_reference("BB-1") == reference
    assert world.settling.find_reference("BB-unknown") is None


def test_expired_and_voided_quotes_end_with_an_event(world: World) -> None:
    ada = world.customer(naira(1_000))
    old, young = world.quote(ada), world.quote(ada)
    with world.db.transaction() as conn:
        assert world.open_quotes.expire(conn, at=old.expires_at - INSTANT) == 0
        assert world.open_quotes.expire(conn, at=old.expires_at) == 1
        assert world.open_quotes.void_all(conn, ada.id, at=clock.now()) == 1

    assert world.order(old.reference).status == "expired"
    assert world.order(young.reference).status == "cancelled"
    assert world.offenders() == []
    assert PAYEE.account_number == young.account_number


def _last_end(world: World) -> tuple[str, str, Money | None]:
    """What was told of an order's end last: status, why, balance."""
    ends = [one for one in world.told_by.heard if isinstance(one, OrderSettled)]
    return ends[-1].status, ends[-1].reason, ends[-1].balance


def _receivables(world: World) -> object:
    [(balance,)] = world.rows(
        "SELECT balance_kobo FROM books.accounts WHERE kind = 'RECEIVABLES'"
    )
    return balance


def test_no_plan_of_the_database_takes_more_than_was_asked_for(world: World) -> None:
    """One that runs a sub-select once a row would: the rest hid for two minutes."""
    ada = world.customer(naira(1_000))
    stuck = {_submitted(world, ada) for _ in range(3)}
    at = clock.now() + timedelta(minutes=2)
    until, taken = at + timedelta(hours=1), []
    with world.db.transaction() as conn:
        for how in ("hashjoin", "mergejoin", "hashagg", "sort", "material"):
            conn.execute("SELECT set_config(%s, 'off', true)", [f"enable_{how}"])
        for _ in range(3):
            taken.append(due.lease_due(conn, at=at, until=until, limit=1))

    assert [len(one) for one in taken] == [1, 1, 1]
    assert {reference for one in taken for reference in one} == stuck

"""What the passbook tells of a wallet: every kind of change, in the books' order."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice

import pytest

from miimii import clock
from miimii.db import count_round_trips
from miimii.errors import NotFound
from miimii.ids import uuid7
from miimii.ledger.line import Bounds
from miimii.money import Money
from miimii.orders import passbook
from miimii.orders.passbook import Entry, Passbook
from miimii.providers.ports import Accepted, Declined
from miimii.transfers.particulars import describe
from miimii.users.model import Customer
from tests.transfers_world import World, naira

DAY = timedelta(days=1)


@pytest.fixture
def book(world: World) -> Passbook:
    return Passbook(world.db, world.book, [describe])


def _today(book: Passbook, customer: Customer) -> Bounds:
    at = clock.now()
    return book.bounds(customer.id, starts_at=at - DAY, ends_at=at + DAY)


def _entries(book: Passbook, customer: Customer) -> list[Entry]:
    return list(book.oldest_first(_today(book, customer)))


def _told(entry: Entry) -> tuple[str, Money, str]:
    kind = entry.particulars.kind if entry.particulars else ""
    return entry.reason, entry.amount, kind


def test_a_credit_is_told_with_its_sender_and_its_fee_apart(
    world: World, book: Passbook
) -> None:
    ada = world.customer()
    world.receive(ada.account_number or "", naira(5_000))

    arrived, fee = _entries(book, ada)
    assert _told(arrived) == ("credit", naira(5_000), "credit")
    assert arrived.particulars is not None
    assert arrived.particulars.name == "MUSA"
    assert arrived.particulars.place == "GTBANK 0123456789"
    assert not arrived.is_to_us
    assert fee.is_to_us
    assert fee.amount.kobo < 0
    assert fee.balance == world.balance(ada) == arrived.balance + fee.amount


def test_a_transfer_is_one_entry_with_its_payee_and_its_charges(
    world: World, book: Passbook
) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada, naira(400))
    world.dispatch(reference)

    order = world.order(reference)
    sent = _entries(book, ada)[-1]
    assert sent.reference == reference
    assert sent.amount == -order.total
    assert sent.particulars is not None
    assert sent.particulars.name == "ADA OBI"
    assert sent.particulars.place == "ACCESS BANK 0123456789"
    assert sent.particulars.charges == order.total - order.amount
    assert sent.particulars.status == "succeeded"


def test_a_decline_and_a_reversal_come_back_as_entries_of_their_own(
    world: World, book: Passbook
) -> None:
    ada = world.customer(naira(1_000))
    world.bank.pays = Declined("failed")
    declined = world.held(ada, naira(300))
    world.dispatch(declined)
    world.bank.pays = Accepted("successful", "BB-1")
    turned = world.held(ada, naira(200))
    world.dispatch(turned)
    late = Declined("reversed")
    world.settling.apply(turned, late, cause="requery", at=clock.now())

    entries = _entries(book, ada)[1:]
    reasons = [(one.reason, one.reference) for one in entries]
    assert reasons == [
        ("hold", declined),
        ("release", declined),
        ("hold", turned),
        ("reversal", turned),
    ]
    assert sum(one.amount.kobo for one in entries) == 0


def test_both_sides_of_a_payment_between_wallets_are_told(
    world: World, book: Passbook
) -> None:
    ada, bola = world.customer(naira(1_000)), world.customer()
    quote = world.quotes.wallet_transfer(ada, naira(250), bola)
    world.authorise(ada, quote)

    (paid,), (got,) = _entries(book, ada)[1:], _entries(book, bola)
    assert _told(paid) == ("wallet transfer", naira(-250), "wallet_transfer")
    assert _told(got) == ("wallet transfer", naira(250), "wallet_transfer")
    assert got.particulars is not None
    assert got.particulars.user_id == ada.id
    assert got.particulars.sender.startswith("Bola Ade")


def test_the_newest_come_first_and_go_on_where_one_left_off(
    world: World, book: Passbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passbook, "PAGE", 2)
    ada = world.customer(naira(1_000))
    for _ in range(3):
        world.receive(ada.account_number or "", naira(2_000))
    within = _today(book, ada)
    entries = list(book.oldest_first(within))

    assert list(book.newest_first(within)) == entries[::-1]
    first_three = list(islice(book.newest_first(within), 3))
    rest = list(book.newest_first(within, before=first_three[-1].version))
    assert first_three + rest == entries[::-1]
    assert list(book.newest_first(within, before=entries[0].version)) == []


def test_reading_costs_few_round_trips_whatever_the_number_of_entries(
    world: World, book: Passbook
) -> None:
    ada = world.customer(naira(10_000))
    world.dispatch(world.held(ada))
    with count_round_trips() as tally:
        entries = _entries(book, ada)
    assert len(entries) > 5
    # the bounds; then one page: its lines, its transfers, its credits
    assert tally.round_trips == 4


def test_without_changes_a_period_opens_and_closes_on_the_same_balance(
    world: World, book: Passbook
) -> None:
    ada = world.customer(naira(700))
    at = clock.now() + DAY
    later = book.bounds(ada.id, starts_at=at, ends_at=at + DAY)
    earlier = book.bounds(ada.id, starts_at=at - 9 * DAY, ends_at=at - 8 * DAY)
    assert (later.opening, later.closing) == (naira(700), naira(700))
    assert (earlier.opening, earlier.closing) == (naira(0), naira(0))
    assert list(book.oldest_first(later)) == list(book.newest_first(earlier)) == []


def test_nobody_without_a_wallet_has_a_passbook(book: Passbook) -> None:
    at = clock.now()
    with pytest.raises(NotFound):
        book.bounds(uuid7(), starts_at=at, ends_at=at + DAY)


def test_another_s_changes_are_never_told(world: World, book: Passbook) -> None:
    ada, bola = world.customer(naira(1_000)), world.customer(naira(300))
    world.dispatch(world.held(ada))
    assert [one.amount for one in _entries(book, bola)] == [naira(300)]

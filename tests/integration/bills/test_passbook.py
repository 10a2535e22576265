"""What the passbook and a statement tell of purchases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from miimii import clock
from miimii.bills.particulars import describe
from miimii.chat import statements
from miimii.chat.spending import add_up
from miimii.chat.statements import Movement, movement
from miimii.db import count_round_trips
from miimii.orders.passbook import Passbook
from miimii.providers.ports import Declined, Vended
from miimii.transfers.particulars import describe as describe_transfers
from miimii.users.model import Customer
from tests.bills_world import METER, PHONE, POWER, BillsWorld
from tests.transfers_world import naira

DAY = timedelta(days=1)


@pytest.fixture
def book(world: BillsWorld) -> Passbook:
    return Passbook(world.db, world.book, [describe_transfers, describe])


def _told(world: BillsWorld, book: Passbook, customer: Customer) -> list[Movement]:
    """What became of the wallet since the money came in."""
    at = clock.now()
    within = book.bounds(customer.id, starts_at=at - DAY, ends_at=at + DAY)
    entries = [e for e in book.oldest_first(within) if e.reason != "credit"]
    return [movement(entry, customer.id) for entry in entries]


def _words(line: Movement) -> tuple[str, str]:
    return statements.describe("en", line), statements.describe_more("en", line)


def test_a_purchase_is_told_by_product_and_number_under_its_kind(
    world: BillsWorld, book: Passbook
) -> None:
    ada = world.customer(naira(2_000))
    reference = world.sent(ada)
    power = world.sent(ada, POWER)

    airtime, electricity = _told(world, book, ada)
    assert airtime.topic == "airtime"
    assert _words(airtime) == ("MTN airtime", PHONE)
    assert airtime.reference == reference
    assert electricity.topic == "electricity"
    charges = electricity.charges
    assert electricity.amount == -world.purchase(power).total
    assert charges == world.purchase(power).total - world.purchase(power).amount
    assert _words(electricity)[1].startswith(METER)


def test_what_was_not_delivered_comes_back_under_the_same_kind(
    world: BillsWorld, book: Passbook
) -> None:
    ada = world.customer(naira(2_000))
    world.vendor.vends = Declined("fail")
    world.sent(ada)

    _, back = _told(world, book, ada)
    assert (back.topic, back.is_return) == ("airtime", True)
    assert _words(back)[0] == "Returned: MTN airtime"
    assert set(add_up(_told(world, book, ada)).spent.values()) <= {naira(0)}


def test_what_the_vendor_left_us_is_no_fee_of_the_customer_s(
    world: BillsWorld, book: Passbook
) -> None:
    ada = world.customer(naira(2_000))
    world.vendor.vends = Vended("success", cost=naira(97))
    world.sent(ada)

    (bought,) = _told(world, book, ada)
    assert bought.amount == naira(-100)
    assert bought.charges == naira(0)


def test_purchases_and_transfers_of_a_page_cost_one_round_trip_each(
    world: BillsWorld, book: Passbook
) -> None:
    ada = world.customer(naira(3_000))
    for _ in range(3):
        world.sent(ada)
        world.dispatch(world.held(ada))
    with count_round_trips() as tally:
        _told(world, book, ada)
    # bounds, lines, transfers, credits, purchases
    assert tally.round_trips == 5

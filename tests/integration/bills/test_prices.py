"""The price confirmed is the price debited, on the receipt, and in the books."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest

from miimii import clock
from miimii.bills.model import Wanted
from miimii.bills.settle import settled
from miimii.chat.bought import write_bought
from miimii.money import Money
from miimii.providers.ports import Vended
from tests.bills_world import AIRTIME, CARD, PHONE, POWER, BillsWorld
from tests.transfers_world import naira

DATA = Wanted("data", target=PHONE)
CABLE = Wanted("cable", target=CARD)
START = naira(200_000)


def _of(wanted: Wanted, amount: int) -> Wanted:
    return replace(wanted, amount_kobo=amount * 100)


@pytest.mark.parametrize(
    ("wanted", "total"),
    [
        (_of(AIRTIME, 50), 50),
        (_of(AIRTIME, 50_000), 50_000),
        (_of(POWER, 100), 125),
        (_of(POWER, 1_699), 1_724),
        (_of(POWER, 1_700), 1_726),
        (_of(POWER, 33_299), 33_798),
        (_of(POWER, 33_300), 33_800),
        (_of(POWER, 100_000), 100_500),
        (replace(DATA, biller="GLO", size="200MB"), None),
        (replace(DATA, biller="MTN", size="10GB", plan_hint="sme"), None),
        (replace(CABLE, biller="GOTV", package="Smallie"), None),
        (replace(CABLE, biller="DSTV", package="Premium"), None),
    ],
)
@pytest.mark.parametrize("cost_is", [-30, 0, 30])
def test_one_price_from_the_quote_to_the_books(
    world: BillsWorld, wanted: Wanted, total: int | None, cost_is: int
) -> None:
    """Whatever the vendor takes of our float: that is ours to bear or to keep."""
    ada = world.customer(START)
    found, question = world.purchases.next_question(wanted)
    assert question is None
    quote = world.purchases.quote(ada, found)
    assert total is None or quote.total == naira(total)

    world.authorise(ada, quote)
    assert START - world.balance(ada) == quote.total
    cost = Money(max(quote.amount.kobo + cost_is * 100, 100))
    world.vendor.vends = Vended("success", cost=cost)
    assert world.vend(quote.reference) == "succeeded"

    assert START - world.balance(ada) == quote.total
    news = settled(
        world.purchase(quote.reference), "succeeded", at=clock.now(), balance=None
    )
    assert (news.amount, news.fee, news.total) == (
        quote.amount,
        quote.fee,
        quote.amount + quote.fee,
    )
    assert str(quote.total) in write_bought("en", news)
    [row] = world.rows(
        "SELECT amount_kobo, fee_kobo, vat_kobo + duty_kobo FROM books.orders"
        " WHERE reference = %(r)s",
        r=quote.reference,
    )
    assert row == (quote.amount.kobo, quote.fee.kobo, 0)
    [(taken,)] = world.rows(
        "SELECT balance_kobo FROM books.accounts WHERE kind = 'BILLS_FLOAT'"
    )
    assert taken == cost.kobo
    assert world.offenders() == []


def test_with_tax_switched_on_its_parts_still_add_up(
    world: BillsWorld, owner_url: str
) -> None:
    with psycopg.connect(owner_url) as conn:
        conn.execute(
            "INSERT INTO rules (name, value_bps, effective_from, source, proposed_by,"
            " approved_by) VALUES ('vat', 750, '2026-01-01', 's', 'a', 'b')"
        )
    ada = world.customer(START)

    quote = world.purchases.quote(ada, _of(POWER, 1_700))
    world.authorise(ada, quote)
    world.vend(quote.reference)

    assert (quote.fee, quote.vat, quote.total) == (
        naira(26),
        Money(195),
        Money(172_795),
    )
    assert START - world.balance(ada) == quote.total
    news = settled(
        world.purchase(quote.reference), "succeeded", at=clock.now(), balance=None
    )
    receipt = write_bought("en", news)
    assert "Fee: ₦27.95" in receipt
    assert "Total: ₦1,727.95" in receipt
    assert world.offenders() == []

"""Who can be paid, what it costs, and what is refused before anybody confirms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from miimii.cache import Cache
from miimii.errors import (
    AmountOutOfRange,
    BankUnknown,
    EnquiryLimitReached,
    InsufficientFunds,
    LimitReached,
    PayeeIsSelf,
    PayeeUnknown,
)
from miimii.money import Money
from miimii.orders.model import hash_quote
from miimii.providers.ports import Bank
from miimii.transfers.payees import Payees
from tests.transfers_world import PAYEE, World, naira

ACCESS = Bank("000014", "ACCESS BANK")


@pytest.fixture
def payees(world: World, cache: Cache) -> Payees:
    return Payees(world.db, world.bank, cache, world.customers)


@pytest.mark.parametrize(
    ("amount", "fee"), [(100, 10), (5_000, 10), (5_001, 25), (50_000, 25), (50_001, 50)]
)
def test_the_fee_is_that_of_the_band(world: World, amount: int, fee: int) -> None:
    ada = world.customer()
    world.receive(ada.account_number or "", naira(100_000))

    quote = world.quote(ada, naira(amount))

    assert (quote.fee, quote.total) == (naira(fee), naira(amount + fee))


def test_a_stored_quote_is_what_its_hash_says(world: World) -> None:
    quote = world.quote(world.customer(naira(1_000)))

    order = world.order(quote.reference)

    assert hash_quote(order) == order.quote_hash == quote.quote_hash
    with world.db.autocommit() as conn:
        assert world.open_quotes.find(conn, quote.reference) == quote
        assert world.open_quotes.find(conn, "TRF-NONE") is None


def test_what_cannot_be_paid_is_refused_and_not_stored(world: World) -> None:
    ada, bola = world.customer(naira(1_000), tier=1), world.customer()
    own = replace(PAYEE, account_number=ada.account_number or "")

    for amount in (Money(9_999), Money(100_000_001)):
        with pytest.raises(AmountOutOfRange):
            world.quote(ada, amount)
    with pytest.raises(LimitReached):
        world.quote(ada, naira(50_001))
    with pytest.raises(InsufficientFunds):
        world.quote(ada, naira(991))
    with pytest.raises(PayeeIsSelf):
        world.quotes.bank_transfer(ada, naira(100), own)
    with pytest.raises(PayeeIsSelf):
        world.quotes.wallet_transfer(ada, naira(100), ada)
    with pytest.raises(AmountOutOfRange):
        world.quotes.wallet_transfer(ada, naira(99), bola)
    assert world.rows("SELECT reference FROM transfers") == []


def test_a_quote_takes_the_last_kobo(world: World) -> None:
    ada = world.customer(naira(1_000))

    assert world.quote(ada, naira(990)).total == naira(1_000)


def test_a_bank_is_found_by_its_code_or_exact_name(
    payees: Payees, world: World
) -> None:
    assert payees.find_bank("000014", "whatever") == ACCESS
    assert payees.find_bank("777777", "moon bank").code == "000099"
    with pytest.raises(BankUnknown):
        payees.find_bank("777777", "Sun Bank")
    assert world.bank.enquiries == 1  # the list is asked for once


def test_twenty_enquiries_an_hour_reach_the_bank(payees: Payees, world: World) -> None:
    ada = world.customer()
    numbers = [f"{ada.id.int % 10**8:08d}{n:02d}" for n in range(21)]

    for number in numbers[:20]:
        assert payees.resolve(ada.id, ACCESS, number).account_name == "ADA OBI"
    with pytest.raises(EnquiryLimitReached):
        payees.resolve(ada.id, ACCESS, numbers[20])

    assert payees.resolve(ada.id, ACCESS, numbers[0]).account_number == numbers[0]
    assert world.bank.enquiries == 20


def test_a_phone_finds_an_active_customer_and_never_oneself(
    payees: Payees, world: World
) -> None:
    ada, bola = world.customer(), world.customer()

    assert payees.resolve_phone(ada, bola.phone or "").id == bola.id
    with pytest.raises(PayeeIsSelf):
        payees.resolve_phone(ada, ada.phone or "")
    with pytest.raises(PayeeUnknown):
        payees.resolve_phone(ada, "+2348099999999")


def test_an_account_number_has_ten_digits(payees: Payees, world: World) -> None:
    with pytest.raises(PayeeUnknown):
        payees.resolve(world.customer().id, ACCESS, "123")
    assert world.bank.enquiries == 0

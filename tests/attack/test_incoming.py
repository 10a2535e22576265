"""Money that arrives, lied about: repeated, taken back, odd, for the wrong standing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial

import psycopg
import pytest

from miimii import clock
from miimii.errors import MiimiiError
from miimii.money import Money
from miimii.providers import bellbank_answers as answers
from miimii.providers.ports import ConfirmedCredit
from tests.transfers_world import DONE, World, a_credit, at_once, naira

ARRIVED = {"status": "successful"}


@pytest.mark.parametrize("word", ["reversed", "failed"])
def test_a_credit_that_the_bank_takes_back_goes_before_people(
    world: World, word: str
) -> None:
    """It was dropped in silence: the money stayed in the wallet, and nobody knew."""
    ada = world.customer()
    reference = world.receive(ada.account_number or "", naira(500))

    world.credits.confirm(reference, {"status": word}, DONE, at=clock.now())

    assert world.reviews(reference) == {"credit-taken-back"}
    assert world.balance(ada) == naira(500)  # two people decide


@pytest.mark.parametrize("word", ["successful", "pending", "processing"])
def test_a_late_or_repeated_notice_of_a_booked_credit_is_nothing_to_people(
    world: World, word: str
) -> None:
    ada = world.customer()
    reference = world.receive(ada.account_number or "", naira(500))

    world.credits.confirm(reference, {"status": word}, DONE, at=clock.now())

    assert world.reviews(reference) == set()


def test_a_fee_is_never_more_than_what_arrived(world: World, owner_url: str) -> None:
    """Such a credit could not be booked at all, and was tried again for ever."""
    with psycopg.connect(owner_url) as conn:
        conn.execute(
            "UPDATE rules SET value_kobo = 10000"
            " WHERE name = 'fee.credit' AND above_kobo = 0"
        )
    ada = world.customer()

    world.receive(ada.account_number or "", naira(30))

    assert world.balance(ada) == naira(0)
    assert world.rows("SELECT amount_kobo, fee_kobo FROM credits") == [(3_000, 3_000)]
    assert world.offenders() == []


def test_a_credit_for_a_frozen_customer_is_theirs_and_stays(world: World) -> None:
    ada = world.customer(naira(100))
    with world.db.transaction() as conn:
        world.customers.freeze(conn, ada.id, at=clock.now())

    world.receive(ada.account_number or "", naira(500))

    assert world.balance(ada) == naira(600)
    with pytest.raises(MiimiiError):
        world.authorise(ada, world.quote(ada))
    assert world.offenders() == []


def test_one_reference_answered_with_two_amounts_is_booked_once(world: World) -> None:
    ada = world.customer()
    account = ada.account_number or ""
    told = iter(naira(500 + n) for n in range(8))

    def answer(reference: str) -> ConfirmedCredit:
        return a_credit(reference, account, next(told))

    setattr(world.bank, "find_credit", answer)  # noqa: B010 - a bank that can't decide
    confirm = partial(world.credits.confirm, "BB-TWO", ARRIVED, DONE, at=clock.now())
    results = at_once([confirm] * 8)

    assert all(one is None or isinstance(one, MiimiiError) for one in results)
    assert world.rows("SELECT count(*) FROM credits") == [(1,)]
    assert naira(500) <= world.balance(ada) <= naira(507)
    assert world.offenders() == []


def test_a_session_that_a_notice_lends_to_another_credit_shows_people(
    world: World,
) -> None:
    ada = world.customer()
    first = a_credit("BB-1", ada.account_number or "", naira(500))
    world.bank.credits["BB-1"] = replace(first, session_id="S")
    world.credits.confirm("BB-1", ARRIVED, DONE, at=clock.now())
    world.bank.credits["BB-2"] = replace(first, provider_reference="BB-2")

    lie = {**ARRIVED, "session_id": "S"}
    world.credits.confirm("BB-2", lie, DONE, at=clock.now())

    assert world.balance(ada) == naira(500)
    assert world.reviews("BB-2") == {"session-repeated"}


def test_texts_that_no_table_can_keep_do_not_stop_a_credit(world: World) -> None:
    """A NUL or half a character in a sender's name: it was tried again for ever."""
    ada = world.customer()
    credit = answers.confirmed_credit(
        "BB-NUL",
        200,
        {
            "success": True,
            "data": {
                "type": "credit",
                "status": "successful",
                "reference": "BB-NUL",
                "accountNumber": ada.account_number,
                "amount": 500,
                "senderName": "MU\x00SA \ud800",
            },
        },
    )
    assert credit is not None
    world.bank.credits["BB-NUL"] = credit

    world.credits.confirm("BB-NUL", ARRIVED, DONE, at=clock.now())

    assert world.balance(ada) == naira(500)
    assert credit.sender_name == "MU SA"


@pytest.mark.parametrize(
    "wire",
    [
        Decimal("1." + "0" * 40 + "1"),
        Decimal("1E-999999"),
        Decimal("NaN"),
        Decimal("Infinity"),
        "100000000000." + "0" * 19 + "1",
        10**15,
        "1e3",
        "-5",
        "0",
        0.5,
        True,
    ],
)
def test_an_amount_that_is_not_exactly_kobo_is_not_guessed(wire: object) -> None:
    with pytest.raises(ValueError, match=r"amount|decimals"):
        Money.from_wire(wire)


@pytest.mark.parametrize(
    ("wire", "kobo"),
    [(Decimal("5E+3"), 500_000), ("5000.500", 500_050), (Decimal("0.01"), 1)],
)
def test_an_amount_that_is_exactly_kobo_is_read(wire: object, kobo: int) -> None:
    assert Money.from_wire(wire) == Money(kobo)


def test_money_from_another_wallet_above_the_ceiling_goes_before_people(
    world: World,
) -> None:
    """As a credit of the bank does: booked, flagged, shown."""
    ada, bola = world.customer(naira(1_000)), world.customer(tier=1)
    world.receive(bola.account_number or "", naira(300_000))
    quote = world.quotes.wallet_transfer(ada, naira(1_000), bola)
    before = world.balance(bola)
    world.receive(bola.account_number or "", naira(300_000) - before)

    world.authorise(ada, quote)

    assert world.balance(bola) > naira(300_000)
    assert world.reviews(quote.reference) == {"inflow-over-limit"}

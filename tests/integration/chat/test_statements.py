"""What a statement says of each thing that happens to an account, from the books."""

from __future__ import annotations

import pytest

from miimii import clock
from miimii.chat.papers.statement_csv import write_csv
from miimii.chat.papers.statement_pdf import draw_pdf
from miimii.chat.periods import Period
from miimii.chat.statements import (
    FEES,
    RECEIVED,
    SENT,
    Movement,
    Statement,
    describe,
    describe_more,
    read_statement,
)
from miimii.db import Database
from miimii.money import Money
from miimii.orders.passbook import Passbook
from miimii.providers.ports import Accepted, Declined
from miimii.transfers.particulars import describe as describe_transfers
from miimii.users.model import Customer
from tests.pdf import texts
from tests.transfers_world import World, naira


@pytest.fixture
def bank(patient: Database) -> World:
    return World(patient)


def _statement(bank: World, customer: Customer) -> Statement:
    book = Passbook(bank.db, bank.book, [describe_transfers])
    at = clock.now()
    today = Period(clock.day_of(at), clock.day_of(at))
    return read_statement(book, customer, today, reference="STM1", at=at)


def _said(line: Movement) -> tuple[str, str]:
    return describe("en", line), describe_more("en", line)


def test_money_in_its_fee_and_a_transfer(bank: World) -> None:
    ada = bank.customer()
    bank.receive(ada.account_number or "", naira(20_000))
    sent = bank.held(ada, naira(15_000))
    bank.dispatch(sent)

    arrived, fee, out = _statement(bank, ada).movements
    charges = bank.order(sent).total - naira(15_000)
    assert (arrived.topic, fee.topic, out.topic) == (RECEIVED, FEES, SENT)
    assert _said(arrived) == ("From MUSA", "GTBANK 0123456789")
    assert arrived.reference.startswith("CRD")
    assert _said(fee) == ("Fee", "GTBANK 0123456789")
    assert charges > Money(0)
    assert _said(out) == (
        "Transfer to ADA OBI",
        f"ACCESS BANK 0123456789 · including {charges} in fees and taxes",
    )
    assert out.balance == bank.balance(ada)


def test_what_came_back_and_what_went_after_all(bank: World) -> None:
    ada = bank.customer(naira(1_000))
    bank.bank.pays = Declined("failed")
    reference = bank.held(ada, naira(300))
    bank.dispatch(reference)
    late = Accepted("successful", "BB-9")
    bank.settling.apply(reference, late, cause="requery", at=clock.now())

    lines = list(_statement(bank, ada).movements)[1:]
    assert [_said(line)[0] for line in lines] == [
        "Transfer to ADA OBI",
        "Returned: Transfer to ADA OBI",
        "Went through after all: Transfer to ADA OBI",
    ]
    assert bank.order(reference).total > naira(300)  # the fee is in the same line
    assert [line.is_return for line in lines] == [False, True, False]
    assert [line.amount for line in lines] == [
        -bank.order(reference).total,
        bank.order(reference).total,
        -bank.order(reference).total,
    ]


def test_each_side_of_a_payment_reads_the_other_s_name(bank: World) -> None:
    ada, bola = bank.customer(naira(1_000)), bank.customer()
    quote = bank.quotes.wallet_transfer(ada, naira(250), bola)
    bank.authorise(ada, quote)

    *_, paid = _statement(bank, ada).movements
    (got,) = _statement(bank, bola).movements
    assert (paid.topic, paid.name, paid.is_return) == (SENT, bola.full_name, False)
    assert (got.topic, got.name, got.is_return) == (RECEIVED, ada.full_name, False)
    assert _said(got) == (f"From {ada.full_name}", "")
    assert paid.reference == got.reference == quote.reference


def test_the_papers_open_and_close_on_the_balances_of_the_books(bank: World) -> None:
    ada = bank.customer(naira(3_000))
    for says in (Accepted("successful", "BB-1"), Declined("failed")):
        bank.bank.pays = says
        bank.dispatch(bank.held(ada, naira(400)))

    statement = _statement(bank, ada)
    assert (statement.opening, statement.closing) == (Money(0), bank.balance(ada))
    csv = write_csv(_statement(bank, ada), "en").decode("utf-8-sig")
    naira_left = str(bank.balance(ada)).strip("₦").replace(",", "")
    assert csv.splitlines()[-1].endswith(f",{naira_left}")
    *_, sheet = texts(draw_pdf(_statement(bank, ada), "en"))
    assert sheet[-1] == str(bank.balance(ada)).replace("₦", "?")


def test_no_connection_is_out_while_a_statement_is_drawn(bank: World) -> None:
    ada = bank.customer(naira(3_000))
    (access, *_) = bank.bank.banks()
    for _ in _statement(bank, ada).movements:
        bank.bank.name_enquiry(access, "0123456789")  # refuses while one is out

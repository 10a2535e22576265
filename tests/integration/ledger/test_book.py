"""What posting promises: all or nothing, once, and never below zero."""

from __future__ import annotations

import pytest

from miimii import clock, ids
from miimii.db import Conn, Database, count_round_trips
from miimii.errors import InsufficientFunds, NotFound, ReferenceReused
from miimii.ledger.accounts import BELLBANK, FEES, HOLDS, wallet
from miimii.ledger.book import Balance, Book
from miimii.money import Money
from tests.books import a_wallet, journal, post


@pytest.fixture
def book() -> Book:
    return Book()


def test_a_credit_and_its_fee_are_two_steps_of_one_wallet(
    conn: Conn, book: Book
) -> None:
    ada = a_wallet(conn, 100)

    posted = post(conn, "C1", (BELLBANK, wallet(ada), 1000), (wallet(ada), FEES, 5))

    assert posted.is_new
    assert posted.balances == {ada: Money(1095)}
    assert book.balance(conn, ada) == Balance(Money(1095), version=3)
    rows = conn.execute(
        """
        SELECT debit_version, debit_balance_after, credit_version, credit_balance_after
          FROM postings
         WHERE journal_id = %s
         ORDER BY id
        """,
        [posted.journal_id],
    ).fetchall()
    assert rows == [(None, None, 2, 1100), (3, 1095, None, None)]


def test_a_step_below_zero_is_refused_even_if_a_later_one_would_mend_it(
    conn: Conn, book: Book
) -> None:
    ada = a_wallet(conn, 4)

    with pytest.raises(InsufficientFunds):
        post(conn, "C1", (wallet(ada), FEES, 5), (BELLBANK, wallet(ada), 1000))

    assert book.balance(conn, ada).amount == Money(4)


def test_the_last_kobo_may_be_spent(conn: Conn) -> None:
    ada = a_wallet(conn, 1000)

    posted = post(conn, "T1:hold", (wallet(ada), HOLDS, 1000))

    assert posted.balances == {ada: Money(0)}


def test_one_kobo_more_than_there_is_may_not(conn: Conn, book: Book) -> None:
    ada = a_wallet(conn, 1000)

    with pytest.raises(InsufficientFunds):
        post(conn, "T1:hold", (wallet(ada), HOLDS, 1001))

    assert book.balance(conn, ada) == Balance(Money(1000), version=1)


def test_the_transaction_of_a_refusal_stays_usable(conn: Conn) -> None:
    ada = a_wallet(conn, 10)
    with pytest.raises(InsufficientFunds):
        post(conn, "T1", (wallet(ada), HOLDS, 11))

    assert post(conn, "T1", (wallet(ada), HOLDS, 10)).is_new


def test_between_two_wallets_both_balances_come_back(conn: Conn, book: Book) -> None:
    ada, bola = a_wallet(conn, 700), a_wallet(conn, 50)

    posted = post(conn, "W1", (wallet(ada), wallet(bola), 200))

    assert posted.balances == {ada: Money(500), bola: Money(250)}
    assert book.balance(conn, bola) == Balance(Money(250), version=2)


def test_the_same_journal_again_changes_nothing_and_answers_as_then(
    conn: Conn, book: Book
) -> None:
    ada = a_wallet(conn, 1000)
    first = post(conn, "T1:hold", (wallet(ada), HOLDS, 300))
    post(conn, "T2:hold", (wallet(ada), HOLDS, 700))

    again = post(conn, "T1:hold", (wallet(ada), HOLDS, 300))

    assert not again.is_new
    assert again.journal_id == first.journal_id
    assert again.balances == {ada: Money(700)}
    assert book.balance(conn, ada) == Balance(Money(0), version=3)


def test_another_amount_under_a_known_reference_is_refused(
    conn: Conn, book: Book
) -> None:
    ada = a_wallet(conn, 1000)
    post(conn, "T1:hold", (wallet(ada), HOLDS, 300))

    with pytest.raises(ReferenceReused):
        post(conn, "T1:hold", (wallet(ada), HOLDS, 301))

    assert book.balance(conn, ada).amount == Money(700)


def test_a_journal_without_wallets_takes_its_turn_once_too(conn: Conn) -> None:
    first = post(conn, "charge:bellbank:1", (FEES, BELLBANK, 10))
    again = post(conn, "charge:bellbank:1", (FEES, BELLBANK, 10))

    assert (first.is_new, again.is_new) == (True, False)
    assert first.balances == again.balances == {}


def test_a_journal_is_reversed_once(conn: Conn, book: Book) -> None:
    ada = a_wallet(conn, 1000)
    hold = journal("T1:hold", (wallet(ada), HOLDS, 300), order="T1")
    book.post(conn, hold, at=clock.now())

    released = book.post(conn, hold.reversal("T1:release"), at=clock.now())

    assert released.balances == {ada: Money(1000)}
    assert not book.post(conn, hold.reversal("T1:release"), at=clock.now()).is_new
    with pytest.raises(ReferenceReused):
        book.post(conn, hold.reversal("T1:reversal"), at=clock.now())
    assert book.balance(conn, ada).amount == Money(1000)


def test_only_what_is_in_the_books_can_be_reversed(conn: Conn) -> None:
    ada = a_wallet(conn, 1000)
    never_posted = journal("T1:hold", (wallet(ada), HOLDS, 300))

    with pytest.raises(NotFound):
        Book().post(conn, never_posted.reversal("T1:release"), at=clock.now())


def test_nobody_can_be_paid_without_a_wallet(conn: Conn, book: Book) -> None:
    ada, stranger = a_wallet(conn, 1000), ids.uuid7()

    with pytest.raises(NotFound):
        post(conn, "W1", (wallet(ada), wallet(stranger), 1))

    assert book.balance(conn, ada).amount == Money(1000)
    with pytest.raises(NotFound):
        book.balance(conn, stranger)


def test_a_wallet_is_opened_once(conn: Conn, book: Book) -> None:
    ada = ids.uuid7()

    assert book.open_wallet(conn, ada) == book.open_wallet(conn, ada)
    assert book.balance(conn, ada) == Balance(Money(0), version=0)


@pytest.mark.usefixtures("clean")
def test_a_posting_is_one_round_trip_and_a_refusal_is_too(database: Database) -> None:
    with database.autocommit() as conn:
        ada = a_wallet(conn, 1000)
        with count_round_trips() as posting:
            post(conn, "T1:hold", (wallet(ada), HOLDS, 300))
        with count_round_trips() as refusal, pytest.raises(InsufficientFunds):
            post(conn, "T2:hold", (wallet(ada), HOLDS, 701))

    assert (posting.round_trips, refusal.round_trips) == (1, 1)

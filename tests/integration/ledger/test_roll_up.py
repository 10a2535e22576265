"""System balances are counted up to a time, and exact whenever they are read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from miimii.db import Conn
from miimii.ledger.accounts import BELLBANK, FEES, wallet
from miimii.ledger.book import Book
from tests.books import a_wallet, post

ONE = datetime(2026, 11, 22, 1, tzinfo=UTC)
TWO = ONE + timedelta(hours=1)
THREE = ONE + timedelta(hours=2)
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def books(owner_url: str) -> Iterator[Conn]:
    """Fees of 1, 20, 300 and 4000 kobo, on both sides of two o'clock."""
    with psycopg.connect(owner_url) as conn:
        ada = a_wallet(conn, 10_000)
        recorded_at(conn, f"credit:bellbank:{ada}", ONE)
        fees = (1, ONE), (20, TWO - INSTANT), (300, TWO), (4000, THREE)
        for kobo, at in fees:
            post(conn, f"fee:{kobo}", (wallet(ada), FEES, kobo))
            recorded_at(conn, f"fee:{kobo}", at)
        yield conn
        conn.rollback()


def recorded_at(conn: Conn, reference: str, at: datetime) -> None:
    """Set the time at which a journal's postings were recorded."""
    conn.execute("SET LOCAL session_replication_role = replica")
    conn.execute(
        """
        UPDATE postings
           SET recorded_at = %(at)s
         WHERE journal_id = (SELECT id FROM journals WHERE reference = %(reference)s)
        """,
        {"at": at, "reference": reference},
    )
    conn.execute("SET LOCAL session_replication_role = origin")


def rolled_up(conn: Conn) -> dict[str, tuple[int, datetime]]:
    """What the roll-up says, and up to when, by kind of account."""
    rows = conn.execute(
        """
        SELECT a.kind, b.balance_kobo, b.counted_to
          FROM system_balances b
          JOIN accounts a ON a.id = b.account_id
        """
    ).fetchall()
    return {kind: (kobo, counted_to) for kind, kobo, counted_to in rows}


def exact(conn: Conn) -> dict[str, int]:
    """What the auditors' view says of the accounts that are not at zero."""
    rows = conn.execute(
        """
        SELECT kind, balance_kobo
          FROM books.accounts
         WHERE kind <> 'wallet' AND balance_kobo <> 0
        """
    ).fetchall()
    return dict(rows)


def test_what_is_recorded_before_the_hour_is_counted_and_the_rest_is_added(
    books: Conn,
) -> None:
    assert Book().roll_up(books, before=TWO) == 9

    assert rolled_up(books)["FEES"] == (21, TWO)
    assert rolled_up(books)["BELLBANK"] == (-10_000, TWO)
    assert exact(books) == {"FEES": 4321, "BELLBANK": -10_000}


def test_the_next_hour_goes_on_where_the_last_one_ended(books: Conn) -> None:
    Book().roll_up(books, before=TWO)
    Book().roll_up(books, before=THREE)

    assert rolled_up(books)["FEES"] == (321, THREE)
    assert exact(books)["FEES"] == 4321


def test_the_same_or_an_earlier_hour_again_changes_nothing(books: Conn) -> None:
    Book().roll_up(books, before=THREE)

    assert Book().roll_up(books, before=THREE) == 0
    assert Book().roll_up(books, before=TWO) == 0
    assert rolled_up(books)["FEES"] == (321, THREE)


def test_a_rebuild_counts_anew_whatever_stood_there(books: Conn) -> None:
    Book().roll_up(books, before=THREE)
    books.execute("UPDATE system_balances SET balance_kobo = 7")

    assert Book().rebuild_rollup(books, before=TWO) == 9

    assert rolled_up(books)["FEES"] == (21, TWO)
    assert exact(books) == {"FEES": 4321, "BELLBANK": -10_000}


def test_the_jobs_role_may_roll_up_and_the_application_may_not(
    owner_url: str, app_url: str
) -> None:
    with psycopg.connect(owner_url.replace("//owner@", "//jobs@")) as conn:
        assert Book().roll_up(conn, before=TWO) == 9
        conn.rollback()
    with (
        psycopg.connect(app_url) as conn,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        Book().roll_up(conn, before=TWO)


def test_a_payment_leaves_the_rows_of_system_accounts_alone(books: Conn) -> None:
    before = system_rows(books)

    post(books, "C9", (BELLBANK, FEES, 5))

    assert system_rows(books) == before


def system_rows(conn: Conn) -> list[tuple[object, ...]]:
    return conn.execute(
        "SELECT ctid, balance_kobo, version FROM accounts WHERE kind <> 'wallet'"
    ).fetchall()

"""Any activity, any period: opening + movements = closing = the books, and no gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miimii import clock
from miimii.chat.periods import Period
from miimii.chat.understanding.days import find_days
from miimii.db import Conn
from miimii.ids import uuid7
from miimii.ledger.accounts import (
    ADJUSTMENTS,
    BELLBANK,
    BILLS_FLOAT,
    FEES,
    HOLDS,
    VAT_PAYABLE,
    wallet,
)
from miimii.ledger.book import Book
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money

FIRST = date(2026, 10, 1)
BEGAN = clock.start_of_day(FIRST)
ADA, BOLA = uuid7(), uuid7()
PURSES = (
    *map(wallet, (ADA, BOLA)),
    *(BELLBANK, BILLS_FLOAT, FEES, VAT_PAYABLE, HOLDS, ADJUSTMENTS),
)
A_DAY = timedelta(days=1)

moves = st.builds(
    lambda ends, kobo: Posting(ends[0], ends[1], Money(kobo)),
    st.permutations(PURSES).map(lambda purses: purses[:2]),
    st.integers(1, 1000),
)
journals = st.lists(st.lists(moves, min_size=1, max_size=4), min_size=1, max_size=15)
# Hours between two postings; below zero where a server's clock was set back.
steps = st.lists(st.integers(-30, 60), min_size=60, max_size=60)
cuts = st.lists(st.integers(-2, 60), min_size=2, max_size=6).map(sorted)


@pytest.fixture(scope="module")
def books(owner_url: str) -> Iterator[Conn]:
    """Two wallets that every example finds with money; all of it is undone."""
    with psycopg.connect(owner_url) as conn:
        conn.execute("SET LOCAL session_replication_role = replica")
        for user_id in (ADA, BOLA):
            Book().open_wallet(conn, user_id)
            start = Posting(BELLBANK, wallet(user_id), Money(1_000_000))
            Book().post(conn, Journal(f"start:{user_id}", "test", (start,)), at=BEGAN)
        conn.execute("UPDATE postings SET recorded_at = %s", [BEGAN - 90 * A_DAY])
        yield conn
        conn.rollback()


def _recorded(conn: Conn, steps: list[int]) -> None:
    """Give the postings of an example the times of recording that it wants."""
    fresh = conn.execute(
        "SELECT id FROM postings WHERE recorded_at > %s ORDER BY id", [BEGAN - A_DAY]
    ).fetchall()
    at = BEGAN
    for (posting_id,), step in zip(fresh, steps, strict=False):
        at = max(at + timedelta(hours=step), BEGAN)
        conn.execute(
            "UPDATE postings SET recorded_at = %s WHERE id = %s", [at, posting_id]
        )


@given(journals, steps, cuts)
def test_periods_join_and_every_one_of_them_adds_up(
    books: Conn, journals: list[list[Posting]], steps: list[int], cuts: list[int]
) -> None:
    book = Book()
    with books.transaction(force_rollback=True):
        for number, postings in enumerate(journals):
            journal = Journal(f"J{number}", "test", tuple(postings))
            book.post(books, journal, at=BEGAN)
        _recorded(books, steps)
        firsts = [FIRST - 99 * A_DAY]
        firsts += [FIRST + cut * A_DAY for cut in sorted(set(cuts))]
        firsts += [FIRST + 400 * A_DAY]
        for user_id in (ADA, BOLA):
            ends = [
                _add_up(books, user_id, _typed(first, following - A_DAY))
                for first, following in pairwise(firsts)
            ]
            joined = [opening for opening, _ in ends[1:]]
            assert joined == [closing for _, closing in ends[:-1]]
            assert ends[0][0] == (0, Money(0))
            balance = book.balance(books, user_id)
            assert ends[-1][1] == (balance.version, balance.amount)


def _typed(first: date, last: date) -> Period:
    """These days as a customer types them, read as every statement's days are."""
    days = find_days(f"statement from {first} to {last}", FIRST + 999 * A_DAY)
    assert days.period == Period(first, last)
    return days.period


def _add_up(
    conn: Conn, user_id: UUID, days: Period
) -> tuple[tuple[int, Money], tuple[int, Money]]:
    """Check one period by its lines; return where it opens and where it closes."""
    book = Book()
    within = book.bounds(conn, user_id, starts_at=days.starts_at, ends_at=days.ends_at)
    lines = book.lines(conn, within, after=0, to=within.last)
    for line in lines[:1]:  # between the ends a clock may have been set back
        assert clock.day_of(line.recorded_at) >= days.first
    for line in lines[-1:]:
        assert clock.day_of(line.recorded_at) <= days.last
    numbers = [line.version for line in lines]
    assert numbers == list(range(within.before + 1, within.last + 1))
    balance = within.opening_kobo
    for line in lines:
        balance += line.amount_kobo
        assert line.balance_kobo == balance
    assert balance == within.closing_kobo
    assert within.in_kobo == sum(max(line.amount_kobo, 0) for line in lines)
    assert within.out_kobo == -sum(min(line.amount_kobo, 0) for line in lines)
    return (within.before, within.opening), (within.last, within.closing)

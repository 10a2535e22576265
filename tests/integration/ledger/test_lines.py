"""Which of a wallet's changes belong to a day, to the last instant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

import psycopg
import pytest

from miimii import clock
from miimii.db import Conn
from miimii.ledger.accounts import BELLBANK, wallet
from miimii.ledger.book import Book
from miimii.ledger.line import Bounds
from miimii.money import Money
from tests.books import a_wallet, post

A_DAY = timedelta(days=1)
A_TICK = timedelta(microseconds=1)
MIDNIGHT = clock.start_of_day(date(2026, 11, 1))


@pytest.fixture
def owned(owner_url: str) -> Iterator[Conn]:
    """A connection that may say when a posting was recorded; undone after the test."""
    with psycopg.connect(owner_url) as conn:
        conn.execute("SET LOCAL session_replication_role = replica")
        yield conn
        conn.rollback()


def _credited(conn: Conn, *recorded: datetime) -> UUID:
    """A customer credited with 1, 2, 4 … kobo, recorded at these times."""
    ada = a_wallet(conn)
    for number, at in enumerate(recorded):
        posted = post(conn, f"{ada}:{number}", (BELLBANK, wallet(ada), 2**number))
        conn.execute(
            "UPDATE postings SET recorded_at = %s WHERE journal_id = %s",
            [at, posted.journal_id],
        )
    return ada


def _day(conn: Conn, ada: UUID, starts_at: datetime) -> Bounds:
    return Book().bounds(conn, ada, starts_at=starts_at, ends_at=starts_at + A_DAY)


def test_midnight_belongs_to_the_day_that_begins(owned: Conn) -> None:
    ada = _credited(owned, MIDNIGHT - A_TICK, MIDNIGHT, MIDNIGHT + A_DAY - A_TICK)

    october, november = _day(owned, ada, MIDNIGHT - A_DAY), _day(owned, ada, MIDNIGHT)
    assert (october.opening, october.closing) == (Money(0), Money(1))
    assert (november.opening, november.closing) == (Money(1), Money(7))
    lines = Book().lines(owned, november, after=0, to=99)
    assert [line.amount_kobo for line in lines] == [2, 4]
    assert (november.in_kobo, november.out_kobo) == (6, 0)


def test_a_clock_set_back_moves_a_change_to_the_day_before_but_loses_none(
    owned: Conn,
) -> None:
    ada = _credited(owned, MIDNIGHT + A_TICK, MIDNIGHT - A_TICK, MIDNIGHT + A_DAY)

    before, after = _day(owned, ada, MIDNIGHT - A_DAY), _day(owned, ada, MIDNIGHT)
    later = _day(owned, ada, MIDNIGHT + A_DAY)
    assert (before.before, before.last) == (0, 2)
    assert (after.before, after.last) == (2, 2)
    assert (later.before, later.last) == (2, 3)
    assert before.closing == after.opening == after.closing == later.opening


def test_nothing_outside_the_bounds_is_read(owned: Conn) -> None:
    ada = _credited(owned, MIDNIGHT - A_DAY, MIDNIGHT, MIDNIGHT + A_DAY)
    within = _day(owned, ada, MIDNIGHT)
    for after, to in ((0, 99), (1, 2), (-5, 2)):
        lines = Book().lines(owned, within, after=after, to=to)
        assert [line.version for line in lines] == [2]
    assert Book().lines(owned, within, after=2, to=99) == []

"""However sending and giving back alternate, no day and no first day is overdrawn."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import psycopg
from hypothesis import given
from hypothesis import strategies as st

from miimii import clock
from miimii.db import Conn
from miimii.errors import LimitReached
from miimii.ids import uuid7
from miimii.money import Money
from miimii.rules.rules import Rules
from miimii.users import own_limits
from miimii.users.limits import Limits
from miimii.users.model import Customer, Identity
from miimii.users.store import people

LIMITS = Limits(Rules())
OPENED = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)
DAY_KOBO, FIRST_DAY_KOBO = 5_000_000, 2_000_000

amounts = st.integers(1, 60).map(lambda tens: tens * 100_000)
pauses = st.integers(0, 9 * 60).map(lambda minutes: timedelta(minutes=minutes))
moves = st.lists(st.tuples(pauses, amounts, st.booleans()), min_size=1, max_size=14)


wishes = st.one_of(st.none(), st.integers(0, 60).map(lambda tens: tens * 100_000))


def _a_customer(conn: Conn) -> Customer:
    user_id = uuid7()
    people.insert_customer(conn, user_id, Identity(None, str(user_id)), None, at=OPENED)
    conn.execute(
        """
        UPDATE users
           SET standing = 'active', tier = 1, account_number = 'x', opened_at = %(at)s,
               identity_proven_at = %(at)s
         WHERE id = %(id)s
        """,
        {"id": user_id, "at": OPENED},
    )
    return people.list_customers(conn, user_id=user_id)[0]


def _takes(conn: Conn, ada: Customer, kobo: int, at: datetime) -> bool:
    try:
        LIMITS.take(conn, ada, Money(kobo), at=at)
    except LimitReached:
        return False
    return True


@given(moves)
def test_a_random_walk_of_payments_agrees_with_plain_sums(
    app_url: str, walk: list[tuple[timedelta, int, bool]]
) -> None:
    sent: Counter[date] = Counter()
    at = OPENED
    with psycopg.connect(app_url) as conn:
        ada = _a_customer(conn)
        for pause, kobo, comes_back in walk:
            at += pause
            day = clock.day_of(at)
            fits = sent[day] + kobo <= DAY_KOBO and (
                at >= OPENED + timedelta(hours=24)
                or sent.total() + kobo <= FIRST_DAY_KOBO
            )

            assert _takes(conn, ada, kobo, at) is fits

            sent[day] += kobo if fits else 0
            if fits and comes_back:
                LIMITS.give_back(conn, ada.id, Money(kobo), authorised_at=at)
                sent[day] -= kobo
        conn.rollback()


@given(st.lists(st.tuples(pauses, amounts, st.booleans(), wishes), max_size=14))
def test_own_limits_fall_at_once_rise_a_day_later_and_are_never_overdrawn(
    app_url: str, walk: list[tuple[timedelta, int, bool, int | None]]
) -> None:
    """`none` stands for no limit; what was wished last counts, from when it begins."""
    none = 10**18
    sent: Counter[date] = Counter()
    at = OPENED + timedelta(days=2)
    now, then, begins_at = none, none, at
    with psycopg.connect(app_url) as conn:
        ada = _a_customer(conn)
        for pause, kobo, is_wish, wish in walk:
            at += pause
            day = clock.day_of(at)
            now = then if at >= begins_at else now
            if is_wish:
                own_limits.choose(conn, ada.id, wish, at=at)
                then = none if wish is None else wish
                begins_at = at + timedelta(hours=24 if then > now else 0)
                now = then if then <= now else now
            fits = sent[day] + kobo <= min(DAY_KOBO, now)

            left = LIMITS.left_today(conn, ada, at=at)
            assert left == Money(max(min(DAY_KOBO, now) - sent[day], 0))
            assert _takes(conn, ada, kobo, at) is fits

            sent[day] += kobo if fits else 0
        conn.rollback()

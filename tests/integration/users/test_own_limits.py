"""A customer's own limit: lower at once, higher after a day, never overdrawn."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from psycopg import errors as pg

from miimii.db import Database
from miimii.errors import LimitReached
from miimii.money import Money
from miimii.rules.rules import Rules
from miimii.users import own_limits
from miimii.users.customers import Customers
from miimii.users.limits import Limits
from miimii.users.model import Customer, OwnLimit
from tests.integration.users.conftest import NOON, Opener

LIMITS = Limits(Rules())
DAY = timedelta(hours=24)
INSTANT = timedelta(microseconds=1)
NAIRA = 100


def chosen(
    database: Database, who: Customer, kobo: int | None, at: datetime
) -> OwnLimit:
    with database.transaction() as conn:
        return own_limits.choose(conn, who.id, kobo, at=at)


def takes(database: Database, who: Customer, naira: int, at: datetime) -> bool:
    """As an order is confirmed: the customer is locked, then the limit counted."""
    try:
        with database.transaction() as conn:
            customer = Customers(database).lock(conn, who.id)
            LIMITS.take(conn, customer, Money.naira(str(naira)), at=at)
    except LimitReached:
        return False
    return True


def left(database: Database, who: Customer, at: datetime) -> Money:
    with database.autocommit() as conn:
        return LIMITS.left_today(conn, who, at=at)


def test_a_lower_limit_holds_at_once_and_says_that_it_is_their_own(
    database: Database, opened: Opener
) -> None:
    ada = opened()
    chosen(database, ada, 20_000 * NAIRA, NOON)
    assert left(database, ada, NOON) == Money.naira("20,000")
    assert takes(database, ada, 15_000, NOON)
    with database.autocommit() as conn, pytest.raises(LimitReached) as refused:
        LIMITS.check(conn, ada, Money.naira("5,001"), NOON)
    assert refused.value.facts["is_own"]
    assert refused.value.facts["limit"] == Money.naira("20,000")
    assert refused.value.facts["left"] == Money.naira("5,000")
    assert not takes(database, ada, 5_001, NOON)
    assert takes(database, ada, 5_000, NOON)


@pytest.mark.parametrize("wish", [30_000 * NAIRA, None])
def test_a_higher_one_waits_a_day_to_the_instant(
    database: Database, opened: Opener, wish: int | None
) -> None:
    ada = opened()
    chosen(database, ada, 10_000 * NAIRA, NOON)
    raised = chosen(database, ada, wish, NOON)
    assert raised.effective_at == NOON + DAY
    assert left(database, ada, NOON + DAY - INSTANT) == Money.naira("10,000")
    assert not takes(database, ada, 10_001, NOON + DAY - INSTANT)
    assert takes(database, ada, 10_001, NOON + DAY)


def test_a_lower_one_takes_back_a_higher_one_that_waits(
    database: Database, opened: Opener
) -> None:
    ada = opened()
    chosen(database, ada, 10_000 * NAIRA, NOON)
    chosen(database, ada, None, NOON)
    chosen(database, ada, 10_000 * NAIRA, NOON)
    assert left(database, ada, NOON + 2 * DAY) == Money.naira("10,000")


def test_a_later_wish_replaces_the_one_that_waits(
    database: Database, opened: Opener
) -> None:
    ada = opened()
    chosen(database, ada, 10_000 * NAIRA, NOON)
    chosen(database, ada, None, NOON)
    chosen(database, ada, 20_000 * NAIRA, NOON + DAY / 2)
    assert left(database, ada, NOON + DAY) == Money.naira("10,000")
    assert left(database, ada, NOON + DAY * 3 / 2) == Money.naira("20,000")


def test_none_at_all_goes_out_once_all_is_stopped(
    database: Database, opened: Opener
) -> None:
    ada = opened()
    chosen(database, ada, 0, NOON)
    assert not takes(database, ada, 1, NOON)
    assert left(database, ada, NOON) == Money(0)


def test_it_never_raises_what_the_rules_allow(
    database: Database, opened: Opener
) -> None:
    ada = opened()  # 50,000 a day
    chosen(database, ada, 90_000 * NAIRA, NOON)
    assert left(database, ada, NOON) == Money.naira("50,000")
    assert not takes(database, ada, 50_001, NOON)


def test_it_is_one_customer_s_own(
    database: Database, opened: Opener, customers: Customers
) -> None:
    ada = opened()
    with database.transaction() as conn:
        conn.execute(
            """
            INSERT INTO users (id, phone, created_at)
            VALUES (gen_random_uuid(), '+2348030000099', %(at)s)
            """,
            {"at": NOON},
        )
        other = customers.find_by_phone(conn, "+2348030000099")
        assert other is not None
        own_limits.choose(conn, other.id, 0, at=NOON)
    assert takes(database, ada, 10_000, NOON)


def test_of_fifty_at_once_with_an_own_limit_for_three_three_are_let_through(
    database: Database, opened: Opener
) -> None:
    ada = opened()
    chosen(database, ada, 3_000 * NAIRA, NOON)
    with ThreadPoolExecutor(20) as pool:
        taken = list(pool.map(lambda _: takes(database, ada, 1_000, NOON), range(50)))
    assert sum(taken) == 3


def test_what_comes_after_a_lower_limit_is_judged_by_it(
    database: Database, opened: Opener
) -> None:
    """Payments race a limit of zero: once it is set, nothing more goes out.

    Their clocks may be behind its own: what counts is who came first to the row.
    """
    ada = opened()

    def act(number: int) -> bool:
        if number == 20:
            chosen(database, ada, 0, NOON + timedelta(seconds=9))
            return False
        return takes(database, ada, 1_000, NOON)

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(act, range(40)))
    assert not takes(database, ada, 1, NOON)
    assert left(database, ada, NOON) == Money(0)


@pytest.mark.parametrize(
    ("day", "before", "hours"), [(200, 100, 0), (None, 100, 23), (200, 100, 23)]
)
def test_the_table_refuses_to_raise_one_sooner(
    database: Database, opened: Opener, day: int | None, before: int, hours: int
) -> None:
    ada = opened()
    with database.transaction() as conn, pytest.raises(pg.CheckViolation):
        conn.execute(
            """
            INSERT INTO own_limits
                (user_id, day_kobo, before_kobo, chosen_at, effective_at)
            VALUES (%(user)s, %(day)s, %(before)s, %(at)s, %(begins)s)
            """,
            {
                "user": ada.id,
                "day": day,
                "before": before,
                "at": NOON,
                "begins": NOON + timedelta(hours=hours),
            },
        )

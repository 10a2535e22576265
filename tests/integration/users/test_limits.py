"""Limits run from midnight to midnight in Lagos, and are never overdrawn."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from miimii.db import Database
from miimii.errors import LimitReached
from miimii.ledger.accounts import BELLBANK, wallet
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.rules.rules import Rules
from miimii.users.limits import Limits
from miimii.users.model import Customer
from tests.books import journal
from tests.integration.users.conftest import NOON, Opener, with_tier

LIMITS = Limits(Rules())
INSTANT = timedelta(microseconds=1)
MIDNIGHT = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)  # in Lagos, the first of March 3rd


def naira(amount: int) -> Money:
    return Money(amount * 100)


def _take(
    database: Database, customer: Customer, amount: Money, at: datetime
) -> Money | None:
    """None if taken, else what was left."""
    try:
        with database.transaction() as conn:
            LIMITS.take(conn, customer, amount, at=at)
    except LimitReached as ex:
        left = ex.facts["left"]
        assert isinstance(left, Money)
        return left
    return None


def _left(database: Database, customer: Customer, at: datetime) -> Money:
    with database.autocommit() as conn:
        return LIMITS.left_today(conn, customer, at=at)


@pytest.mark.proves("F11")
def test_of_fifty_at_once_with_a_limit_for_five_five_are_let_through(
    database: Database, opened: Opener
) -> None:
    ada = opened(tier=1)  # 50,000 a day
    with ThreadPoolExecutor(20) as pool:
        left = list(
            pool.map(lambda _: _take(database, ada, naira(10_000), NOON), range(50))
        )

    assert left.count(None) == 5
    assert left.count(Money(0)) == 45


def test_in_the_first_day_fifty_at_once_share_the_smaller_limit(
    database: Database, opened: Opener
) -> None:
    ada = opened(tier=3, at=NOON)  # 20,000 in the first 24 hours
    with ThreadPoolExecutor(20) as pool:
        left = list(
            pool.map(lambda _: _take(database, ada, naira(4_000), NOON), range(50))
        )

    assert left.count(None) == 5


@pytest.mark.parametrize(
    ("at", "expected"), [(MIDNIGHT - INSTANT, naira(0)), (MIDNIGHT, naira(50_000))]
)
@pytest.mark.proves("F19")
def test_a_new_day_starts_at_midnight_in_lagos(
    database: Database, opened: Opener, at: datetime, expected: Money
) -> None:
    ada = opened(tier=1)
    assert _take(database, ada, naira(50_000), NOON) is None

    assert _left(database, ada, at) == expected
    assert _take(database, ada, Money(1), at) == (
        Money(0) if not expected.kobo else None
    )


def test_the_last_kobo_fits_and_the_next_does_not(
    database: Database, opened: Opener
) -> None:
    ada = opened(tier=1)
    assert _take(database, ada, naira(50_000) - Money(1), NOON) is None
    assert _take(database, ada, Money(2), NOON) == Money(1)
    assert _take(database, ada, Money(1), NOON) is None
    assert _take(database, ada, Money(1), NOON) == Money(0)


def test_an_amount_above_the_whole_limit_never_fits(
    database: Database, opened: Opener
) -> None:
    ada = opened(tier=1)
    assert _take(database, ada, naira(50_001), NOON) == naira(50_000)
    assert _left(database, ada, NOON) == naira(50_000)


def test_the_first_24_hours_count_across_midnight_and_end_to_the_instant(
    database: Database, opened: Opener
) -> None:
    evening = MIDNIGHT - timedelta(hours=2)
    ada = opened(tier=1, at=evening)
    assert _take(database, ada, naira(15_000), evening) is None
    assert _take(database, ada, naira(5_001), MIDNIGHT) == naira(5_000)
    assert _take(database, ada, naira(5_000), MIDNIGHT) is None
    over = evening + timedelta(hours=24)
    assert _take(database, ada, Money(1), over - INSTANT) == Money(0)
    assert _left(database, ada, over) == naira(45_000)
    assert _take(database, ada, naira(45_000), over) is None


@pytest.mark.parametrize(("tier", "limit"), [(1, 50_000), (2, 200_000), (3, 5_000_000)])
def test_each_tier_has_its_limit(
    database: Database, opened: Opener, tier: int, limit: int
) -> None:
    assert _left(database, opened(tier=tier), NOON) == naira(limit)


def test_a_tier_without_a_rule_may_send_nothing(
    database: Database, opened: Opener
) -> None:
    nobody = with_tier(opened(), 0)
    assert _take(database, nobody, Money(1), NOON) == Money(0)


def test_what_did_not_go_out_is_given_back_to_the_day_it_was_counted_on(
    database: Database, opened: Opener
) -> None:
    ada = opened(tier=1)
    _take(database, ada, naira(50_000), NOON)
    _take(database, ada, naira(1_000), MIDNIGHT)
    with database.transaction() as conn:
        LIMITS.give_back(conn, ada.id, naira(20_000), authorised_at=NOON)

    assert _left(database, ada, NOON) == naira(20_000)
    assert _left(database, ada, MIDNIGHT) == naira(49_000)


def test_a_check_counts_nothing_and_names_the_same_rules(
    database: Database, opened: Opener
) -> None:
    ada = opened(tier=1, at=NOON)
    with database.transaction() as conn:
        checked = LIMITS.check(conn, ada, naira(20_000), NOON)
        assert LIMITS.left_today(conn, ada, at=NOON) == naira(20_000)
        assert LIMITS.take(conn, ada, naira(20_000), at=NOON) == checked
        assert len(checked) == 2
        with pytest.raises(LimitReached) as refused:
            LIMITS.check(conn, ada, Money(1), NOON)
    assert refused.value.facts == {
        "limit": naira(20_000),
        "left": Money(0),
        "is_first_day": True,
        "is_own": False,
        "ends_at": NOON + timedelta(hours=24),
    }


@pytest.mark.parametrize(
    ("age", "came_in", "balance", "is_over"),
    [
        (timedelta(days=2), 300_000, 300_000, False),
        (timedelta(days=2), 1, 300_001, True),
        (timedelta(hours=1), 20_000, 20_000, False),
        (timedelta(hours=1), 20_001, 20_001, True),
        (timedelta(hours=1), 20_001, 6_000, True),  # the rest went out again
        (timedelta(hours=24), 20_001, 20_001, False),
    ],
)
def test_a_credit_over_the_ceiling_or_the_first_day_is_flagged(
    database: Database,
    opened: Opener,
    age: timedelta,
    came_in: int,
    balance: int,
    *,
    is_over: bool,
) -> None:
    ada = opened(tier=1, at=NOON - age)
    with database.transaction() as conn:
        Book().open_wallet(conn, ada.id)
        move = (BELLBANK, wallet(ada.id), naira(came_in).kobo)
        Book().post(conn, journal("credit:bellbank:1", move), at=NOON)
        flagged = LIMITS.is_inflow_over(conn, ada, naira(balance), NOON)
    assert flagged is is_over


def test_tier_three_has_no_ceiling(database: Database, opened: Opener) -> None:
    ada = opened(tier=3)
    with database.autocommit() as conn:
        assert not LIMITS.is_inflow_over(conn, ada, naira(10**9), NOON)

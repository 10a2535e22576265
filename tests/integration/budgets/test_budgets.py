"""Budgets of a day hold for each and for all, whatever happens to Redis."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from miimii.budgets.budgets import Budget, Budgets
from miimii.cache import Cache
from miimii.chat.allowance import A_DAY, Allowance
from miimii.db import Database
from miimii.errors import EnquiryLimitReached, PayeeUnknown
from miimii.providers.ports import Bank, ResolvedAccount
from miimii.transfers.payees import Payees
from tests.integration.alerts.rows import AT as ALERTS_AT
from tests.integration.alerts.rows import graded
from tests.transfers_world import ScriptedBank, World

AT = datetime(2026, 11, 22, 22, 59, tzinfo=UTC)  # a minute before Lagos' midnight
ACCESS = Bank("000014", "ACCESS BANK")
pytestmark = pytest.mark.usefixtures("clean")


def taken(budgets: Budgets, budget: Budget, who: str, times: int) -> int:
    return sum(budgets.take(budget, who, at=AT) for _ in range(times))


def test_each_has_a_part_and_all_have_the_whole(database: Database) -> None:
    budgets, budget = Budgets(database), Budget("b", each=3, all=5)
    assert taken(budgets, budget, "ada", 5) == 3
    assert taken(budgets, budget, "bola", 5) == 2
    assert taken(budgets, budget, "chidi", 5) == 0


def test_a_budget_of_nothing_gives_nothing(database: Database) -> None:
    assert taken(Budgets(database), Budget("b", each=3, all=0), "ada", 1) == 0


def test_a_refusal_is_counted_where_it_comes_from(database: Database) -> None:
    budgets, budget = Budgets(database), Budget("b", each=2, all=3)
    assert taken(budgets, budget, "ada", 3) == 2  # one too many of hers
    assert taken(budgets, budget, "bola", 2) == 1  # one too many of all
    taken(budgets, Budget("off", each=2, all=0), "ada", 1)
    with database.autocommit() as conn:
        rows = conn.execute(
            """
            SELECT budget, who, refused
              FROM budget_days
             WHERE refused > 0
             ORDER BY budget, who
            """
        ).fetchall()
    assert rows == [("b", "ada", 1), ("b", "all", 1), ("off", "ada", 1)]


def test_at_midnight_in_lagos_a_new_day_begins(database: Database) -> None:
    budgets, budget = Budgets(database), Budget("b", each=1, all=9)
    assert taken(budgets, budget, "ada", 2) == 1
    assert budgets.take(budget, "ada", at=AT + timedelta(minutes=1))


def test_of_many_at_once_no_more_get_through(database: Database) -> None:
    budgets, budget = Budgets(database), Budget("b", each=7, all=20)
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda n: taken(budgets, budget, f"u{n % 4}", 5), range(8)))
    assert sum(got) == 20


@pytest.mark.parametrize(("misses", "is_let"), [(5, True), (6, False)])
def test_who_mostly_finds_nobody_is_stopped_after_ten(
    database: Database, misses: int, *, is_let: bool
) -> None:
    budgets, budget = Budgets(database), Budget("b", each=60, all=60)
    assert taken(budgets, budget, "ada", 10) == 10
    for _ in range(misses):
        budgets.note_missed(budget, "ada", at=AT)
    assert budgets.take(budget, "ada", at=AT) is is_let


class Nobody(ScriptedBank):
    """A bank that knows no account."""

    def name_enquiry(self, bank: Bank, account_number: str) -> ResolvedAccount:
        super().name_enquiry(bank, account_number)
        raise PayeeUnknown


@pytest.mark.proves("T17")
def test_of_two_hundred_enquiries_few_reach_the_bank_and_one_alert_is_raised(
    world: World, cache: Cache, jobs_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("miimii.clock.now", lambda: ALERTS_AT)
    known, unknown = ScriptedBank(), Nobody()
    for bank, reach in ((known, 20), (unknown, 10)):
        payees = Payees(world.db, bank, cache, world.customers)
        ada = world.customer()
        for n in range(200):
            with contextlib.suppress(EnquiryLimitReached, PayeeUnknown):
                payees.resolve(ada.id, ACCESS, f"{ada.id.int % 10**7:07d}{n:03d}")
        assert bank.enquiries == reach
    assert graded(jobs_db, "security") == {"enquiries": "warning"}


def test_a_flush_of_the_cache_gives_nobody_a_new_day(
    world: World, cache: Cache
) -> None:
    payees = Payees(world.db, bank := ScriptedBank(), cache, world.customers)
    ada = world.customer()
    for n in range(200):
        if n % 20 == 0:
            cache._redis.flushdb()
        with contextlib.suppress(EnquiryLimitReached):
            payees.resolve(ada.id, ACCESS, f"{ada.id.int % 10**7:07d}{n:03d}")
    assert bank.enquiries == 60


@pytest.mark.proves("T44")
def test_one_customer_never_costs_more_model_calls_than_a_day_allows(
    database: Database, cache: Cache
) -> None:
    allowance, allowed = Allowance(database, cache, 20_000), 0
    for n in range(1_000):
        if n % 20 == 0:
            cache._redis.flushdb()
        with allowance.take("lane") as is_allowed:
            allowed += is_allowed
    assert allowed == A_DAY

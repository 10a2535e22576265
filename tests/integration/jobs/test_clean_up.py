"""What people began and left is ended at its time, and nothing else is touched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from freezegun import freeze_time

from miimii.cache import Cache
from miimii.chat.session import Session, Sessions
from miimii.db import Database
from miimii.jobs.clean_up import clean_up
from miimii.jobs.runner import run_job
from miimii.orders.quotes import OpenQuotes
from miimii.users.model import Customer
from tests.bills_world import AIRTIME, BillsWorld
from tests.integration.jobs.runs import Runner, args
from tests.transfers_world import naira

BEGAN = datetime(2026, 11, 21, 22, 55, tzinfo=UTC)  # 23:55 in Lagos
INSTANT = timedelta(microseconds=1)


@dataclass
class Services:
    db: Database
    cache: Cache
    open_quotes: OpenQuotes


@pytest.fixture
def world(runner: Runner) -> BillsWorld:
    return BillsWorld(runner.db)


@pytest.fixture
def ada(world: BillsWorld) -> Customer:
    with freeze_time(BEGAN):
        return world.customer(naira(1_000))


class Cleaner:
    """Runs the job as of a while after everything began."""

    def __init__(self, runner: Runner, world: BillsWorld, cache: Cache) -> None:
        self._runner = runner
        self._services = Services(runner.db, cache, world.open_quotes)

    def run(self, after: timedelta, *words: str) -> dict[str, int]:
        """Return what was counted besides the usual, for whatever was ended."""
        as_of = (BEGAN + after).isoformat()
        code = self._runner.run(
            lambda _, run: clean_up(self._services, run), "--as-of", as_of, *words
        )
        assert code == 0
        counts: dict[str, int] = self._runner.said["counts"]
        usual = {"selected", "changed", "unchanged", "skipped", "failed"}
        return {k: n for k, n in counts.items() if n and k not in usual}


@pytest.fixture
def cleaner(runner: Runner, world: BillsWorld, cache: Cache) -> Cleaner:
    return Cleaner(runner, world, cache)


def test_quotes_of_both_products_run_out_after_ten_minutes_and_not_before(
    runner: Runner, world: BillsWorld, ada: Customer, cleaner: Cleaner
) -> None:
    with freeze_time(BEGAN):
        transfer = world.quote(ada).reference
        purchase = world.purchases.quote(ada, AIRTIME).reference

    assert cleaner.run(timedelta(minutes=10) - INSTANT) == {}
    assert world.order(transfer).status == "quoted"

    assert cleaner.run(timedelta(minutes=10)) == {"quotes": 2}

    assert world.order(transfer).status == world.purchase(purchase).status == "expired"
    events = runner.rows(
        "SELECT from_status, to_status, cause FROM transfer_events"
        " WHERE to_status = 'expired'"
    )
    assert events == [("quoted", "expired", "time")]
    assert cleaner.run(timedelta(minutes=10)) == {}


def test_a_conversation_that_nobody_went_on_with_ends_after_half_an_hour(
    runner: Runner, cleaner: Cleaner
) -> None:
    away = Cache("redis://127.0.0.1:1/0")
    sessions = Sessions(runner.db, away)
    with freeze_time(BEGAN):
        sessions.write("left", Session(flow="send_money", step="amount"))
    with freeze_time(BEGAN + timedelta(minutes=1)):
        sessions.write("goes on", Session(flow="send_money", step="amount"))
    away.close()

    assert cleaner.run(timedelta(minutes=30) - INSTANT) == {}
    assert cleaner.run(timedelta(minutes=30)) == {"conversations": 1}
    assert runner.rows("SELECT lane FROM sessions") == [("goes on",)]


def test_a_form_is_void_at_its_time_and_deleted_a_week_later(
    runner: Runner, world: BillsWorld, ada: Customer, cleaner: Cleaner
) -> None:
    with freeze_time(BEGAN), runner.db.transaction() as conn:
        world.challenges.open(conn, ada, "change_pin", at=BEGAN)
    ends = timedelta(minutes=10)

    assert cleaner.run(ends - INSTANT) == {}
    assert cleaner.run(ends) == {"forms": 1}
    assert runner.rows("SELECT voided_at FROM challenges") == [(BEGAN + ends,)]

    assert cleaner.run(ends + timedelta(days=7) - INSTANT) == {}
    assert cleaner.run(ends + timedelta(days=7)) == {"old_forms": 1}
    assert runner.rows("SELECT * FROM challenges") == []


def test_the_challenge_of_an_order_and_a_used_form_stay_for_good(
    runner: Runner, world: BillsWorld, ada: Customer, cleaner: Cleaner
) -> None:
    with freeze_time(BEGAN):
        world.challenge(ada, world.quote(ada))
        with runner.db.transaction() as conn:
            conn.execute(
                "UPDATE challenges SET voided_at = NULL, consumed_at = NULL"
            )  # as an unconfirmed one is
    before = runner.rows("SELECT * FROM challenges")

    cleaner.run(timedelta(days=400))

    assert runner.rows("SELECT * FROM challenges") == before != []


def test_pins_their_counters_and_identities_are_never_touched(
    runner: Runner, ada: Customer, cleaner: Cleaner
) -> None:
    with runner.db.transaction() as conn:
        conn.execute(
            "INSERT INTO pins VALUES (%s, 'hash', 'p', 4, %s, NULL, %s)",
            [ada.id, BEGAN, BEGAN],
        )
    tables = ("pins", "users", "identity_events", "spending")
    before = {t: runner.rows(f"SELECT * FROM {t}") for t in tables}  # noqa: S608

    cleaner.run(timedelta(days=400))

    assert {t: runner.rows(f"SELECT * FROM {t}") for t in tables} == before  # noqa: S608


def test_an_onboarding_draft_is_wiped_after_a_day(
    runner: Runner, ada: Customer, cleaner: Cleaner
) -> None:
    with runner.db.transaction() as conn:
        conn.execute(
            "INSERT INTO onboarding_drafts VALUES (%s, 'v1.sealed', 'v1.sealed', %s)",
            [ada.id, BEGAN + timedelta(hours=24)],
        )

    assert cleaner.run(timedelta(hours=24) - INSTANT) == {}
    assert cleaner.run(timedelta(hours=24)) == {"drafts": 1}
    assert runner.rows("SELECT * FROM onboarding_drafts") == []


def test_our_keys_without_a_life_get_one_and_others_stay_as_they_are(
    cache: Cache, cleaner: Cleaner
) -> None:
    orphans = {
        "session:whatsapp:1": 1800,
        "otp:sign-in:1": 300,
        "payee:1": 86_400,
        **{f"rate:{number}": 86_400 for number in range(1_200)},
    }
    for key in (*orphans, "queue:lanes", "somebody:else"):
        cache._redis.set(key, "x")
    cache.write_session("2", {})
    cache._redis.expire("session:whatsapp:2", 60)

    assert cleaner.run(timedelta(), "--dry-run") == {"keys": len(orphans)}
    assert cache._redis.ttl("payee:1") == -1

    assert cleaner.run(timedelta()) == {"keys": len(orphans)}

    for key, life_s in orphans.items():
        assert life_s - 60 <= cache._redis.ttl(key) <= life_s
    assert cache._redis.ttl("session:whatsapp:2") <= 60
    assert cache._redis.ttl("queue:lanes") == cache._redis.ttl("somebody:else") == -1
    assert cleaner.run(timedelta()) == {}


def test_without_a_cache_the_rest_is_done_and_the_result_says_so(
    runner: Runner, world: BillsWorld
) -> None:
    away = Cache("redis://127.0.0.1:1/0")
    services = Services(runner.db, away, world.open_quotes)

    assert runner.run(lambda _, run: clean_up(services, run)) == 0

    assert runner.said["notes"] == ["the cache is away: its keys were not looked at"]
    away.close()


def test_one_kind_that_fails_does_not_stop_the_others(
    runner: Runner,
    world: BillsWorld,
    ada: Customer,
    cache: Cache,
    owner_url: str,
) -> None:
    with freeze_time(BEGAN):
        world.quote(ada)
        Sessions(runner.db, Cache("redis://127.0.0.1:1/0")).write("left", Session())
    services = Services(runner.db, cache, world.open_quotes)
    with psycopg.connect(owner_url) as conn:  # until the lock time-out of the role
        conn.execute("LOCK TABLE transfer_events IN SHARE MODE")
        code = run_job("test", services, clean_up, args("--as-of", "2026-11-23"))

    assert code == 3
    assert runner.rows("SELECT lane FROM sessions") == []

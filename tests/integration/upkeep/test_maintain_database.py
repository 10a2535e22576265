"""Each stage does its part of the upkeep, and none stops another."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import psycopg
import pytest

from miimii import clock
from miimii.db import Conn
from miimii.jobs.arguments import arguments
from miimii.jobs.maintain_database import add_options, maintain_database
from miimii.jobs.runner import run_job
from miimii.upkeep.partitions import PARENTS, Month, create, months_ahead
from tests.books import post
from tests.integration.upkeep.conftest import Services
from tests.integration.upkeep.rows import an_event

Said = dict[str, Any]


class Maintenance:
    """Runs the job and keeps what it said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.said: Said = {}

    def run(self, services: Services, *words: str) -> int:
        parser = arguments("Maintain.", limit=9_999)
        add_options(parser)
        args = parser.parse_args(["--json", *words])
        self._capsys.readouterr()
        code = run_job("maintain_database", services, maintain_database, args)
        self.said = json.loads(self._capsys.readouterr().out.splitlines()[-1])
        return code


@pytest.fixture
def maintain(capsys: pytest.CaptureFixture[str]) -> Maintenance:
    return Maintenance(capsys)


@pytest.fixture
def owning(open_as: Callable[[str], Services]) -> Services:
    """As the role that owns the tables, which is the one that maintains."""
    return open_as("owner")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.LAGOS)


def test_all_five_stages_go_well_for_the_owner(
    owning: Services, maintain: Maintenance, months: Callable[[], set[str]]
) -> None:
    assert maintain.run(owning) == 0
    assert maintain.said["errors"] == []
    assert maintain.said["counts"]["balances"] == 9
    assert maintain.said["report"]["connections"] >= 1


def test_three_months_are_made_ahead_from_the_first_instant_of_a_month(
    owning: Services, maintain: Maintenance, months: Callable[[], set[str]]
) -> None:
    maintain.run(owning, "--only", "partitions", "--as-of", "2027-05-31T23:59:59")
    before = months()
    maintain.run(owning, "--only", "partitions", "--as-of", "2027-06-01T00:00:00")

    assert {name for name in before if name.startswith("audit_log_2027_0")} >= {
        *("audit_log_2027_05", "audit_log_2027_06", "audit_log_2027_07"),
        "audit_log_2027_08",
    }
    assert months() - before == {f"{parent}_2027_09" for parent in PARENTS}


def test_a_month_reaches_from_lagos_midnight_to_lagos_midnight(
    owning: Services,
    maintain: Maintenance,
    months: Callable[[], set[str]],
    owner: Conn,
) -> None:
    maintain.run(owning, "--only", "partitions", "--as-of", "2027-05-15")
    first, last = at("2027-06-01T00:00:00"), at("2027-06-30T23:59:59.999999")
    for instant in (first, last, first - timedelta(microseconds=1)):
        an_event(owner, at=instant)

    rows = owner.execute(
        "SELECT tableoid::regclass::text FROM inbound_events ORDER BY recorded_at"
    ).fetchall()
    assert [name for (name,) in rows] == [
        "inbound_events_2027_05",
        *["inbound_events_2027_06"] * 2,
    ]


def test_a_month_of_audit_can_t_be_emptied_by_its_own_name(
    owning: Services,
    maintain: Maintenance,
    months: Callable[[], set[str]],
    owner: Conn,
) -> None:
    maintain.run(owning, "--only", "partitions", "--as-of", "2027-05-15")

    with pytest.raises(psycopg.errors.RestrictViolation):
        owner.execute("TRUNCATE audit_log_2027_06")


def test_months_that_purge_has_emptied_are_dropped_and_others_stay(
    owning: Services,
    maintain: Maintenance,
    months: Callable[[], set[str]],
    owner: Conn,
) -> None:
    for first in (date(2025, 3, 1), date(2025, 4, 1)):
        create(owner, Month("inbound_events", first))
    an_event(owner, at=at("2025-04-30T23:59:59"))

    assert maintain.run(owning, "--only", "partitions") == 0

    assert "inbound_events_2025_03" not in months()
    assert "inbound_events_2025_04" in months()
    assert "inbound_events_2025_03 dropped" in maintain.said["notes"]


def test_the_month_it_is_is_not_dropped_however_empty_and_whatever_as_of_says(
    owning: Services, maintain: Maintenance, months: Callable[[], set[str]]
) -> None:
    now = {month.name for month in months_ahead("inbound_events", at=clock.now())}

    maintain.run(owning, "--only", "partitions", "--as-of", "2028-05-15")

    assert now <= months()


@pytest.fixture
def old_audit(owner: Conn) -> tuple[Month, Month]:
    """A month that is twelve months over today, and one that is not quite."""
    today = clock.today()
    ended = Month("audit_log", today.replace(year=today.year - 1, day=1))
    over = Month("audit_log", (ended.first - timedelta(days=1)).replace(day=1))
    for month in (over, ended):
        create(owner, month)
        owner.execute(
            """
            INSERT INTO audit_log (at, actor, action, object, reason, recorded_at)
            VALUES (%(at)s, 'system', 'test.done', 'user:1', '', %(at)s)
            """,
            {"at": month.starts_at},
        )
    return over, ended


def test_a_month_of_audit_is_archived_whole_once_twelve_months_are_over(
    owning: Services,
    maintain: Maintenance,
    months: Callable[[], set[str]],
    old_audit: tuple[Month, Month],
    owner: Conn,
) -> None:
    over, ended = old_audit

    assert maintain.run(owning, "--only", "partitions") == 0

    assert {f"archive.{over.name}", ended.name} <= months()
    assert over.name not in months()
    rows = owner.execute("SELECT at FROM archive.audit_log").fetchall()
    assert rows == [(over.starts_at,)]
    for rewriting in ("DELETE FROM", "TRUNCATE"):
        for table in ("audit_log", over.name):
            with pytest.raises(psycopg.errors.RestrictViolation):
                owner.execute(f"{rewriting} archive.{table}")


def test_a_row_that_no_month_claims_is_an_alarm(
    owning: Services,
    maintain: Maintenance,
    months: Callable[[], set[str]],
    owner: Conn,
) -> None:
    an_event(owner, at=at("2029-01-01T00:00:00"))

    assert maintain.run(owning, "--only", "partitions") == 3

    assert maintain.said["errors"] == [
        {"item": "inbound_events_default", "code": "rows-in-default"}
    ]


def test_what_somebody_holds_is_left_for_the_next_hour(
    owning: Services,
    maintain: Maintenance,
    months: Callable[[], set[str]],
    owner_url: str,
) -> None:
    with psycopg.connect(owner_url) as busy:
        busy.execute("SELECT FROM outbound_messages LIMIT 1")
        words = ("--only", "partitions", "--as-of", "2027-01-15")
        assert maintain.run(owning, *words) == 0

    assert maintain.said["counts"]["skipped"] > 0
    assert any("somebody is at it" in note for note in maintain.said["notes"])
    assert "inbound_events_2027_04" in months()  # and the other tables went on


def test_a_role_that_owns_nothing_says_what_it_could_not_do(
    services: Services, maintain: Maintenance, owner: Conn
) -> None:
    _change_many_rows(owner)

    assert maintain.run(services, "--as-of", "2027-05-15") == 3

    errors = [(error["item"], error["code"]) for error in maintain.said["errors"]]
    assert errors == [
        *((parent, "not-owner") for parent in PARENTS),
        ("statistics", "not-owner"),
    ]
    assert maintain.said["counts"]["balances"] == 9
    assert maintain.said["report"]
    assert any("another role" in note for note in maintain.said["notes"])


def _change_many_rows(owner: Conn) -> None:
    owner.execute("""
        INSERT INTO inbound_keys
        SELECT 'test', n::text FROM generate_series(1, 3000) n
    """)
    owner.execute("DELETE FROM inbound_keys WHERE source = 'test'")
    owner.execute("SELECT pg_stat_force_next_flush()")


def test_dead_rows_are_given_back_and_statistics_made_anew(
    owning: Services, maintain: Maintenance, owner: Conn
) -> None:
    _change_many_rows(owner)

    assert maintain.run(owning, "--only", "statistics") == 0

    assert maintain.said["counts"]["vacuumed"] >= 1
    (row,) = owner.execute("""
        SELECT n_dead_tup, last_vacuum IS NOT NULL, last_analyze IS NOT NULL
          FROM pg_stat_user_tables WHERE relname = 'inbound_keys'
    """)
    assert row == (0, True, True)
    assert maintain.run(owning, "--only", "statistics") == 0
    assert maintain.said["counts"]["selected"] == 0  # parents too, for a week


def test_partitioned_tables_are_analyzed_once_a_week(
    owning: Services, maintain: Maintenance
) -> None:
    maintain.run(owning, "--only", "statistics")
    now = clock.now()

    for days, times in ((6, 0), (8, 4)):
        words = ("--only", "statistics", "--dry-run", "--as-of")
        maintain.run(owning, *words, (now + timedelta(days=days)).isoformat())
        assert maintain.said["counts"].get("analyzed", 0) >= times
        assert bool(maintain.said["counts"].get("analyzed")) == bool(times)


def test_balances_are_rolled_up_to_the_last_full_hour(
    owning: Services, maintain: Maintenance, owner: Conn
) -> None:
    maintain.run(owning, "--only", "balances", "--as-of", "2026-11-22T14:59")

    rows = owner.execute("SELECT DISTINCT counted_to FROM system_balances").fetchall()
    assert rows == [(at("2026-11-22T13:00"),)]


def test_while_somebody_writes_balances_wait_for_the_next_hour(
    owning: Services,
    maintain: Maintenance,
    app_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("miimii.jobs.maintain_database.PATIENCE_S", 0.1)
    with psycopg.connect(app_url) as conn:
        from miimii.ledger.accounts import BELLBANK, FEES

        post(conn, "LATE", (BELLBANK, FEES, 5))
        assert maintain.run(owning, "--only", "balances") == 0

    assert maintain.said["counts"]["skipped"] == 1
    assert maintain.run(owning, "--only", "balances") == 0
    assert maintain.said["counts"]["balances"] == 9


def test_a_rebuild_mends_what_was_counted_wrong(
    owning: Services, maintain: Maintenance, owner: Conn
) -> None:
    maintain.run(owning, "--only", "balances")
    owner.execute("UPDATE system_balances SET balance_kobo = 7")

    maintain.run(owning, "--only", "balances")
    assert owner.execute(
        "SELECT sum(balance_kobo) FROM system_balances"
    ).fetchall() == [(63,)]
    maintain.run(owning, "--only", "balances", "--rebuild")
    assert owner.execute(
        "SELECT sum(balance_kobo) FROM system_balances"
    ).fetchall() == [(0,)]


def test_a_failed_stage_does_not_stop_the_next(
    owning: Services, maintain: Maintenance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object, **__: object) -> int:
        raise KeyError("broken")

    monkeypatch.setattr(type(owning.open_quotes), "expire", fall)

    assert maintain.run(owning) == 3

    assert maintain.said["errors"] == [{"item": "quotes", "code": "KeyError"}]
    assert maintain.said["report"]


def test_a_table_whose_months_can_t_be_turned_does_not_stop_the_others(
    owning: Services,
    maintain: Maintenance,
    months: Callable[[], set[str]],
    owner: Conn,
) -> None:
    owner.execute("CREATE TABLE outbound_messages_2027_08 ()")  # where a month belongs
    try:
        words = ("--only", "partitions", "--as-of", "2027-05-15")
        assert maintain.run(owning, *words) == 3
    finally:
        owner.execute("DROP TABLE outbound_messages_2027_08")

    (error,) = maintain.said["errors"]
    assert error["item"] == "outbound_messages_2027_08"
    assert {"audit_log_2027_08", "outbound_messages_2027_07"} <= months()


def test_a_dry_run_says_the_same_and_changes_nothing(
    owning: Services,
    maintain: Maintenance,
    months: Callable[[], set[str]],
    owner: Conn,
) -> None:
    before = months()

    assert maintain.run(owning, "--dry-run", "--as-of", "2027-05-15") == 0

    assert maintain.said["counts"]["months_made"] == 4 * len(PARENTS)
    assert maintain.said["counts"]["balances"] == 9
    assert months() == before
    for table in ("system_balances", "db_health"):
        query = f"SELECT count(*) FROM {table}"  # noqa: S608
        assert owner.execute(query).fetchall() == [(0,)]

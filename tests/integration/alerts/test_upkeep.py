"""What jobs, months and other people's findings say, on both sides of late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from miimii import clock, logs
from miimii.alerts.watches.upkeep import _next_month
from miimii.db import Conn, Database
from tests.integration.alerts.rows import AT, USER, ago, find, graded, insert, run
from tests.logged import logged

DUE = {"deliver_messages": ago(minutes=10)}


def test_no_job_is_late_before_the_first_one_ran(jobs_db: Database) -> None:
    assert find(jobs_db, "job", due=DUE) == []


@pytest.mark.parametrize("status", ["succeeded", "nothing_to_do", "partial"])
def test_a_job_is_late_until_a_run_finished_after_its_time(
    jobs_db: Database, owner: Conn, status: str
) -> None:
    run(owner, "deliver_messages", status, ago(minutes=12))
    (late,) = find(jobs_db, "job", due=DUE)
    assert (late.subject, late.severity) == ("deliver_messages late", "warning")
    assert late.since == ago(minutes=10)
    run(owner, "deliver_messages", "succeeded", ago(minutes=9), dry_run=True)
    run(owner, "deliver_messages", "interrupted", ago(minutes=9))
    assert len(find(jobs_db, "job", due=DUE)) == 1
    run(owner, "deliver_messages", status, ago(minutes=11))  # it took a minute
    assert find(jobs_db, "job", due=DUE) == []


@pytest.mark.parametrize(
    ("ran_at", "last"),
    [
        (ago(minutes=42), "the last run finished 22 Nov 13:24 in Lagos"),
        (None, "no run has finished"),
    ],
)
def test_both_times_of_a_late_job_are_lagos_time_that_the_log_shows(
    jobs_db: Database, owner: Conn, ran_at: datetime | None, last: str
) -> None:
    run(owner, "reconcile", "succeeded", ago(days=1))  # or nothing would be due
    if ran_at is not None:
        run(owner, "deliver_messages", "succeeded", ran_at)

    (late,) = find(jobs_db, "job", due=DUE)

    assert late.number == last
    assert late.threshold == "one due 22 Nov 13:55 in Lagos"
    with logged() as lines:
        logs.get_logger("test").error(f"{late.number}; {late.threshold}")
    assert "hidden" not in lines.text


def test_the_month_of_unfinished_fees_is_a_word_that_the_log_shows(
    jobs_db: Database, owner: Conn
) -> None:
    due_at = datetime(2026, 12, 3, 2, 41, tzinfo=UTC)
    run(owner, "charge_monthly_fees", "partial", due_at)

    (unfinished,) = find(
        jobs_db,
        "job",
        at=due_at + timedelta(hours=2),
        due={"charge_monthly_fees": due_at},
    )

    assert unfinished.number == "no whole run for December 2026"


def test_a_job_that_refused_its_arguments_did_not_fail(
    jobs_db: Database, owner: Conn
) -> None:
    due = {"reconcile": ago(days=1)}
    run(owner, "reconcile", "succeeded", ago(hours=5))
    run(owner, "reconcile", "failed", ago(hours=4), error="usage")
    assert find(jobs_db, "job", due=due) == []
    run(owner, "reconcile", "failed", ago(hours=3), error="KeyError")
    assert graded(jobs_db, "job", due=due) == {"reconcile": "warning"}


@pytest.mark.parametrize(
    "args",
    [
        {"only": "12"},
        {"as_of": "2026-11-22T12:54:00+00:00"},
        {"as_of": "2026-10-31T12:00:00+00:00", "yes": True},
    ],
)
def test_a_run_for_one_item_or_another_time_is_not_the_job_s(
    jobs_db: Database, owner: Conn, args: dict[str, Any]
) -> None:
    run(owner, "deliver_messages", "succeeded", ago(days=1))
    for status in ("succeeded", "failed"):
        run(owner, "deliver_messages", status, ago(minutes=5), args=Jsonb(args))
        late = graded(jobs_db, "job", due=DUE)
        assert late == {"deliver_messages late": "warning"}
    run(owner, "deliver_messages", "succeeded", ago(minutes=5), args=Jsonb({"yes": 1}))
    assert find(jobs_db, "job", due=DUE) == []


def test_that_this_job_is_late_is_for_others_to_say(
    jobs_db: Database, owner: Conn
) -> None:
    run(owner, "reconcile", "succeeded", ago(days=2))
    due = {"check_alerts": ago(minutes=30), "purge_logs": ago(hours=2)}
    assert graded(jobs_db, "job", due=due) == {"purge_logs late": "warning"}


def test_one_failure_warns_and_three_in_a_row_are_critical(
    jobs_db: Database, owner: Conn
) -> None:
    due = {"reconcile": ago(days=30)}
    run(owner, "reconcile", "failed", ago(hours=5))
    run(owner, "reconcile", "succeeded", ago(hours=4))
    assert find(jobs_db, "job", due=due) == []
    for hours, expected in ((3, "warning"), (2, "warning"), (1, "critical")):
        run(owner, "reconcile", "failed", ago(hours=hours))
        assert graded(jobs_db, "job", due=due) == {"reconcile": expected}
    run(owner, "reconcile", "partial", AT)
    assert find(jobs_db, "job", due=due) == []


@pytest.mark.parametrize(
    ("day", "ran", "expected"),
    [
        (2, "none", {"charge_monthly_fees late": "warning"}),
        (3, "none", {"charge_monthly_fees late": "warning"} | {"x": "critical"}),
        (3, "partial", {"x": "critical"}),
        (3, "succeeded", {}),
        (3, "nothing_to_do", {}),
    ],
)
def test_monthly_fees_have_to_be_whole_by_the_third_day(
    jobs_db: Database, owner: Conn, day: int, ran: str, expected: dict[str, str]
) -> None:
    due_at = datetime(2026, 12, day, 3, 41, tzinfo=clock.LAGOS)
    run(owner, "charge_monthly_fees", "succeeded", due_at - timedelta(days=10))
    if ran != "none":
        run(owner, "charge_monthly_fees", ran, due_at)
    found = graded(
        jobs_db,
        "job",
        at=due_at + timedelta(hours=2),
        due={"charge_monthly_fees": due_at},
    )
    job = "charge_monthly_fees"
    assert found == {job if key == "x" else key: on for key, on in expected.items()}


@pytest.mark.parametrize(
    ("facts", "is_whole"),
    [
        ({"args": Jsonb({"only": "12"})}, False),
        ({"dry_run": True}, False),
        ({"args": Jsonb({"as_of": "x"}), "period": "2026-11-30T12:00"}, False),
        ({"args": Jsonb({"as_of": "x"}), "period": "2026-12-03T12:00"}, True),
        ({"args": Jsonb({"as_of": "x"}), "period": "2026-12-31T23:59"}, True),
    ],
)
def test_only_a_whole_run_of_the_month_itself_ends_the_fees_alarm(
    jobs_db: Database, owner: Conn, facts: dict[str, Any], *, is_whole: bool
) -> None:
    job, due_at = "charge_monthly_fees", datetime(2026, 12, 3, 2, 41, tzinfo=UTC)
    run(owner, job, "partial", due_at)
    run(owner, job, "succeeded", due_at + timedelta(days=28, hours=21), **facts)

    at = due_at + timedelta(days=28, hours=22)
    found = graded(jobs_db, "job", at=at, due={job: due_at})

    assert found == ({} if is_whole else {job: "critical"})


@pytest.mark.parametrize("args", [{}, {"as_of": "2026-11-15T06:31:00+00:00"}])
def test_offenders_stay_until_a_reconciliation_as_of_now_finds_none(
    jobs_db: Database, owner: Conn, args: dict[str, Any]
) -> None:
    run(owner, "reconcile", "partial", ago(days=1), counts='{"offenders": 5}')
    found_none = '{"offenders": 0}'
    run(
        owner,
        "reconcile",
        "succeeded",
        ago(hours=1),
        args=Jsonb(args),
        counts=found_none,
    )
    expected = {"books": "critical"} if args else {}
    assert graded(jobs_db, "reconciliation") == expected


def test_next_month_has_its_name_over_the_turn_of_the_year_in_lagos() -> None:
    def name(text: str) -> str:
        return _next_month(datetime.fromisoformat(text))

    assert name("2026-11-30T22:59:59+00:00") == "2026_12"
    assert name("2026-11-30T23:00:00+00:00") == "2027_01"
    assert name("2026-12-31T23:00:00+00:00") == "2027_02"


def test_a_month_without_partition_is_critical_before_it_begins(
    jobs_db: Database, owner: Conn
) -> None:
    assert find(jobs_db, "database", at=clock.now()) == []
    in_a_year = clock.now() + timedelta(days=365)
    found = graded(jobs_db, "database", at=in_a_year)
    assert found["inbound_events"] == found["outbound_messages"] == "critical"


def test_a_row_in_a_default_partition_is_critical(
    jobs_db: Database, owner: Conn
) -> None:
    event: dict[str, Any] = {"id": "0190a000-0000-7000-8000-000000000002"}
    event |= {"source": "s", "event_key": "k", "lane": "l", "kind": "ignored"}
    event |= {"payload": "{}", "happened_at": AT, "recorded_at": ago(days=900)}
    insert(owner, "inbound_events", event)
    found = graded(jobs_db, "database", at=clock.now())
    assert found == {"inbound_events_default": "critical"}


@pytest.mark.parametrize(
    ("status", "counts", "expected"),
    [
        ("succeeded", '{"offenders": 0}', {}),
        ("partial", '{"offenders": 2}', {"books": "critical"}),
        ("failed", '{"offenders": 2}', {"books": "critical"}),  # no bank, but checked
        ("failed", '{"offenders": 0}', {}),
    ],
)
def test_offenders_of_the_last_reconciliation_are_critical(
    jobs_db: Database, owner: Conn, status: str, counts: str, expected: dict[str, str]
) -> None:
    run(owner, "reconcile", "partial", ago(days=1), counts='{"offenders": 5}')
    run(owner, "reconcile", status, ago(hours=1), counts=counts)
    assert graded(jobs_db, "reconciliation") == expected


@pytest.mark.parametrize("status", ["partial", "interrupted", "failed"])
def test_a_run_that_did_not_check_the_books_says_nothing_of_them(
    jobs_db: Database, owner: Conn, status: str
) -> None:
    assert graded(jobs_db, "reconciliation") == {}
    run(owner, "reconcile", "partial", ago(days=1), counts='{"offenders": 5}')
    run(owner, "reconcile", status, ago(hours=1), counts="{}")
    assert graded(jobs_db, "reconciliation") == {"books": "critical"}


def needs_table(conn: Conn, table: str) -> None:
    """Its slice brings the table by a migration of its own."""
    (found,) = conn.execute("SELECT to_regclass(%s)", (table,)).fetchone() or (None,)
    if found is None:
        pytest.skip(f"there is no table {table} yet")


@pytest.mark.parametrize(
    ("minutes", "expected"), [(30, {}), (30.1, {"unsealed": "warning"})]
)
@pytest.mark.parametrize("is_journal", [False, True])
def test_what_is_not_sealed_for_half_an_hour(
    jobs_db: Database,
    owner: Conn,
    minutes: float,
    expected: dict[str, str],
    *,
    is_journal: bool,
) -> None:
    at, table, source = ago(minutes=minutes), "audit_log", "audit"
    row = {"at": at, "actor": "system", "action": "a.b", "object": "s", "reason": ""}
    if is_journal:
        table, source = "journals", "journal"
        row = {"reference": "J1", "reason": "x", "happened_at": at}
        row["content_hash"] = b"h" * 32
    insert(owner, table, {**row, "recorded_at": at})
    assert graded(jobs_db, "audit") == expected

    owner.execute(
        """
        INSERT INTO audit_chain (position, source, row_id, hash)
        SELECT 1, %(source)s, coalesce(
               (SELECT max(id) FROM audit_log), (SELECT max(id) FROM journals)),
               %(hash)s
        """,
        {"source": source, "hash": b"h" * 32},
    )
    assert find(jobs_db, "audit") == []


def test_an_open_difference_is_critical_until_it_closes(
    jobs_db: Database, owner: Conn
) -> None:
    needs_table(owner, "reconciliation_items")
    item: dict[str, Any] = {"provider": "bellbank", "direction": "in", "day": AT}
    item |= {"kind": "missing-here", "opened_at": ago(minutes=1), "seen_at": AT}
    insert(owner, "reconciliation_items", {**item, "reference": "A", "closed_at": AT})
    assert find(jobs_db, "reconciliation") == []
    insert(owner, "reconciliation_items", {**item, "reference": "B"})
    (found,) = find(jobs_db, "reconciliation")
    assert (found.subject, found.severity) == ("differences", "critical")
    assert found.refs == ("B",)


@pytest.mark.parametrize(
    ("minutes", "standing", "expected"),
    [
        (0, "open", {}),
        (1, "open", {"late": "warning"}),
        (1, "waiting_customer", {}),
    ],
)
def test_a_ticket_whose_answer_is_overdue(
    jobs_db: Database,
    owner: Conn,
    minutes: int,
    standing: str,
    expected: dict[str, str],
) -> None:
    needs_table(owner, "tickets")
    ticket = {"number": "T-7K3Q2M", "user_id": USER, "topic": "other"}
    times = {"opened_at": ago(days=3), "due_at": ago(minutes=minutes)}
    insert(owner, "tickets", {**ticket, **times, "standing": standing})
    assert graded(jobs_db, "tickets") == expected


@pytest.mark.parametrize(
    ("hours", "kind", "expected"),
    [
        (24, "late-success", {}),
        (25, "late-success", {"left": "warning"}),
        (73, "contradiction", {"left": "critical"}),
        (5, "unknown-account", {"without an owner": "warning"}),
        (25, "unknown-account", {"without an owner": "critical", "left": "warning"}),
        (90, "float-low", {}),
        (90, "fraud", {}),
    ],
)
def test_what_people_were_to_look_at_and_did_not(
    jobs_db: Database, owner: Conn, hours: int, kind: str, expected: dict[str, str]
) -> None:
    review = {"kind": kind, "subject": "TRF1", "detail": "{}"}
    insert(owner, "reviews", {**review, "opened_at": ago(hours=hours)})
    assert graded(jobs_db, "reviews") == expected


@pytest.mark.parametrize(
    ("hours", "kind", "expected"),
    [
        (20, "fraud", {}),
        (21, "fraud-stop", {"flags": "warning"}),
        (25, "fraud-in", {"flags": "critical"}),
        (25, "stuck", {}),
    ],
)
def test_a_flag_that_people_left(
    jobs_db: Database, owner: Conn, hours: int, kind: str, expected: dict[str, str]
) -> None:
    flag = {"kind": kind, "subject": "TRF1", "detail": "{}"}
    insert(owner, "reviews", {**flag, "opened_at": ago(hours=hours)})
    assert graded(jobs_db, "fraud") == expected

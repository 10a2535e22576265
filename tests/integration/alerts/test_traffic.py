"""What the workers' minutes say, on both sides of each threshold."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from miimii.db import Conn, Database
from tests.integration.alerts.rows import AT, USER, ago, find, graded, insert, minute


def calls(count: int, failed: int = 0, refused: int = 0) -> dict[str, dict[str, int]]:
    return {"bellbank": {"calls": count, "failed": failed, "refused": refused}}


@pytest.mark.parametrize(
    ("rule", "figures", "expected"),
    [
        ("database", {"pool_timeouts": 2}, {}),
        ("database", {"pool_timeouts": 3}, {"connections": "warning"}),
        (
            "database",
            {"pool_timeouts": 1, "database_errors": 2},
            {"connections": "warning"},
        ),
        ("error rate", {"requests": 49, "errors": 49}, {}),
        ("error rate", {"requests": 100, "errors": 2}, {}),
        ("error rate", {"requests": 100, "errors": 3}, {"requests": "warning"}),
        ("error rate", {"requests": 50, "errors": 5}, {"requests": "warning"}),
        ("error rate", {"requests": 50, "errors": 6}, {"requests": "critical"}),
        (
            "error rate",
            {"requests": 400, "errors": 1, "webhooks": 200, "webhook_errors": 1},
            {},
        ),
        (
            "error rate",
            {"requests": 400, "errors": 2, "webhooks": 399, "webhook_errors": 2},
            {"webhooks": "critical"},
        ),
        ("error rate", {"requests": 50, "p95_ms": 1000}, {}),
        ("error rate", {"requests": 50, "p95_ms": 1001}, {"slow": "warning"}),
        ("error rate", {"requests": 49, "p95_ms": 9000}, {}),
        ("provider", {"calls": calls(9, failed=9)}, {}),
        ("provider", {"calls": calls(10, failed=2)}, {}),
        ("provider", {"calls": calls(10, failed=3)}, {"bellbank": "warning"}),
        ("provider", {"calls": calls(4, refused=2)}, {}),
        ("provider", {"calls": calls(7, refused=3)}, {}),
        ("provider", {"calls": calls(6, refused=3)}, {"bellbank": "critical"}),
        ("spend", {"calls": {"graph": calls(500_000)["bellbank"]}}, {}),
        (
            "spend",
            {"calls": {"graph": calls(500_001)["bellbank"]}},
            {"graph": "warning"},
        ),
        ("spend", {"calls": calls(500_001)}, {}),
        ("security", {"bad_signatures": 19}, {}),
        ("security", {"bad_signatures": 20}, {"signatures": "warning"}),
    ],
    ids=str,
)
def test_a_rule_speaks_from_its_threshold_on(
    jobs_db: Database,
    owner: Conn,
    rule: str,
    figures: dict[str, Any],
    expected: dict[str, str],
) -> None:
    minute(owner, **figures)
    assert graded(jobs_db, rule) == expected


@pytest.mark.parametrize(
    ("rule", "figures"),
    [
        ("database", {"pool_timeouts": 2}),
        ("error rate", {"requests": 25, "errors": 25}),
        ("provider", {"calls": calls(5, failed=5)}),
        ("security", {"bad_signatures": 10}),
    ],
    ids=str,
)
def test_workers_count_together_and_for_fifteen_minutes(
    jobs_db: Database, owner: Conn, rule: str, figures: dict[str, Any]
) -> None:
    minute(owner, **figures)
    minute(owner, **figures, minute=ago(minutes=15, seconds=1), worker=2)
    assert find(jobs_db, rule) == []
    minute(owner, **figures, minute=ago(minutes=15), worker=2)
    assert len(find(jobs_db, rule)) == 1


def test_slowness_is_weighed_by_requests(jobs_db: Database, owner: Conn) -> None:
    minute(owner, requests=95, p95_ms=900)
    minute(owner, requests=5, p95_ms=2900, worker=2)
    assert find(jobs_db, "error rate") == []
    minute(owner, requests=5, p95_ms=2900, worker=3)
    assert graded(jobs_db, "error rate") == {"slow": "warning"}


def test_yesterdays_calls_are_not_todays_spend(jobs_db: Database, owner: Conn) -> None:
    many = {"graph": calls(500_001)["bellbank"]}
    # 14:05 in Lagos: its day began 14 h 05 min ago.
    minute(owner, minute=ago(hours=14, minutes=6), calls=many)
    assert find(jobs_db, "spend") == []
    minute(owner, minute=ago(hours=14, minutes=5), calls=many)
    assert graded(jobs_db, "spend") == {"graph": "warning"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, {"identity": "warning"}),
        ({"refused": 0}, {}),
        ({"day": AT.date() - timedelta(days=1)}, {}),
        ({"who": USER}, {}),
    ],
    ids=str,
)
def test_a_budget_of_all_speaks_once_it_had_nothing_left_for_somebody(
    jobs_db: Database, owner: Conn, row: dict[str, Any], expected: dict[str, str]
) -> None:
    used_up = {"budget": "identity", "who": "all", "day": AT.date()}
    insert(owner, "budget_days", {**used_up, "used": 5000, "refused": 1, **row})
    assert graded(jobs_db, "spend") == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (5, {}),
        (6, {"away": "warning"}),
        (60, {"away": "warning"}),
        (61, {"away": "critical"}),
    ],
)
def test_the_cache_is_away_since_the_first_minute_after_the_last_good_one(
    jobs_db: Database, owner: Conn, minutes: int, expected: dict[str, str]
) -> None:
    minute(owner, minute=ago(minutes=minutes + 2), cache_errors=9)
    minute(owner, minute=ago(minutes=minutes + 1))
    for one in (minutes, minutes // 2, 0):
        minute(owner, minute=ago(minutes=one), cache_errors=1)
    assert graded(jobs_db, "cache") == expected


def test_a_cache_that_came_back_is_there(jobs_db: Database, owner: Conn) -> None:
    minute(owner, minute=ago(minutes=90), cache_errors=3)
    minute(owner, minute=ago(minutes=1))
    assert find(jobs_db, "cache") == []


def test_a_cache_that_one_worker_still_misses_is_away(
    jobs_db: Database, owner: Conn
) -> None:
    for one in (10, 0):
        minute(owner, minute=ago(minutes=one), cache_errors=3)
        minute(owner, minute=ago(minutes=one), worker=2)
    assert graded(jobs_db, "cache") == {"away": "warning"}


@pytest.mark.parametrize(
    ("minutes", "reason", "expected"),
    [
        (60, "same-person", {"self-approval": "critical"}),
        (60.1, "same-person", {}),
        (1, "expired", {}),
    ],
)
def test_one_person_who_wants_to_be_two_is_critical_for_an_hour(
    jobs_db: Database,
    owner: Conn,
    minutes: float,
    reason: str,
    expected: dict[str, str],
) -> None:
    deed = {
        "at": ago(minutes=minutes),
        "actor": "staff:ada@example.com",
        "action": "approval.refused",
        "object": "approval:APR1",
    }
    insert(owner, "audit_log", {**deed, "reason": reason})
    assert graded(jobs_db, "security") == expected


def refused(owner: Conn, times: int, minutes: float, action: str) -> None:
    for _ in range(times):
        deed = {"at": ago(minutes=minutes), "actor": "system", "action": action}
        insert(owner, "audit_log", {**deed, "object": "staff:x@b.ng", "reason": "ask"})


def test_ten_failed_sign_ins_of_the_staff_in_fifteen_minutes_are_told(
    jobs_db: Database, owner: Conn
) -> None:
    refused(owner, 1, 0, "staff.locked")
    refused(owner, 8, 15, "staff.not-signed-in")
    refused(owner, 5, 15.1, "staff.not-signed-in")
    refused(owner, 5, 1, "staff.signed-in")
    assert find(jobs_db, "security") == []

    refused(owner, 1, 7, "staff.not-signed-in")

    [found] = find(jobs_db, "security")
    assert (found.subject, found.severity) == ("sign-ins", "warning")
    assert (found.number, found.refs) == ("10 failed in 15 min", ())

"""The list of jobs: no two kinds at once, and late is late to the second."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

import pytest
from cronsim import CronSim

from miimii import clock
from miimii.jobs.schedule import SCHEDULE, due_times


def lagos(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.LAGOS)


def test_no_two_kinds_start_in_the_same_minute_of_a_month() -> None:
    starts = defaultdict(set)
    for each in SCHEDULE:
        for cron in each.crons:
            for start in CronSim(cron, lagos("2026-11-30T23:59")):
                if start >= lagos("2027-01-01"):
                    break
                starts[start].add(each.job)
    assert len(starts) > 31 * 24 * 12
    assert {at: jobs for at, jobs in starts.items() if len(jobs) > 1} == {}


@pytest.mark.parametrize("each", SCHEDULE, ids=lambda each: each.job)
def test_a_run_ends_before_it_is_late_and_before_the_platform_ends_it(
    each: object,
) -> None:
    found = next(one for one in SCHEDULE if one is each)
    assert found.budget_s < found.timeout_s
    assert timedelta(seconds=found.timeout_s) <= found.late_after
    assert all(len(cron.split()) == 5 for cron in found.crons)


@pytest.mark.parametrize(
    ("job", "at", "due_at"),
    [
        ("deliver_messages", "2026-11-22T14:13:59", "2026-11-22T13:59"),
        ("deliver_messages", "2026-11-22T14:14:00", "2026-11-22T14:04"),
        ("check_alerts", "2026-11-22T14:42:59", "2026-11-22T13:58"),
        ("check_alerts", "2026-11-22T14:43:00", "2026-11-22T14:13"),
        ("purge_logs", "2026-11-22T04:22:59", "2026-11-21T02:23"),
        ("purge_logs", "2026-11-22T04:23:00", "2026-11-22T02:23"),
        ("charge_monthly_fees", "2026-12-01T05:40:59", "2026-11-03T03:41"),
        ("charge_monthly_fees", "2026-12-01T05:41:00", "2026-12-01T03:41"),
        ("charge_monthly_fees", "2026-12-31T23:59:59", "2026-12-03T03:41"),
    ],
)
def test_a_run_is_due_so_long_after_its_time(job: str, at: str, due_at: str) -> None:
    assert due_times(lagos(at))[job] == lagos(due_at)

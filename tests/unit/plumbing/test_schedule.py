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
        ("settle_stuck_transactions", "2026-12-01T00:09:59", "2026-11-30T23:55"),
        ("settle_stuck_transactions", "2026-12-01T00:10:00", "2026-12-01T00:00"),
        ("cleanup_sessions", "2026-12-01T00:36:59", "2026-11-30T23:52"),
        ("cleanup_sessions", "2026-12-01T00:37:00", "2026-12-01T00:07"),
        ("seal_audit", "2026-12-01T00:35:59", "2026-11-30T23:51"),
        ("seal_audit", "2026-12-01T00:36:00", "2026-12-01T00:06"),
        ("maintain_database", "2026-12-01T02:16:59", "2026-11-30T23:17"),
        ("maintain_database", "2026-12-01T02:17:00", "2026-12-01T00:17"),
        ("reconcile", "2026-12-01T08:30:59", "2026-11-30T06:31"),
        ("reconcile", "2026-12-01T08:31:00", "2026-12-01T06:31"),
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


@pytest.mark.parametrize("month", ["2026-11", "2026-12", "2027-02", "2028-02"])
def test_fees_start_three_times_a_month_after_its_first_night(month: str) -> None:
    [fees] = [each for each in SCHEDULE if each.job == "charge_monthly_fees"]
    starts = CronSim(fees.crons[0], lagos(f"{month}-01") - timedelta(microseconds=1))

    for day in (1, 2, 3):
        assert next(starts) == lagos(f"{month}-{day:02}T03:41")
    assert next(starts) >= lagos(f"{month}-28T00:00")

"""When each job runs by itself, how long it may take, and when it counts as late.

The one list of it: the platform's specification and the alerts are checked against it.
A job that runs every five minutes has three crons, a quarter of an hour each, for the
platform starts none more often than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cronsim import CronSim

from miimii import clock

_TWO_HOURS = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """One job: its script is `scripts/<job>.py`; crons are in Lagos time.

    `budget_s` is what a run works at most by itself, `timeout_s` when the platform
    ends it, and a run that did not finish `late_after` its time is late: two intervals,
    or two hours for what runs daily or monthly.
    """

    job: str
    crons: tuple[str, ...]
    budget_s: int
    timeout_s: int
    late_after: timedelta

    def due_at(self, at: datetime) -> datetime:
        """Return the last time whose run must have finished by `at`."""
        before = (at - self.late_after).astimezone(clock.LAGOS) + timedelta(seconds=1)
        return max(next(CronSim(cron, before, reverse=True)) for cron in self.crons)


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


SCHEDULE: tuple[Scheduled, ...] = (
    Scheduled(
        "settle_stuck_transactions",
        ("0,15,30,45 * * * *", "5,20,35,50 * * * *", "10,25,40,55 * * * *"),
        budget_s=180,
        timeout_s=240,
        late_after=_minutes(10),
    ),
    Scheduled(
        "deliver_messages",
        ("4,19,34,49 * * * *", "9,24,39,54 * * * *", "14,29,44,59 * * * *"),
        budget_s=180,
        timeout_s=240,
        late_after=_minutes(10),
    ),
    Scheduled("cleanup_sessions", ("7,22,37,52 * * * *",), 120, 600, _minutes(30)),
    Scheduled("check_alerts", ("13,28,43,58 * * * *",), 60, 600, _minutes(30)),
    Scheduled("maintain_database", ("17 * * * *",), 600, 1200, _TWO_HOURS),
    Scheduled("seal_audit", ("6,21,36,51 * * * *",), 120, 600, _minutes(30)),
    Scheduled("purge_logs", ("23 2 * * *",), 2700, 3600, _TWO_HOURS),
    Scheduled("charge_monthly_fees", ("41 3 1-3 * *",), 2700, 3600, _TWO_HOURS),
    Scheduled("reconcile", ("31 6 * * *",), 1800, 2700, _TWO_HOURS),
)


def due_times(
    at: datetime, schedule: Sequence[Scheduled] = SCHEDULE
) -> dict[str, datetime]:
    """Return, for each job, the last time whose run must have finished by `at`."""
    return {each.job: each.due_at(at) for each in schedule}

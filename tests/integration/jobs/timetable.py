"""When each job fires in a month, and which of those times a test can spare."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cronsim import CronSim

from miimii import clock
from miimii.jobs.schedule import SCHEDULE

_DAILY = {"purge_logs", "charge_monthly_fees", "reconcile"}
_QUARTER = timedelta(minutes=15)


def lagos(text: str) -> datetime:
    """Read a time as people in Lagos write it."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.LAGOS)


@dataclass(frozen=True)
class Stretch:
    """A time in which every job fires whenever it is due."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class Timetable:
    """All firings between two instants, thinned out on the quiet days.

    Outside of the stretches a quarter of an hour, from a quarter past, fires some times
    a day: all that is due then, which is each job that runs more than daily. What runs
    daily or monthly always fires.
    """

    since: datetime
    until: datetime
    stretches: Sequence[Stretch]
    quiet_hours: Sequence[int] = (3, 10, 16, 22)

    def firings(self) -> Iterator[tuple[datetime, str]]:
        """Every firing in the order of time: when, and which job."""
        lines = (self._of(each.job, cron) for each in SCHEDULE for cron in each.crons)
        return heapq.merge(*lines)

    def _of(self, job: str, cron: str) -> Iterator[tuple[datetime, str]]:
        for at in CronSim(cron, self.since):
            if at > self.until:
                return
            if job in _DAILY or self._is_fired(at):
                yield at, job

    def _is_fired(self, at: datetime) -> bool:
        past = timedelta(minutes=at.minute)
        is_quiet_turn = at.hour in self.quiet_hours and _QUARTER <= past < 2 * _QUARTER
        return is_quiet_turn or any(
            each.since <= at < each.until for each in self.stretches
        )

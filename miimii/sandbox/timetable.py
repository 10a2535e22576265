"""When `make run` starts each job: what waits is looked at often, the rest on time."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta

from cronsim import CronSim

from miimii import clock
from miimii.jobs.schedule import SCHEDULE

# Every minute here, so that nobody has to wait five to see what they do.
OFTEN = ("settle_stuck_transactions", "deliver_messages")
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)
_Firings = Iterator[tuple[datetime, str]]


class Timetable:
    """Says which job is to be started next, one at a time; keeps no process.

    `first` begins at once, and then, in turn, each job that runs more than daily has
    its first run. Later all have theirs by the schedule, in Lagos time. A job whose
    turn comes while it still waits is not started twice.
    """

    def __init__(self, at: datetime, *, first: str) -> None:
        often = [each.job for each in SCHEDULE if _gap(each.crons[0], at) < _DAY]
        self._turn = deque(dict.fromkeys([first, *OFTEN, *often]))
        self._times = heapq.merge(
            *(_minutes(job, at) for job in OFTEN),
            *(
                _times(each.job, cron, at)
                for each in SCHEDULE
                if each.job not in OFTEN
                for cron in each.crons
            ),
        )
        self._next = next(self._times)

    def take(self, at: datetime) -> str | None:
        """Return the job whose turn it is; None while nothing is due by then."""
        while self._next[0] <= at:
            _, job = self._next
            if job not in self._turn:
                self._turn.append(job)
            self._next = next(self._times)
        return self._turn.popleft() if self._turn else None


def _minutes(job: str, at: datetime) -> _Firings:
    while True:
        at += _MINUTE
        yield at, job


def _times(job: str, cron: str, at: datetime) -> _Firings:
    for due_at in CronSim(cron, at.astimezone(clock.LAGOS)):
        yield due_at, job


def _gap(cron: str, at: datetime) -> timedelta:
    times = CronSim(cron, at.astimezone(clock.LAGOS))
    return -(next(times) - next(times))

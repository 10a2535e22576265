"""Read the bank's statement, day by day, for reconcile: one bad day stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from miimii import clock
from miimii.jobs.run import Run
from miimii.reconciliation.reconciling import Reconciling

_DAY = timedelta(days=1)
_LOOKED_AT = timedelta(days=30)  # the bank may list late what happened then
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reading:
    """Which days a run is to compare, and which of the statement it has whole.

    `around` are the days beside those that were unread: they were compared without
    what the bank may date there. `is_bank_away`: not one day could be read.
    """

    days: Sequence[date]
    whole: frozenset[date]
    around: frozenset[date] = field(default_factory=frozenset)
    is_bank_away: bool = False

    def comparable(self) -> list[date]:
        """Return the days that can be compared, oldest first."""
        return sorted(self.whole & {*self.days, *self.around})


def read_nothing(days: Sequence[date]) -> Reading:
    """Take what is kept of the statement for all of it, as a dry run does."""
    return Reading(days, frozenset(day + _DAY * n for day in days for n in (-1, 0, 1)))


def read_statement(reconciling: Reconciling, run: Run, days: Sequence[date]) -> Reading:
    """Read these days, and all others of the last 30 that have to be read (again).

    A day that fails is an item that failed, and the rest goes on. Those that were never
    read whole come first, then those read longest ago: a run that is out of time leaves
    to the next one what it has not come to. Raises Unavailable: our own database.
    """
    today, since = days[-1], days[-1] - _LOOKED_AT
    with run.db.transaction() as conn:
        unread = reconciling.days_unread(conn, since=since, until=today)
        whole = reconciling.days_whole(conn, since=since)
        to_read = {days[0] - _DAY, *days, *unread}
        to_read |= reconciling.days_open(conn, since=since)
    read = set()
    for day in sorted(to_read, key=lambda day: (whole.get(day, _NEVER), day)):
        if day > today or not run.goes_on():
            continue
        with run.trying(f"{day}"):
            if reconciling.pull(day, run.goes_on, run.renew):
                read.add(day)
    is_bank_away = bool(run.errors) and not read
    with run.db.transaction() as conn:
        read |= set(reconciling.days_whole(conn, since=since))
    reading = Reading(
        days=sorted({*days, *unread}),
        whole=frozenset(read),
        around=frozenset(day + _DAY * n for day in unread for n in (-1, 1)),
        is_bank_away=is_bank_away,
    )
    _name_late(run, reading)
    return reading


def _name_late(run: Run, reading: Reading) -> None:
    """Name the days that a run before this one had time for, and that are unread."""
    named = {error["item"] for error in run.errors}
    yesterday = clock.day_of(run.at) - _DAY
    for day in reading.days:
        if day < yesterday and day not in reading.whole and f"{day}" not in named:
            run.fail(f"{day}", "unread")

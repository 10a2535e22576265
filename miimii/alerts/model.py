"""What an alert is, and what a watch is asked and answers. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from miimii import clock
from miimii.db import Conn

Severity = Literal["warning", "critical"]

# Until somebody acknowledges it, an open alert is told again after so long.
REPEATED: Mapping[Severity, timedelta] = {
    "warning": timedelta(hours=4),
    "critical": timedelta(hours=1),
}
QUIET = timedelta(hours=1)  # what code raised is over when it was silent so long


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong right now: what, how bad, and the facts to act on.

    `number` and `threshold` are for people. `refs` name rows, by our references or
    ids; never a person.
    """

    subject: str
    severity: Severity
    number: str
    threshold: str
    since: datetime
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a watch goes by besides the rows: the instant, and what was configured.

    `due`: for each job, the last time whose run must have finished by now.
    """

    at: datetime
    lowest_float_kobo: int
    due: Mapping[str, datetime] = field(default_factory=dict)

    def ago(self, **how_long: int) -> datetime:
        """Return the instant so many `minutes`, `hours` or `days` before."""
        return self.at - timedelta(**how_long)


@dataclass(frozen=True, slots=True)
class Watch:
    """One rule: its name, and the question it asks of the rows."""

    rule: str
    look: Callable[[Conn, Question], list[Finding]]


@dataclass(frozen=True, slots=True)
class Alert:
    """One row: a rule's finding on a subject, from its opening to its closing."""

    id: int
    rule: str
    subject: str
    severity: Severity
    number: str
    threshold: str
    refs: list[str]
    since: datetime
    opened_at: datetime
    times_seen: int
    told_at: datetime | None
    told_severity: Severity | None
    acknowledged_by: str | None
    closed_at: datetime | None

    @property
    def news(self) -> str:
        """What there is to tell of it: opened, worse, still, closed."""
        if self.closed_at is not None:
            return "closed"
        if self.told_at is None:
            return "opened"
        is_worse = self.severity == "critical" and self.told_severity == "warning"
        return "worse" if is_worse else "still"


def graded(value: float, *, warning: float, critical: float) -> Severity | None:
    """Return how bad a value is that is above a threshold, or None when it is not."""
    if value > critical:
        return "critical"
    return "warning" if value > warning else None


def stamp(at: datetime) -> str:
    """Return an instant by Lagos clocks, in a form that no log takes for a number."""
    return f"{at.astimezone(clock.LAGOS):%d %b %H:%M}"

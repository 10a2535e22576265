"""What is kept how long: the one list of it, and the arithmetic of its days.

How long is a dated row of `retention_rules`; here stands which rows a line speaks of,
what becomes of them, and the floor that no rule may go below. What no line names is
never touched: the books, orders, approvals, customers, and the keys of messages.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, LiteralString

from miimii import clock

Deed = Literal["empty", "archive", "delete"]

# Runs of these jobs say what was done to money, or what was found out about it.
_MONEY_JOBS: LiteralString = """job IN (
    'settle_stuck_transactions', 'charge_monthly_fees', 'reconcile', 'requery',
    'decide_order', 'adjust_balance', 'seal_audit')"""

# And alerts that something may be wrong with it: of all rules but these.
OTHER_ALERTS = ("database", "error rate", "provider", "cache", "spend", "tickets")
_MONEY_ALERTS: LiteralString = """rule NOT IN (
    'database', 'error rate', 'provider', 'cache', 'spend', 'tickets')"""


class BelowFloor(Exception):
    """A rule keeps something for less long than the law or the house allows."""


@dataclass(frozen=True, slots=True)
class Span:
    """So many calendar months, or so many days, of Lagos."""

    months: int = 0
    days: int = 0

    def before(self, day: date) -> date:
        """Return the day that lies this long before `day`.

        A day that its month does not have is that month's last: what is kept "since"
        it is then kept rather a day longer than one less.
        """
        months = day.year * 12 + day.month - 1 - self.months
        year, month = divmod(months, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last)) - timedelta(days=self.days)

    def is_shorter(self, floor: Span) -> bool:
        """Whether it counts in another unit than the floor, or less of it."""
        if bool(self.months) != bool(floor.months):
            return True
        return (self.months, self.days) < (floor.months, floor.days)

    def __str__(self) -> str:
        return f"{self.months} months" if self.months else f"{self.days} days"


# The CHECK of the table says the same; a test compares them.
FLOORS = {
    "archive": Span(months=60),
    "audit": Span(months=12),
    "notices": Span(months=12),
    "money_news": Span(months=12),
    "money_runs": Span(months=12),
    "chat_rows": Span(months=6),
    "chat_words": Span(days=30),
    "runs": Span(days=90),
    "db_health": Span(days=35),
    "service_minutes": Span(days=7),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Rows of one table that go the same way once they are too old.

    `rule` says how long they stay, `age` is the column of their time. `columns` are
    those that come into the archive, or the one that is emptied. A row still at work is
    in no line.
    """

    name: str
    rule: str
    table: str
    deed: Deed
    rows: LiteralString
    columns: tuple[str, ...] = ()
    age: str = "recorded_at"


_EVENT = (
    *("id", "source", "event_key", "lane", "kind", "payload", "happened_at"),
    *("recorded_at", "status", "attempts", "error", "done_at"),
)
_NEWS = (  # neither body nor recipient, nor the id that has the phone in it
    *("id", "lane", "kind", "dedupe_key", "order_reference", "is_money_news"),
    *("status", "attempts", "error_code", "created_at", "sent_at"),
    "recorded_at",
)
_RUN = (
    *("id", "job", "period", "trigger", "actor", "args", "dry_run", "status"),
    *("started_at", "heartbeat_at", "finished_at", "counts", "cursor", "error"),
    *("host", "version"),
)
_ALERT = (
    *("id", "rule", "subject", "severity", "number", "threshold", "refs", "since"),
    *("is_by_code", "opened_at", "last_seen_at", "times_seen", "told_at"),
    *("told_severity", "acknowledged_at", "acknowledged_by", "closed_at"),
    "is_closing_told",
)
_IS_DONE: LiteralString = "done_at IS NOT NULL"
_IS_OUT: LiteralString = "status NOT IN ('queued', 'sending')"
_IS_OVER: LiteralString = "finished_at IS NOT NULL"
_IN, _OUT = "inbound_events", "outbound_messages"

LINES = (
    Line(
        *("inbound_words", "chat_words", _IN, "empty"),
        rows=_IS_DONE + " AND source = 'whatsapp' AND payload <> '{}'",
        columns=("payload",),
    ),
    Line(
        *("outbound_words", "chat_words", _OUT, "empty"),
        rows=_IS_OUT + " AND NOT is_money_news AND body <> '{}'",
        columns=("body",),
    ),
    Line(
        *("inbound_rows", "chat_rows", _IN, "delete"),
        rows=_IS_DONE + " AND source = 'whatsapp'",
    ),
    Line(
        *("outbound_rows", "chat_rows", _OUT, "delete"),
        rows=_IS_OUT + " AND NOT is_money_news",
    ),
    Line(
        *("notices", "notices", _IN, "archive"),
        rows=_IS_DONE + " AND source <> 'whatsapp'",
        columns=_EVENT,
    ),
    Line(
        *("money_news", "money_news", _OUT, "archive"),
        rows=_IS_OUT + " AND is_money_news",
        columns=_NEWS,
    ),
    Line(
        *("money_runs", "money_runs", "job_runs", "archive"),
        rows=_IS_OVER + " AND " + _MONEY_JOBS,
        columns=_RUN,
        age="started_at",
    ),
    Line(
        *("runs", "runs", "job_runs", "delete"),
        rows=_IS_OVER + " AND NOT " + _MONEY_JOBS,
        age="started_at",
    ),
    Line(
        *("db_health", "db_health", "db_health", "delete"),
        rows="true",
        age="happened_at",
    ),
    Line(
        *("service_minutes", "service_minutes", "service_minutes", "delete"),
        rows="true",
        age="minute",
    ),
    Line(
        *("budget_days", "service_minutes", "budget_days", "delete"),
        rows="true",
    ),
    Line(
        *("money_alerts", "money_runs", "alerts", "archive"),
        rows=_MONEY_ALERTS,
        columns=_ALERT,
        age="closed_at",
    ),
    Line(
        *("alerts", "runs", "alerts", "delete"),
        rows="NOT " + _MONEY_ALERTS,
        age="closed_at",
    ),
)


def cut_off(at: datetime, span: Span) -> datetime:
    """Return the instant before which a row is too old: a Lagos midnight.

    Whole days: what came at any time of a day goes together, after the last of its
    days has passed, so nothing goes early.
    """
    return clock.start_of_day(span.before(clock.day_of(at)))


def checked(rule: str, span: Span) -> Span:
    """Return how long a rule keeps its rows; raises BelowFloor if that is too short."""
    if span.is_shorter(FLOORS[rule]):
        raise BelowFloor(f"{rule}: {span} is less than {FLOORS[rule]}")
    return span

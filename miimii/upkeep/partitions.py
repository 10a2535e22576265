"""Months of the partitioned tables: made ahead, archived or dropped when they are over.

A month is a partition `<table>_<year>_<month>`, from a Lagos midnight to a Lagos
midnight. A default partition takes what no month claims, so that no insert is ever
refused; a row in it is an alarm, for its month can't be made before it has moved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from miimii import clock
from miimii.db import Conn, Rollback
from miimii.upkeep.retention import Span
from miimii.upkeep.store import partitions as store

PARENTS = ("inbound_events", "outbound_messages", "audit_log")
ARCHIVED_WHOLE = ("audit_log",)  # its months move as they are; none is ever dropped
_AHEAD = 3
_NAME = re.compile(r"(?P<parent>\w+)_(?P<year>\d{4})_(?P<month>\d{2})$")


@dataclass(frozen=True, slots=True)
class Month:
    """One month of one table, from its first day to the next month's."""

    parent: str
    first: date

    @property
    def name(self) -> str:
        return f"{self.parent}_{self.first:%Y_%m}"

    @property
    def starts_at(self) -> datetime:
        return clock.start_of_day(self.first)

    @property
    def ends_at(self) -> datetime:
        return clock.start_of_day(Span(months=-1).before(self.first))


Change = Callable[[Conn, Month], bool]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to a table's months; nothing, if it is not ours to do.

    `strays` are rows in the default partition: their months can't be made.
    """

    parent: str
    is_ours: bool
    strays: int
    missing: Sequence[Month]
    over: Sequence[Month]

    def changes(self) -> Iterator[tuple[str, Month, Change]]:
        """What is done to a month, in the past tense, and by what, oldest first."""
        for month in self.missing:
            yield "made", month, create
        for month in self.over:
            if self.parent in ARCHIVED_WHOLE:
                yield "archived", month, archive
            else:
                yield "dropped", month, drop_if_empty


def list_here(conn: Conn) -> list[str]:
    """Return which of the partitioned tables this database has."""
    return [parent for parent in PARENTS if store.is_partitioned(conn, parent)]


def plan(
    conn: Conn, parent: str, *, at: datetime, over: datetime, too_old: datetime
) -> Plan:
    """Return what is to be done: reads only.

    Months up to three ahead of `at` must be there. Those that were over by `over` are
    looked at for rows, or, of what is archived whole, those over by `too_old`.
    """
    if not store.owns(conn, parent):
        return Plan(parent, is_ours=False, strays=0, missing=(), over=())
    there = store.list_partitions(conn, parent)
    ended_by = too_old if parent in ARCHIVED_WHOLE else over
    months = sorted(filter(None, map(read_month, there)), key=lambda one: one.first)
    return Plan(
        parent,
        is_ours=True,
        strays=store.count_rows(conn, f"{parent}_default"),
        missing=[one for one in months_ahead(parent, at=at) if one.name not in there],
        over=[one for one in months if one.ends_at <= ended_by],
    )


def months_ahead(parent: str, *, at: datetime) -> list[Month]:
    """Return this month and the next three."""
    first = clock.day_of(at).replace(day=1)
    return [
        Month(parent, Span(months=-ahead).before(first)) for ahead in range(_AHEAD + 1)
    ]


def read_month(name: str) -> Month | None:
    """Return the month that a partition's name says, None for the default one."""
    found = _NAME.match(name)
    if found is None:
        return None
    return Month(found["parent"], date(int(found["year"]), int(found["month"]), 1))


def create(conn: Conn, month: Month) -> bool:
    """Make a month's partition, in the caller's transaction; True.

    Locks the table against everybody until that ends.
    """
    store.create_partition(
        conn,
        month.parent,
        month.name,
        starts_at=month.starts_at,
        ends_at=month.ends_at,
        keeps_all=month.parent in ARCHIVED_WHOLE,
    )
    return True


def drop_if_empty(conn: Conn, month: Month) -> bool:
    """Drop a month without rows; False, and nothing done, if it has any.

    Looked at again under the lock, for a late commit may have filled it.
    """
    if store.has_rows(conn, month.name):
        return False
    with conn.transaction():
        store.detach_partition(conn, month.parent, month.name)
        is_filled = store.has_rows(conn, month.name)
        if is_filled:
            raise Rollback
        store.drop_table(conn, month.name)
    return not is_filled


def archive(conn: Conn, month: Month) -> bool:
    """Move a month, as it is, to the table's namesake in the schema `archive`; True."""
    store.detach_partition(conn, month.parent, month.name)
    store.move_to_archive(
        conn,
        month.parent,
        month.name,
        starts_at=month.starts_at,
        ends_at=month.ends_at,
    )
    return True


def wait_briefly(conn: Conn) -> None:
    """Let locks be waited for 2 s at most in this transaction: payments go first."""
    store.limit_lock_wait(conn)

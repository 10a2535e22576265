"""Months of the partitioned tables: made ahead, archived or dropped when they are over.

A month is a partition `<table>_<year>_<month>`, from a Lagos midnight to a Lagos
midnight. A default partition takes what no month claims, so that no insert is ever
refused; a row in it is an alarm, for its month can't be made before it has moved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def list_missing(conn: Conn, parent: str, *, at: datetime) -> list[Month]:
    """Return the months from now to three ahead that have no partition yet."""
    there = set(store.list_partitions(conn, parent))
    return [month for month in months_ahead(parent, at=at) if month.name not in there]


def list_over(conn: Conn, parent: str, *, before: datetime) -> list[Month]:
    """Return the months that have a partition and ended by then, the oldest first."""
    named = map(read_month, store.list_partitions(conn, parent))
    found = [month for month in named if month and month.ends_at <= before]
    return sorted(found, key=lambda month: month.first)


def list_here(conn: Conn, parents: Sequence[str] = PARENTS) -> list[str]:
    """Return which of the partitioned tables this database has."""
    return [parent for parent in parents if store.is_partitioned(conn, parent)]


def create(conn: Conn, month: Month) -> None:
    """Make a month's partition. Locks the table for an instant; see `wait_briefly`."""
    store.create_partition(
        conn,
        month.parent,
        month.name,
        starts_at=month.starts_at,
        ends_at=month.ends_at,
        keeps_all=month.parent in ARCHIVED_WHOLE,
    )


def drop_if_empty(conn: Conn, month: Month) -> bool:
    """Drop a month without rows; False, and nothing done, if it has any.

    Looked at again under the lock, for a late commit may have filled it.
    """
    is_dropped = False
    if store.has_rows(conn, month.name):
        return is_dropped
    with conn.transaction():
        store.detach_partition(conn, month.parent, month.name)
        if store.has_rows(conn, month.name):
            raise Rollback
        store.drop_table(conn, month.name)
        is_dropped = True
    return is_dropped


def archive(conn: Conn, month: Month) -> None:
    """Move a month, as it is, to the table's namesake in the schema `archive`."""
    store.detach_partition(conn, month.parent, month.name)
    store.move_to_archive(
        conn,
        month.parent,
        month.name,
        starts_at=month.starts_at,
        ends_at=month.ends_at,
    )


def count_strays(conn: Conn, parent: str) -> int:
    """Count rows in the default partition: there should be none."""
    return store.count_rows(conn, f"{parent}_default")


def wait_briefly(conn: Conn) -> None:
    """Let locks be waited for 2 s at most in this transaction: payments go first."""
    store.limit_lock_wait(conn)

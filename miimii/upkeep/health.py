"""How the database is: a report for people, kept every hour and compared over time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from miimii import ids
from miimii.db import Conn
from miimii.upkeep.store import health as store

Report = dict[str, Any]
_LONG_UNUSED = timedelta(days=30)


def examine(conn: Conn, *, at: datetime) -> Report:
    """Return the report of this instant; reads only.

    An index counts as unused when nobody read it for 30 days, which takes a report that
    old: before there is one, `unused_indexes` is None.
    """
    scans = {row["index"]: row["scans"] for row in store.list_index_scans(conn)}
    earlier = store.find_scans_before(conn, before=at - _LONG_UNUSED)
    return {
        **store.find_pressure(conn),
        "largest_tables": store.list_largest(conn),
        "dead_rows": store.list_dead(conn),
        "bloat": store.list_bloat(conn),
        "unused_indexes": None if earlier is None else _unused(scans, earlier),
        "duplicate_indexes": store.list_duplicate_indexes(conn),
        "invalid_indexes": store.list_invalid_indexes(conn),
        "full_sequences": store.list_full_sequences(conn),
        "index_scans": scans,
    }


def keep(conn: Conn, report: Report, *, at: datetime) -> None:
    """Keep a report in `db_health`."""
    store.insert_health(conn, ids.uuid7(), report, at=at)


def advice(report: Report) -> Iterator[str]:
    """Say what a person may want to do about it: nothing of it is done by itself."""
    for name in report["invalid_indexes"]:
        yield f"invalid index: DROP INDEX CONCURRENTLY {name}, then build it anew"
    for row in report["bloat"]:
        if row["kind"] == "index":
            yield f"bloated index: REINDEX INDEX CONCURRENTLY {row['name']}"
    for row in report["duplicate_indexes"]:
        yield f"the same index twice: {', '.join(row['indexes'])}"
    for name in report["unused_indexes"] or ():
        yield f"index not read for 30 days: {name}"
    for row in report["full_sequences"]:
        yield f"sequence {row['percent']} % used: {row['sequence']}"


def _unused(scans: dict[str, int], earlier: dict[str, int]) -> list[str]:
    """Indexes that were there and have not been read since."""
    return sorted(name for name, count in scans.items() if earlier.get(name) == count)

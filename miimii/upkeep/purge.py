"""Purging: what is past its time is emptied, archived or deleted, batch by batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from miimii.db import Conn
from miimii.upkeep.retention import LINES, Line, Span, checked, cut_off
from miimii.upkeep.store import retention as store

Rules = Mapping[str, Span]


class ArchiveDiffers(Exception):
    """What came into the archive is not what was in place: nothing is deleted."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction did: how many rows, and where the next one goes on."""

    done: int
    last_id: Any
    is_last: bool


def rules_in_force(conn: Conn, *, at: datetime) -> Rules:
    """Return how long each line keeps its rows, by the rules of that time."""
    return {
        rule.line: Span(months=rule.keep_months or 0, days=rule.keep_days or 0)
        for rule in store.list_rules(conn, at=at)
    }


def lines_here(conn: Conn) -> list[Line]:
    """Return the lines whose tables this database has."""
    return [line for line in LINES if store.has_table(conn, line.table)]


def too_old(rules: Rules, line: Line, *, at: datetime) -> datetime:
    """Return the instant before which this line's rows are too old.

    Raises BelowFloor for a rule that keeps them too short, KeyError if there is none.
    """
    return cut_off(at, checked(line.rule, rules[line.rule]))


def count_due(conn: Conn, line: Line, *, before: datetime) -> int:
    """Count what a line would do; reads only."""
    return store.count_due(conn, line, cut_off=before)


def purge_batch(
    conn: Conn, line: Line, *, before: datetime, after: Any, limit: int
) -> Batch:
    """Do away with the next rows of a line, in the caller's transaction.

    `after` is the `last_id` of the batch before, None for the first. Raises
    ArchiveDiffers when the archive does not hold what it should, and then the caller's
    transaction must not commit.
    """
    ids = store.take_due(conn, line, cut_off=before, after=after, limit=limit)
    if not ids:
        return Batch(0, after, is_last=True)
    if line.deed == "empty":
        done = store.empty(conn, line, ids, cut_off=before)
    else:
        if line.deed == "archive":
            _archive(conn, line, ids, before)
        done = store.delete(conn, line, ids, cut_off=before)
    return Batch(done, ids[-1], is_last=len(ids) < limit)


def _archive(conn: Conn, line: Line, ids: list[Any], before: datetime) -> None:
    copied = store.copy_to_archive(conn, line, ids, cut_off=before)
    if copied != len(ids) or not store.is_archived(conn, line, ids):
        raise ArchiveDiffers(line.name)


def count_reviewable(conn: Conn, line: Line, rules: Rules, *, at: datetime) -> int:
    """Count what a line archived more than the law's five years ago, for people."""
    span = checked("archive", rules["archive"])
    return store.count_reviewable(conn, line, cut_off=cut_off(at, span))

"""The desk: where people find what no program may decide alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from miimii.db import Conn
from miimii.orders.store import reviews

# What asks for no more than an order's outcome, and after how long at the earliest.
UNANSWERED = ("unknown-15-min", "unknown-60-min", "unsettled", "differs")
FIRST_SHOWN_AFTER = timedelta(minutes=15)
OWNERLESS = "unknown-account"  # money in SUSPENSE; two people give it its owner


def show_people(
    conn: Conn,
    kind: str,
    subject: str,
    detail: Mapping[str, Any] | None = None,
    *,
    at: datetime,
) -> None:
    """Put something before people in the caller's transaction, once a kind and subject.

    `subject` is the reference or the key of what it is about. What was closed since is
    opened again: it is a new word about an old thing.
    """
    reviews.insert_review(conn, kind, subject, detail=detail or {}, at=at)


def was_shown(conn: Conn, kind: str, subject: str) -> bool:
    """Return whether this was ever put before people."""
    return reviews.has_review(conn, kind, subject)


def is_open(conn: Conn, kind: str, subject: str) -> bool:
    """Return whether people still have to look at this."""
    return bool(reviews.list_open(conn, [kind], subject=subject))


def list_undecided(conn: Conn, *, limit: int) -> list[str]:
    """Return the orders in `needs_review` that are on the desk, the oldest first."""
    return reviews.list_undecided(conn, limit=limit)


def close(conn: Conn, subject: str, *kinds: str, at: datetime) -> None:
    """Take everything about a subject, or some kinds, off the desk: it is decided."""
    reviews.mark_closed(conn, subject, at=at, kinds=kinds or None)

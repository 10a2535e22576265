"""The desk: where people find what no program may decide alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from miimii.db import Conn
from miimii.orders.store import reviews


def show_people(
    conn: Conn,
    kind: str,
    subject: str,
    detail: Mapping[str, Any] | None = None,
    *,
    at: datetime,
) -> None:
    """Put something before people in the caller's transaction, once a kind and subject.

    `subject` is the reference or the key of what it is about.
    """
    reviews.insert_review(conn, kind, subject, detail=detail or {}, at=at)


def was_shown(conn: Conn, kind: str, subject: str) -> bool:
    """Return whether this was ever put before people."""
    return reviews.has_review(conn, kind, subject)


def list_undecided(conn: Conn, *, limit: int) -> list[str]:
    """Return the orders in `needs_review` that are on the desk, the oldest first."""
    return reviews.list_undecided(conn, limit=limit)


def close(conn: Conn, subject: str, *, at: datetime, kind: str | None = None) -> None:
    """Take everything about a subject, or one kind, off the desk: it is decided."""
    reviews.mark_closed(conn, subject, at=at, kind=kind)

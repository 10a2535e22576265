"""How an alert comes and goes: found by a watch, or raised at once by code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from miimii.alerts.model import Finding, Question, Severity, Watch
from miimii.alerts.store import alerts
from miimii.db import Conn


def open_now(
    conn: Conn,
    rule: str,
    subject: str,
    *,
    severity: Severity = "critical",
    number: str,
    threshold: str = "none allowed",
    refs: Sequence[str] = (),
    at: datetime,
) -> None:
    """Raise an alert in the caller's transaction; a repeat only counts.

    For what no query finds later: a dead token, a message given up, one person where
    two are due. People are told by the next `check_alerts`. It stays open until it is
    acknowledged and was not raised for an hour.
    """
    finding = Finding(subject, severity, number, threshold, at, tuple(refs))
    alerts.upsert_open(conn, rule, finding, is_by_code=True, at=at)


def look(conn: Conn, watch: Watch, question: Question) -> tuple[int, int, int]:
    """Ask one watch; return how many alerts it found, opened and closed."""
    found = watch.look(conn, question)
    opened = [
        alerts.upsert_open(conn, watch.rule, each, is_by_code=False, at=question.at)
        for each in found
    ]
    still = [each.subject for each in found]
    closed = alerts.close_others(conn, watch.rule, still=still, at=question.at)
    return len(found), sum(opened), len(closed)

"""Watches over what waits: events, messages, tickets, flags, reviews."""

from __future__ import annotations

from miimii.alerts.model import Finding, Question
from miimii.alerts.store import orders as rows
from miimii.alerts.store import upkeep, witnesses
from miimii.alerts.watches.money import aged
from miimii.db import Conn


def queues(conn: Conn, question: Question) -> list[Finding]:
    """Events that nobody works, and messages that nobody sends."""
    events = rows.find_events_waiting(conn, before=question.ago(minutes=5))
    messages = rows.find_messages_due(conn, before=question.ago(minutes=10))
    return [
        *aged("events", events, question, "> 5 min, 30 min", worse_h=0.5),
        *aged("messages", messages, question, "> 10 min, 30 min", worse_h=0.5),
    ]


def tickets(conn: Conn, question: Question) -> list[Finding]:
    """Tickets whose answer is overdue."""
    if not upkeep.has_table(conn, "tickets"):
        return []
    late = witnesses.find_late_tickets(conn, at=question.at)
    return aged("late", late, question, "answer due")


def flags(conn: Conn, question: Question) -> list[Finding]:
    """Flags of fraud rules that people left: a suspicion is reported within a day."""
    old = witnesses.find_old_flags(conn, before=question.ago(hours=20))
    return aged("flags", old, question, "> 20 h, 24 h", worse_h=24)


def reviews(conn: Conn, question: Question) -> list[Finding]:
    """What was put before people and nobody saw to, money without an owner first."""
    ownerless = witnesses.find_old_reviews(
        conn, ["unknown-account"], before=question.ago(hours=4)
    )
    old = witnesses.find_old_reviews(conn, None, before=question.ago(hours=24))
    return [
        *aged("without an owner", ownerless, question, "> 4 h, 24 h", worse_h=24),
        *aged("left", old, question, "> 24 h, 72 h", worse_h=72),
    ]

"""Watches over what waits: events, messages, tickets, flags."""

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

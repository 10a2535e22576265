"""Judging a crossing by the fraud rules in force: from rows only, in one round trip."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from miimii.db import Conn
from miimii.fraud import store
from miimii.fraud.model import Case, Crossing, Verdict
from miimii.fraud.patterns import find_flags
from miimii.users.model import Customer

CLEARED_FOR = timedelta(hours=24)


def judge(conn: Conn, customer: Customer, now: Crossing, *, reference: str) -> Verdict:
    """Return what the rules say of money that comes or goes just now.

    `reference` is its own row's, which does not count twice. The caller has locked the
    customer where it matters that two at once are counted one after the other. What
    two people cleared is never stopped again while that holds.
    """
    seen = store.look(conn, customer.id, now, reference)
    case = Case(
        now,
        seen.crossings,
        opened_at=customer.opened_at or now.at,
        proven_at=customer.identity_proven_at,
        last_out_at=seen.last_out_at,
        is_new_payee=seen.is_new_payee,
    )
    flags = find_flags(seen.rules, case)
    if seen.is_cleared:
        flags = tuple(flag for flag in flags if flag.rule.outcome != "stop")
    return Verdict(flags)


def clear(
    conn: Conn,
    user_id: UUID,
    destination: str,
    most_kobo: int,
    *,
    approval_id: str,
    at: datetime,
) -> None:
    """Let a payment through that was stopped: its amount, in all, for a day."""
    store.insert_clearance(
        conn,
        user_id,
        destination,
        most_kobo,
        approval_id=approval_id,
        at=at,
        lives=CLEARED_FOR,
    )

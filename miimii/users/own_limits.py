"""Limits that customers set themselves: lower at once, higher a day later.

The wait is for whoever has the phone and the PIN: they would raise it first.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from miimii.audit import log
from miimii.db import Conn
from miimii.users.model import OwnLimit
from miimii.users.store import own_limits, people

RISES_AFTER = timedelta(hours=24)


def choose(
    conn: Conn, user_id: UUID, day_kobo: int | None, *, at: datetime
) -> OwnLimit:
    """Set how much may leave the wallet on one day; 0 stops all, None ends the limit.

    What is lower than now holds at once, whatever was on its way; what is higher after
    24 hours. Locks the customer, as whoever sends money does: a payment that is
    confirmed later is judged by this.
    """
    people.list_customers(conn, user_id=user_id, lock=True)
    newest = own_limits.find_newest(conn, user_id)
    before = newest.in_force_kobo(at) if newest else None
    waits = is_higher(day_kobo, before)
    chosen = OwnLimit(day_kobo, before, at + RISES_AFTER if waits else at)
    own_limits.insert_own_limit(conn, user_id, chosen, at=at)
    log.record(
        conn,
        actor=log.customer(user_id),
        action="limit.chosen",
        subject=log.user(user_id),
        at=at,
        before={"day_kobo": before},
        after={"day_kobo": day_kobo},
    )
    return chosen


def find(conn: Conn, user_id: UUID) -> OwnLimit | None:
    """Return what the customer chose last, begun or not."""
    return own_limits.find_newest(conn, user_id)


def is_higher(day_kobo: int | None, before_kobo: int | None) -> bool:
    """Whether more may go out than before; None is no limit at all."""
    if before_kobo is None:
        return False
    return day_kobo is None or day_kobo > before_kobo

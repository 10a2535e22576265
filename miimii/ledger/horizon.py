"""Up to which time the postings are all there: what is later may still be joined."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from miimii.db import Database
from miimii.ledger.store import rollup

PATIENCE_S = 5.0
_LOOK_AGAIN_S = 0.05


class StillWriting(Exception):
    """A transaction that has written postings stays open: try again later."""


def start_of_last_full_hour(at: datetime) -> datetime:
    """Return when the last hour that has passed whole began: 13:00 at 14:00 to 14:59.

    An hour is far longer than any transaction of ours; `find_horizon` makes it certain.
    """
    return at.replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)


def find_horizon(db: Database, *, wanted: datetime, patience_s: float) -> datetime:
    """Return `wanted`, once no open transaction can still record a posting before it.

    Ids commit out of order, and so do times: a transaction that began to write long ago
    may commit after we have counted. So those that are writing now are waited for; who
    begins later records later. Never later than the database's own time, which is the
    postings'. Raises StillWriting when one does not end within `patience_s`.
    """
    give_up_at = time.monotonic() + patience_s
    with db.autocommit() as conn:
        seen = rollup.find_writers(conn)
    left = set(seen.open)
    while left:
        if time.monotonic() >= give_up_at:
            raise StillWriting
        time.sleep(_LOOK_AGAIN_S)
        with db.autocommit() as conn:
            left &= set(rollup.find_writers(conn).open)
    return min(wanted, seen.at)

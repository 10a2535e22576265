"""Whether this process could rewrite the books, and telling people if it could."""

from __future__ import annotations

from datetime import datetime

from miimii import logs
from miimii.alerts.opening import open_now
from miimii.alerts.store import ownership
from miimii.db import NOT_MIGRATED, Database
from miimii.errors import Busy, Unavailable, Unclear

_log = logs.get_logger(__name__)


def warn_if_owner(db: Database, process: str, *, at: datetime) -> bool:
    """Raise a critical alert if our role has the rights of the books' owner.

    Such a role can drop the triggers that keep the books append-only. The process goes
    on all the same, for one DATABASE_URL must be enough to start with. False also while
    the database is away or has no tables yet: whoever needs them says so.
    """
    try:
        with db.transaction() as conn:
            if not ownership.owns_books(conn):
                return False
            number = f"{process} has the rights of the books' owner"
            open_now(conn, "security", f"owner of {process}", number=number, at=at)
    except (Busy, Unavailable, Unclear, *NOT_MIGRATED):
        return False
    _log.error("owner role", kind=process)
    return True

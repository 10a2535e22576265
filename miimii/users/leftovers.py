"""What customers leave half done: forms that nobody filled in, and drafts.

Never touched here: PINs and their counters, identities, and the challenge of an order,
which is evidence of what was asked and confirmed.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from miimii.db import Conn
from miimii.users.store import challenges, onboarding

# As long, a form that comes too late is told so in its customer's language.
FORMS_KEPT_FOR = timedelta(days=7)


def void_forms(conn: Conn, *, at: datetime, limit: int) -> int:
    """Void forms past their ten minutes; returns how many, up to `limit`."""
    return challenges.void_expired(conn, at=at, limit=limit)


def delete_forms(conn: Conn, *, at: datetime, limit: int) -> int:
    """Delete forms that nobody used and that ran out a week ago."""
    expired_by = at - FORMS_KEPT_FOR
    return challenges.delete_unused(conn, expired_by=expired_by, limit=limit)


def wipe_drafts(conn: Conn, *, at: datetime, limit: int) -> int:
    """Forget what people typed of themselves a day ago and did not go on with."""
    return onboarding.delete_expired_drafts(conn, at=at, limit=limit)

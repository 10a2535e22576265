"""The desk as people stand before it: what has to be looked at, and what was seen to.

Flags of fraud have a desk of their own.
"""

from __future__ import annotations

from datetime import datetime

from miimii.approvals.model import require_reason
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import NotFound, Refused
from miimii.orders import desk
from miimii.orders.model import Review
from miimii.orders.store import reviews


class StillOpen(Refused):
    """What it is about is for two people to decide; with that it leaves the desk."""

    code = "still-open"


class ReviewDesk:
    """Shows reviews and closes them; moves no money. Each look is written down."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def look(self, *, by: str, at: datetime, limit: int = 100) -> list[Review]:
        """Show a person every open review, oldest first."""
        with self._db.transaction() as conn:
            found = reviews.list_open(conn, None, limit=limit)
            for review in found:
                _note(conn, "review.shown", review, by, at)
        return found

    def close(
        self,
        kind: str,
        subject: str,
        *,
        by: str,
        reason: str,
        at: datetime,
        is_dry: bool = False,
    ) -> None:
        """Take a review off the desk: somebody saw to it, and says what they found.

        One person is enough, as nothing moves. Raises NotFound, ApprovalRefused
        (reason), StillOpen for an order or a credit that two people have to decide.
        """
        said = require_reason(reason)
        with self._db.transaction(is_dry=is_dry) as conn:
            found = reviews.list_open(conn, [kind], subject=subject)
            if not found or kind.startswith("fraud"):
                raise NotFound(f"no open review {kind} of {subject}")
            if kind == desk.OWNERLESS or reviews.is_undecided(conn, subject):
                raise StillOpen
            desk.close(conn, subject, kind, at=at)
            _note(conn, "review.closed", found[0], by, at, said)


def _note(
    conn: Conn, action: str, review: Review, by: str, at: datetime, reason: str = ""
) -> None:
    log.record(
        conn,
        actor=log.staff(by),
        action=action,
        subject=f"review:{review.subject}",
        reason=f"{review.kind}: {reason}" if reason else review.kind,
        at=at,
    )

"""What people decide about flagged money: two let a stopped payment through."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from miimii.approvals import two_people
from miimii.approvals.model import Approval, require_reason
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import NotFound
from miimii.fraud.judging import clear
from miimii.orders.flagging import KINDS, STOPPED
from miimii.orders.model import Review
from miimii.orders.store import reviews

KIND = "fraud"  # of our approvals


class FlagDesk:
    """Every look is written down: a flag says who moved what, and where to."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def look(
        self, *, by: str, at: datetime, limit: int = 100
    ) -> tuple[list[Approval], list[Review]]:
        """Show a person what waits for a second one, and every open flag, oldest first.

        Each review carries the rules that fit, with their figures and lines.
        """
        with self._db.transaction() as conn:
            asked = two_people.list_open(conn, KIND, at=at, limit=limit)
            open_ = reviews.list_open(conn, KINDS, limit=limit)
            for review in open_:
                _note(conn, "fraud.shown", review, by, at)
        return asked, open_

    def request(
        self,
        reference: str,
        *,
        by: str,
        reason: str,
        at: datetime,
        is_dry: bool = False,
    ) -> Approval:
        """Ask that a stopped payment may be made after all; nothing moves.

        Raises NotFound, ApprovalRefused (reason, open-already).
        """
        with self._db.transaction(is_dry=is_dry) as conn:
            review = _get(conn, reference, STOPPED)
            diff = {"from": "stopped", "to": "cleared", **review.detail}
            return two_people.request(
                conn, KIND, reference, diff, reason=reason, by=by, at=at
            )

    def approve(
        self, approval_id: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> Approval:
        """Grant it: the customer may send that much there within a day.

        A new quote and a new PIN are theirs to give; nobody here pays for them. Raises
        NotFound, ApprovalRefused (same-person, expired, changed, decided).
        """
        with two_people.granting(
            self._db, approval_id, by=by, at=at, is_dry=is_dry
        ) as conn:
            approval = two_people.get(conn, approval_id, KIND)
            found = reviews.list_open(conn, [STOPPED], subject=approval.subject)
            state = "stopped" if found else "closed"
            two_people.approve(conn, approval, subject_is=state, by=by, at=at)
            detail = found[0].detail
            clear(
                conn,
                UUID(detail["user_id"]),
                detail["destination"],
                detail["amount_kobo"],
                approval_id=approval.id,
                at=at,
            )
            reviews.mark_closed(conn, approval.subject, kinds=[STOPPED], at=at)
            _note(conn, "fraud.cleared", found[0], by, at, approval.reason)
        return approval

    def close(
        self,
        reference: str,
        *,
        by: str,
        reason: str,
        at: datetime,
        is_dry: bool = False,
    ) -> None:
        """Take a flag off the desk: it was looked at, and reported where it has to be.

        One person is enough, as nothing is let through. Raises NotFound,
        ApprovalRefused (reason).
        """
        said = require_reason(reason)
        with self._db.transaction(is_dry=is_dry) as conn:
            review = _get(conn, reference, *KINDS)
            reviews.mark_closed(conn, reference, kinds=KINDS, at=at)
            _note(conn, "fraud.closed", review, by, at, said)


def _get(conn: Conn, reference: str, *kinds: str) -> Review:
    found = reviews.list_open(conn, kinds, subject=reference)
    if not found:
        raise NotFound(f"no open flag on {reference}")
    return found[0]


def _note(
    conn: Conn, action: str, review: Review, by: str, at: datetime, reason: str = ""
) -> None:
    detail: dict[str, Any] = dict(review.detail)
    subject, after = (
        log.user(UUID(detail["user_id"])),
        f"{review.kind} {review.subject}",
    )
    log.record(
        conn,
        actor=log.staff(by),
        action=action,
        subject=subject,
        reason=reason or after,
        at=at,
    )

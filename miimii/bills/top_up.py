"""Top-ups: our money moved from the bank to our float at the vendor, by people.

Nobody tells us of it but the two statements; two people write it in the books, so that
both agree with them again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from miimii.approvals import two_people
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.audit import log
from miimii.db import Database
from miimii.errors import ReferenceReused
from miimii.ledger.accounts import BELLBANK, BILLS_FLOAT
from miimii.ledger.book import Book
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money

KIND = "top-up"  # of our approvals
KEY = "topup:bellbank:"  # of the journals, before the bank's reference of the payment
_FORGOTTEN = timedelta(days=30)  # reconciliation looks back no further


class TopUps:
    """Books what somebody paid the vendor ahead; pays nobody itself."""

    def __init__(self, db: Database, book: Book) -> None:
        self._db = db
        self._book = book

    def request(
        self,
        reference: str,
        amount: Money,
        *,
        happened_at: datetime,
        by: str,
        reason: str,
        evidence: str,
        at: datetime,
        is_dry: bool = False,
    ) -> Approval:
        """Ask that a top-up be booked; `reference` is the bank's, on its statement.

        A dry run keeps nothing. Raises ValueError for no amount, or a time to come or
        more than 30 days ago, and ApprovalRefused (reason, open-already).
        """
        if amount <= Money(0) or not at - _FORGOTTEN < happened_at <= at:
            raise ValueError(f"{amount} at {happened_at}")
        diff = {
            "from": "unbooked",
            "to": "booked",
            "kobo": amount.kobo,
            "happened_at": happened_at.isoformat(),
            "evidence": evidence.strip(),
        }
        with self._db.transaction(is_dry=is_dry) as conn:
            return two_people.request(
                conn, KIND, reference, diff, reason=reason, by=by, at=at
            )

    def approve(
        self, approval_id: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> Approval:
        """Grant it: the journal is written, dated when the money moved.

        A dry run does all of it and takes it back. Raises NotFound, ApprovalRefused
        (same-person, newcomer, expired, changed: it is booked already, decided).
        """
        with two_people.granting(
            self._db, approval_id, by=by, at=at, is_dry=is_dry
        ) as conn:
            approval = two_people.get(conn, approval_id, KIND)
            two_people.approve(conn, approval, subject_is="unbooked", by=by, at=at)
            moved_at = datetime.fromisoformat(approval.diff["happened_at"])
            try:
                posted = self._book.post(conn, _journal(approval), at=moved_at)
            except ReferenceReused as ex:
                raise ApprovalRefused("changed") from ex
            if not posted.is_new:
                raise ApprovalRefused("changed")
            log.record(
                conn,
                actor=log.staff(by),
                action="float.topped-up",
                subject=f"approval:{approval.id}",
                reason=f"{approval.subject}: {approval.reason}",
                at=at,
            )
        return approval

    def list_open(self, *, at: datetime, limit: int = 100) -> list[Approval]:
        """Return what waits for a second person, oldest first."""
        return self._db.repeat_once(
            lambda conn: two_people.list_open(conn, KIND, at=at, limit=limit)
        )


def _journal(approval: Approval) -> Journal:
    moved = Posting(BILLS_FLOAT, BELLBANK, Money(approval.diff["kobo"]))
    return Journal(KEY + approval.subject, "float top-up", (moved,))

"""Adjusting: one person asks to correct a wallet, another grants it, and it is booked.

Between the two the wallet must not have moved at all: what was looked at is what is
corrected.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from miimii.approvals import two_people
from miimii.approvals.model import Approval
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import InsufficientFunds
from miimii.ledger.accounts import ADJUSTMENTS, wallet
from miimii.ledger.book import Book, Wallet
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money
from miimii.providers.account_news import BalanceAdjusted
from miimii.providers.ports import Announcer

KIND = "adjustment"  # of our approvals
KEY = "adjust:"  # of the journals, before the approval's id
_SUBJECT = "wallet:"
_NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A wallet that two people have corrected, and what it holds now."""

    wallet_id: int
    reference: str
    balance: Money


class Adjusting:
    """Corrects a wallet against ADJUSTMENTS, by two people's word."""

    def __init__(self, db: Database, book: Book, announcer: Announcer) -> None:
        self._db = db
        self._book = book
        self._announcer = announcer

    def request(
        self,
        wallet_id: int,
        amount: Money,
        *,
        by: str,
        reason: str,
        evidence: str,
        at: datetime,
        is_dry: bool = False,
    ) -> Approval:
        """Ask to add an amount to a wallet, or below zero to take it; moves nothing.

        A dry run checks everything and keeps nothing. Raises NotFound, ValueError for
        no amount at all, InsufficientFunds, ApprovalRefused (reason, open-already).
        """
        if amount == _NOTHING:
            raise ValueError("an adjustment of nothing")
        with self._db.transaction(is_dry=is_dry) as conn:
            found = self._book.lock_wallet(conn, wallet_id)
            becomes = found.balance + amount
            if becomes < _NOTHING:
                raise InsufficientFunds
            diff = {
                "from": _state(found),
                "to": {"balance_kobo": becomes.kobo},
                "kobo": amount.kobo,
                "evidence": evidence.strip(),
            }
            subject = f"{_SUBJECT}{wallet_id}"
            return two_people.request(
                conn, KIND, subject, diff, reason=reason, by=by, at=at
            )

    def approve(
        self, approval_id: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> Adjusted:
        """Grant a request: the wallet is corrected and its customer told, at once.

        A dry run does all of it and takes it back. Locks the wallet, then the request,
        so that the wallet is certainly what it was when somebody asked. Raises
        NotFound, InsufficientFunds, ApprovalRefused (same-person, expired, changed,
        decided).
        """
        with two_people.granting(
            self._db, approval_id, by=by, at=at, is_dry=is_dry
        ) as conn:
            approval = two_people.get(conn, approval_id, KIND)
            wallet_id = int(approval.subject.removeprefix(_SUBJECT))
            found = self._book.lock_wallet(conn, wallet_id)
            two_people.approve(conn, approval, subject_is=_state(found), by=by, at=at)
            return self._adjust(conn, found, approval, by, at)

    def list_open(self, *, by: str, at: datetime, limit: int = 100) -> list[Approval]:
        """Show a person what waits for a second one; the look is written down."""
        with self._db.transaction() as conn:
            found = two_people.list_open(conn, KIND, at=at, limit=limit)
            for approval in found:
                log.record(
                    conn,
                    actor=log.staff(by),
                    action="adjustment.shown",
                    subject=f"approval:{approval.id}",
                    at=at,
                )
        return found

    def _adjust(
        self, conn: Conn, found: Wallet, approval: Approval, by: str, at: datetime
    ) -> Adjusted:
        amount = Money(approval.diff["kobo"])
        journal = _journal(approval.id, found, amount)
        balance = self._book.post(conn, journal, at=at).balances[found.user_id]
        log.record(
            conn,
            actor=log.staff(by),
            action="books.adjusted",
            subject=log.user(found.user_id),
            reason=approval.reason,
            at=at,
            before=_state(found),
            after={"balance_kobo": balance.kobo},
        )
        news = BalanceAdjusted(
            reference=journal.reference,
            amount=max(amount, -amount),
            is_credit=amount > _NOTHING,
            balance=balance,
        )
        self._announcer.tell(conn, found.user_id, news)
        return Adjusted(found.wallet_id, journal.reference, balance)


def _state(found: Wallet) -> dict[str, Any]:
    return {"balance_kobo": found.balance.kobo, "version": found.version}


def _journal(approval_id: str, found: Wallet, amount: Money) -> Journal:
    mine = wallet(found.user_id)
    moved = (
        Posting(ADJUSTMENTS, mine, amount)
        if amount > _NOTHING
        else Posting(mine, ADJUSTMENTS, -amount)
    )
    return Journal(f"{KEY}{approval_id}", "adjustment", (moved,))

"""Money whose account nobody knew: two people say whose it is, and then they get it."""

from __future__ import annotations

from datetime import datetime

from miimii.approvals import two_people
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import NotFound
from miimii.fraud.model import Crossing
from miimii.ledger.accounts import SUSPENSE, wallet
from miimii.ledger.book import Book
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money
from miimii.orders import desk
from miimii.orders.flagging import watch_incoming
from miimii.providers.ports import Announcer, CreditArrived
from miimii.transfers.model import PROVIDER, SUSPENSE_KEY, Credit
from miimii.transfers.store import credits
from miimii.users.customers import Customers
from miimii.users.model import Customer

KIND = "suspense"  # of our approvals
_NOTHING = Money(0)


class Suspended:
    """Gives a credit in SUSPENSE to its owner, whole; the credit itself stays as it is.

    While it waits it is on the desk: once it is given it is not, and is given no more.
    """

    def __init__(
        self, db: Database, book: Book, customers: Customers, announcer: Announcer
    ) -> None:
        self._db = db
        self._book = book
        self._customers = customers
        self._announcer = announcer

    def request(
        self,
        provider_reference: str,
        account_number: str,
        *,
        by: str,
        reason: str,
        evidence: str,
        at: datetime,
        is_dry: bool = False,
    ) -> Approval:
        """Ask that a credit be given to whose account this is; moves nothing.

        `provider_reference` is the bank's, `account_number` our customer's. A dry run
        keeps nothing. Raises NotFound, ApprovalRefused (reason, open-already).
        """
        with self._db.transaction(is_dry=is_dry) as conn:
            credit = _waiting(conn, provider_reference)
            owner = self._owner(conn, account_number)
            diff = {
                "from": "suspense",
                "to": account_number,
                "kobo": credit.amount_kobo,
                "sent_to": credit.account_number,
                "name": owner.full_name,
                "evidence": evidence.strip(),
            }
            return two_people.request(
                conn, KIND, provider_reference, diff, reason=reason, by=by, at=at
            )

    def approve(
        self, approval_id: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> Approval:
        """Grant it: the money is in the wallet, and its owner is told, at once.

        A dry run does all of it and takes it back. Raises NotFound, ApprovalRefused
        (same-person, newcomer, expired, changed, decided). Locks the customer.
        """
        with two_people.granting(
            self._db, approval_id, by=by, at=at, is_dry=is_dry
        ) as conn:
            approval = two_people.get(conn, approval_id, KIND)
            found = self._owner(conn, approval.diff["to"])
            owner = self._customers.lock(conn, found.id)
            is_there = desk.is_open(conn, desk.OWNERLESS, approval.subject)
            state = "suspense" if is_there and owner.can_be_paid else "given"
            two_people.approve(conn, approval, subject_is=state, by=by, at=at)
            self._give(conn, _waiting(conn, approval.subject), owner, approval, by, at)
        return approval

    def list_open(self, *, at: datetime, limit: int = 100) -> list[Approval]:
        """Return what waits for a second person, oldest first."""
        return self._db.repeat_once(
            lambda conn: two_people.list_open(conn, KIND, at=at, limit=limit)
        )

    def _owner(self, conn: Conn, account_number: str) -> Customer:
        owner = self._customers.find_by_account(conn, account_number)
        if owner is None or not owner.can_be_paid:
            raise NotFound(f"no customer with account {account_number}")
        return owner

    def _give(
        self,
        conn: Conn,
        credit: Credit,
        owner: Customer,
        approval: Approval,
        by: str,
        at: datetime,
    ) -> None:
        posted = self._book.post(conn, _journal(credit, owner), at=at)
        if not posted.is_new:  # the desk says it waits, the books say it is gone
            raise ApprovalRefused("changed")
        desk.close(conn, credit.provider_reference, desk.OWNERLESS, at=at)
        log.record(
            conn,
            actor=log.staff(by),
            action="suspense.given",
            subject=log.user(owner.id),
            reason=f"{credit.provider_reference}: {approval.reason}",
            at=at,
        )
        sender = credit.sender_account_number or credit.sender_name or "?"
        came = Crossing("in", "credit", sender, credit.amount_kobo, at)
        watch_incoming(conn, owner, came, credit.reference)
        news = CreditArrived(
            reference=credit.reference,
            amount=Money(credit.amount_kobo),
            fee=_NOTHING,
            balance=posted.balances[owner.id],
            sender_name=credit.sender_name or "",
            is_over_limit=False,
        )
        self._announcer.tell(conn, owner.id, news)


def _waiting(conn: Conn, provider_reference: str) -> Credit:
    """Return a credit that has no owner yet; raises NotFound."""
    found = credits.list_credits(conn, PROVIDER, [provider_reference])
    is_there = desk.is_open(conn, desk.OWNERLESS, provider_reference)
    if not found or found[0].status != "suspense" or not is_there:
        raise NotFound(f"no credit {provider_reference} in suspense")
    return found[0]


def _journal(credit: Credit, owner: Customer) -> Journal:
    moved = Posting(SUSPENSE, wallet(owner.id), Money(credit.amount_kobo))
    return Journal(SUSPENSE_KEY + credit.provider_reference, "owner found", (moved,))

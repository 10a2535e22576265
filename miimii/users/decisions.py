"""What our people decide about a customer: one may make it safer, opening takes two.

One asks, with a reason and evidence; another grants it, and in that transaction it
happens. Nobody is unblocked or unlocked who has not proven who they are before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from miimii import phone
from miimii.approvals import two_people
from miimii.approvals.model import Approval, require_reason
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import NotFound, Refused
from miimii.providers.account_news import AccountWasBlocked
from miimii.providers.ports import Announcer, Errands
from miimii.users.carrying_out import CarryingOut
from miimii.users.customers import Customers, VoidQuotes
from miimii.users.model import Customer, Waiting
from miimii.users.pin import Pins
from miimii.users.proving import Proving
from miimii.users.store import proofs

What = Literal["unfreeze", "reset-lock", "prove", "rebind"]
WHATS: tuple[What, ...] = ("unfreeze", "reset-lock", "prove", "rebind")
_BECOMES = {"unfreeze": "active", "reset-lock": "unlocked", "prove": "proven"}
_ELEVEN = re.compile(r"(?<![0-9])(?:[0-9][ -]?){10}[0-9](?![0-9])")


class NotForDecision(Refused):
    """It can't be decided as things are; `why` is one word of ours.

    unproven: who they are was not proven since; settled: it is so already; taken: the
    phone is another customer's; phone: that is none; number-in-text: a BVN, NIN or
    phone number has no place in a reason.
    """

    code = "not-for-decision"

    def __init__(self, why: str) -> None:
        super().__init__(why=why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Decided:
    """What two people have decided, and about whom."""

    user_id: UUID
    what: str
    approval_id: str


class CustomerDecisions:
    """Freezes by one person; unfreezes, unlocks, proves and rebinds by two."""

    def __init__(
        self,
        db: Database,
        customers: Customers,
        pins: Pins,
        proving: Proving,
        announcer: Announcer,
        errands: Errands,
        void_quotes: VoidQuotes,
    ) -> None:
        self._db = db
        self._customers = customers
        self._pins = pins
        self._announcer = announcer
        self._void_quotes = void_quotes
        self._carry_out = CarryingOut(customers, pins, proving, announcer, errands)

    def find(self, name: str) -> Customer:
        """Return the customer of an id, a phone or an account number; NotFound."""
        with self._db.autocommit() as conn:
            try:
                return self._customers.get(conn, UUID(name))
            except ValueError:
                found = self._customers.find_by_account(conn, name)
            if found is None and (number := _phone(name)):
                found = self._customers.find_by_phone(conn, number)
        if found is None:
            raise NotFound("customer")
        return found

    def freeze(
        self,
        user_id: UUID,
        *,
        by: str,
        reason: str,
        at: datetime,
        is_dry: bool = False,
    ) -> None:
        """Stop everything that leaves the account, now, and tell its customer.

        Raises NotForDecision (settled: it isn't active), ApprovalRefused (reason).
        """
        require_words(reason)
        with self._db.transaction(is_dry=is_dry) as conn:
            self._customers.lock(conn, user_id)
            if not self._customers.freeze(conn, user_id, at=at, by=by, reason=reason):
                raise NotForDecision("settled")
            self._void_quotes(conn, user_id, at=at)
            self._announcer.tell(conn, user_id, AccountWasBlocked(at))

    def request(
        self,
        user_id: UUID,
        what: What,
        *,
        to_phone: str = "",
        evidence: str,
        reason: str,
        by: str,
        at: datetime,
        is_dry: bool = False,
    ) -> Approval:
        """Ask for it; nothing is opened yet. `to_phone` is where to rebind to.

        Raises NotFound, NotForDecision, ApprovalRefused (reason, open-already).
        """
        require_words(f"{reason}\n{evidence}")
        with self._db.transaction(is_dry=is_dry) as conn:
            customer = self._customers.lock(conn, user_id)
            to = _BECOMES.get(what) or self._free_phone(conn, customer, to_phone)
            diff = {
                "from": self._state(conn, customer, what),
                "to": to,
                "evidence": evidence.strip(),
            }
            return two_people.request(
                conn, what, log.user(user_id), diff, reason=reason, by=by, at=at
            )

    def approve(
        self, approval_id: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> Decided:
        """Grant a request; what it asks for happens, and the customer is told, at once.

        A dry run does all of it and takes it back. Raises NotFound, NotForDecision,
        ApprovalRefused (same-person, expired, changed, decided). Locks the customer,
        then the request.
        """
        with two_people.granting(
            self._db, approval_id, by=by, at=at, is_dry=is_dry
        ) as conn:
            approval = two_people.get(conn, approval_id, *WHATS)
            user_id = UUID(approval.subject.removeprefix("user:"))
            customer = self._customers.lock(conn, user_id)
            is_now = self._state_now(conn, customer, approval.kind)
            two_people.approve(conn, approval, subject_is=is_now, by=by, at=at)
            self._carry_out.do(conn, customer, approval, at)
            self._void_quotes(conn, user_id, at=at)
            _note(conn, approval, by, at)
        return Decided(user_id, approval.kind, approval.id)

    def look(self, *, by: str, at: datetime) -> tuple[list[Approval], list[Waiting]]:
        """Show a person what waits for a second one, and for a first; oldest first.

        The look is written down.
        """
        with self._db.transaction() as conn:
            found = [
                approval
                for what in WHATS
                for approval in two_people.list_open(conn, what, at=at, limit=100)
            ]
            asked = {(approval.subject, approval.kind) for approval in found}
            alone = [
                row
                for row in proofs.list_waiting(conn)
                if (log.user(row.user_id), row.what) not in asked
            ]
            subjects = {approval.subject for approval in found}
            for subject in subjects | {log.user(row.user_id) for row in alone}:
                log.record(
                    conn,
                    actor=log.staff(by),
                    action="customer.shown",
                    subject=subject,
                    at=at,
                )
        return found, alone

    # --- what it is now, in the terms of a request ----------------------------------

    def _state(self, conn: Conn, customer: Customer, what: str) -> dict[str, Any]:
        """Return what the customer is now; NotForDecision if nothing is to be done."""
        identity = [customer.phone, customer.bsuid, customer.identity_key_hash]
        state: dict[str, Any] = {"standing": customer.standing, "identity": identity}
        match what:
            case "unfreeze" | "reset-lock":
                return {**state, "proven_at": self._proven_at(conn, customer, what)}
            case "prove":
                is_settled = customer.identity_proven_at is not None
                if is_settled or customer.standing not in {"active", "frozen"}:
                    raise NotForDecision("settled")
            case _:
                if customer.standing not in {"active", "frozen"}:
                    raise NotForDecision("settled")
        return state

    def _state_now(self, conn: Conn, customer: Customer, what: str) -> Any:
        """Like `_state`; None, which no request was made for, if it is not open."""
        try:
            return self._state(conn, customer, what)
        except NotForDecision:
            return None

    def _proven_at(self, conn: Conn, customer: Customer, what: str) -> str:
        """Return when they proved themselves for it; raises NotForDecision."""
        is_shut = customer.standing == "frozen"
        if what == "reset-lock":
            is_shut = self._pins.is_hard_locked(conn, customer.id)
        if not is_shut:
            raise NotForDecision("settled")
        waiting = proofs.list_waiting(conn, user_id=customer.id)
        since = next((row.since for row in waiting if row.what == what), None)
        if since is None:
            raise NotForDecision("unproven")
        return since.isoformat()

    def _free_phone(self, conn: Conn, customer: Customer, text: str) -> str:
        number = _phone(text)
        if not number:
            raise NotForDecision("phone")
        there = self._customers.find_by_phone(conn, number)
        if there is not None and there.id == customer.id:
            raise NotForDecision("settled")
        if there is not None and there.standing != "onboarding":
            raise NotForDecision("taken")
        return number


def _phone(text: str) -> str:
    try:
        return phone.normalise(text)
    except ValueError:
        return ""


def require_words(text: str) -> None:
    """Refuse what nobody may write where it is kept as it is."""
    if _ELEVEN.search(text):
        raise NotForDecision("number-in-text")
    require_reason(text)


def _note(conn: Conn, approval: Approval, by: str, at: datetime) -> None:
    log.record(
        conn,
        actor=log.staff(by),
        action=_DEEDS[approval.kind],
        subject=approval.subject,
        reason=approval.reason,
        at=at,
        before=approval.diff["from"],
        after=approval.diff["to"],
    )


_DEEDS = {
    "unfreeze": "customer.unblocked",
    "reset-lock": "pin.unlocked",
    "prove": "identity.proven",
    "rebind": "identity.rebound",
}

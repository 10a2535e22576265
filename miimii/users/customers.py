"""Customers: met by phone or WhatsApp id, doubted when either changes, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from miimii import ids
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import Frozen, IdentityUnproven, NotFound, NotOpen, Unavailable
from miimii.providers.ports import OpenedAccount
from miimii.users.model import Customer, Identity
from miimii.users.store import people


class VoidQuotes(Protocol):
    """How open quotes end, which are of no concern here otherwise."""

    def __call__(self, conn: Conn, user_id: UUID, *, at: datetime) -> object: ...


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who wrote, whether for the first time, and whether we now doubt who it is."""

    customer: Customer
    is_new: bool
    identity_changed: bool


class Customers:
    """Finds customers and changes their standing."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def meet(
        self, identity: Identity, profile_name: str | None, *, at: datetime
    ) -> Meeting:
        """Return the customer behind an identity; write a new one if there is none.

        One round trip for somebody known and unchanged. A phone, BSUID or key that
        contradicts what we know is written down and the customer doubted; one that
        we did not know yet is only learnt.
        """
        found = self._db.repeat_once(lambda conn: _by_identity(conn, identity))
        if len(found) == 1 and _is_as_known(found[0], identity, profile_name):
            return Meeting(found[0], is_new=False, identity_changed=False)
        with self._db.transaction() as conn:
            user_id = ids.uuid7()
            if not found and people.insert_customer(
                conn, user_id, identity, profile_name, at=at
            ):
                return _first_meeting(self.get(conn, user_id))
            return self._reconcile(conn, identity, profile_name, at)

    def _reconcile(
        self, conn: Conn, who: Identity, profile_name: str | None, at: datetime
    ) -> Meeting:
        """Write what is new about a known customer, and doubt whom it contradicts."""
        rows = _by_identity(conn, who, lock=True)
        if not rows:  # the one who was there a moment ago has another identity now
            raise Unavailable("customer")
        by_bsuid = (row for row in rows if who.bsuid and row.bsuid == who.bsuid)
        known = next(by_bsuid, rows[0])
        other = next((row for row in rows if row.id != known.id), None)
        phone = who.phone or known.phone
        if other is not None:
            phone = self._take_phone(conn, other, at)
        kind = _contradiction(known, who)
        people.update_identity(
            conn,
            known.id,
            phone=phone,
            bsuid=who.bsuid or known.bsuid,
            key_hash=who.key_hash or known.identity_key_hash,
            profile_name=profile_name or known.profile_name,
        )
        if kind:
            self.doubt_identity(conn, known.id, kind, at=at)
        return Meeting(
            self.get(conn, known.id), is_new=False, identity_changed=bool(kind)
        )

    def _take_phone(self, conn: Conn, owner: Customer, at: datetime) -> str | None:
        """Take the phone from who had it, if they can still be reached without."""
        if owner.identity_proven_at is not None:
            self.doubt_identity(conn, owner.id, "phone_seen_with_another", at=at)
        if owner.bsuid is None:
            return None
        people.update_identity(
            conn,
            owner.id,
            phone=None,
            bsuid=owner.bsuid,
            key_hash=owner.identity_key_hash,
            profile_name=owner.profile_name,
        )
        return owner.phone

    def get(self, conn: Conn, user_id: UUID) -> Customer:
        """Return the customer; raises NotFound."""
        return _only(people.list_customers(conn, user_id=user_id))

    def lock(self, conn: Conn, user_id: UUID) -> Customer:
        """Return the customer, their row locked until the transaction ends.

        Raises NotFound. Lock it before any wallet.
        """
        return _only(people.list_customers(conn, user_id=user_id, lock=True))

    def find_by_phone(self, conn: Conn, phone: str) -> Customer | None:
        """Return whose phone (+234…) it is."""
        return next(iter(people.list_customers(conn, phone=phone)), None)

    def find_phone(self, conn: Conn, bsuid: str) -> str | None:
        """Return the phone of whoever has this BSUID; None: a phone, or not known."""
        found = people.list_customers(conn, bsuid=bsuid)
        return found[0].phone if found else None

    def find_by_recipient(self, conn: Conn, recipient: str) -> Customer | None:
        """Return to whom we write there: a phone (+234…) or a BSUID."""
        found = people.list_customers(conn, phone=recipient, bsuid=recipient)
        return next(iter(found), None)

    def find_by_account(self, conn: Conn, account_number: str) -> Customer | None:
        """Return who is paid on this account number."""
        found = people.list_customers(conn, account_number=account_number)
        return next(iter(found), None)

    def set_language(self, conn: Conn, user_id: UUID, language: str) -> None:
        """Remember in which language the customer is answered: en, pcm, ha, yo, ig."""
        people.update_language(conn, user_id, language)

    def freeze(
        self,
        conn: Conn,
        user_id: UUID,
        *,
        at: datetime,
        by: str = "",
        reason: str = "",
    ) -> bool:
        """Stop everything that leaves the account, now; False if it was not active.

        As its customer asked, or `by` one of our people, for a reason.
        """
        is_new = people.mark_frozen(conn, user_id, at=at)
        if is_new:
            actor = log.staff(by) if by else log.customer(user_id)
            _note(conn, user_id, actor, "customer.blocked", at, reason)
        return is_new

    def doubt_identity(
        self, conn: Conn, user_id: UUID, kind: str, *, at: datetime
    ) -> None:
        """Treat the customer as unproven: no proof, no live challenge, no draft.

        `kind` says why, and is kept in identity_events.
        """
        people.mark_identity_doubted(conn, user_id, kind, at=at)
        _note(conn, user_id, "system", "identity.changed", at, kind)

    def rebind(
        self, conn: Conn, customer: Customer, phone: str, *, at: datetime
    ) -> bool:
        """Let a customer be reached at this phone, unproven; False if it is taken.

        Whoever wrote from there and was never verified makes room, and is closed. The
        caller has locked the customer.
        """
        there = self.find_by_phone(conn, phone)
        if there is not None and not people.mark_succeeded(conn, there.id):
            return False
        people.update_identity(
            conn,
            customer.id,
            phone=phone,
            bsuid=there.bsuid if there else None,
            key_hash=there.identity_key_hash if there else None,
            profile_name=customer.profile_name,
        )
        people.mark_form_enough(conn, customer.id)
        self.doubt_identity(conn, customer.id, "rebound", at=at)
        return True

    def activate(
        self,
        conn: Conn,
        user_id: UUID,
        account: OpenedAccount,
        tier: int,
        *,
        at: datetime,
    ) -> bool:
        """Give an onboarding customer their account; False if they have moved on."""
        is_new = people.mark_active(conn, user_id, account, tier, at=at)
        if is_new:
            _note(conn, user_id, "system", "account.opened", at, f"tier {tier}")
        return is_new

    def require_can_pay(self, customer: Customer) -> None:
        """Raises Frozen, NotOpen or IdentityUnproven if no money may go out."""
        if customer.standing == "frozen":
            raise Frozen
        if customer.standing != "active":
            raise NotOpen
        if customer.identity_proven_at is None:
            raise IdentityUnproven


def _first_meeting(customer: Customer) -> Meeting:
    return Meeting(customer, is_new=True, identity_changed=False)


def _note(
    conn: Conn, user_id: UUID, actor: str, action: str, at: datetime, reason: str = ""
) -> None:
    subject = log.user(user_id)
    log.record(conn, actor=actor, action=action, subject=subject, reason=reason, at=at)


def _by_identity(conn: Conn, who: Identity, *, lock: bool = False) -> list[Customer]:
    return people.list_customers(conn, phone=who.phone, bsuid=who.bsuid, lock=lock)


def _only(found: list[Customer]) -> Customer:
    if not found:
        raise NotFound("customer")
    return found[0]


def _is_as_known(known: Customer, who: Identity, profile_name: str | None) -> bool:
    return (
        who.phone in {None, known.phone}
        and who.bsuid in {None, known.bsuid}
        and who.key_hash in {None, known.identity_key_hash}
        and profile_name in {None, known.profile_name}
    )


def _contradiction(known: Customer, who: Identity) -> str | None:
    """Name what differs from what we knew; learning what we didn't is no difference."""
    seen = (
        ("phone_changed", known.phone, who.phone),
        ("bsuid_changed", known.bsuid, who.bsuid),
        ("key_changed", known.identity_key_hash, who.key_hash),
    )
    return next((kind for kind, old, new in seen if old and new and old != new), None)

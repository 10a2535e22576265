"""Opening an account: look the BVN up, judge, ask the bank, give the wallet, tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from miimii import clock, ids
from miimii.audit import log
from miimii.db import Conn, Database, UniqueViolation
from miimii.errors import Refused, Unavailable
from miimii.ledger.book import Book
from miimii.providers.account_news import AccountOpened, OnboardingStopped
from miimii.providers.ports import (
    Announcer,
    BvnVerdict,
    IdentityCheck,
    OpenedAccount,
    PayoutBank,
)
from miimii.users import blind_index, person
from miimii.users.customers import Customers
from miimii.users.details import Details
from miimii.users.fields import FieldCipher
from miimii.users.model import AccountRequest, Customer, Done
from miimii.users.store import onboarding as store

LOOK_UPS_A_DAY = 3
VERIFIED_TIER = 1  # a BVN alone
# After an unknown verdict, how long until the second and the third look-up.
_PAUSES = (timedelta(0), timedelta(seconds=30), timedelta(minutes=30))
# As long as an unanswered request may still be on its way to the bank.
_BANK_SETTLES = timedelta(minutes=1)
_DETAILS = ("first_name", "last_name", "date_of_birth", "bvn")


@dataclass(frozen=True, slots=True)
class _LookUp:
    """One look-up, on record before it is made."""

    check_id: UUID
    is_first_today: bool
    details: Details
    bvn: str
    phone: str | None


class AccountOpening:
    """The errand behind the onboarding forms: each step commits before the next."""

    def __init__(
        self,
        db: Database,
        customers: Customers,
        cipher: FieldCipher,
        identity_check: IdentityCheck,
        bank: PayoutBank,
        book: Book,
        announcer: Announcer,
    ) -> None:
        self._db = db
        self._customers = customers
        self._cipher = cipher
        self._identity_check = identity_check
        self._bank = bank
        self._book = book
        self._announcer = announcer

    def work(self, user_id: UUID, done: Done, at: datetime) -> None:
        """Bring a customer from the draft to an open account, or say why not.

        May be called again at any point: a verdict is never asked for twice, an
        account that may exist is looked for first, and the news is written with what
        it reports. Raises Unavailable when a provider leaves us in doubt: call again.
        """
        planned = self._plan(user_id, done, at)
        if isinstance(planned, _LookUp):
            planned = self._verify(user_id, planned, done)
        if planned is None:
            return
        try:
            account = self._get_account(user_id, planned, at)
        except Refused:
            with self._db.transaction() as conn:
                self._stop(conn, user_id, "review", done)
            return
        with self._db.transaction() as conn:
            self._open(conn, user_id, account, done, at)

    def refuse_taken(
        self, conn: Conn, user_id: UUID, check_id: UUID, *, at: datetime
    ) -> None:
        """Record that a BVN was another customer's, and drop the draft.

        It counts as a look-up, though nobody was asked.
        """
        store.insert_check(
            conn,
            check_id,
            user_id,
            verdict="declined",
            evidence={"reason": "bvn-taken"},
            at=at,
        )
        store.delete_draft(conn, user_id)

    def _plan(
        self, user_id: UUID, done: Done, at: datetime
    ) -> _LookUp | AccountRequest | None:
        """Return what is to be done next; None: nothing, and the errand is done."""
        with self._db.transaction() as conn:
            customer = self._customers.lock(conn, user_id)
            request = store.find_account_request(conn, user_id)
            if customer.standing != "onboarding":
                done.mark(conn)
                return None
            return request or self._plan_look_up(conn, customer, done, at)

    def _plan_look_up(
        self, conn: Conn, customer: Customer, done: Done, at: datetime
    ) -> _LookUp | None:
        """Count a look-up before it is made, so that a crash can't make it free."""
        draft = store.find_draft(conn, customer.id, at=at)
        if draft is None or draft.bvn is None:  # it expired, or the identity changed
            done.mark(conn)
            return None
        blind_index.require_own_key(conn, self._cipher)
        midnight = clock.start_of_day(clock.day_of(at))
        before = store.find_look_ups(conn, customer.id, since=midnight)
        if before.count >= LOOK_UPS_A_DAY:
            store.delete_draft(conn, customer.id)
            self._stop(conn, customer.id, "limit", done)
            return None
        if before.unknown_at and at < before.unknown_at + _PAUSES[before.count]:
            raise Unavailable("identity check")
        check_id = ids.uuid7()
        store.insert_check(
            conn, check_id, customer.id, verdict="unknown", evidence={}, at=at
        )
        typed = person.open_details(self._cipher, customer.id, draft)
        phone = customer.phone or typed.phone or None
        return _LookUp(check_id, before.count == 0, typed, draft.bvn, phone)

    def _verify(
        self, user_id: UUID, look_up: _LookUp, done: Done
    ) -> AccountRequest | None:
        """Ask, and write down what came of it; None when that ends the errand."""
        claim = person.claim(
            self._cipher, user_id, look_up.details, look_up.bvn, look_up.phone
        )
        found = self._identity_check.look_up_bvn(claim)
        try:
            request = self._apply(user_id, look_up, claim.bvn, found, done)
        except UniqueViolation:  # two customers were checked for one BVN at once
            taken = BvnVerdict("declined", {"reason": "bvn-taken"})
            request = self._apply(user_id, look_up, claim.bvn, taken, done)
        if found.verdict == "unknown":
            raise Unavailable("identity check")
        return request

    def _apply(
        self, user_id: UUID, look_up: _LookUp, bvn: str, found: BvnVerdict, done: Done
    ) -> AccountRequest | None:
        """Write a verdict and what follows from it; UniqueViolation: not their BVN."""
        with self._db.transaction() as conn:
            store.mark_checked(conn, look_up.check_id, found.verdict, found.evidence)
            if found.verdict == "unknown":
                if look_up.is_first_today:
                    self._announcer.tell(conn, user_id, OnboardingStopped("unknown"))
                return None
            if found.verdict == "review":
                self._stop(conn, user_id, "review", done)
                return None
            is_still_theirs = store.delete_draft(conn, user_id)
            if found.verdict != "verified":
                self._stop(
                    conn, user_id, found.verdict, done, _differing(found.evidence)
                )
            elif not is_still_theirs:  # the identity changed while we asked
                done.mark(conn)
            else:
                blind_index.hold_own_key(conn, self._cipher)
                sealed = person.seal_person(
                    self._cipher, user_id, look_up.details, bvn, found.nin
                )
                store.mark_verified(conn, user_id, sealed)
                log.record(
                    conn,
                    actor="system",
                    action="identity.verified",
                    subject=log.user(user_id),
                    at=clock.now(),
                )
                return store.find_account_request(conn, user_id)
            return None

    def _get_account(
        self, user_id: UUID, request: AccountRequest, at: datetime
    ) -> OpenedAccount:
        """Look for an account we may have asked for already; else ask, once.

        Raises Refused when the bank clearly says no, Unavailable for any doubt.
        """
        if request.account_asked_at is not None:
            found = self._bank.find_account(user_id)
            if found is not None:
                return found
            if at < request.account_asked_at + _BANK_SETTLES:
                raise Unavailable("bank")
        with self._db.autocommit() as conn:
            store.mark_account_asked(conn, user_id, at=at)
        return self._bank.open_account(
            person.open_request(self._cipher, user_id, request)
        )

    def _open(
        self,
        conn: Conn,
        user_id: UUID,
        account: OpenedAccount,
        done: Done,
        at: datetime,
    ) -> None:
        """Standing, wallet and news together; somebody no longer waiting gets none."""
        if self._customers.activate(conn, user_id, account, VERIFIED_TIER, at=at):
            self._book.open_wallet(conn, user_id)
            customer = self._customers.get(conn, user_id)
            news = AccountOpened(
                first_name=customer.first_name or "",
                account_number=account.account_number,
                account_name=account.account_name,
                bank_name=account.bank_name,
            )
            self._announcer.tell(conn, user_id, news)
        done.mark(conn)

    def _stop(
        self,
        conn: Conn,
        user_id: UUID,
        why: str,
        done: Done,
        differing: tuple[str, ...] = (),
    ) -> None:
        self._announcer.tell(conn, user_id, OnboardingStopped(why, differing))
        done.mark(conn)


def _differing(evidence: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the kinds of detail that the record has otherwise, never its value."""
    return tuple(kind for kind in _DETAILS if evidence.get(kind) is False)

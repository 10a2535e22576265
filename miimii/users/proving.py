"""Proving oneself again: BVN and date of birth, held against what we have sealed.

Nobody outside is asked. A try is counted before it is looked at, three a day, and which
of the two was wrong is never said: that would help who guesses.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, NoReturn
from uuid import UUID

from miimii import clock
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import (
    ChallengeGone,
    NotFound,
    NotOpen,
    NoTriesLeft,
    PersonDiffers,
    ProofForPeople,
)
from miimii.ledger.book import Book
from miimii.providers.account_news import (
    IdentityWasProven,
    PeopleWereAsked,
    PinWasChanged,
)
from miimii.providers.ports import Announcer
from miimii.users import details, person
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher
from miimii.users.model import Challenge, Customer, PinHash
from miimii.users.pin import Pins, refuse_weak
from miimii.users.store import people, proofs

Purpose = Literal["prove", "reset_pin"]


class Proving:
    """The forms of purpose `prove` and `reset_pin`; the teller joins their steps.

    `prove` ends with the PIN, and is for who is in doubt or blocked. `reset_pin` ends
    with a new PIN, and is for who is neither.
    """

    def __init__(
        self,
        db: Database,
        customers: Customers,
        challenges: Challenges,
        pins: Pins,
        cipher: FieldCipher,
        book: Book,
        announcer: Announcer,
    ) -> None:
        self._db = db
        self._customers = customers
        self._challenges = challenges
        self._pins = pins
        self._cipher = cipher
        self._book = book
        self._announcer = announcer

    def open(self, customer: Customer, purpose: Purpose, *, at: datetime) -> str | None:
        """Return a fresh token for the form; None: proven, and people decide now.

        Raises ProofForPeople, NoTriesLeft, and for a PIN that is to be reset Frozen,
        NotOpen and IdentityUnproven.
        """
        wanted = "unfreeze" if purpose == "prove" else "reset-lock"
        with self._db.transaction() as conn:
            customer = self._customers.lock(conn, customer.id)
            self._require_may(customer, purpose)
            waiting = proofs.list_waiting(conn, user_id=customer.id)
            if wanted in {row.what for row in waiting}:
                return None
            if not proofs.has_tries_left(conn, customer.id, clock.day_of(at)):
                raise NoTriesLeft
            return self._challenges.open(conn, customer, purpose, at=at)

    def compare(self, token: str, typed: Mapping[str, Any], *, at: datetime) -> bool:
        """Hold what was typed against what we have; False: the form is over.

        It is when the PIN to be reset is one that only people may unlock: they are
        asked. Raises ChallengeGone, ValidationError (no try counted), PersonDiffers
        with the tries left, NoTriesLeft at the last of them.
        """
        born, bvn = details.read_person(typed)
        with self._db.autocommit() as conn:
            challenge, customer = self._find(conn, token, at)
            sealed = people.find_sealed_proof(conn, customer.id)
            if sealed is None:
                raise NotOpen
            tries = proofs.count_try(conn, customer.id, clock.day_of(at))
        if tries is None:
            raise NoTriesLeft
        known = person.open_date_of_birth(
            self._cipher, customer.id, sealed.date_of_birth
        )
        theirs = self._cipher.open("users", "bvn", customer.id, sealed.bvn)
        is_bvn = hmac.compare_digest(bvn.encode(), theirs.encode())
        is_birthday = hmac.compare_digest(born.isoformat(), known.isoformat())
        if not (is_bvn and is_birthday):
            self._note_differing(customer, tries, at)
        return self._go_on(challenge, customer, at)

    def require_compared(self, token: str, *, at: datetime) -> None:
        """Raise ChallengeGone unless the person was found right on this form.

        Before that no PIN is looked at, so that nobody guesses at it from here.
        """
        with self._db.autocommit() as conn:
            self._find_compared(conn, token, "prove", at)

    def finish(self, conn: Conn, token: str, *, at: datetime) -> Customer:
        """Take the identity for proven, after a right PIN; tell whom it concerns.

        What waited for it goes out. Somebody blocked stays so: people decide. Raises
        ChallengeGone, ProofForPeople. Locks the customer, then the challenge.
        """
        challenge, customer = self._find_compared(conn, token, "prove", at)
        customer = self._customers.lock(conn, customer.id)
        self._require_may(customer, "prove")
        self._challenges.consume(conn, challenge, at=at)
        self.keep(conn, customer.id, "form", at=at)
        is_blocked = customer.standing == "frozen"
        news = PeopleWereAsked(at) if is_blocked else IdentityWasProven(at)
        self._announcer.tell(conn, customer.id, news)
        _record(conn, customer.id, "identity.proven", at)
        return customer

    def keep(
        self,
        conn: Conn,
        user_id: UUID,
        kind: str,
        *,
        is_by_people: bool = False,
        at: datetime,
    ) -> None:
        """Write the proof, from which 24 hours of small limits are counted.

        Raises ProofForPeople where a form is not enough. The caller has locked the
        customer.
        """
        if not people.mark_proven(conn, user_id, is_by_people=is_by_people, at=at):
            raise ProofForPeople
        self._insert(conn, user_id, kind, at)

    # --- a forgotten PIN ------------------------------------------------------------

    def hash_new(
        self, token: str, pin: str, pin_again: str, *, at: datetime
    ) -> PinHash:
        """Return what is to be stored of the new PIN. Slow: outside any transaction.

        Raises ChallengeGone, ValidationError, PinTooWeak, Busy.
        """
        chosen = details.read_new_pin(pin, pin_again)
        with self._db.autocommit() as conn:
            _, customer = self._find_compared(conn, token, "reset_pin", at)
            sealed = people.find_date_of_birth(conn, customer.id)
        born = sealed and person.open_date_of_birth(self._cipher, customer.id, sealed)
        refuse_weak(chosen, date_of_birth=born or None, phone=customer.phone)
        return self._pins.hash(customer.id, chosen)

    def reset(self, conn: Conn, token: str, pin: PinHash, *, at: datetime) -> Customer:
        """Use the form up and write the new PIN; 24 hours of small limits begin.

        Raises ChallengeGone, and PinLocked if only people may unlock it by now. Locks
        the customer, then the challenge.
        """
        challenge, customer = self._find_compared(conn, token, "reset_pin", at)
        customer = self._customers.lock(conn, customer.id)
        self._require_may(customer, "reset_pin")
        self._challenges.consume(conn, challenge, at=at)
        self._pins.reset(conn, customer.id, pin, at=at)
        self.keep(conn, customer.id, "pin_reset", at=at)
        self._announcer.tell(conn, customer.id, PinWasChanged(at))
        _record(conn, customer.id, "pin.reset", at)
        return customer

    # --------------------------------------------------------------------------------

    def _find(self, conn: Conn, token: str, at: datetime) -> tuple[Challenge, Customer]:
        challenge = self._challenges.find_live(conn, token, at=at)
        customer = self._customers.get(conn, challenge.user_id)
        match challenge.purpose:
            case "prove" | "reset_pin" as purpose:
                self._require_may(customer, purpose)
                return challenge, customer
            case _:
                raise ChallengeGone

    def _find_compared(
        self, conn: Conn, token: str, purpose: Purpose, at: datetime
    ) -> tuple[Challenge, Customer]:
        challenge, customer = self._find(conn, token, at)
        if challenge.purpose != purpose or challenge.person_proven_at is None:
            raise ChallengeGone
        return challenge, customer

    def _require_may(self, customer: Customer, purpose: Purpose) -> None:
        if purpose == "reset_pin":
            self._customers.require_can_pay(customer)
        elif customer.is_proof_for_people:
            raise ProofForPeople
        elif customer.standing != "frozen" and not (
            customer.is_active and customer.is_in_doubt
        ):
            raise ChallengeGone  # there is nothing to prove

    def _note_differing(self, customer: Customer, tries: int, at: datetime) -> NoReturn:
        tries_left = proofs.MOST_TRIES - tries
        with self._db.autocommit() as conn:
            _record(conn, customer.id, "identity.differed", at)
        if tries_left:
            raise PersonDiffers(tries_left)
        raise NoTriesLeft

    def _go_on(self, challenge: Challenge, customer: Customer, at: datetime) -> bool:
        with self._db.transaction() as conn:
            if challenge.purpose == "prove" or not self._pins.is_hard_locked(
                conn, customer.id
            ):
                self._challenges.prove_person(conn, challenge, at=at)
                return True
            self._customers.lock(conn, customer.id)
            self._challenges.consume(conn, challenge, at=at)
            self._insert(conn, customer.id, "pin_locked", at)
            self._announcer.tell(conn, customer.id, PeopleWereAsked(at))
            _record(conn, customer.id, "identity.proven", at)
            return False

    def _insert(self, conn: Conn, user_id: UUID, kind: str, at: datetime) -> None:
        day = clock.day_of(at)
        held = self._held_kobo(conn, user_id)
        proofs.insert_proof(conn, user_id, kind, day=day, balance_kobo=held, at=at)

    def _held_kobo(self, conn: Conn, user_id: UUID) -> int:
        try:
            return self._book.balance(conn, user_id).amount.kobo
        except NotFound:  # no account was opened yet
            return 0


def _record(conn: Conn, user_id: UUID, action: str, at: datetime) -> None:
    actor, subject = log.customer(user_id), log.user(user_id)
    log.record(conn, actor=actor, action=action, subject=subject, at=at)

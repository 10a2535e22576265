"""Changing the PIN: the old one first, then a new one, on one single-use form.

There is no way to switch the PIN off, and none here to set one without the old one.
"""

from __future__ import annotations

from datetime import date, datetime

from miimii.db import Conn, Database
from miimii.errors import ChallengeGone, PinUnchanged
from miimii.providers.account_news import PinWasChanged
from miimii.providers.ports import Announcer
from miimii.users import details, person
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher
from miimii.users.model import Challenge, Customer, PinHash
from miimii.users.pin import Pins, refuse_weak
from miimii.users.store import people


class PinChange:
    """The steps of a form of purpose `change_pin`; callers own the transactions."""

    def __init__(
        self,
        db: Database,
        customers: Customers,
        challenges: Challenges,
        pins: Pins,
        cipher: FieldCipher,
        announcer: Announcer,
    ) -> None:
        self._db = db
        self._customers = customers
        self._challenges = challenges
        self._pins = pins
        self._cipher = cipher
        self._announcer = announcer

    def open(self, customer: Customer, *, at: datetime) -> str:
        """Return a fresh token for the form; whatever was live before is void.

        Raises Frozen, NotOpen, IdentityUnproven, PinLocked.
        """
        with self._db.transaction() as conn:
            customer = self._customers.lock(conn, customer.id)
            self._customers.require_can_pay(customer)
            self._pins.require_unlocked(conn, customer.id, at=at)
            return self._challenges.open(conn, customer, "change_pin", at=at)

    def prove(self, token: str, *, at: datetime) -> None:
        """Note that the old PIN was found right; raises ChallengeGone."""
        with self._db.transaction() as conn:
            challenge, _ = self._find_changer(conn, token, at)
            self._challenges.prove_pin(conn, challenge, at=at)

    def hash_new(
        self, token: str, pin: str, pin_again: str, *, at: datetime
    ) -> PinHash:
        """Return what is to be stored of the new PIN. Slow: outside any transaction.

        Raises ChallengeGone, also when the old PIN was not given; ValidationError,
        PinTooWeak, PinUnchanged and Busy with the form still good.
        """
        chosen = details.read_new_pin(pin, pin_again)
        with self._db.autocommit() as conn:
            _, customer = self._find_proven(conn, token, at)
            born = self._date_of_birth(conn, customer)
        refuse_weak(chosen, date_of_birth=born, phone=customer.phone)
        if self._pins.is_same(customer.id, chosen):
            raise PinUnchanged
        return self._pins.hash(customer.id, chosen)

    def finish(self, conn: Conn, token: str, pin: PinHash, *, at: datetime) -> Customer:
        """Use the form up, write the new PIN and tell the customer.

        Raises ChallengeGone, and PinLocked for a lock that came in between. Locks the
        customer, then the challenge. Returns whose PIN it is.
        """
        challenge, customer = self._find_proven(conn, token, at)
        customer = self._customers.lock(conn, customer.id)
        self._customers.require_can_pay(customer)
        self._challenges.consume(conn, challenge, at=at)
        self._pins.replace(conn, customer.id, pin, at=at)
        self._announcer.tell(conn, customer.id, PinWasChanged(at))
        return customer

    def _find_changer(
        self, conn: Conn, token: str, at: datetime
    ) -> tuple[Challenge, Customer]:
        challenge = self._challenges.find_live(conn, token, at=at)
        if challenge.purpose != "change_pin":
            raise ChallengeGone
        customer = self._customers.get(conn, challenge.user_id)
        self._customers.require_can_pay(customer)
        return challenge, customer

    def _find_proven(
        self, conn: Conn, token: str, at: datetime
    ) -> tuple[Challenge, Customer]:
        challenge, customer = self._find_changer(conn, token, at)
        if challenge.pin_proven_at is None:
            raise ChallengeGone
        return challenge, customer

    def _date_of_birth(self, conn: Conn, customer: Customer) -> date | None:
        sealed = people.find_date_of_birth(conn, customer.id)
        if sealed is None:
            return None
        return person.open_date_of_birth(self._cipher, customer.id, sealed)

"""Onboarding: three forms, then the identity check and the account, one step at a time.

The forms only write down: nobody is asked anything while a form waits for its answer.
What was typed is sealed until the check is over, and deleted then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from miimii import clock, ids
from miimii.budgets.budgets import Budget
from miimii.db import Conn, Database
from miimii.errors import ChallengeGone, Refused
from miimii.ledger.book import Book
from miimii.providers.ports import Announcer, Errands, IdentityCheck, PayoutBank
from miimii.users import blind_index, consents, details, person
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher
from miimii.users.model import Challenge, Customer, Done, Draft
from miimii.users.opening import DRAFT_LIFE, LOOK_UPS_A_DAY, AccountOpening
from miimii.users.pin import Pins, refuse_weak
from miimii.users.store import onboarding as store

ERRAND = "onboard"


class Onboarding:
    """From a stranger to a customer with an account number."""

    def __init__(
        self,
        db: Database,
        customers: Customers,
        challenges: Challenges,
        pins: Pins,
        cipher: FieldCipher,
        identity_check: IdentityCheck,
        bank: PayoutBank,
        book: Book,
        announcer: Announcer,
        errands: Errands,
        look_ups: Budget,
    ) -> None:
        self._db = db
        self._customers = customers
        self._challenges = challenges
        self._pins = pins
        self._cipher = cipher
        self._errands = errands
        self._opening = AccountOpening(
            db, customers, cipher, identity_check, bank, book, announcer, look_ups
        )

    def save_details(self, token: str, typed: Mapping[str, Any], at: datetime) -> None:
        """Keep who they say they are, sealed, for 24 hours.

        Raises ChallengeGone; ValidationError with codes by field; Refused
        ("phone-needed") when WhatsApp shows us no phone and none was typed: the bank
        wants one. A typed phone is where to reach them, and never who they are.
        """
        taken = details.read_details(typed, today=clock.day_of(at))
        with self._db.transaction() as conn:
            _, customer = self._find_applicant(conn, token, at)
            if customer.phone is not None:
                taken = replace(taken, phone="")
            elif not taken.phone:
                raise Refused(reason="phone-needed")
            sealed = person.seal_details(self._cipher, customer.id, taken)
            store.put_details(conn, customer.id, sealed, expires_at=at + DRAFT_LIFE)

    def save_bvn(self, token: str, bvn: str, at: datetime) -> None:
        """Keep the BVN, sealed, beside the details.

        Raises ChallengeGone; ValidationError; Refused with a reason: "details-missing"
        (begin again), "limit" (no look-up left today), "bvn-taken" (another customer's;
        the draft is gone, and a look-up with it, so that nobody can try numbers).
        Raises Unavailable while BVNs can't be compared with all others.
        """
        digits = details.read_bvn(bvn)
        with self._db.transaction() as conn:
            _, customer = self._find_applicant(conn, token, at)
            self._customers.lock(conn, customer.id)
            midnight = clock.start_of_day(clock.day_of(at))
            before = store.find_look_ups(conn, customer.id, since=midnight)
            if before.count >= LOOK_UPS_A_DAY:
                raise Refused(reason="limit")
            is_taken = self._is_taken(conn, customer.id, digits)
            if is_taken:
                self._opening.refuse_taken(conn, customer.id, ids.uuid7(), at=at)
            else:
                sealed = person.seal_bvn(self._cipher, customer.id, digits)
                if not store.put_bvn(conn, customer.id, sealed, at=at):
                    raise Refused(reason="details-missing")
        if is_taken:  # after the commit: the refusal itself is on record
            raise Refused(reason="bvn-taken")

    def finish(self, token: str, pin: str, pin_again: str, at: datetime) -> str:
        """Set the PIN, use the form up and leave the errand; return the errand's lane.

        All or nothing. Raises ChallengeGone, ValidationError, PinTooWeak, Busy, or
        Refused ("details-missing") with the form still good.
        """
        chosen = details.read_new_pin(pin, pin_again)
        with self._db.autocommit() as conn:
            _, customer = self._find_applicant(conn, token, at)
            draft = self._get_draft(conn, customer.id, at)
        typed = person.open_details(self._cipher, customer.id, draft)
        phone = customer.phone or typed.phone or None
        refuse_weak(chosen, date_of_birth=typed.date_of_birth, phone=phone)
        hashed = self._pins.hash(customer.id, chosen)
        lane = f"{ERRAND}:{customer.id}"
        with self._db.transaction() as conn:
            challenge, _ = self._find_applicant(conn, token, at)
            self._challenges.consume(conn, challenge, at=at)
            self._pins.store(conn, customer.id, hashed, at=at)
            consents.take_on_form(conn, customer.id, at=at)
            store.extend_draft(conn, customer.id, expires_at=at + DRAFT_LIFE)
            self._errands.leave(
                conn,
                lane=lane,
                kind=ERRAND,
                key=f"{lane}:{challenge.token_hash.hex()[:16]}",
                payload={"user_id": str(customer.id)},
            )
        return lane

    def is_with_people(self, conn: Conn, user_id: UUID) -> bool:
        """Whether our people have to look before an account can be opened.

        Only true of somebody whose errand is over: ask about that first.
        """
        return store.is_with_people(conn, user_id)

    def work(self, user_id: UUID, done: Done, at: datetime) -> None:
        """Do the errand `onboard`: see AccountOpening.work."""
        self._opening.work(user_id, done, at)

    def _find_applicant(
        self, conn: Conn, token: str, at: datetime
    ) -> tuple[Challenge, Customer]:
        """Return whose form it is; only who has no account yet may fill it in."""
        challenge = self._challenges.find_live(conn, token, at=at)
        customer = self._customers.get(conn, challenge.user_id)
        if challenge.purpose != "onboard" or customer.standing != "onboarding":
            raise ChallengeGone
        return challenge, customer

    def _get_draft(self, conn: Conn, user_id: UUID, at: datetime) -> Draft:
        draft = store.find_draft(conn, user_id, at=at)
        if draft is None or draft.bvn is None:
            raise Refused(reason="details-missing")
        return draft

    def _is_taken(self, conn: Conn, user_id: UUID, bvn: str) -> bool:
        blind_index.require_own_key(conn, self._cipher)
        index = self._cipher.blind_index("bvn", bvn)
        return store.find_owner_of_bvn(conn, index) not in {None, user_id}

"""Challenges: the single-use right to fill in one form, or to confirm one quote."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from miimii.db import Conn, UniqueViolation
from miimii.errors import ChallengeGone
from miimii.users.model import Challenge, Customer, Identity, Purpose
from miimii.users.store import challenges

LIFE = timedelta(minutes=10)
_TOKEN_BYTES = 24


class Challenges:
    """Opens, finds and consumes challenges that come by one WhatsApp number."""

    def __init__(self, phone_number_id: str) -> None:
        self._phone_number_id = phone_number_id

    def open(
        self,
        conn: Conn,
        customer: Customer,
        purpose: Purpose,
        *,
        at: datetime,
        order_reference: str | None = None,
        quote_hash: bytes | None = None,
    ) -> str:
        """Return a fresh token for the form; whatever was live before is void.

        Only the token's hash is kept. The token alone names the customer.
        """
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        challenge = Challenge(
            _hash(token), customer.id, purpose, order_reference, quote_hash, at + LIFE
        )
        challenges.insert_challenge(
            conn, challenge, customer, self._phone_number_id, at=at
        )
        return token

    def find_live(self, conn: Conn, token: str, *, at: datetime) -> Challenge:
        """Return the challenge of a token.

        Raises ChallengeGone if it was used, voided or made up, has expired, or if its
        customer's identity is another by now. WhatsApp's own default, "unused", is
        only one more token that nobody was given.
        """
        found = challenges.find_challenge(
            conn, _hash(token), self._phone_number_id, at=at
        )
        if found is None:
            raise ChallengeGone
        return found

    def consume(self, conn: Conn, challenge: Challenge, *, at: datetime) -> None:
        """Use it up; raises ChallengeGone for everybody but the first."""
        try:
            is_first = challenges.mark_consumed(conn, challenge.token_hash, at=at)
        except UniqueViolation as ex:  # the order was confirmed by another challenge
            raise ChallengeGone from ex
        if not is_first:
            raise ChallengeGone

    def prove_pin(self, conn: Conn, challenge: Challenge, *, at: datetime) -> None:
        """Note that the old PIN was right; raises ChallengeGone if the form is not."""
        if not challenges.mark_pin_proven(conn, challenge.token_hash, at=at):
            raise ChallengeGone

    def prove_person(self, conn: Conn, challenge: Challenge, *, at: datetime) -> None:
        """Note that the person was right; raises ChallengeGone if the form is not."""
        if not challenges.mark_person_proven(conn, challenge.token_hash, at=at):
            raise ChallengeGone

    def note_check(self, conn: Conn, challenge: Challenge, *, at: datetime) -> None:
        """Note that the payee was ticked; raises ChallengeGone if the form is gone."""
        if not challenges.mark_checked(conn, challenge.token_hash, at=at):
            raise ChallengeGone

    def find_confirmed(self, conn: Conn, token: str) -> str | None:
        """Return the reference of the order that a used-up token confirmed, or None.

        Waits for a transaction that is just confirming it, so the answer stays true.
        """
        return challenges.find_consumed_order(conn, _hash(token))

    def find_language(self, conn: Conn, token: str) -> str | None:
        """Return the language of a token's customer, even of one that is gone."""
        return challenges.find_language(conn, _hash(token))

    def void_all(self, conn: Conn, user_id: UUID, *, at: datetime) -> None:
        """Make every form that the customer still has open useless."""
        challenges.void_challenges(conn, user_id, at=at)

    def is_due(self, conn: Conn, identity: Identity, *, at: datetime) -> Purpose | None:
        """Return what a form of this identity is waiting for, or None.

        While one is, digits typed in the chat may be a PIN and are not kept.
        """
        return challenges.find_due_purpose(conn, identity, at=at)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()

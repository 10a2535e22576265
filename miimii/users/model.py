"""Who a customer is to us, as rows: nothing here touches the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

from miimii.db import Conn

Standing = Literal["onboarding", "active", "frozen", "closed"]
Purpose = Literal["onboard", "order", "change_pin", "reset_pin", "prove", "nin"]


class Done(Protocol):
    """The errand that brought us here, to be marked done in our own transaction."""

    def mark(self, conn: Conn) -> None:
        """Raises, and so rolls back, if somebody else was first."""


@dataclass(frozen=True, slots=True)
class Identity:
    """How somebody reached us: phone as +234…, WhatsApp's own id, their key's hash."""

    phone: str | None = None
    bsuid: str | None = None
    key_hash: str | None = None

    def __post_init__(self) -> None:
        if not (self.phone or self.bsuid):
            raise ValueError("an identity needs a phone or a BSUID")

    @property
    def lane(self) -> str:
        """Whose queue their messages are in."""
        return self.bsuid or self.phone or ""


@dataclass(frozen=True, slots=True)
class Customer:
    """One row of `users`, without what is sealed.

    `identity_proven_at` is None for an active customer whose WhatsApp identity
    changed: nothing about the account is shown or done until it is proven again.
    `is_proof_for_people`: no form will do for that.
    """

    id: UUID
    phone: str | None
    bsuid: str | None
    identity_key_hash: str | None
    identity_proven_at: datetime | None
    standing: Standing
    tier: int
    language: str
    profile_name: str | None
    first_name: str | None
    last_name: str | None
    account_number: str | None
    account_name: str | None
    account_bank: str | None
    opened_at: datetime | None
    created_at: datetime
    is_proof_for_people: bool = False

    @property
    def lane(self) -> str:
        """Whose queue their messages are in."""
        return self.bsuid or self.phone or ""

    @property
    def recipient(self) -> str:
        """Where to write: the phone if known, as every kind of message can go there."""
        return self.phone or self.bsuid or ""

    @property
    def full_name(self) -> str:
        """First and last name as verified; empty before that."""
        return " ".join(name for name in (self.first_name, self.last_name) if name)

    @property
    def is_in_doubt(self) -> bool:
        """Whether somebody with an account has yet to prove who they are, again."""
        return self.opened_at is not None and self.identity_proven_at is None

    @property
    def is_active(self) -> bool:
        return self.standing == "active"

    @property
    def can_be_paid(self) -> bool:
        """Whether money may arrive: a block shuts in what is there, and no more."""
        return self.standing in {"active", "frozen"} and self.opened_at is not None


@dataclass(frozen=True, slots=True)
class Challenge:
    """The single-use right to fill in one form; an order's carries its quote's hash.

    `pin_proven_at` is when the old PIN was right, on the form that changes it;
    `person_proven_at`, when BVN and date of birth were, on one that asks for them;
    `checked_at`, when the customer ticked whom they pay.
    """

    token_hash: bytes
    user_id: UUID
    purpose: Purpose
    order_reference: str | None
    quote_hash: bytes | None
    expires_at: datetime
    pin_proven_at: datetime | None = None
    person_proven_at: datetime | None = None
    checked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """What a customer chose last: kobo a day from then on, and what holds before.

    None is no limit of their own; 0 stops everything that goes out.
    """

    day_kobo: int | None
    before_kobo: int | None
    effective_at: datetime

    def in_force_kobo(self, at: datetime) -> int | None:
        return self.day_kobo if at >= self.effective_at else self.before_kobo


@dataclass(frozen=True, slots=True)
class NewsPreferences:
    """What small news a customer is told: credits from this amount, and fees or not."""

    credits_from_kobo: int
    is_told_fees: bool


@dataclass(frozen=True, slots=True)
class PinHash:
    """An encoded argon2id hash, and which pepper went into it."""

    hash: str
    pepper_id: str


@dataclass(frozen=True, slots=True)
class PinRow:
    """A customer's PIN as stored; `locked_until` is None when no date ends the lock."""

    hash: str
    pepper_id: str
    tries: int
    locked_until: datetime | None
    looking_until: datetime | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a customer has typed so far, sealed: details as JSON, then the BVN."""

    details: str
    bvn: str | None


@dataclass(frozen=True, slots=True)
class LookUps:
    """How often a customer's BVN was asked about, and when last in vain."""

    count: int
    unknown_at: datetime | None


@dataclass(frozen=True, slots=True)
class SealedPerson:
    """A verified person as `users` keeps them: names readable, the rest sealed."""

    first_name: str
    last_name: str
    middle_name: str
    gender: str
    date_of_birth: str
    address: str
    bvn: str
    bvn_index: bytes
    bvn_index_key_id: str
    nin: str | None
    contact_phone: str | None


@dataclass(frozen=True, slots=True)
class TierRequest:
    """What two people decide on: a tier, and the sealed evidence for it.

    `kind` is nin or document; `decision` is raised, refused, or None while it waits.
    """

    id: str
    user_id: UUID
    from_tier: int
    to_tier: int
    kind: str
    evidence: str
    asked_at: datetime
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class SealedProof:
    """What a verified customer is known again by: birthday and BVN, sealed."""

    date_of_birth: str
    bvn: str


@dataclass(frozen=True, slots=True)
class Indexed:
    """A customer and their sealed BVN, which is found by its hash."""

    id: UUID
    bvn: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """For whom people have to decide; `what` is unfreeze, reset-lock or prove."""

    user_id: UUID
    what: str
    since: datetime


@dataclass(frozen=True, slots=True)
class AccountRequest:
    """How far the opening of an account is, and the sealed facts that it needs."""

    phone: str | None
    contact_phone: str | None  # sealed; of who writes under a username
    first_name: str
    last_name: str
    middle_name: str
    gender: str
    date_of_birth: str
    address: str
    bvn: str
    account_asked_at: datetime | None

"""An order: what transfers and purchases share, its legal moves, what a PIN signs."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Protocol
from uuid import UUID

from miimii.db import Conn
from miimii.money import Money

Status = Literal[
    "quoted",
    "held",
    "submitted",
    "succeeded",
    "declined",
    "reversed",
    "expired",
    "cancelled",
    "needs_review",
]

QUOTE_LIVES = timedelta(minutes=10)
REVIEW_AFTER = timedelta(hours=24)
# Why news of an end reads otherwise: a success after all that the wallet paid for, or
# one that it was too low for, so that nothing left it and nothing can come back to it.
LATE, OWED = "late", "owed"
NOT_SENT = "not-sent"  # our own word for a decline: the provider never saw it

LEGAL_MOVES: frozenset[tuple[Status, Status]] = frozenset(
    {
        ("quoted", "held"),
        ("quoted", "expired"),
        ("quoted", "cancelled"),
        ("quoted", "succeeded"),  # to another wallet: never leaves the house
        ("held", "submitted"),
        ("held", "declined"),
        ("submitted", "succeeded"),
        ("submitted", "declined"),
        ("submitted", "needs_review"),
        ("needs_review", "succeeded"),
        ("needs_review", "declined"),
        ("succeeded", "reversed"),
        ("declined", "succeeded"),
    }
)
# The hold is in place, and no final word has been heard.
OPEN: frozenset[Status] = frozenset({"held", "submitted", "needs_review"})


@dataclass(frozen=True, slots=True)
class Move:
    """One step of an order's life: the status it leaves and takes, by what, and when.

    `provider_code` is the provider's own word; `approval_id` names the two people who
    decided instead. Raises ValueError for an illegal step.
    """

    left: Status
    to: Status
    cause: str
    at: datetime
    provider_code: str | None = None
    provider_reference: str | None = None
    requery_after: datetime | None = None
    approval_id: str | None = None

    def __post_init__(self) -> None:
        if (self.left, self.to) not in LEGAL_MOVES:
            raise ValueError(f"no order moves from {self.left} to {self.to}")

    @property
    def is_authorised(self) -> bool:
        """Whether the customer's PIN is what moves it."""
        return self.left == "quoted" and self.to in {"held", "succeeded"}

    @property
    def is_settled(self) -> bool:
        return self.to in {"succeeded", "declined", "reversed"}


@dataclass(frozen=True, slots=True)
class Review:
    """Something that people have to look at: what kind, about what, and the facts."""

    kind: str
    subject: str
    detail: Mapping[str, Any]
    opened_at: datetime


class Done(Protocol):
    """The event that brought us here, to be marked done in our own transaction."""

    def mark(self, conn: Conn) -> None:
        """Raises, and so rolls back, if somebody else was first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(ABC):
    """What each row of `transfers` and `purchases` has: kobo, and times in UTC.

    `provider` is None for what never leaves the house: a payment to another wallet.
    `narration` is what the payee's bank is told; a purchase has none.
    """

    reference: str
    user_id: UUID
    kind: str
    status: Status
    amount_kobo: int
    fee_kobo: int
    vat_kobo: int
    duty_kobo: int
    narration: str = ""
    rule_ids: list[int]
    quote_hash: bytes
    provider: str | None
    provider_reference: str | None
    quoted_at: datetime
    expires_at: datetime
    authorised_at: datetime | None
    submitted_at: datetime | None
    settled_at: datetime | None

    @property
    @abstractmethod
    def destination(self) -> str:
        """Where the money goes, as the view `orders` writes it."""

    @property
    @abstractmethod
    def shown_name(self) -> str:
        """What the customer was shown: the payee's name, or the product."""

    @property
    def cost(self) -> Money | None:
        """What the provider took for it, if that is known and not the amount."""
        return None

    @property
    def amount(self) -> Money:
        return Money(self.amount_kobo)

    @property
    def fee(self) -> Money:
        return Money(self.fee_kobo)

    @property
    def vat(self) -> Money:
        return Money(self.vat_kobo)

    @property
    def duty(self) -> Money:
        return Money(self.duty_kobo)

    @property
    def total(self) -> Money:
        """What the customer pays: amount, fee and taxes."""
        return self.amount + self.fee + self.vat + self.duty


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderQuote:
    """What the customer is shown and their PIN signs; valid before `expires_at`.

    `shown_name` is the payee's name or the product; `warnings` are words of ours.
    """

    reference: str
    user_id: UUID
    kind: str
    status: Status
    amount: Money
    fee: Money
    vat: Money
    duty: Money
    total: Money
    shown_name: str
    expires_at: datetime
    quote_hash: bytes
    warnings: tuple[str, ...] = ()


def canonical_quote(order: Order) -> bytes:
    """Return quote JSON v1: sorted keys, no spaces, kobo integers, NFC, UTF-8.

    Nothing that changes after the quote is in it, so it can be made again from the row
    at any time. Another field or spelling is another version.
    """
    fields = {
        "v": 1,
        "reference": order.reference,
        "user_id": str(order.user_id),
        "kind": order.kind,
        "amount": order.amount_kobo,
        "fee": order.fee_kobo,
        "vat": order.vat_kobo,
        "duty": order.duty_kobo,
        "total": order.total.kobo,
        "currency": "NGN",
        "destination": order.destination,
        "resolved_name": order.shown_name,
        "narration": order.narration,
        "rule_ids": sorted(order.rule_ids),
        "quoted_at": _instant(order.quoted_at),
        "expires_at": _instant(order.expires_at),
    }
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return unicodedata.normalize("NFC", text).encode()


def hash_quote(order: Order) -> bytes:
    """Return the SHA-256 of the canonical quote: what a challenge is bound to."""
    return hashlib.sha256(canonical_quote(order)).digest()


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")

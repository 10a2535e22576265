"""A transfer: its row, its legal moves, and the quote that a PIN signs."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol
from uuid import UUID

from miimii.db import Conn
from miimii.money import Money

Kind = Literal["bank_transfer", "wallet_transfer"]
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

PROVIDER = "bellbank"
QUOTE_LIVES = timedelta(minutes=10)
NARRATION_LENGTH = 30  # the bank takes no more, so no more is confirmed
REVIEW_AFTER = timedelta(hours=24)

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

# Minutes after the order was sent; after the last, every hour.
_EARLY_REQUERIES = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 15, 30))
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Move:
    """One step of an order's life: the status it leaves and takes, by what, and when.

    `provider_code` is the bank's own word. Raises ValueError for an illegal step.
    """

    left: Status
    to: Status
    cause: str
    at: datetime
    provider_code: str | None = None
    provider_reference: str | None = None
    requery_after: datetime | None = None

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


class Done(Protocol):
    """The event that brought us here, to be marked done in our own transaction."""

    def mark(self, conn: Conn) -> None:
        """Raises, and so rolls back, if somebody else was first."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One row of `transfers`: amounts in kobo, times in UTC."""

    reference: str
    user_id: UUID
    kind: Kind
    status: Status
    amount_kobo: int
    fee_kobo: int
    vat_kobo: int
    duty_kobo: int
    payee_user_id: UUID | None
    bank_code: str | None
    bank_name: str | None
    account_number: str | None
    resolved_name: str
    sender_name: str
    narration: str
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

    @property
    def destination(self) -> str:
        """Where the money goes, as the view `orders` writes it."""
        if self.payee_user_id is not None:
            return str(self.payee_user_id)
        return f"{self.bank_code}:{self.account_number}"


@dataclass(frozen=True, slots=True)
class Credit:
    """One row of `credits`: money that arrived; in `suspense` it has no owner yet."""

    reference: str
    user_id: UUID | None
    provider: str
    provider_reference: str
    status: str
    account_number: str
    amount_kobo: int
    fee_kobo: int
    bank_charge_kobo: int
    session_id: str | None
    sender_name: str | None
    sender_bank: str | None
    sender_account_number: str | None
    is_over_limit: bool
    rule_ids: list[int]
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class Quote:
    """What the customer is shown and their PIN signs; valid before `expires_at`.

    `warnings` are words of ours: "first-payment" to somebody never paid before.
    """

    reference: str
    user_id: UUID
    kind: Kind
    status: Status
    amount: Money
    fee: Money
    vat: Money
    duty: Money
    total: Money
    payee_name: str
    bank_name: str | None
    account_number: str | None
    narration: str
    expires_at: datetime
    quote_hash: bytes
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, order: Transfer, warnings: tuple[str, ...] = ()) -> Quote:
        """Return what is shown of an order."""
        return cls(
            reference=order.reference,
            user_id=order.user_id,
            kind=order.kind,
            status=order.status,
            amount=order.amount,
            fee=order.fee,
            vat=order.vat,
            duty=order.duty,
            total=order.total,
            payee_name=order.resolved_name,
            bank_name=order.bank_name,
            account_number=order.account_number,
            narration=order.narration,
            expires_at=order.expires_at,
            quote_hash=order.quote_hash,
            warnings=warnings,
        )


def canonical_quote(order: Transfer) -> bytes:
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
        "resolved_name": order.resolved_name,
        "narration": order.narration,
        "rule_ids": sorted(order.rule_ids),
        "quoted_at": _instant(order.quoted_at),
        "expires_at": _instant(order.expires_at),
    }
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return unicodedata.normalize("NFC", text).encode()


def hash_quote(order: Transfer) -> bytes:
    """Return the SHA-256 of the canonical quote: what a challenge is bound to."""
    return hashlib.sha256(canonical_quote(order)).digest()


def next_requery_at(submitted_at: datetime, at: datetime) -> datetime:
    """Return when to ask again about an order sent then, if we just asked `at`.

    1, 2, 5, 10, 15 and 30 minutes after it was sent, then every hour, and at 24 hours,
    when it becomes a person's. A slot that was missed is not made up for.
    """
    age = at - submitted_at
    for early in _EARLY_REQUERIES:
        if age < early:
            return submitted_at + early
    last = _EARLY_REQUERIES[-1]
    hours = (age - last) // _HOUR + 1
    due = last + hours * _HOUR
    if age < REVIEW_AFTER:
        due = min(due, REVIEW_AFTER)
    return submitted_at + due


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")

"""A transfer: its row, its quote, the money that arrives, when to ask the bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from miimii.orders.model import REVIEW_AFTER, Order, OrderQuote

Kind = Literal["bank_transfer", "wallet_transfer"]

PREFIX, CREDIT_PREFIX = "TRF", "CRD"  # of a transfer's reference
PROVIDER = "bellbank"
CREDIT_KEY = f"credit:{PROVIDER}:"  # and the bank's reference: a credit's journal
SUSPENSE_KEY = f"suspense:{PROVIDER}:"  # the same, of the journal that finds its owner
NO_WORDS = "MiiMii transfer"  # the bank refuses an empty narration
NARRATION_LENGTH = 30  # the bank takes no more, so no more is confirmed

# Minutes after the order was sent; after the last, every hour.
_EARLY_REQUERIES = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 15, 30))
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Order):
    """One row of `transfers`: to a bank account, or to another customer's wallet."""

    kind: Kind
    payee_user_id: UUID | None
    bank_code: str | None
    bank_name: str | None
    account_number: str | None
    resolved_name: str
    sender_name: str

    @property
    def destination(self) -> str:
        """Where the money goes, as the view `orders` writes it."""
        if self.payee_user_id is not None:
            return str(self.payee_user_id)
        return f"{self.bank_code}:{self.account_number}"

    @property
    def shown_name(self) -> str:
        """The payee's name, as their bank spells it."""
        return self.resolved_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Beneficiary:
    """Somebody whom a customer paid; saved, or only paid of late.

    `account_name` is as their bank spelled it on the day it was saved.
    """

    user_id: UUID
    destination: str  # as Transfer.destination
    payee_user_id: UUID | None
    bank_code: str | None
    bank_name: str | None
    account_number: str | None
    account_name: str
    nickname: str | None
    is_favourite: bool
    last_used_at: datetime
    is_saved: bool

    @property
    def shown_name(self) -> str:
        """What the customer calls them."""
        return self.nickname or self.account_name


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(OrderQuote):
    """A transfer as the customer is shown it; "first-payment" may be a warning."""

    kind: Kind
    bank_name: str | None
    account_number: str | None
    narration: str

    @property
    def payee_name(self) -> str:
        return self.shown_name

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
            shown_name=order.resolved_name,
            bank_name=order.bank_name,
            account_number=order.account_number,
            narration=order.narration,
            expires_at=order.expires_at,
            quote_hash=order.quote_hash,
            warnings=warnings,
        )


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

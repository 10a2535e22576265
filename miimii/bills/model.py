"""A purchase: its row, its quote, and what is known of one while it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from miimii.money import Money
from miimii.orders.model import REVIEW_AFTER, Order, OrderQuote

PROVIDER = "bilal"
PREFIX = "PUR"
VEND = "vend"  # the errand
PREPAID = "prepaid"  # a meter that wants a token
TOKEN_MISSING = "token-missing"  # noqa: S105  (a review: sold, token unknown)
NAME_UNKNOWN = "name-unknown"  # the warning: compare the number yourself

# How old an unknown purchase is when people are told, for each time once.
AGES = (timedelta(minutes=15), timedelta(hours=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase(Order):
    """One row of `purchases`. `cost_kobo`: the catalogue's, until the vendor told."""

    biller: str
    biller_name: str
    target: str
    target_name: str | None
    meter_type: str | None
    plan_id: int | None
    plan_code: str | None
    product: str
    cost_kobo: int
    has_token: bool = False

    @property
    def destination(self) -> str:
        """What goes where, as the view `orders` writes it."""
        parts = (self.kind, self.biller, self.target, self.plan_code, self.meter_type)
        return ":".join(part for part in parts if part is not None)

    @property
    def shown_name(self) -> str:
        return self.product

    @property
    def cost(self) -> Money:
        return Money(self.cost_kobo)

    @property
    def is_token_due(self) -> bool:
        """Whether its owner needs a token, and it is not known."""
        return self.meter_type == PREPAID and not self.has_token


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseQuote(OrderQuote):
    """What a customer is shown before they buy; `product` as the catalogue names it."""

    biller: str
    biller_name: str
    product: str
    target: str
    target_name: str | None
    meter_type: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of a purchase so far: said, tapped, or following from the rest.

    `size`, `validity_days`, `plan_hint`, `package` and `months` are words for a plan
    that a tap or `plan_id` names exactly.
    """

    kind: str
    biller: str | None = None
    target: str | None = None
    plan_id: int | None = None
    amount_kobo: int | None = None
    meter_type: str | None = None
    size: str | None = None
    validity_days: int | None = None
    plan_hint: str | None = None
    package: str | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to tap: `value` goes into the detail asked for, the rest is shown."""

    value: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """The next detail to ask: biller, target, plan, amount or meter_type.

    `choices` may be more than fit on one screen; `guess` is the likely one.
    """

    what: str
    choices: tuple[Choice, ...] = ()
    guess: str | None = None


@dataclass(frozen=True, slots=True)
class Biller:
    """Whose product it is; `vendor_id` is the vendor's number for it."""

    kind: str
    code: str
    name: str
    vendor_id: int
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """A bundle or a package: what it costs us, and our own price if we set one.

    `code` is the vendor's id; `validity_days` None when nobody told.
    """

    id: int
    kind: str
    biller: str
    code: str
    name: str
    size: str
    validity_days: int | None
    plan_type: str
    cost_kobo: int
    price_kobo: int | None
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Priced:
    """What is sold, for how much, and at what cost to us; before any fee."""

    product: str
    amount: Money
    cost: Money
    plan: Plan | None = None
    rule_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedTarget:
    """A number that a customer bought for; phones as 0803…"""

    user_id: UUID
    kind: str
    biller: str
    target: str
    meter_type: str | None
    nickname: str | None
    last_used_at: datetime


def next_look_at(submitted_at: datetime, at: datetime) -> datetime:
    """Return when to look at an unknown purchase again: at each age, then at 24 hours.

    Nobody can be asked, so looking is all: people are told how old it is.
    """
    ages = (*AGES, REVIEW_AFTER)
    age = next((age for age in ages if at - submitted_at < age), REVIEW_AFTER)
    return submitted_at + age

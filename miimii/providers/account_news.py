"""What the bank tells a customer of the account itself: its opening, fees, safety.

Part of `ports.Event`. None of it holds a secret, so all of it may go to a phone whose
owner has yet to be proven.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from miimii.money import Money


@dataclass(frozen=True, slots=True)
class AccountOpened:
    """Onboarding is done."""

    first_name: str
    account_number: str
    account_name: str
    bank_name: str


@dataclass(frozen=True, slots=True)
class OnboardingStopped:
    """Identity is not verified: `why` is mismatch, declined, review, unknown or limit.

    `differing` names the kinds of detail that differ, never the record's value.
    """

    why: str
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PinWasLocked:
    """Too many wrong PINs; None: until a person unlocks it."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class PinWasChanged:
    """The customer has another PIN since then; whoever did it knew the old one."""

    at: datetime


@dataclass(frozen=True, slots=True)
class FeeCharged:
    """A fee that no order brought: the month's, for keeping the account.

    `month` is any day of the month that it is for; `taxes` come on top of `amount`.
    """

    reference: str
    month: date
    amount: Money
    taxes: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class BalanceAdjusted:
    """Two of our people corrected the balance; `is_credit`: money was added."""

    reference: str
    amount: Money
    is_credit: bool
    balance: Money


@dataclass(frozen=True, slots=True)
class AccountWasBlocked:
    """Nothing leaves the account since then; told to who did not ask for it here."""

    at: datetime


@dataclass(frozen=True, slots=True)
class AccountWasUnblocked:
    """The account may be used again since then; two of our people decided."""

    at: datetime


@dataclass(frozen=True, slots=True)
class IdentityWasDoubted:
    """Another SIM, phone or number answers: this chat is closed to the account."""

    at: datetime


@dataclass(frozen=True, slots=True)
class IdentityWasProven:
    """The chat is open to the account again, with the limits of a first day."""

    at: datetime


@dataclass(frozen=True, slots=True)
class PinWasUnlocked:
    """A locked PIN may be tried again since then; our people decided."""

    at: datetime


@dataclass(frozen=True, slots=True)
class PeopleWereAsked:
    """The customer has proven who they are; the rest is for two of our people."""

    at: datetime


AccountNews = (
    AccountOpened
    | OnboardingStopped
    | PinWasLocked
    | PinWasChanged
    | FeeCharged
    | BalanceAdjusted
    | AccountWasBlocked
    | AccountWasUnblocked
    | IdentityWasDoubted
    | IdentityWasProven
    | PinWasUnlocked
    | PeopleWereAsked
)

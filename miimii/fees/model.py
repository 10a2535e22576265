"""A month's fee: what it is, whose turn it is, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from miimii import clock
from miimii.ledger.accounts import FEES, VAT_PAYABLE, wallet
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money

KEY = "fee:"  # of the journals: fee:2026-11:<wallet>
Outcome = Literal["charged", "short", "frozen"]


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of Lagos, by its first day."""

    first: date

    @classmethod
    def of(cls, instant: datetime) -> Month:
        """Return the month that an instant falls in."""
        return cls(clock.day_of(instant).replace(day=1))

    @classmethod
    def named_in(cls, reference: str) -> Month | None:
        """Return the month that a journal charged; None if it is no month's fee."""
        match reference.split(":"):
            case ["fee", month, _]:
                return cls(date.fromisoformat(f"{month}-01"))
            case _:
                return None

    @property
    def starts_at(self) -> datetime:
        return clock.start_of_day(self.first)

    @property
    def ends_at(self) -> datetime:
        """The first instant of the next month."""
        return Month((self.first + timedelta(days=31)).replace(day=1)).starts_at

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Due:
    """A wallet that has nothing written for the month yet."""

    wallet_id: int
    user_id: UUID


@dataclass(frozen=True, slots=True)
class MonthPrice:
    """What a month costs, by the rules in force when it began."""

    month: Month
    fee: Money
    vat: Money
    rule_ids: tuple[int, ...]

    @property
    def total(self) -> Money:
        return self.fee + self.vat

    def journal(self, due: Due) -> Journal:
        """Return the journal that charges a wallet; its reference is charged once."""
        payer = wallet(due.user_id)
        moved = ((FEES, self.fee), (VAT_PAYABLE, self.vat))
        return Journal(
            reference=f"{KEY}{self.month}:{due.wallet_id}",
            reason="monthly fee",
            postings=tuple(
                Posting(payer, taker, share) for taker, share in moved if share.kobo > 0
            ),
        )

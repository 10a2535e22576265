"""A wallet's changes as its owner may read them: one by one, and a period's bounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from miimii.money import Money


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which versions of a wallet a period lies, and what it held at both.

    The period's changes are those after `before`, up to `last`; kobo.
    """

    account_id: int
    before: int
    last: int
    opening_kobo: int
    closing_kobo: int
    in_kobo: int
    out_kobo: int

    @property
    def opening(self) -> Money:
        return Money(self.opening_kobo)

    @property
    def closing(self) -> Money:
        return Money(self.closing_kobo)


@dataclass(frozen=True, slots=True)
class Line:
    """One change of a wallet: kobo, above zero if money came in.

    `version` numbers a wallet's changes 1, 2, 3 … without gaps; `balance_kobo` is what
    it left; `other_kind` the account at the other end.
    """

    version: int
    amount_kobo: int
    balance_kobo: int
    recorded_at: datetime
    journal_reference: str
    reason: str
    order_reference: str | None
    other_kind: str

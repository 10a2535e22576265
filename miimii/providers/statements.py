"""A bank's statement, in our words: what it says went through our account there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from miimii.money import Money

Direction = Literal["in", "out", "charge", "row"]
Moved = Literal["done", "taken-back", "open"]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line: money that came in, went out, or that the bank kept for itself.

    `reference` is ours or the bank's, as it wrote it. A "row" is one that can't be
    read: its reference only says where it stands, and it has no amount.
    """

    direction: Direction
    reference: str
    status: Moved
    amount: Money | None
    account_number: str | None = None
    happened_at: datetime | None = None


def unreadable_line(place: str) -> StatementLine:
    """Return the line for a row that nobody can read, named by its place."""
    return StatementLine("row", place, "done", None)


@dataclass(frozen=True, slots=True)
class StatementPage:
    """Some of a day's lines, in the bank's order, and how many pages there are."""

    lines: tuple[StatementLine, ...]
    pages: int


class Statements(Protocol):
    """A bank that says what went through our account."""

    def statement(self, day: date, page: int) -> StatementPage:
        """Return a page, from 1, of one day of Lagos; raises Unavailable."""

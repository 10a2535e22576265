"""What differs between our books and a provider's: judged here, by facts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from miimii.providers.statements import Moved

Kind = Literal[
    "missing-here",  # they moved money, and we know nothing of it
    "missing-there",  # we booked it, and they have no such line
    "amount-differs",
    "twice",  # they moved it more than once
    "paid-there",  # we say it came to nothing
    "taken-back-there",  # we say it went through
    "float-differs",  # our float there moved by more or less than we sold
    "unreadable",  # a row of theirs that nobody can read
]
State = Literal["moved", "not-moved", "open"]
BANK, VENDOR = "bellbank", "bilal"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a statement as we keep it; see `providers.statements`."""

    direction: str
    reference: str
    day: date
    status: Moved
    amount_kobo: int | None


@dataclass(frozen=True, slots=True)
class Booked:
    """What our books say of a transfer, a credit or a charge.

    `reference` names it for people, `alias` is what else the bank may call it. "open":
    its end is not known here yet, so nothing can be missing.
    """

    direction: str
    reference: str
    alias: str | None
    state: State
    amount_kobo: int
    booked_at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """What does not agree, under one (provider, direction, reference)."""

    provider: str
    direction: str
    reference: str
    kind: Kind
    ours_kobo: int | None
    theirs_kobo: int | None
    day: date


@dataclass(frozen=True, slots=True)
class Item(Difference):
    """A difference that waits for people, and since when."""

    opened_at: datetime


def judge(lines: Sequence[Line], booked: Booked | None) -> Kind | None:
    """Return what is wrong between all lines of one reference and our books."""
    if any(line.direction == "row" for line in lines):
        return "unreadable"
    done = [line for line in lines if line.status == "done"]
    if booked is None:
        return "missing-here" if done else None
    if len(done) > 1:
        return "twice"
    if booked.state == "open":
        return None
    if booked.state == "not-moved":
        return "paid-there" if done else None
    if not done:
        is_back = any(line.status == "taken-back" for line in lines)
        return "taken-back-there" if is_back else "missing-there"
    return None if done[0].amount_kobo == booked.amount_kobo else "amount-differs"

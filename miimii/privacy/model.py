"""What customers may ask of their data, and until when it is answered. Pure."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from miimii import clock, ids
from miimii.errors import Refused

Kind = Literal["export", "erase"]
State = Literal["received", "identity_checked", "scheduled", "done", "closed"]
Channel = Literal["chat", "staff"]

ANSWERED_IN = timedelta(days=30)
KEPT_YEARS = 5  # after the relationship: money laundering law, licensee to confirm
KEPT_WHY = "identity records: five years after the relationship ended"
TELL_WITHIN = timedelta(hours=72)  # the commission: NDPA 2023, section 40
_DIGITS = 6


class NotErasable(Refused):
    """Something has to be settled first; `whys` are words of ours.

    balance, order, review (a receivable is one), tier, ticket, frozen, unproven (who
    they are is in doubt), at-work (a message or event of theirs is on its way), state
    (the request is not at this step).
    """

    code = "not-erasable"

    def __init__(self, *whys: str) -> None:
        super().__init__(why=", ".join(whys))
        self.whys = whys


class NotThatStep(Refused):
    """It was told or closed before, or is to be closed before anybody was told."""

    code = "breach-step"


@dataclass(frozen=True, slots=True)
class DataRequest:
    """One row of `data_requests`: what somebody asked of their data.

    An export goes received → done; an erasure received → identity_checked (our people
    know who asks) → scheduled (restricted, and the date of the rest is set) → done.
    Either may be closed instead: thought better of, or refused for good.
    """

    number: str
    user_id: UUID
    kind: Kind
    state: State
    channel: Channel
    asked_at: datetime
    due_at: datetime
    restricted_at: datetime | None = None
    keep_until: date | None = None
    keep_why: str | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """One row of `breaches`; `whose` is a query that finds the people, one a row."""

    number: str
    found_at: datetime
    what: str
    whose: str
    notice: str
    opened_by: str
    told_at: datetime | None = None
    told_by: str | None = None
    closed_at: datetime | None = None
    closed_why: str | None = None

    @property
    def due_at(self) -> datetime:
        """When the commission has to know at the latest."""
        return self.found_at + TELL_WITHIN


def new_number(prefix: str) -> str:
    """Return a number like D-7K3Q2M: 30 random bits, so none tells of another."""
    return f"{prefix}-{ids.digits(secrets.randbits(5 * _DIGITS), _DIGITS)}"


def keep_until(restricted_at: datetime) -> date:
    """Return the first day on which nothing has to be kept any more."""
    day = clock.day_of(restricted_at)
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + KEPT_YEARS, day=last) + timedelta(days=1)

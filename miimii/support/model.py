"""A ticket: what a customer says is wrong, until it is answered and closed. Pure."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from miimii import clock, ids
from miimii.errors import Refused

Topic = Literal["transfer", "purchase", "account", "charge", "other"]
Standing = Literal["open", "waiting_customer", "answered", "closed"]
Sender = Literal["customer", "staff"]

REOPENS = timedelta(days=7)
MOST_OPEN = 5  # a customer: more is one complaint in pieces
LONGEST = 4096  # characters, as WhatsApp has it
PREFIX = "T-"
_DIGITS = 6
# What is promised, in working days or in days as they come. Transfers: three working
# days; account matters 14 days, charges 30 (the regulator's, see docs/support.md). A
# purchase is money gone like a transfer, and whatever is unclear is an account matter.
_WORKING_DAYS = {"transfer": 3, "purchase": 3}
_DAYS = {"account": 14, "charge": 30, "other": 14}
_SATURDAY = 5


class TooManyTickets(Refused):
    """So many of the customer's tickets are open that one of them should do."""

    code = "too-many-tickets"


class TicketOver(Refused):
    """It was closed too long ago to be taken up again."""

    code = "ticket-over"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


@dataclass(frozen=True, slots=True)
class Ticket:
    """One row of `tickets`; `due_at` is by when our people have to answer."""

    number: str
    user_id: UUID
    topic: Topic
    order_reference: str | None
    standing: Standing
    opened_at: datetime
    due_at: datetime
    closed_at: datetime | None = None

    def is_over(self, at: datetime) -> bool:
        """Whether it was closed too long ago to be taken up again."""
        return self.closed_at is not None and at >= self.closed_at + REOPENS


@dataclass(frozen=True, slots=True)
class TicketMessage:
    """What one side said, as it was said; nobody changes it. `author`: our person."""

    sender: Sender
    body: str
    said_at: datetime
    author: str | None = None


def new_number() -> str:
    """Return a number like T-7K3Q2M: 30 random bits, so none tells of another."""
    return PREFIX + ids.digits(secrets.randbits(5 * _DIGITS), _DIGITS)


def due_at(topic: Topic, at: datetime) -> datetime:
    """Return by when our people answer what is asked at this instant.

    Working days are Monday to Friday in Lagos; public holidays are not left out. What
    comes on a weekend is as if it came when Monday began.
    """
    if topic not in _WORKING_DAYS:
        return at + timedelta(days=_DAYS[topic])
    due = at.astimezone(clock.LAGOS)
    if due.weekday() >= _SATURDAY:
        due = due.replace(hour=0, minute=0, second=0, microsecond=0)
    left = _WORKING_DAYS[topic]
    while due.weekday() >= _SATURDAY:
        due += timedelta(days=1)
    while left:
        due += timedelta(days=1)
        left -= due.weekday() < _SATURDAY
    return due.astimezone(at.tzinfo)

"""What our own people have decided or answered, as events to tell a customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from miimii.money import Money


@dataclass(frozen=True, slots=True)
class TicketAnswered:
    """Our people answer a ticket, or ask about it: `text` as they wrote it."""

    number: str
    text: str
    is_question: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class TicketClosed:
    """Our people closed a ticket."""

    number: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TierRaised:
    """The customer's tier is another, by their NIN or by two people's word.

    None: the balance has no ceiling.
    """

    tier: int
    day: Money
    ceiling: Money | None
    at: datetime


@dataclass(frozen=True, slots=True)
class TierAsked:
    """Two of our people decide whether the tier is raised."""

    tier: int
    at: datetime


@dataclass(frozen=True, slots=True)
class TierRefused:
    """Our people did not raise the tier; `reason` as they wrote it."""

    tier: int
    reason: str
    at: datetime


StaffNews = TicketAnswered | TicketClosed | TierAsked | TierRaised | TierRefused

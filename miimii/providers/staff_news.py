"""What our own people have to say to a customer, as the bank's news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StaffNews:
    """Any of it; `at` tells one piece of news from the next about the same thing."""

    at: datetime


@dataclass(frozen=True, slots=True)
class TicketAnswered(StaffNews):
    """Our people answer a ticket, or ask about it: `text` as they wrote it."""

    number: str
    text: str
    is_question: bool


@dataclass(frozen=True, slots=True)
class TicketClosed(StaffNews):
    """Our people closed a ticket."""

    number: str

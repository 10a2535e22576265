"""What our own people have to say to a customer, as the bank's news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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


StaffNews = TicketAnswered | TicketClosed

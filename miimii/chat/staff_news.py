"""What our own people decided or answered, in the words of the chat."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from miimii.chat.replies import Choice
from miimii.chat.ticket_buttons import ticket_choices
from miimii.chat.wording import say
from miimii.providers.staff_news import (
    StaffNews,
    TicketAnswered,
    TicketClosed,
    TierAsked,
    TierRaised,
    TierRefused,
)


def staff_key(user_id: UUID, event: StaffNews) -> str:
    """Return what the news must not be told twice for."""
    return f"{type(event).__name__}:{user_id}:{event.at.isoformat()}"


def staff_text(language: str, event: StaffNews) -> str:
    """Return what they say: an answer or a reason as it was written, word for word."""
    match event:
        case TicketAnswered():
            key = "ticket.asked" if event.is_question else "ticket.answered"
            return say(language, key, number=event.number, text=event.text)
        case TicketClosed():
            return say(language, "ticket.closed_by_us", number=event.number)
        case TierAsked():
            return say(language, "tier.asked", tier=event.tier)
        case TierRaised():
            ceiling = event.ceiling or say(language, "tier.no_ceiling")
            facts = {"tier": event.tier, "day": event.day, "ceiling": ceiling}
            return say(language, "tier.raised", **facts)
        case TierRefused():
            facts = {"tier": event.tier, "reason": event.reason}
            return say(language, "tier.refused", **facts)


def staff_choices(language: str, event: StaffNews) -> Sequence[Choice]:
    """Return what can be tapped below it."""
    match event:
        case TicketAnswered():
            return ticket_choices(language, event.number)
        case TicketClosed():
            return ticket_choices(language, event.number)[:1]
        case _:
            return ()


def staff_words(event: StaffNews) -> tuple[str, tuple[str, ...]]:
    """Return the template for outside the 24 hours, and what fills its places.

    Never what our people wrote: whoever holds the phone may read a lock screen.
    """
    match event:
        case TicketAnswered():
            return "ticket_answer", (event.number,)
        case TicketClosed():
            return "ticket_closed", (event.number,)
        case TierAsked():
            return "tier_asked", (str(event.tier),)
        case TierRaised():
            return "tier_raised", (str(event.tier), str(event.day))
        case TierRefused():
            return "tier_refused", (str(event.tier),)

"""What our own people have to tell a customer, in the words of the chat."""

from __future__ import annotations

from collections.abc import Sequence

from miimii.chat.bubbles import Body, template_body
from miimii.chat.replies import Choice
from miimii.chat.ticket_buttons import ticket_choices
from miimii.chat.wording import say
from miimii.providers.staff_news import StaffNews, TicketAnswered
from miimii.users.model import Customer


def staff_key(customer: Customer, news: StaffNews) -> str:
    """Return the key under which it is told only once."""
    return f"ticket:{customer.id}:{news.number}:{news.at.isoformat()}"


def staff_text(language: str, news: StaffNews) -> str:
    """Return what they say: an answer as it was written, word for word."""
    if not isinstance(news, TicketAnswered):
        return say(language, "ticket.closed_by_us", number=news.number)
    key = "ticket.asked" if news.is_question else "ticket.answered"
    return say(language, key, number=news.number, text=news.text)


def staff_choices(language: str, news: StaffNews) -> Sequence[Choice]:
    """Return what can be tapped below it."""
    if isinstance(news, TicketAnswered):
        return ticket_choices(language, news.number)
    return ticket_choices(language, news.number)[:1]


def staff_template(language: str, news: StaffNews) -> Body | None:
    """Return what goes out when the window is closed: the number, never the words.

    Whoever holds the phone may read it on the lock screen.
    """
    if isinstance(news, TicketAnswered):
        return template_body("ticket_answer", language, news.number)
    return None

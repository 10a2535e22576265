"""What our own people have to tell a customer, in the words of the chat."""

from __future__ import annotations

from collections.abc import Sequence

from miimii.chat.bubbles import Body, template_body
from miimii.chat.replies import Choice
from miimii.chat.ticket_buttons import ticket_choices
from miimii.chat.wording import say
from miimii.providers.staff_news import StaffNews, TicketAnswered, TicketClosed
from miimii.users.model import Customer


def staff_key(customer: Customer, news: StaffNews) -> str:
    """Return the key under which it is told only once."""
    return f"staff:{customer.id}:{type(news).__name__}:{news.at.isoformat()}"


def staff_text(language: str, news: StaffNews) -> str:
    """Return what they say: an answer as it was written, word for word."""
    match news:
        case TicketAnswered(number=number, text=text, is_question=is_question):
            key = "ticket.asked" if is_question else "ticket.answered"
            return say(language, key, number=number, text=text)
        case TicketClosed(number=number):
            return say(language, "ticket.closed_by_us", number=number)
        case _:
            raise TypeError(type(news).__name__)


def staff_choices(language: str, news: StaffNews) -> Sequence[Choice]:
    """Return what can be tapped below it."""
    match news:
        case TicketAnswered(number=number):
            return ticket_choices(language, number)
        case TicketClosed(number=number):
            return ticket_choices(language, number)[:1]
        case _:
            return ()


def staff_template(language: str, news: StaffNews) -> Body | None:
    """Return what goes out when the window is closed: the number, never the words.

    Whoever holds the phone may read it on the lock screen.
    """
    match news:
        case TicketAnswered(number=number):
            return template_body("ticket_answer", language, number)
        case _:
            return None

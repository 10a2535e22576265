"""The buttons that lead to a ticket, under receipts, answers and tickets."""

from __future__ import annotations

from miimii.chat.replies import Choice
from miimii.chat.wording import say

ACTION = "ticket"  # the first word of what they mean


def ticket_choice(language: str, word: str, *subject: str) -> Choice:
    """Return a button; one with a subject means the same for good."""
    label = say(language, f"ticket.{word}_button")
    return Choice(label, (ACTION, word, *subject), is_lasting=bool(subject))


def ticket_choices(language: str, number: str) -> tuple[Choice, ...]:
    """Return what can be done with a ticket: say more, and close it."""
    words = ("more", "close")
    return tuple(ticket_choice(language, word, number) for word in words)


def problem_choice(language: str, reference: str) -> Choice:
    """Return the button under a receipt by which something is wrong with it."""
    return ticket_choice(language, "problem", reference)

"""By when a ticket is answered, and what is read as a wish about one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miimii import clock
from miimii.chat.understanding.ticket_wishes import TicketWish, read_ticket_wish
from miimii.chat.wording import LANGUAGES
from miimii.support.model import due_at, new_number

NUMBER = "T-7K3Q2M"


def lagos(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of November 2026, which begins on a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=clock.LAGOS)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (lagos(2, 10), lagos(5, 10)),  # Monday: 72 hours
        (lagos(4, 10), lagos(9, 10)),  # Wednesday: over the weekend
        (lagos(6, 23, 59), lagos(11, 23, 59)),  # Friday, the last minute
        (lagos(7), lagos(12)),  # Saturday: from Monday, 00:00
        (lagos(8, 23, 59), lagos(12)),  # Sunday, the last minute
        (lagos(9), lagos(12)),  # Monday, the first minute
    ],
)
def test_a_transfer_is_answered_in_three_working_days(
    asked: datetime, due: datetime
) -> None:
    assert due_at("transfer", asked) == due
    assert due_at("purchase", asked.astimezone(UTC)) == due


def test_other_matters_have_days_as_they_come() -> None:
    at = lagos(6, 9)
    assert due_at("account", at) == at + timedelta(days=14)
    assert due_at("other", at) == at + timedelta(days=14)
    assert due_at("charge", at) == at + timedelta(days=30)


@given(st.integers(0, 4 * 365 * 24 * 60))
def test_a_promise_is_on_a_working_day_three_to_five_days_ahead(minutes: int) -> None:
    at = lagos(1) + timedelta(minutes=minutes)
    due = due_at("transfer", at)
    assert timedelta(days=3) <= due - at <= timedelta(days=5)
    assert due.astimezone(clock.LAGOS).weekday() < 5


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("my tickets", TicketWish("list")),
        ("Show my tickets please".replace(" please", ""), TicketWish("list")),
        ("tickets", TicketWish("list")),
        (f"ticket {NUMBER}", TicketWish("show", NUMBER)),
        ("ticket t-7k3q2m?", TicketWish("show", NUMBER)),
        ("T-7K3Q2M", TicketWish("show", NUMBER)),
        ("ticket T - oil123", TicketWish("show", "T-011123")),
        (f"close {NUMBER}", TicketWish("close", NUMBER)),
        (f"please close my ticket {NUMBER}.", TicketWish("close", NUMBER)),
        (
            f"add to {NUMBER}: she says NO money",
            TicketWish("add", NUMBER, "she says NO money"),
        ),
        (
            f"Reopen {NUMBER}: still\nnot here",
            TicketWish("add", NUMBER, "still\nnot here"),
        ),
        (f"{NUMBER} any news?", TicketWish("add", NUMBER, "any news?")),
        (f"reopen {NUMBER}", TicketWish("more", NUMBER)),
        (f"reply to ticket {NUMBER}", TicketWish("more", NUMBER)),
    ],
)
def test_wishes_about_tickets_are_read(text: str, wish: TicketWish) -> None:
    assert read_ticket_wish(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "send 5k to 0123456789 gtb",
        "t-shirt money for Ada",
        "balance",
        "buy 1gb data for 08031234567",
        "my ticket to Abuja cost 40k",
        "this transfer is wrong",
        "close my account",
        "pay T-Mobile 200",
        "add 500 to my mtn",
    ],
)
def test_nothing_else_is_a_wish_about_tickets(text: str) -> None:
    assert read_ticket_wish(text) is None


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_what_we_tell_customers_to_type_is_read(language: str) -> None:
    texts = LANGUAGES[language]
    for key, found in (
        ("ticket.opened", ["show", "add"]),
        ("ticket.closed", ["add"]),
        ("ticket.closed_by_us", ["add"]),
        ("ticket.unknown", ["list"]),
        ("ticket.list", ["show"]),
        ("ticket.answered", ["add"]),
        ("error.too-many-tickets", ["list"]),
    ):
        text = texts[key].format(number=NUMBER, when="", lines="", text="")
        said = text.replace("…", "thanks").split('"')
        wishes = [read_ticket_wish(text) for text in said[1::2]]
        assert [wish and wish.what for wish in wishes] == found, key


def test_a_number_is_readable_and_read_again() -> None:
    for number in {new_number() for _ in range(200)}:
        wish = TicketWish("show", number)
        assert read_ticket_wish(f"ticket {number.lower()}") == wish

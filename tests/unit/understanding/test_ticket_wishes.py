"""Tickets are asked for in everyday words; no other number or story is one."""

from __future__ import annotations

import pytest

from miimii.chat.understanding.ticket_wishes import TicketWish, read_ticket_wish

NUMBER = "T-7K3Q2M"


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("my tickets", TicketWish("list")),
        ("ticket status", TicketWish("list")),
        ("what is the status of my complaint?", TicketWish("list")),
        ("any update on my ticket", TicketWish("list")),
        ("how far with my complaint", TicketWish("list")),
        ("T-7K3Q2M", TicketWish("show", NUMBER)),
        ("t7k3q2m", TicketWish("show", NUMBER)),
        ("T 7K3Q2M", TicketWish("show", NUMBER)),
        ("what is the status of T-7K3Q2M?", TicketWish("show", NUMBER)),
        ("wetin be status of T-7K3Q2M", TicketWish("show", NUMBER)),
        ("T-7K3Q2M status", TicketWish("show", NUMBER)),
        ("any update on ticket T7K3Q2M", TicketWish("show", NUMBER)),
        ("matsayin T-7K3Q2M", TicketWish("show", NUMBER)),
        ("ipo T-7K3Q2M", TicketWish("show", NUMBER)),
        ("ọnọdụ T-7K3Q2M", TicketWish("show", NUMBER)),
        ("close T-7K3Q2M", TicketWish("close", NUMBER)),
        ("please close ticket T7K3Q2M", TicketWish("close", NUMBER)),
        ("close my ticket", TicketWish("close")),
        ("rufe tikiti na", TicketWish("close")),
        ("mechie tiketi m", TicketWish("close")),
        ("add to T7K3Q2M: she called", TicketWish("add", NUMBER, "she called")),
        ("T-7K3Q2M she called", TicketWish("add", NUMBER, "she called")),
        ("open a ticket", TicketWish("open")),
        ("I want to lodge a complaint", TicketWish("open")),
        ("raise a dispute", TicketWish("dispute")),
        ("dispute this transaction", TicketWish("dispute")),
        ("I want to dispute a payment of 5k", TicketWish("dispute")),
    ],
)
def test_what_is_wanted_is_read(text: str, wish: TicketWish) -> None:
    assert read_ticket_wish(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        *("tickets to Abuja", "transfer", "today", "thanks 123456", "close my account"),
        *("what is the status", "status of my transfer", "T7K3Q2M she called"),
        *("buy ticket", "send 5k to T7K3Q2M", "the dispute is over"),
    ],
)
def test_what_only_sounds_like_it_is_nothing(text: str) -> None:
    assert read_ticket_wish(text) is None

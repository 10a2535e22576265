"""Everyday words for tickets: what is wrong, in few of them, and what becomes of it."""

from __future__ import annotations

import pytest

from miimii.users.model import Customer
from tests.integration.chat.test_tickets import complained, kept, number_in, paid
from tests.integration.chat.world import ChatWorld


@pytest.fixture
def ada(world: ChatWorld) -> Customer:
    return world.opened(10_000)


@pytest.mark.parametrize(
    "text",
    [
        "I sent money to the wrong person",
        "the person has not received the money",
        "I paid someone 500 but he did not get it",
    ],
)
def test_a_person_in_a_complaint_keeps_the_order_its_topic_and_the_words(
    world: ChatWorld, ada: Customer, text: str
) -> None:
    reference = paid(world, ada)
    world.says(ada, text)
    world.says(ada, "please help me get it")
    rows = world.base.rows("SELECT topic, order_reference FROM tickets")
    assert rows == [("transfer", reference)]
    assert kept(world) == [("customer", f"{text}\nplease help me get it")]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "wrong amount",
            "stop deducting my money",
            "send my money back",
            "wrong name",
        ),
        *("my balance is wrong", "fees too high", "charged too much"),
        *(
            "my statement is wrong",
            "no alert",
            "kudina bai dawo ba",
            "ego m alaghachighi",
        ),
    ],
)
def test_what_is_wrong_in_few_words_is_passed_on(
    world: ChatWorld, ada: Customer, text: str
) -> None:
    complained(world, ada, text)
    assert kept(world) == [("customer", text)]


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "No thanks",
        "cancel",
        "never mind",
        "not now",
        "mba",
        "rárá",
        "a'a",
        "stop",
    ],
)
def test_a_bare_no_passes_nothing_on(
    world: ChatWorld, ada: Customer, text: str
) -> None:
    world.says(ada, "I want to talk to a human")
    world.says(ada, text)
    assert "passed nothing on" in world.text(ada)
    assert kept(world) == []


def test_a_ticket_is_opened_and_closed_in_everyday_words(
    world: ChatWorld, ada: Customer
) -> None:
    reference = paid(world, ada)
    world.says(ada, "close my ticket")
    assert "no tickets" in world.text(ada)
    for text in ("open a ticket", "raise a dispute"):
        world.says(ada, text)
        assert "What is wrong?" in world.text(ada)
    world.says(ada, "she never got it")
    number = number_in(world.text(ada))
    rows = world.base.rows("SELECT topic, order_reference FROM tickets")
    assert rows == [("transfer", reference)]
    for text in (f"what is the status of {number}", number.replace("-", "")):
        world.says(ada, text)
        assert "she never got it" in world.text(ada)
    world.says(ada, f"{number} status")
    assert len(kept(world)) == 1
    world.says(ada, "ticket status")
    assert number in world.text(ada)
    world.says(ada, "close my ticket")
    assert f"Ticket {number} is closed" in world.text(ada)


def test_which_of_two_tickets_is_to_be_closed_is_asked(
    world: ChatWorld, ada: Customer
) -> None:
    first = complained(world, ada, "my PIN form does not open")
    paid(world, ada)
    world.says(ada, "dispute this transaction")
    world.says(ada, "he never got it")
    second = number_in(world.text(ada))
    world.says(ada, "close my ticket")
    assert first in world.text(ada)
    assert second in world.text(ada)
    states = world.base.rows("SELECT DISTINCT standing FROM tickets")
    assert states == [("open",)]

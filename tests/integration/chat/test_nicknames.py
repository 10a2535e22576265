"""A nickname is the customer's own word: it is paid whatever it means elsewhere."""

from __future__ import annotations

import pytest

from miimii.users.model import Customer
from tests.integration.chat.test_buying import tap
from tests.integration.chat.test_saved_people import pays
from tests.integration.chat.world import ChatWorld


@pytest.fixture
def ada(world: ChatWorld) -> Customer:
    return world.opened(50000)


@pytest.mark.parametrize(
    "name",
    ["Rent", "School fees", "Savings", "My opay", "Data guy", "Light man", "Mama 2"],
)
def test_a_name_that_means_something_else_pays_too(
    world: ChatWorld, ada: Customer, name: str
) -> None:
    pays(world, ada)
    world.says(ada, f"save it as {name}")
    assert f"Saved: {name} is ADA OBI" in world.text(ada)
    for sentence in (f"send 5k to {name}", f"abeg transfer 5000 to {name.lower()} now"):
        world.says(ada, sentence)
        assert "Send ₦5,000.00 to\n\n*ADA OBI*" in world.text(ada)
        world.says(ada, "cancel")


def test_such_a_name_is_nobody_else_s_and_means_what_it_did_elsewhere(
    world: ChatWorld, ada: Customer
) -> None:
    pays(world, ada)
    world.says(ada, "save it as Data guy")
    world.says(ada, "buy data")
    assert "ADA OBI" not in world.text(ada)
    eve = world.opened(100)
    world.says(eve, "send 5k to data guy")
    assert "ADA OBI" not in world.text(eve)


def test_what_can_t_be_said_to_pay_them_is_no_name(
    world: ChatWorld, ada: Customer
) -> None:
    pays(world, ada)
    tap(world, ada, "Save person")
    world.says(ada, "Shop 0803 123 4567")
    assert "That won't do as a name" in world.text(ada)


@pytest.mark.parametrize("words", ["call this person Landlord", "save him as Landlord"])
def test_words_for_whom_are_no_part_of_the_name(
    world: ChatWorld, ada: Customer, words: str
) -> None:
    pays(world, ada)
    world.says(ada, words)
    assert "Saved: Landlord is ADA OBI" in world.text(ada)

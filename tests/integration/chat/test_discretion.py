"""What customers must not type is kept nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from miimii.cache import Cache
from miimii.db import Database
from miimii.money import Money
from tests.integration.chat.world import PIN, ChatWorld

REQUEST = "send 500 to 0123456789 access"
CANARY = "739104"
SAID = ("seven", "bakwai", "ẹ̀sán", "itoolu")


def _text(body: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": body}}


PLACES: list[dict[str, Any]] = [
    _text(CANARY),
    _text("7 3 9 1 0 4"),
    _text("it is 739104 abeg"),
    _text("my pin is 739104"),
    _text("739104 is my pin"),
    _text("send 5000 to 0123456789 gtb, pin 739104"),
    _text("７３９１０４"),
    _text("seven three nine one zero four"),
    _text("my pin is seven, three, nine, one, zero, four"),
    _text("my pin na seven tri nine one zero foh"),
    _text("PIN ɗina bakwai uku tara ɗaya sifili huɗu"),
    _text("PIN mi ni éje ẹ́ta ẹ̀sán ọ̀kan òdo ẹ̀rin"),
    _text("PIN m bụ asaa atọ itoolu otu zero anọ"),
    {"type": "image", "image": {"id": "1", "caption": CANARY}},
    {"type": "document", "document": {"id": "1", "filename": CANARY}},
    {"type": "location", "location": {"name": CANARY}},
    {"type": "contacts", "contacts": [{"name": {"formatted_name": CANARY}}]},
    {"type": "edit", "edit": {"message": _text(CANARY)}},
    {
        "type": "interactive",
        "interactive": {
            "type": "nfm_reply",
            "nfm_reply": {"name": "flow", "response_json": '{"pin":"739104"}'},
        },
    },
]


@pytest.mark.parametrize("content", PLACES, ids=str)
def test_a_pin_typed_while_one_is_due_is_nowhere(
    world: ChatWorld, content: dict[str, Any]
) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.taps(ada)
    world.sends(ada.phone or "", content)
    for canary in (CANARY, "7 3 9 1 0 4", "７３９１０４", *SAID):
        assert canary not in world.dump()
        assert canary not in str(world.sessions.read(ada.lane))
    assert world.base.balance(ada) == Money.naira("5,000")


def test_an_amount_in_words_is_no_secret(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.taps(ada)
    world.says(ada, "send two thousand to 0123456789 access")
    assert "₦2,000.00" in world.text(ada)


def test_after_a_typed_pin_the_form_comes_again(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.taps(ada)
    world.says(ada, PIN)
    assert "never type" in world.text(ada)
    assert world.fills(ada, pin=PIN).body["screen"] == "SUCCESS"


def test_an_amount_typed_when_no_pin_is_due_is_read(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "send money to 0123456789 access")
    world.says(ada, "1500")
    assert "₦1,500.00" in world.text(ada)


def test_a_bvn_typed_while_onboarding_is_nowhere(world: ChatWorld) -> None:
    number = "+2348030000077"
    world.says(number, "hi")
    world.says(number, "22212345678")
    assert "22212345678" not in world.dump()
    assert "never type" in world.text(number)


def test_a_sent_form_keeps_no_token(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.taps(ada)
    assert world.token(ada) not in world.dump()


def test_in_the_sandbox_a_typed_pin_pays_and_is_still_nowhere(
    database: Database, cache: Cache, clean: None
) -> None:
    world = ChatWorld(database, cache, allow_chat_pin=True)
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.says(ada, "yes")
    world.says(ada, PIN)
    assert world.base.balance(ada) == Money.naira("4,490")
    assert PIN not in world.dump()

"""From every question of every flow one can stop, look around, or do another thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from miimii import clock
from miimii.chat.wording import say
from miimii.users.model import Customer
from tests.integration.chat.world import PIN, ChatWorld

SEND = "send 500 to 0123456789 access"
Walk = Callable[[ChatWorld, Customer], object]


def heard(*texts: str) -> Walk:
    def walk(world: ChatWorld, ada: Customer) -> None:
        for text in texts:
            world.says(ada, text)

    return walk


def naming(world: ChatWorld, ada: Customer) -> None:
    """Paid, and asked what to call the person."""
    heard(SEND, "yes")(world, ada)
    world.fills(ada, pin=PIN)
    world.taps(ada)


def late(world: ChatWorld, ada: Customer) -> None:
    an_hour_ago = int(clock.now().timestamp()) - 3600
    world.says(ada, SEND, at=an_hour_ago)


QUESTIONS: dict[str, Walk] = {
    "send: who": heard("send money"),
    "send: which bank": heard("send 500 to 0123456789"),
    "send: how much": heard("send money to 0123456789 access"),
    "send: the summary": heard(SEND),
    "send: the PIN": heard(SEND, "yes"),
    "buy: which number": heard("buy airtime"),
    "buy: how much": heard("buy airtime for 08031234567"),
    "buy: which meter": heard("pay electricity"),
    "buy: the summary": heard("buy 500 mtn airtime for 08031234567"),
    "buy: the PIN": heard("buy 500 mtn airtime for 08031234567", "yes"),
    "a name to save": naming,
    "an own limit": heard("limit me to 20k a day"),
    "a statement's days": heard("statement"),
    "which service": heard("08031234567 500"),
    "a late message": late,
}
# With all its details, another order for airtime answers these.
_ANSWERED = {"buy: which number", "buy: how much"}
every_question = pytest.mark.parametrize("question", list(QUESTIONS))


def at(world: ChatWorld, question: str) -> Customer:
    """A customer to whom this question has just been put."""
    ada = world.opened(20000)
    QUESTIONS[question](world, ada)
    assert world.sessions.read(ada.lane).flow != "", question
    return ada


def open_quotes(world: ChatWorld) -> int:
    return len(
        world.base.rows(
            "SELECT reference FROM transfers WHERE status = 'quoted'"
            " UNION ALL SELECT reference FROM purchases WHERE status = 'quoted'"
        )
    )


@every_question
@pytest.mark.parametrize("word", ["cancel", "no", "abeg leave am"])
def test_a_no_ends_it(world: ChatWorld, question: str, word: str) -> None:
    ada = at(world, question)
    before = world.base.balance(ada)
    world.says(ada, word)
    assert world.sessions.read(ada.lane).flow == ""
    assert open_quotes(world) == 0
    world.says(ada, "yes")
    assert world.base.balance(ada) == before


@pytest.mark.parametrize("word", ["soke", "fagile", "kagbuo"])
def test_a_no_is_heard_in_other_languages(world: ChatWorld, word: str) -> None:
    ada = at(world, "send: the summary")
    world.says(ada, word)
    assert open_quotes(world) == 0


LOOKS = {
    "balance": "You have ₦",
    "my account number": "Your account:",
    "help transfers": say("en", "help.transfers"),
    "menu": "Here's what I can do",
    "my limits": "You can still send",
    "my notices": "without being asked",
    "history": "",
}


@every_question
def test_a_look_at_something_leaves_it_standing(
    world: ChatWorld, question: str
) -> None:
    ada = at(world, question)
    before = world.sessions.read(ada.lane)
    for text, answer in LOOKS.items():
        world.says(ada, text)
        after = world.sessions.read(ada.lane)
        assert answer in world.text(ada)
        assert (after.flow, after.step) == (before.flow, before.step), text
        assert after.slots == before.slots, text


@every_question
@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("send 300 to 0123456789 access", "send_money"),
        ("buy 200 mtn airtime for 08039876543", "buy"),
    ],
)
def test_another_request_takes_its_place_and_says_so(
    world: ChatWorld, question: str, text: str, flow: str
) -> None:
    ada = at(world, question)
    world.says(ada, text)
    assert world.sessions.read(ada.lane).flow == flow
    assert open_quotes(world) == 1
    is_answer = flow == "buy" and question in _ANSWERED
    if question.startswith(("send", "buy")) and not is_answer:
        left = (say("en", "send.left"), say("en", "send.replaced"))
        assert world.text(ada).startswith(left)


@every_question
def test_an_emergency_is_heard_everywhere(world: ChatWorld, question: str) -> None:
    ada = at(world, question)
    world.says(ada, "block my account")
    standing = "SELECT standing FROM users WHERE id = %(id)s"
    assert world.base.rows(standing, id=ada.id) == [("frozen",)]
    assert open_quotes(world) == 0


@pytest.mark.parametrize("text", ["do it", "oya do am", "ok do it", "run am", "buy it"])
def test_do_it_is_a_yes_to_the_question_and_buys_nothing_again(
    world: ChatWorld, text: str
) -> None:
    ada = world.opened(20_000)
    world.says(ada, "buy 500 mtn airtime for 08031234567")
    world.says(ada, "yes")
    world.fills(ada, pin=PIN)
    world.says(ada, SEND)
    world.says(ada, text)
    assert world.last(ada)["interactive"]["type"] == "flow"
    world.fills(ada, pin=PIN)
    assert world.base.rows("SELECT status FROM transfers") == [("succeeded",)]
    assert len(world.vendor.orders) == 1


def test_do_it_is_a_yes_to_a_limit(world: ChatWorld) -> None:
    ada = world.opened(20_000)
    world.says(ada, "buy 500 mtn airtime for 08031234567")
    world.says(ada, "yes")
    world.fills(ada, pin=PIN)
    world.says(ada, "limit me to 10k a day")
    world.says(ada, "do it")
    assert "airtime" not in world.text(ada)
    assert world.base.rows("SELECT day_kobo FROM own_limits") == [(1_000_000,)]


def test_the_same_again_amid_a_quote_ends_it_and_says_so(world: ChatWorld) -> None:
    ada = world.opened(20_000)
    world.says(ada, "buy 500 mtn airtime for 08031234567")
    world.says(ada, "yes")
    world.fills(ada, pin=PIN)
    world.says(ada, "buy 700 glo airtime for 08051234567")
    world.says(ada, "same again")
    assert say("en", "send.replaced") in world.text(ada)
    assert "MTN airtime" in world.text(ada)

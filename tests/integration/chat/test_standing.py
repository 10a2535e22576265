"""Who is at the counter decides what is said: strangers, the blocked, the doubted."""

from __future__ import annotations

import pytest

from miimii.chat.engine import CHAT_A_DAY
from miimii.chat.forms import FlowRequest
from miimii.chat.wording import say
from miimii.money import Money
from tests.integration.chat.world import PIN, ChatWorld

REQUEST = "send 500 to 0123456789 access"
STRANGER = "+2348030000077"
DETAILS = {
    "first_name": "Ada",
    "last_name": "Obi",
    "date_of_birth": "1990-01-31",
    "gender": "female",
    "address": "12 Ring Road, Ibadan",
}


def test_a_stranger_is_greeted_with_the_form(world: ChatWorld) -> None:
    world.says(STRANGER, "send 5k to 0123456789 gtb")
    assert "Welcome to MiiMii" in world.text(STRANGER)
    assert world.last(STRANGER)["interactive"]["type"] == "flow"
    world.says(STRANGER, "hello?")
    assert "finish opening" in world.text(STRANGER)


def test_the_form_walks_to_its_end_and_the_details_are_being_checked(
    world: ChatWorld,
) -> None:
    world.says(STRANGER, "hi")
    who = world.db.repeat_once(
        lambda conn: world.customers.find_by_phone(conn, STRANGER)
    )
    assert who is not None
    assert world.fills(who, "DETAILS", **DETAILS).body["screen"] == "IDENTITY"
    bad = world.fills(who, "IDENTITY", bvn="123")
    assert "BVN" in bad.body["data"]["error_message"]
    assert world.fills(who, "IDENTITY", bvn="22222222222").body["screen"] == "NEW_PIN"
    weak = world.fills(who, "NEW_PIN", pin="1234", pin_again="1234")
    assert "easy to guess" in weak.body["data"]["error_message"]
    request = world.token(who)
    done = world.fills(who, "NEW_PIN", pin=PIN, pin_again=PIN)
    params = done.body["data"]["extension_message_response"]["params"]
    assert params == {"flow_token": request}
    world.says(STRANGER, "hi")
    assert "checking your details" in world.text(STRANGER)


def test_a_used_form_answers_427(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.taps(ada)
    token = world.token(ada)
    world.fills(ada, pin=PIN)
    again = world.forms.answer(type_request(token))
    assert (again.status, list(again.body)) == (427, ["error_msg"])


def type_request(token: str) -> FlowRequest:
    return FlowRequest("data_exchange", "PIN", {"pin": PIN}, token)


@pytest.mark.parametrize("token", ["", "unused", "x" * 500, "\ud800"])
def test_a_made_up_token_answers_427(world: ChatWorld, token: str) -> None:
    assert world.forms.answer(type_request(token)).status == 427


def test_blocking_works_at_once_and_stops_what_stands(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.taps(ada)
    token = world.token(ada)
    world.says(ada, "block my account")
    assert "blocked" in world.text(ada)
    assert world.forms.answer(type_request(token)).status == 427
    world.says(ada, "balance")
    assert "₦" not in world.text(ada)
    assert world.base.rows("SELECT status FROM transfers") == [("cancelled",)]


@pytest.mark.parametrize(
    "text",
    [
        "don't block my account",
        "is my account blocked?",
        "why was my account blocked?",
        "I lost my phone last year",
        "my friend lost his phone",
    ],
)
def test_who_only_speaks_of_blocking_is_offered_a_button(
    world: ChatWorld, text: str
) -> None:
    ada = world.opened(5000)
    world.says(ada, text)
    assert say("en", "unblock.not_blocked") in world.text(ada)
    world.says(ada, "balance")
    assert "₦5,000.00" in world.text(ada)
    world.says(ada, text)
    world.taps(ada)
    assert "Your account is blocked" in world.text(ada)
    world.says(ada, text)
    assert world.text(ada) == say("en", "frozen")


@pytest.mark.parametrize(
    "text",
    [
        "money is missing from my account",
        "collect my account number",
        "carry airtime put for my phone",
        "send 500 to 0123456789 access, she lost her phone",
        "my line is missing network",
    ],
)
def test_ordinary_sentences_block_nothing(world: ChatWorld, text: str) -> None:
    ada = world.opened(5000)
    world.says(ada, text)
    with world.db.autocommit() as conn:
        assert world.customers.get(conn, ada.id).standing == "active"


@pytest.mark.parametrize(
    "change",
    [
        {"type": "customer_identity_changed"},
        {"type": "user_changed_number", "wa_id": "2348030000999"},
        {"type": "user_changed_user_id", "user_id": "NG.other"},
    ],
    ids=str,
)
def test_a_changed_identity_closes_the_account_to_the_chat(
    world: ChatWorld, change: dict[str, str]
) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.taps(ada)
    token, before = world.token(ada), world.count(ada)
    world.sends(ada.phone or "", {"type": "system", "system": change})
    assert world.count(ada) == before + 1
    assert "closed your account to this chat" in world.text(ada)
    assert world.forms.answer(type_request(token)).status == 427
    for text in ("balance", "my account number", REQUEST):
        world.says(ada, text)
        assert "WhatsApp identity changed" in world.text(ada)
    assert world.base.balance(ada) == Money.naira("5,000")


@pytest.mark.parametrize(
    "kind",
    ["image", "video", "audio", "document", "sticker", "location", "contacts", "order",
     "edit", "revoke", "unsupported", "hologram"],
)  # fmt: skip
def test_what_we_cannot_read_gets_one_kind_answer(world: ChatWorld, kind: str) -> None:
    ada = world.opened()
    before = world.count(ada)
    for _ in range(3):  # an album
        world.sends(ada.phone or "", {"type": kind, kind: {"id": "1"}})
    assert world.count(ada) == before + 1


def test_reactions_are_not_answered(world: ChatWorld) -> None:
    ada = world.opened()
    before = world.count(ada)
    world.sends(ada.phone or "", {"type": "reaction", "reaction": {"emoji": "👍"}})
    assert world.count(ada) == before


def test_the_conversation_goes_on_without_redis(world: ChatWorld) -> None:
    world.cache._rest_until = float("inf")  # what a dead server leads to
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.taps(ada)
    world.fills(ada, pin=PIN)
    assert "Money sent" in world.text(ada)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("balance", "₦5,000.00"),
        ("my account number", "BellBank"),
        ("hi", "Good "),
        ("help", "Send money"),
        ("thank you", "welcome"),
        ("cancel", "nothing to cancel"),
        ("has it gone?", "haven't sent"),
        ("colourless green ideas", "didn't get that"),
        ("my pin is 1234", "never type"),
    ],
)
def test_everyday_questions(world: ChatWorld, text: str, answer: str) -> None:
    ada = world.opened(5000)
    world.says(ada, text)
    assert answer in world.text(ada)


def test_who_has_written_two_thousand_times_today_can_still_block(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    for _ in range(CHAT_A_DAY):
        world.cache.allow("chat-day", ada.lane, limit=CHAT_A_DAY, per_s=86_400)
    for text in ("balance", "history", "block my account"):
        world.says(ada, text)
    texts = [body["text"]["body"] for body in world.phone.bodies(ada.recipient)]
    assert texts[0] == say("en", "slow_down")
    assert len(texts) == 2
    assert "blocked" in texts[1]


def test_who_writes_too_fast_is_told_once_and_can_still_block(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    for _ in range(25):
        world.says(ada, "balance")
    texts = [body["text"]["body"] for body in world.phone.bodies(ada.recipient)]
    assert texts.count("You have ₦5,000.00.") == 20
    assert texts[20:] == [say("en", "slow_down")]
    world.says(ada, "block my account")
    assert "blocked" in world.text(ada)

"""Every kind of message that WhatsApp hands on gets one kind answer, or none at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from miimii import clock
from miimii.chat.updates import read_updates
from miimii.chat.wording import LANGUAGES, say
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld
from tests.transfers_world import NUMBER_ID

SAMPLES = Path(__file__).parents[2] / "data" / "whatsapp-webhooks"
NOTHING = ""
# Beginning of a sample's name → the sentence that answers it.
ANSWERS = {
    "msg-audio": "kind.audio",
    "msg-contacts": "kind.contacts",
    "msg__whatsapp__received-contact": "kind.contacts",  # without a type
    "msg-document": "kind.document",
    "msg-edit": "kind.edit",
    "msg-image": "kind.image",
    "msg-interactive-button-reply": "old_button",
    "msg-interactive-list-reply": "old_button",
    "msg-interactive-nfm-reply": NOTHING,
    "msg-interactive-call-permission-reply": NOTHING,
    "msg-location": "kind.location",
    "msg-order": "kind.order",
    "msg-reaction": NOTHING,
    "msg-revoke": "kind.revoke",
    "msg-sticker": "kind.sticker",
    "msg-text__david-lev__message-forwarded": "forwarded",
    "msg-unknown": "kind.other",
    "msg-unsupported": "kind.poll",
    "msg-video": "kind.video",
    "calls-calls": "kind.call",
    "batch-msg-interactive-none": "kind.other",  # the block is missing
    "group-lifecycle-update": NOTHING,
    "smb-message-echoes": NOTHING,
    "status-": NOTHING,
    "account-update": NOTHING,
    "message-template-status": NOTHING,
    "user-preferences": NOTHING,
    "unknown-field": NOTHING,
}
CASES = [
    (path, key)
    for path in sorted(SAMPLES.glob("*.json"))
    for name, key in ANSWERS.items()
    if path.name.startswith(name)
]


def addressed(value: Any, who: str) -> Any:
    """The sample as if this customer had sent it to our number just now."""
    if isinstance(value, list):
        return [addressed(item, who) for item in value]
    if not isinstance(value, dict):
        return value
    known: dict[str, Any] = {
        "phone_number_id": NUMBER_ID,
        "from": who,
        "wa_id": who,
        "timestamp": str(int(clock.now().timestamp())),
    }
    dropped = {"from_user_id", "user_id", "parent_user_id", "from_parent_user_id"}
    return {
        key: known.get(key) or addressed(item, who)
        for key, item in value.items()
        if key not in dropped
    }


def receives(world: ChatWorld, who: Customer, body: Any) -> int:
    """Return how many answers the customer gets."""
    before = world.count(who)
    whole = addressed(body, (who.phone or "").removeprefix("+"))
    world.inbox.act(world.inbox.store(read_updates(whole, NUMBER_ID)))
    return world.count(who) - before


def test_the_table_has_every_sample_that_a_person_can_send() -> None:
    named = {path for path, _ in CASES}
    rest = {p.name for p in SAMPLES.glob("msg*.json") if p not in named}
    assert all(
        name.startswith(("msg-text", "msg-button", "msg-system")) for name in rest
    )


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize(("path", "key"), CASES, ids=lambda it: getattr(it, "stem", it))
def test_a_sample_is_answered_as_the_table_says(
    world: ChatWorld, path: Path, key: str, language: str
) -> None:
    ada = world.teller.set_language(world.opened(), language)
    answers = receives(world, ada, json.loads(path.read_text("utf-8")))
    if key == NOTHING:
        assert answers == 0
    else:
        assert answers >= 1
        assert world.text(ada) == say(language, key)


def test_an_advertisement_that_led_here_changes_nothing(world: ChatWorld) -> None:
    ada = world.opened()
    referral = {
        "source_url": "https://example.com",
        "source_type": "ad",
        "headline": "x",
    }
    world.sends(
        ada.phone or "",
        {"type": "text", "text": {"body": "balance"}, "referral": referral},
    )
    assert world.text(ada) == "You have ₦0.00."


def test_what_is_said_in_a_group_is_not_heard(world: ChatWorld) -> None:
    ada = world.opened()
    before = world.count(ada)
    group = {"type": "text", "text": {"body": "balance"}, "group_id": "G1"}
    world.sends(ada.phone or "", group)
    assert world.count(ada) == before


def edited(text: str) -> dict[str, Any]:
    message = {"type": "text", "text": {"body": text}}
    return {"type": "edit", "edit": {"original_message_id": "M1", "message": message}}


def test_an_edited_message_is_read_as_new_while_nothing_was_begun(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    world.sends(ada.phone or "", edited("send 500 to 0123456789 access"))
    assert "read your edited message as a new one" in world.text(ada)
    assert "*Total: " in world.text(ada)


def test_an_edit_changes_nothing_that_was_begun(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "send 500 to 0123456789 access")
    before = world.sessions.read(ada.lane)
    world.sends(ada.phone or "", edited("send 4000 to 0123456789 access"))
    assert world.text(ada) == say("en", "kind.edit")
    assert world.sessions.read(ada.lane) == before
    world.says(ada, "yes")
    assert "Total: ₦5" in world.text(ada)  # and its fee


def test_a_deleted_message_does_nothing_to_what_was_begun(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "send 500 to 0123456789 access")
    before = world.sessions.read(ada.lane)
    revoked = {"type": "revoke", "revoke": {"original_message_id": "M1"}}
    world.sends(ada.phone or "", revoked)
    assert world.sessions.read(ada.lane) == before


def test_a_pin_in_an_edited_message_is_not_kept(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.sends(ada.phone or "", edited("my pin is 482615"))
    assert "never type your PIN" in world.text(ada)
    assert "482615" not in world.dump()


def test_an_edited_emergency_is_one(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "send 500 to 0123456789 access")
    world.sends(ada.phone or "", edited("block my account"))
    assert world.text(ada) == say("en", "blocked")

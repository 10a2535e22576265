"""Every way in which somebody's WhatsApp identity changes, from the webhook on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.chat.forms import FlowRequest
from miimii.chat.updates import read_updates
from miimii.money import Money
from miimii.orders.sending import Sending
from miimii.providers.channels import NotSent
from miimii.users.model import Customer
from tests.integration.chat.proofs import again, proves_all
from tests.integration.chat.world import PIN, ChatWorld
from tests.transfers_world import DONE, NUMBER_ID

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
SEND = "send 500 to 0123456789 access"
Change = Callable[[ChatWorld, Customer], None]


def webhook(world: ChatWorld, field: str = "messages", **value: Any) -> None:
    """A webhook of Meta's for our number comes in and is worked on."""
    full = {"metadata": {"phone_number_id": NUMBER_ID}, **value}
    entry = {"id": "1", "changes": [{"field": field, "value": full}]}
    body = {"object": "whatsapp_business_account", "entry": [entry]}
    world.inbox.act(world.inbox.store(read_updates(body, NUMBER_ID)))


def message(who: Customer, content: dict[str, Any], **ids: str) -> dict[str, Any]:
    number = (who.phone or "").removeprefix("+")
    stamp = str(int(clock.now().timestamp()))
    wamid = f"wamid.{who.id}.{json.dumps(content)}.{stamp}"
    return {"id": wamid, "from": number, "timestamp": stamp, **content, **ids}


def system(kind: str, **more: str) -> Change:
    def change(world: ChatWorld, who: Customer) -> None:
        content = {"type": "system", "system": {"type": kind, **more}}
        webhook(world, messages=[message(who, content)])

    return change


def seen(**contact: str) -> Change:
    """An ordinary text comes from a contact that is not as it was."""

    def change(world: ChatWorld, who: Customer) -> None:
        wa_id = (who.phone or "").removeprefix("+")
        text = {"type": "text", "text": {"body": "hello"}}
        known = {"wa_id": wa_id, "user_id": who.bsuid or ""}
        contacts = [{"profile": {"name": "C"}, **known, **contact}]
        ids = {"from_user_id": contacts[0]["user_id"]}
        ids |= {"from": contacts[0]["wa_id"]}
        webhook(world, messages=[{**message(who, text), **ids}], contacts=contacts)

    return change


def new_user_id(world: ChatWorld, who: Customer) -> None:
    """The webhook field of its own that tells of a new BSUID."""
    update = {
        "wa_id": (who.phone or "").removeprefix("+"),
        "user_id": {"previous": who.bsuid, "current": "NG.current"},
        "timestamp": str(int(clock.now().timestamp())),
    }
    webhook(world, "user_id_update", user_id_update=[update])


def refused_at_once(world: ChatWorld, who: Customer) -> None:
    world.phone.answers = [NotSent("reprove", "137000")]
    world.says(who, "hi")


def refused_late(world: ChatWorld, who: Customer) -> None:
    """The message was taken, and a status says later why it did not go."""
    world.says(who, "hi")
    status = {
        "id": world.phone.wamids[-1],
        "status": "failed",
        "timestamp": str(int(clock.now().timestamp())),
        "recipient_id": (who.phone or "").removeprefix("+"),
        "errors": [{"code": 137000, "title": "Identity key hash mismatch"}],
    }
    webhook(world, statuses=[status])


CHANGES: dict[str, Change] = {
    "SIM swapped, a new key": system("customer_identity_changed"),
    "a new number": system("user_changed_number", wa_id="2348030000999"),
    "a customer's new number": system("customer_changed_number", wa_id="23480300009"),
    "a new BSUID": system("user_changed_user_id", user_id="NG.other"),
    "a new BSUID, by its own field": new_user_id,
    "another key in a contact": seen(identity_key_hash="another"),
    "a known phone under a new BSUID": seen(user_id="NG.somebody.else"),
    "a known BSUID with a new phone": seen(wa_id="2348030000998"),
    "137000 at once": refused_at_once,
    "137000 in a status": refused_late,
}
BY_FORM = {name: c for name, c in CHANGES.items() if not name.startswith("137000")}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_hides_the_account_and_voids_what_stands(
    world: ChatWorld, change: Change
) -> None:
    ada = world.verified(5000)
    world.says(ada, SEND)
    confirm = world.choices(ada)[0]
    world.taps(ada)
    pay = world.token(ada)
    change(world, ada)
    assert again(world, ada).identity_proven_at is None

    dead = FlowRequest("data_exchange", "PIN", {"pin": PIN}, pay)
    assert world.forms.answer(dead).status == 427
    now = again(world, ada)
    world.taps_id(now, confirm)
    asked = (
        *("balance", "my account number", "history", "my beneficiaries"),
        *("statement this month", "what is my limit", "change my pin", SEND),
    )
    for text in asked:
        world.says(now, text)
        said = json.dumps(world.last(now), ensure_ascii=False)
        assert "₦" not in said
        assert (ada.account_number or "") not in said
        assert "WhatsApp" in world.text(now), (text, said)
    assert world.base.balance(ada) == Money.naira("5,000")
    assert sum(world.bank.posts.values()) == 0
    (row,) = world.base.rows("SELECT status FROM transfers")
    assert row == ("cancelled",)


@pytest.mark.parametrize("change", BY_FORM.values(), ids=BY_FORM)
def test_it_ends_by_a_proof_and_24_hours_of_small_limits(
    world: ChatWorld, change: Change
) -> None:
    with freeze_time(NOON) as now:
        ada = world.verified(100_000)
        change(world, ada)
        who = again(world, ada)
        world.says(who, "hello")
        assert proves_all(world, who).body["screen"] == "SUCCESS"
        now.move_to(NOON + timedelta(hours=24, seconds=-1))
        world.says(who, "send 20001 to 0123456789 access")
        assert "24 hours" in world.text(who)
        now.move_to(NOON + timedelta(hours=24))
        world.says(who, "send 20001 to 0123456789 access")
        assert world.choices(who)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_order_that_was_not_sent_yet_is_not_sent(
    world: ChatWorld, change: Change
) -> None:
    ada = world.verified(5000)
    reference = world.base.held(ada)
    change(world, ada)
    sending: Sending[Any] = world.base.sending
    assert sending.dispatch(reference, DONE, at=clock.now()) == "declined"
    assert sum(world.bank.posts.values()) == 0
    assert world.base.balance(ada) == Money.naira("5,000")


def test_who_has_the_number_now_sees_nothing_of_whose_it_was(world: ChatWorld) -> None:
    """A recycled number: another person, with a BSUID of their own, writes from it."""
    ada = world.verified(5000)
    CHANGES["a known phone under a new BSUID"](world, ada)
    world.says(ada.phone or "", "balance")
    said = world.text(ada.phone or "")
    assert "₦" not in said
    answer = world.forms.answer(
        FlowRequest(
            "data_exchange",
            "PROVE",
            {"date_of_birth": "1985-05-05", "bvn": "22999999999"},
            world.token(ada),
        )
    )
    assert "isn't what we have" in answer.body["data"]["error_message"]

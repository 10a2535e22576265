"""Webhook bodies of every shape become updates; nothing in one stops the rest."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from miimii.chat.inbox import Update
from miimii.chat.messages import read_message
from miimii.chat.store.events import Event
from miimii.chat.updates import read_updates
from miimii.ids import uuid7

SAMPLES = sorted(Path("tests/data/whatsapp-webhooks").glob("*.json"))
AT = datetime(2026, 3, 2, tzinfo=UTC)
NUMBER = "1001"


def read(*changes: dict[str, Any]) -> list[Update]:
    body = {
        "object": "whatsapp_business_account",
        "entry": [{"id": "7", "changes": list(changes)}],
    }
    return read_updates(body, NUMBER, at=AT)


def messages(*items: Any, contacts: Any = None, number: str = NUMBER) -> dict[str, Any]:
    value = {"metadata": {"phone_number_id": number}, "messages": list(items)}
    if contacts is not None:
        value["contacts"] = contacts
    return {"field": "messages", "value": value}


def text(wamid: str, **more: Any) -> dict[str, Any]:
    item = {"id": wamid, "from": "2348030000001", "timestamp": "1795000000"}
    return {**item, "type": "text", "text": {"body": "hi"}, **more}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_read(path: Path) -> None:
    body = json.loads(path.read_text("utf-8"))
    for number in _numbers(body) or [NUMBER]:
        updates = read_updates(body, number, at=AT)
        assert updates, "a body for our number holds at least one update"
        for update in updates:
            json.dumps(update.payload)
            if update.kind == "message":
                event = Event(
                    uuid7(), "whatsapp", update.event_key, update.lane, update.kind,
                    update.payload, update.happened_at, AT, 0,
                )  # fmt: skip
                assert read_message(event).identity.lane == update.lane


def test_the_samples_hold_what_we_think() -> None:
    kinds: Counter[str] = Counter()
    for path in SAMPLES:
        body = json.loads(path.read_text("utf-8"))
        for number in _numbers(body) or [NUMBER]:
            kinds.update(u.kind for u in read_updates(body, number, at=AT))
    assert len(SAMPLES) == 60
    assert set(kinds) == {"message", "status", "call", "identity", "ignored"}
    assert kinds["message"] >= 30
    assert kinds["status"] >= 7


def _numbers(body: dict[str, Any]) -> list[str]:
    found = {
        str(change["value"]["metadata"]["phone_number_id"])
        for entry in body.get("entry", [])
        for change in entry.get("changes", [])
        if isinstance(change.get("value"), dict) and change["value"].get("metadata")
    }
    return sorted(found)


def test_every_level_is_walked_in_order() -> None:
    change = messages(text("a"), text("b"), text("c"))
    status = {"id": "s", "status": "read", "recipient_id": "2348030000001"}
    change["value"]["statuses"] = [status]
    change["value"]["errors"] = [{"code": 131000}]
    updates = read(change, messages(text("d")))
    keys = [update.event_key for update in updates]
    assert keys[:4] == ["a", "b", "c", "s:read"]
    assert keys[5] == "d"
    assert updates[4].kind == "ignored"


@pytest.mark.parametrize(
    "bad", [None, 7, "text", [], {"id": 5}, {"from": {}}, {"id": None, "type": []}]
)
def test_a_bad_item_does_not_sink_its_neighbours(bad: Any) -> None:
    updates = read(messages(text("a"), bad, text("b")))
    assert [u.event_key for u in updates if u.kind == "message"] == ["a", "b"]


def test_another_number_is_left_out() -> None:
    assert read(messages(text("a"), number="999")) == []


def test_a_username_user_has_a_lane_without_a_phone() -> None:
    contacts = [{"profile": {"name": "Ada"}, "user_id": "NG.9Kq2"}]
    item = text("a", from_user_id="NG.9Kq2")
    del item["from"]
    (update,) = read(messages(item, contacts=contacts))
    assert (update.lane, update.payload["phone"]) == ("NG.9Kq2", None)
    assert update.payload["profile_name"] == "Ada"


def test_a_bsuid_in_from_is_no_phone() -> None:
    (update,) = read(messages(text("a", **{"from": "NG.9Kq2"})))
    assert (update.lane, update.payload["phone"]) == ("NG.9Kq2", None)


@pytest.mark.parametrize(
    ("stamp", "when"),
    [
        ("1795000000", datetime.fromtimestamp(1795000000, UTC)),
        (1795000000, datetime.fromtimestamp(1795000000, UTC)),
        ("<TIMESTAMP>", AT),
        ("99999999999", AT),
        (None, AT),
        (True, AT),
        (-1, AT),
    ],
)
def test_times_are_read_or_replaced(stamp: Any, when: datetime) -> None:
    (update,) = read(messages(text("a", timestamp=stamp)))
    assert update.happened_at == when


def test_what_the_database_cannot_hold_is_left_out() -> None:
    (update,) = read(messages(text("a", text={"body": "a\x00b\ud800c"})))
    assert update.payload["message"]["text"]["body"] == "abc"


def test_a_group_is_never_answered() -> None:
    (update,) = read(messages(text("a", group_id="g1")))
    assert update.kind == "ignored"

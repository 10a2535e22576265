"""Reads WhatsApp's webhook bodies: whatever they hold, nothing of it stops the rest.

Pure and tolerant: every array at every level is walked, unknown words pass, and what
can't be read is kept as "ignored" or left out, never an error.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from miimii import clock, logs, metrics
from miimii.chat.inbox import Update

_log = logs.get_logger(__name__)

SOURCE = "whatsapp"
NOBODY = "nobody"  # the lane of what has no sender
_PHONE = re.compile(r"\+?([1-9][0-9]{6,14})")
_BSUID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]{1,150}")
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL's jsonb takes neither
_LATEST_S = 32_503_680_000  # the year 3000


@dataclass(frozen=True, slots=True)
class _Change:
    """One change of the body, and what its items share."""

    field: str
    value: Mapping[str, Any]
    entry_id: str
    at: datetime  # for items that don't say when


def read_updates(
    body: Mapping[str, Any], phone_number_id: str, *, at: datetime | None = None
) -> list[Update]:
    """Return every update of the body that is for our number, in its order.

    Another number's items are left out and logged. `at` (default: now) stands in for
    a time that is missing or absurd.
    """
    at = at or clock.now()
    if body.get("object") != "whatsapp_business_account":
        metrics.count_foreign()
        _log.info("webhook of another object ignored")
        return []
    updates: list[Update] = []
    for entry in _objects(body.get("entry")):
        for change in _objects(entry.get("changes")):
            value = change.get("value")
            if not isinstance(value, Mapping):
                value = {"value": value}
            if not _is_ours(value, phone_number_id):
                metrics.count_foreign()
                _log.info("webhook of another number ignored")
                continue
            field = _text(change.get("field")) or "unknown"
            known = _Change(field, value, _text(entry.get("id")), at)
            updates.extend(_read_change(known))
    return updates


def _read_change(change: _Change) -> Iterator[Update]:
    match change.field:
        case "messages":
            yield from _read_messages(change)
        case "calls":
            yield from _read_calls(change)
        case "user_id_update":
            yield from _read_user_ids(change)
        case _:
            yield _kept(change, change.value)


def _read_messages(change: _Change) -> Iterator[Update]:
    value = change.value
    contacts = list(_objects(value.get("contacts")))
    for message in _objects(value.get("messages")):
        yield _read_message(change, message, contacts)
    for status in _objects(value.get("statuses")):
        yield _read_status(change, status)
    if _objects(value.get("errors")):
        yield _kept(change, {"errors": value["errors"]})


def _read_message(
    change: _Change, message: Mapping[str, Any], contacts: list[Mapping[str, Any]]
) -> Update:
    """One message of a person; from a group, or from nobody, it is only kept."""
    phone, bsuid = _sender(message)
    contact = _contact_of(phone, bsuid, contacts)
    phone = phone or _phone(contact.get("wa_id"))
    bsuid = bsuid or _bsuid(contact.get("user_id")) or _bsuid(contact.get("wa_id"))
    profile = contact.get("profile")
    name = _text(profile.get("name")) if isinstance(profile, Mapping) else ""
    wamid = _text(message.get("id"))
    lane = bsuid or phone
    if lane is None or not wamid or message.get("group_id"):
        return _kept(change, message)
    return _update(
        change,
        event_key=wamid,
        lane=lane,
        kind="message",
        payload={
            "phone": phone,
            "bsuid": bsuid,
            "key_hash": _text(contact.get("identity_key_hash")) or None,
            "profile_name": name or None,
            "message": message,
        },
        timestamp=message.get("timestamp"),
    )


def _read_status(change: _Change, status: Mapping[str, Any]) -> Update:
    """The fate of one message of ours; a call's or payment's is only kept."""
    wamid, word = _text(status.get("id")), _text(status.get("status"))
    if not wamid or not word or status.get("type") in {"call", "payment"}:
        return _kept(change, status)
    recipient = status.get("recipient_user_id"), status.get("recipient_id")
    bsuid = _bsuid(recipient[0]) or _bsuid(recipient[1])
    return _update(
        change,
        event_key=f"{wamid}:{word}",
        lane=bsuid or _phone(recipient[1]) or NOBODY,
        kind="status",
        payload={"status": status},
        timestamp=status.get("timestamp"),
    )


def _read_calls(change: _Change) -> Iterator[Update]:
    contacts = list(_objects(change.value.get("contacts")))
    for call in _objects(change.value.get("calls")):
        phone, bsuid = _sender(call)
        contact = _contact_of(phone, bsuid, contacts)
        lane = bsuid or _bsuid(contact.get("user_id")) or phone
        if lane is None or call.get("direction") == "BUSINESS_INITIATED":
            yield _kept(change, call)
            continue
        yield _update(
            change,
            event_key=f"{_text(call.get('id'))}:{_text(call.get('event'))}",
            lane=lane,
            kind="call",
            payload={
                "phone": phone,
                "bsuid": lane if lane != phone else None,
                "call": call,
            },
            timestamp=call.get("timestamp"),
        )
    if not change.value.get("calls"):
        yield _kept(change, change.value)


def _read_user_ids(change: _Change) -> Iterator[Update]:
    """A person's BSUID changed: whoever held the old one is unproven from now on."""
    for item in _objects(change.value.get("user_id_update")):
        ids = item.get("user_id")
        ids = ids if isinstance(ids, Mapping) else {}
        before, now = _bsuid(ids.get("previous")), _bsuid(ids.get("current"))
        phone = _phone(item.get("wa_id"))
        if (lane := before or phone or now) is None:
            yield _kept(change, item)
            continue
        yield _update(
            change,
            event_key=f"user_id_update:{before}:{now}:{_text(item.get('timestamp'))}",
            lane=lane,
            kind="identity",
            payload={"phone": phone, "bsuid": before, "new_bsuid": now},
            timestamp=item.get("timestamp"),
        )


def _kept(change: _Change, item: Mapping[str, Any]) -> Update:
    """For the record only. Such items have no id of their own: their content is it."""
    canonical = json.dumps(item, sort_keys=True, default=str).encode()
    digest = hashlib.sha256(canonical).hexdigest()[:32]
    return _update(
        change,
        event_key=f"{change.field}:{change.entry_id}:{digest}",
        lane=NOBODY,
        kind="ignored",
        payload={"field": change.field, "item": item},
        timestamp=item.get("timestamp"),
    )


def _update(
    change: _Change,
    *,
    event_key: str,
    lane: str,
    kind: str,
    payload: Mapping[str, Any],
    timestamp: object,
) -> Update:
    return Update(
        source=SOURCE,
        event_key=_NO_TEXT.sub("", event_key)[:300],
        lane=lane,
        kind=kind,
        payload=_storable(payload),
        happened_at=_instant(timestamp) or change.at,
    )


def _is_ours(value: Mapping[str, Any], phone_number_id: str) -> bool:
    """Whether a change names our number; those that name none are the account's."""
    metadata = value.get("metadata")
    if not isinstance(metadata, Mapping):
        return True
    return _text(metadata.get("phone_number_id")) in {"", phone_number_id}


def _sender(item: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Return phone and BSUID of a sender; a BSUID has been seen in `from`."""
    source = item.get("from")
    return _phone(source), _bsuid(item.get("from_user_id")) or _bsuid(source)


def _contact_of(
    phone: str | None, bsuid: str | None, contacts: list[Mapping[str, Any]]
) -> Mapping[str, Any]:
    """Return the contact that the sender is, an empty one if none is."""
    for contact in contacts:
        wa_id, user_id = contact.get("wa_id"), contact.get("user_id")
        if (phone and _phone(wa_id) == phone) or (
            bsuid and bsuid in (_bsuid(user_id), _bsuid(wa_id))
        ):
            return contact
    if len(contacts) == 1 and phone is None and bsuid is None:
        return contacts[0]
    return {}


def _phone(value: object) -> str | None:
    match = _PHONE.fullmatch(_text(value))
    return f"+{match[1]}" if match else None


def _bsuid(value: object) -> str | None:
    text = _text(value)
    return text if _BSUID.fullmatch(text) else None


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip()


def _objects(value: object) -> list[Mapping[str, Any]]:
    """Return the objects of an array; anything else is no object."""
    if not isinstance(value, list):
        return []
    return [item for item in value if isinstance(item, Mapping)]


def _instant(value: object) -> datetime | None:
    """Read Unix seconds, an int or digits; None when absurd."""
    text = _text(value)
    if not (text.isascii() and text.isdecimal()) or len(text) > 11:
        return None
    seconds = int(text)
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < _LATEST_S else None


def _storable(value: Any) -> Any:
    """Return the value with what jsonb can't hold left out of its texts."""
    if isinstance(value, str):
        return _NO_TEXT.sub("", value)
    if isinstance(value, Mapping):
        return {_NO_TEXT.sub("", str(k)): _storable(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(item) for item in value]
    return value

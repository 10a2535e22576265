"""One inbound message as the conversation sees it, whatever its type was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from miimii.chat.inbox import Event
from miimii.users.model import Identity

Kind = Literal["text", "tap", "identity", "form", "edit", "silent", "other"]

_SAID = {
    *("image", "video", "audio", "document", "sticker", "location", "contacts"),
    *("order", "edit", "revoke", "poll", "group"),
}
_CALLED = {  # what WhatsApp calls the kinds that it doesn't hand on
    **dict.fromkeys(("poll_creation", "poll_update", "pool"), "poll"),
    "group_invite": "group",
}
_CHANGES = {
    "customer_identity_changed": "key_changed",
    "user_changed_number": "phone_changed",
    "customer_changed_number": "phone_changed",
    "user_changed_user_id": "bsuid_changed",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A voice note or picture to fetch; `digest` is what its SHA-256 has to be."""

    kind: Literal["audio", "image"]
    id: str
    digest: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody sent: `text` for texts and edited ones, `reply_id` for taps.

    `what` names the type of others, or how an identity changed. `is_secret` when a PIN
    or the like was in it, and was dropped before we kept it.
    """

    kind: Kind
    wamid: str
    identity: Identity
    profile_name: str | None
    happened_at: datetime
    text: str = ""
    reply_id: str = ""
    what: str = ""
    is_forwarded: bool = False
    is_secret: bool = False
    attachment: Attachment | None = None


def read_message(event: Event) -> Message:
    """Return the message of a stored event; never raises for its shape."""
    payload = event.payload
    raw = payload.get("message") or {}
    kind, text, reply_id, what = _content(raw)
    context = raw.get("context")
    context = context if isinstance(context, Mapping) else {}
    return Message(
        kind=kind,
        wamid=event.event_key,
        identity=Identity(
            payload.get("phone"), payload.get("bsuid"), payload.get("key_hash")
        ),
        profile_name=payload.get("profile_name"),
        happened_at=event.happened_at,
        text=text,
        reply_id=reply_id,
        what=what,
        is_forwarded=bool(
            context.get("forwarded") or context.get("frequently_forwarded")
        ),
        is_secret=bool(payload.get("is_secret")),
        attachment=_attachment(raw, what),
    )


def _attachment(raw: Mapping[str, Any], what: str) -> Attachment | None:
    """Return the file to fetch of a voice note or picture, if it can be."""
    kind: Literal["audio", "image"] = "audio" if what == "audio" else "image"
    match raw.get(kind) or raw.get("voice"):
        case {"id": str(media_id), "sha256": str(digest), **rest} if what == kind:
            caption = rest.get("caption")
            return Attachment(
                kind, media_id, digest, caption if isinstance(caption, str) else ""
            )
        case _:
            return None


def _content(raw: Mapping[str, Any]) -> tuple[Kind, str, str, str]:
    """Return kind, text, reply id and the name of the type."""
    match raw:
        case {"type": "text", "text": {"body": str(text)}}:
            return "text", text, "", ""
        case {"type": "button", "button": {"text": str(text)}}:
            return "text", text, "", ""
        case {"type": "edit", "edit": {"message": {"text": {"body": str(text)}}}}:
            return "edit", text, "", "edit"
        case {"interactive": Mapping() as block}:
            return _interactive(block)
        case {"type": "system"}:
            return _system(raw)
        case {"type": "request_welcome"}:
            return "text", "hello", "", ""
        case {"type": "reaction"}:
            return "silent", "", "", ""
        case _:
            return "other", "", "", _unreadable(raw)


def _interactive(block: Mapping[str, Any]) -> tuple[Kind, str, str, str]:
    match block:
        case {"button_reply": {"id": str(reply_id)}}:
            return "tap", "", reply_id, ""
        case {"list_reply": {"id": str(reply_id)}}:
            return "tap", "", reply_id, ""
        case {"nfm_reply": _}:
            return "form", "", "", ""
        case {"call_permission_reply": _}:
            return "silent", "", "", ""
        case _:
            return "other", "", "", "other"


def _system(raw: Mapping[str, Any]) -> tuple[Kind, str, str, str]:
    match raw.get("system"):
        case {"type": str(what)} if what in _CHANGES:
            return "identity", "", "", _CHANGES[what]
        case _:
            return "silent", "", "", ""


def _unreadable(raw: Mapping[str, Any]) -> str:
    """Name the type for a kind answer; contact cards have been seen without one."""
    match raw:
        case {"type": "unsupported" | "unknown", "unsupported": {"type": str(what)}}:
            pass
        case {"type": "voice"}:
            what = "audio"
        case {"type": str(what)}:
            pass
        case _:
            what = next((name for name in _SAID if name in raw), "other")
    what = _CALLED.get(what, what)
    return what if what in _SAID else "other"

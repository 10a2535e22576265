"""The customer's phone: types, taps and sends, as signed webhooks to the app."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from miimii.sandbox.books import Row
from miimii.sandbox.graph_books import GraphBooks, new_wamid
from miimii.sandbox.graph_hooks import DISPLAY_NUMBER, GraphHooks, timestamp
from miimii.sandbox.phone_media import (
    PICTURE_MIME,
    VOICE_MIME,
    picture,
    voice_note,
)
from miimii.sandbox.webhooks import Courier, Hook

WINDOW_HOURS = 24
DOTS = "••••"
SECRET_NAMED = re.compile(r"\b(?:pin|bvn|nin|otp|password)\b.*\d{4}", re.I | re.S)
ONE_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
CALLS_OFF = {"code": 131051, "title": "Message type unknown", "message": "unknown"}


@dataclass(frozen=True)
class Delivery:
    """How a webhook travels: `times` copies, signature "right", "wrong", "missing"."""

    times: int = 1
    signature: str = "right"


@dataclass(frozen=True)
class Sent:
    """What became of a bubble: its id, the status of each copy (None: no answer)."""

    wamid: str
    statuses: list[int | None]


PLAIN = Delivery()


class Phone:
    """All customers' phones; each call names the customer by our key."""

    def __init__(self, books: GraphBooks, hooks: GraphHooks, courier: Courier) -> None:
        self._books = books
        self._hooks = hooks
        self._courier = courier

    def says(
        self,
        customer: Row,
        text: str,
        *,
        extra: Row | None = None,
        delivery: Delivery = PLAIN,
    ) -> Sent:
        """Type a text. Digits typed while a form waits are kept as dots only."""
        shown = DOTS if self._looks_secret(customer, text) else text
        block = {"type": "text", "text": {"body": text}, **(extra or {})}
        bubble = {"text": shown, "forwarded": bool(extra)}
        return self.sends(
            customer, block, kind="text", bubble=bubble, delivery=delivery
        )

    def taps(
        self, customer: Row, message: Row, reply: str, delivery: Delivery = PLAIN
    ) -> Sent:
        """Tap a button or a list row by its id. Raises KeyError if it is not there."""
        choice, kind = choices_of(message)[reply]
        block = {
            "type": "interactive",
            "interactive": {"type": kind, kind: choice},
            "context": _context(message),
        }
        bubble = {"text": choice["title"], "reply_to": message["wamid"]}
        return self.sends(customer, block, kind=kind, bubble=bubble, delivery=delivery)

    def finishes(self, customer: Row, message: Row, params: Row, text: str) -> Sent:
        """The note that WhatsApp sends when a form was completed."""
        reply = {"name": "flow", "body": "Sent", "response_json": text}
        block = {
            "type": "interactive",
            "interactive": {"type": "nfm_reply", "nfm_reply": reply},
            "context": _context(message),
        }
        bubble = {"text": "Form completed", "fields": sorted(params)}
        return self.sends(customer, block, kind="nfm_reply", bubble=bubble)

    def sends_kind(self, customer: Row, kind: str, delivery: Delivery = PLAIN) -> Sent:
        """Send a sample of any other kind. Raises KeyError for a kind we don't know."""
        block = KINDS[kind](self._books, customer)
        bubble = {"text": kind.replace("_", " ")}
        return self.sends(customer, block, kind=kind, bubble=bubble, delivery=delivery)

    def sends_file(
        self,
        customer: Row,
        kind: str,
        text: str,
        *,
        caption: str = "",
        digest: str = "",
    ) -> Sent:
        """Send a voice note that says a text, or a picture that shows it.

        `digest` lies about the file. Raises KeyError for another kind.
        """
        mime, content, name = {
            "voice": (VOICE_MIME, voice_note(text), "audio"),
            "image": (PICTURE_MIME, picture(text), "image"),
        }[kind]
        kept = self._books.add_media(mime, content)
        media = {"id": kept["id"], "mime_type": mime}
        media["sha256"] = digest or kept["sha256"]
        media |= {"caption": caption} if caption else {}
        media |= {"voice": True} if kind == "voice" else {}
        block = {"type": name, name: media}
        shown = f"{kind}: {caption} {text}"
        return self.sends(customer, block, kind=kind, bubble={"text": shown})

    def sends(
        self,
        customer: Row,
        block: Row,
        *,
        kind: str,
        bubble: Row,
        delivery: Delivery = PLAIN,
    ) -> Sent:
        """Send any block; the chat keeps `bubble`, never the block itself."""
        wamid = new_wamid()
        self._books.add_message(
            {
                "customer": customer["id"],
                "direction": "in",
                "wamid": wamid,
                "kind": kind,
                "body": bubble,
                "status": "delivered",
            }
        )
        self._books.set_window(customer["id"], hours=WINDOW_HOURS)
        value = message_value(customer, [{"id": wamid, **block}])
        hook = self._hooks.hook(value, kind)
        statuses = [self._deliver(hook, delivery) for _ in range(delivery.times)]
        return Sent(wamid, statuses)

    def _deliver(self, hook: Hook, delivery: Delivery) -> int | None:
        if delivery.signature == "right":
            return self._courier.deliver(hook)
        spoilt = dict.fromkeys(hook.headers, f"sha256={'0' * 64}")
        headers = spoilt if delivery.signature == "wrong" else {}
        label = f"{hook.label}, signature {delivery.signature}"
        return self._courier.post(replace(hook, headers=headers, label=label))

    def _looks_secret(self, customer: Row, text: str) -> bool:
        """A secret by its name, or bare digits while a form still waits."""
        if SECRET_NAMED.search(text):
            return True
        word = re.sub(r"[\s.,\-]", "", text)
        if not (word.isdigit() and (4 <= len(word) <= 6 or len(word) == 11)):
            return False
        recent = self._books.messages(customer["id"])[-6:]
        return any(
            row["kind"] == "interactive"
            and row["body"].get("type") == "flow"
            and not row["finished"]
            for row in recent
        )


def message_value(customer: Row, blocks: list[Row]) -> Row:
    """Contacts and messages as Meta writes them; a username customer has no phone."""
    who: Row = {"from_user_id": customer["bsuid"]}
    profile = {"name": customer["name"]}
    contact: Row = {
        "profile": profile,
        "user_id": customer["bsuid"],
        "identity_key_hash": customer["identity_hash"],
    }
    if customer["username"]:
        profile["username"] = customer["username"]
    if customer["phone"]:
        who["from"] = contact["wa_id"] = customer["phone"]
    messages = [{**who, "timestamp": timestamp(), **block} for block in blocks]
    return {"contacts": [contact], "messages": messages}


def choices_of(message: Row) -> dict[str, tuple[Row, str]]:
    """The replies a message offers: id -> (what to send, its kind)."""
    action = message["body"].get("action") or {}
    found = {
        button["reply"]["id"]: (button["reply"], "button_reply")
        for button in action.get("buttons", [])
    }
    for section in action.get("sections", []):
        for row in section["rows"]:
            found[row["id"]] = (row, "list_reply")
    return found


def _context(message: Row) -> Row:
    return {"from": DISPLAY_NUMBER, "id": message["wamid"]}


def _file(kind: str, mime: str, content: bytes, **extra: Any) -> Callable[..., Row]:
    def block(books: GraphBooks, _customer: Row) -> Row:
        kept = books.add_media(mime, content)
        media = {"id": kept["id"], "mime_type": mime, "sha256": kept["sha256"], **extra}
        return {"type": kind, kind: media}

    return block


def _fixed(kind: str | None, **rest: Any) -> Callable[..., Row]:
    def block(_books: GraphBooks, _customer: Row) -> Row:
        return {**rest} if kind is None else {"type": kind, **rest}

    return block


def _reaction(books: GraphBooks, customer: Row) -> Row:
    ours = [m for m in books.messages(customer["id"]) if m["direction"] == "out"]
    target = ours[-1]["wamid"] if ours else new_wamid()
    return {"type": "reaction", "reaction": {"message_id": target, "emoji": "👍"}}


def _new_hash(books: GraphBooks, customer: Row) -> Row:
    word = books.change_identity(customer["id"])
    identity = {"hash": word, "acknowledged": True, "created_timestamp": timestamp()}
    system = {"type": "customer_identity_changed", "body": "Security code changed"}
    return {"type": "system", "system": system, "identity": identity}


def _new_bsuid(books: GraphBooks, customer: Row) -> Row:
    bsuid = books.change_bsuid(customer["id"])
    body = "User ID changed"
    system = {"type": "user_changed_user_id", "body": body, "user_id": bsuid}
    return {"type": "system", "system": system}


KINDS: dict[str, Callable[..., Row]] = {
    "image": _file("image", "image/png", ONE_PIXEL, caption="a picture"),
    "voice": _file("audio", "audio/ogg; codecs=opus", b"OggS" + b"\0" * 64, voice=True),
    "video": _file("video", "video/mp4", b"\0\0\0\x18ftypmp42"),
    "document": _file(
        "document", "application/pdf", b"%PDF-1.4\n%%EOF\n", filename="paper.pdf"
    ),
    "sticker": _file("sticker", "image/webp", b"RIFF\0\0\0\0WEBP", animated=False),
    "location": _fixed(
        "location", location={"latitude": 6.5244, "longitude": 3.3792, "name": "Lagos"}
    ),
    "contacts": _fixed(
        "contacts",
        contacts=[
            {
                "name": {"formatted_name": "Musa Bello", "first_name": "Musa"},
                "phones": [{"phone": "+2348030000099", "type": "CELL"}],
            }
        ],
    ),
    "reaction": _reaction,
    "order": _fixed("order", order={"catalog_id": "1", "product_items": []}),
    "edit": _fixed(
        "edit",
        edit={
            "original_message_id": "wamid.unknown",
            "message": {"type": "text", "text": {"body": "hello again"}},
        },
    ),
    "revoke": _fixed("revoke", revoke={"original_message_id": "wamid.unknown"}),
    "unsupported": _fixed("unsupported", errors=[CALLS_OFF]),
    "no_type": _fixed(None, errors=[CALLS_OFF]),
    "identity_changed": _new_hash,
    "user_id_changed": _new_bsuid,
}

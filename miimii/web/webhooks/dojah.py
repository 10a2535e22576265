"""/webhook/dojah: what the identity provider tells us. It changes nothing by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import falcon

from miimii import clock
from miimii.chat.inbox import Inbox, Update
from miimii.web.bodies import MIB, parse_object
from miimii.web.webhooks.signed import OK, read_signed

SOURCE = "dojah"
SIGNATURE_HEADERS = ("x-dojah-signature", "x-webhook-signature", "x-signature")
NOBODY = "nobody"
_MOST_IN_A_WORD = 100


class DojahWebhook:
    """Keeps the notice for the record; only our own look-up ever verifies anyone."""

    def __init__(self, inbox: Inbox, *, secrets: Sequence[str]) -> None:
        self._inbox = inbox
        self._secrets = secrets

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """200 once it is kept, new or known; 401, 400, 413; 503 when it can't be."""
        raw = read_signed(req, SIGNATURE_HEADERS, self._secrets, most_bytes=MIB)
        self._inbox.store([_update(parse_object(raw), raw)])
        resp.data = OK


def _update(body: Mapping[str, Any], raw: bytes) -> Update:
    """Of the body only the words are kept: the rest is about a person."""
    data = body.get("data")
    data = data if isinstance(data, Mapping) else {}
    event, user_id = _word(body.get("event")), _word(data.get("user_id"))
    key = f"{event}:{user_id}" if event and user_id else hashlib.sha256(raw).hexdigest()
    return Update(
        source=SOURCE,
        event_key=key,
        lane=NOBODY,
        kind="ignored",
        payload={
            "event": event,
            "user_id": user_id,
            "verification_status": _word(data.get("verification_status")),
        },
        happened_at=clock.now(),
    )


def _word(value: object) -> str:
    return value.strip()[:_MOST_IN_A_WORD] if isinstance(value, str) else ""

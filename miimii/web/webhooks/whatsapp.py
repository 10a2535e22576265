"""/webhook/whatsapp: Meta's handshake, and everything that customers send us."""

from __future__ import annotations

import hmac
from collections.abc import Sequence

import falcon

from miimii.chat.inbox import Inbox
from miimii.chat.updates import read_updates
from miimii.web.acting import answer_then_act
from miimii.web.bodies import MIB, parse_object
from miimii.web.webhooks.signed import OK, read_from_meta

MOST_BYTES = 3 * MIB  # Meta sends up to 3 MB, a thousand updates in one body


class WhatsAppWebhook:
    """Keeps every update before it says yes; Meta repeats what got another answer."""

    def __init__(
        self,
        inbox: Inbox,
        *,
        app_secrets: Sequence[str],
        verify_token: str,
        phone_number_id: str,
    ) -> None:
        self._inbox = inbox
        self._app_secrets = app_secrets
        self._verify_token = verify_token.encode()
        self._phone_number_id = phone_number_id

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The handshake: their challenge back if they know our token, else 403."""
        token = req.get_param("hub.verify_token", default="").encode()
        challenge = req.get_param("hub.challenge", default="")
        is_theirs = hmac.compare_digest(token, self._verify_token)
        if not (is_theirs and challenge and req.get_param("hub.mode") == "subscribe"):
            raise falcon.HTTPForbidden
        resp.content_type = falcon.MEDIA_TEXT
        resp.text = challenge

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """200 once all is kept, new or known; 401, 400, 413; 503 when it can't be."""
        raw = read_from_meta(req, self._app_secrets, most_bytes=MOST_BYTES, refusal=401)
        updates = read_updates(parse_object(raw), self._phone_number_id)
        lanes = self._inbox.store(updates)
        answer_then_act(resp, OK, self._inbox.act, lanes)

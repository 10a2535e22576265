"""WhatsApp carries our messages. Sources: docs/providers/whatsapp.md."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from miimii import logs
from miimii.errors import Busy
from miimii.http import Form, Http, NeverSent, NoAnswer
from miimii.providers import graph_errors
from miimii.providers.channels import (
    NotSent,
    SendDoubt,
    SendResult,
    Sent,
)

TIMEOUT_S = 10
UPLOAD_S = 6  # a message waits for it in its lane
_ENVELOPE = {"messaging_product": "whatsapp", "recipient_type": "individual"}

_log = logs.get_logger(__name__)


class WhatsApp:
    """Fits `channels.Messenger`. Shared by threads."""

    def __init__(self, http: Http, *, access_token: str, phone_number_id: str) -> None:
        self._http = http
        self._headers = {"Authorization": f"Bearer {access_token}"}
        self._path = f"/{phone_number_id}/messages"
        self._media_path = f"/{phone_number_id}/media"

    def send(
        self, recipient: str, body: Mapping[str, Any], *, callback: str
    ) -> SendResult:
        """Send one body to +234… or a BSUID; `callback` comes back in each status.

        Sent once: there is no idempotency key, so silence is SendDoubt and the status
        that follows, or does not, tells.
        """
        # Without the plus sign Meta may put its own country code before the number.
        address = "to" if recipient.startswith("+") else "recipient"
        message = {
            **_ENVELOPE,
            **body,
            address: recipient,
            "biz_opaque_callback_data": callback,
        }
        try:
            answer = self._post(message)
        except NeverSent:
            return NotSent(graph_errors.RETRY, "not-sent")
        except Busy:
            return NotSent(graph_errors.RETRY, "busy")
        except NoAnswer:
            return SendDoubt("no-answer")
        return read_result(*answer)

    def upload(self, content: bytes, mime: str, name: str) -> str | None:
        """Leave a file to be sent; its id, which lives 30 days, or None.

        Tried once. One that arrived although we heard nothing is never sent, and
        nobody sees it: leaving it again is harmless.
        """
        fields = {"messaging_product": "whatsapp", "type": mime}
        form = Form(fields, name, content, mime)
        try:
            reply = self._http.ask(
                self._media_path, form, headers=self._headers, timeout_s=UPLOAD_S
            )
        except (NeverSent, NoAnswer, Busy) as ex:
            _log.info("file not left", provider="graph", error_class=type(ex).__name__)
            return None
        match reply.body:
            case {"id": str(media_id)} if media_id and 200 <= reply.status < 300:
                return media_id
        _log.warning("file refused", provider="graph", status=reply.status)
        return None

    def mark_read(self, wamid: str, *, is_typing: bool = False) -> None:
        """Show blue ticks, and dots if a reply takes a while; failures are ignored."""
        receipt: dict[str, Any] = {
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": wamid,
        }
        if is_typing:
            receipt["typing_indicator"] = {"type": "text"}
        with suppress(NeverSent, NoAnswer, Busy):
            self._post(receipt)

    def _post(self, body: Mapping[str, Any]) -> tuple[int, Any]:
        return self._http.post_json(
            self._path, body, headers=self._headers, timeout_s=TIMEOUT_S
        )


def read_result(status: int, answer: Any) -> SendResult:
    """Read the answer to a send: taken, refused for a reason, or doubt."""
    match answer:
        case {"messages": [{"id": str(wamid)}, *_]} if wamid and 200 <= status < 300:
            return Sent(wamid)
        case {"error": {"code": int(code)}} if not isinstance(code, bool):
            return NotSent(graph_errors.kind_of(code), str(code))
    if 200 <= status < 300:  # a yes that names no message: it may be on its way
        return SendDoubt("no-id")
    return NotSent(graph_errors.kind_of(None), f"http-{status}")

"""WhatsApp carries our messages. Sources: docs/providers/whatsapp.md."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from miimii.errors import Busy
from miimii.http import Http, NeverSent, NoAnswer
from miimii.providers import graph_errors
from miimii.providers.channels import (
    NotSent,
    SendDoubt,
    SendResult,
    Sent,
)

TIMEOUT_S = 10
_ENVELOPE = {"messaging_product": "whatsapp", "recipient_type": "individual"}


class WhatsApp:
    """Fits `channels.Messenger`. Shared by threads."""

    def __init__(self, http: Http, *, access_token: str, phone_number_id: str) -> None:
        self._http = http
        self._headers = {"Authorization": f"Bearer {access_token}"}
        self._path = f"/{phone_number_id}/messages"

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

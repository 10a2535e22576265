"""Puts the picture of a receipt on a message as it leaves, or leaves the message alone.

A message is written as a text, with the receipt's facts beside it. Drawing and
uploading happen when it is sent, after the turn and with no connection out; whatever
goes wrong then, the text goes instead.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from miimii import logs
from miimii.chat.papers.authenticity import Seal
from miimii.chat.papers.receipt import Receipt
from miimii.chat.papers.receipt_image import MIME, draw_receipt
from miimii.providers.channels import Messenger

CAPTION = 1024
REST_S = 60.0  # after a failure: a lane waits for one slow upload, not for each

_log = logs.get_logger(__name__)

Body = Mapping[str, Any]


def paper_of(receipt: Receipt | None, language: str) -> dict[str, Any] | None:
    """Return what a stored message keeps of a receipt, to be drawn when it leaves."""
    if receipt is None:
        return None
    return {"language": language, "facts": receipt.to_row()}


class Pictures:
    """Draws and uploads; one serves every thread."""

    def __init__(
        self, messenger: Messenger, seal: Seal, *, rest_s: float = REST_S
    ) -> None:
        self._messenger = messenger
        self._rest_s = rest_s
        self._seal = seal
        self._rest_until = 0.0

    def put_on(self, body: Body, paper: Body | None) -> Body:
        """Return the body with the picture, or the same body; never raises.

        A text becomes the picture's caption; buttons stay below it.
        """
        if not paper or not _has_room(body) or time.monotonic() < self._rest_until:
            return body
        if (media_id := self._upload(paper)) is None:
            self._rest_until = time.monotonic() + self._rest_s
            return body
        return _illustrated(body, media_id)

    def _upload(self, paper: Body) -> str | None:
        try:
            receipt = Receipt(**paper["facts"])
            code = self._seal.code_of(receipt)
            content = draw_receipt(receipt, str(paper["language"]), code)
        except Exception as ex:  # a receipt that can't be drawn is told in words
            _log.warning("receipt not drawn", error_class=type(ex).__name__)
            return None
        if content is None:
            return None
        return self._messenger.upload(content, MIME, f"{receipt.reference}.png")


def _has_room(body: Body) -> bool:
    match body:
        case {"type": "text", "text": {"body": str(text)}}:
            return len(text) <= CAPTION
        case {"type": "interactive", "interactive": {"type": "button", **rest}}:
            return "header" not in rest
        case _:
            return False


def _illustrated(body: Body, media_id: str) -> Body:
    match body:
        case {"type": "interactive", "interactive": Mapping() as block}:
            header = {"type": "image", "image": {"id": media_id}}
            return {**body, "interactive": {**block, "header": header}}
        case _:
            caption = body["text"]["body"]
            return {"type": "image", "image": {"id": media_id, "caption": caption}}

"""Puts a paper on a message as it leaves, or leaves the message alone.

A message is written as a text that would do without it, with the facts of a receipt, a
chart or a statement beside it. Making and uploading happen when it is sent, after the
turn and with no connection out; whatever goes wrong then, the text goes instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from miimii import logs
from miimii.chat.papers.file import File
from miimii.chat.replies import Paper
from miimii.chat.statements import StatementRequest
from miimii.providers.breaker import Breaker
from miimii.providers.channels import Messenger

CAPTION = 1024

_log = logs.get_logger(__name__)

Body = Mapping[str, Any]
Make = Callable[[str, Body, str], File | None]


def paper_of(paper: Paper | None, language: str) -> dict[str, Any] | None:
    """Return what a stored message keeps of a paper, to be made when it leaves."""
    if paper is None:
        return None
    return {"kind": paper.KIND, "language": language, "facts": paper.to_row()}


class Enclosures:
    """Makes and uploads; one serves every thread.

    `make` returns the file of a kind, facts and language; None if it can't just now.
    """

    def __init__(
        self, messenger: Messenger, make: Make, breaker: Breaker | None = None
    ) -> None:
        self._messenger = messenger
        self._make = make
        self._breaker = breaker or Breaker()

    def put_on(self, body: Body, paper: Body | None) -> Body:
        """Return the body with its paper, or the same body; never raises.

        A text becomes a picture's caption, and gives way to a document; buttons stay
        below a picture.
        """
        if not paper or not _has_room(body) or (file := self._made(paper)) is None:
            return body
        # Words do while uploads rest; for a statement that was asked for, never.
        is_asked = paper["kind"] == StatementRequest.KIND
        if not (self._breaker.may_call() or is_asked):
            return body
        media_id = self._messenger.upload(file.content, file.mime, file.name)
        self._breaker.note(is_well=media_id is not None)
        return body if media_id is None else _with(body, file, media_id)

    def _made(self, paper: Body) -> File | None:
        kind = str(paper.get("kind"))
        try:
            return self._make(kind, paper["facts"], str(paper["language"]))
        except Exception as ex:  # what can't be made is told in words
            _log.error("paper not made", kind=kind, error_class=type(ex).__name__)
            return None


def _has_room(body: Body) -> bool:
    match body:
        case {"type": "text", "text": {"body": str(text)}}:
            return len(text) <= CAPTION
        case {"type": "interactive", "interactive": {"type": "button", **rest}}:
            return "header" not in rest
        case _:
            return False


def _with(body: Body, file: File, media_id: str) -> Body:
    """Return the body around its paper: above buttons, or with a caption below."""
    kind = "image" if file.is_picture else "document"
    media: dict[str, Any] = {"id": media_id}
    if not file.is_picture:
        media["filename"] = file.name
    match body:
        case {"type": "interactive", "interactive": {"body": words, **block}}:
            words = words if file.is_picture else {"text": file.caption}
            header = {"type": kind, kind: media}
            return {**body, "interactive": {**block, "header": header, "body": words}}
        case _:
            caption = body["text"]["body"] if file.is_picture else file.caption
            return {"type": kind, kind: {**media, "caption": caption}}

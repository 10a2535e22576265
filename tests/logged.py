"""What the product logs, as lines of JSON, while a test looks."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from miimii import logs


class Lines:
    """Everything logged so far."""

    def __init__(self, stream: io.StringIO) -> None:
        self._stream = stream

    @property
    def text(self) -> str:
        return self._stream.getvalue()

    def named(self, event: str) -> list[dict[str, object]]:
        """Return the lines of one event."""
        entries = [json.loads(line) for line in self.text.splitlines()]
        return [entry for entry in entries if entry["event"] == event]


@contextmanager
def logged(lane_key: bytes = b"k") -> Iterator[Lines]:
    """Yield what is logged from now on; the loggers are put back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, logging.raiseExceptions
    stream = io.StringIO()
    logs.set_up("INFO", lane_key=lane_key, stream=stream)
    try:
        yield Lines(stream)
    finally:
        root.handlers[:], root.level, logging.raiseExceptions = before

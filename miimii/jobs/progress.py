"""How far a run has come: a bar for who watches, a line now and then for the log."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from miimii import logs
from miimii.settings import Terminal

_LOG_EVERY_S = 10.0
_DRAW_EVERY_S = 0.1
_WIDTH = 30
_GREEN, _PLAIN, _CLEAR = "\x1b[32m", "\x1b[0m", "\r\x1b[K"
_log = logs.get_logger(__name__)


class Progress:
    """Says how many items are done, never more often than somebody wants to know."""

    def __init__(
        self, job: str, *, is_quiet: bool, has_color: bool, stream: TextIO = sys.stderr
    ) -> None:
        terminal = Terminal.from_env()
        self._job = job
        self._stream = stream
        self._is_bar = stream.isatty() and terminal.can_draw and not is_quiet
        self._has_color = has_color and terminal.may_color
        self._said_at_s = time.monotonic()
        self._is_drawn = False

    def show(self, done: int, total: int | None = None) -> None:
        """Say it, unless that was done just now."""
        now_s = time.monotonic()
        if now_s - self._said_at_s < (_DRAW_EVERY_S if self._is_bar else _LOG_EVERY_S):
            return
        self._said_at_s = now_s
        if self._is_bar:
            self._stream.write(_CLEAR + self._drawn(done, total))
            self._stream.flush()
            self._is_drawn = True
        else:
            _log.info("at work", job=self._job, count=done, total=total)

    def clear(self) -> None:
        """Leave the line as it was."""
        if self._is_drawn:
            self._stream.write(_CLEAR)
            self._stream.flush()

    def _drawn(self, done: int, total: int | None) -> str:
        if not total:
            return f"{self._job}: {done} done"
        part = min(done / total, 1.0)
        full = "█" * int(part * _WIDTH)
        bar = f"{_GREEN}{full}{_PLAIN}" if self._has_color else full
        rest = "░" * (_WIDTH - len(full))
        return f"{self._job}: {bar}{rest} {part:4.0%} of {total}"

"""What went over the wire, without what was in it: for the chat page's inspector.

Bodies, query strings and headers are never kept here, so no PIN, BVN or token can be
shown. Webhooks that the stand-ins sent are kept in memory only, to be sent again.
"""

from __future__ import annotations

import itertools
import threading
from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

from miimii.sandbox.books import now_text

KEPT = 400


@dataclass(frozen=True)
class Entry:
    """One exchange: who asked whom, for what, how it ended (None: no answer)."""

    id: int
    at: str
    direction: str
    method: str
    path: str
    label: str
    status: int | None
    took_ms: int


class Inspector:
    """The last few hundred exchanges; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids = itertools.count(1)
        self._entries: deque[Entry] = deque(maxlen=KEPT)

    def record(
        self,
        direction: str,
        method: str,
        path: str,
        *,
        label: str,
        status: int | None,
        took_ms: float,
    ) -> int:
        """Note one exchange (`direction`: "received" or "sent"); returns its number."""
        with self._lock:
            entry = Entry(
                id=next(self._ids),
                at=now_text(),
                direction=direction,
                method=method,
                path=path,
                label=label,
                status=status,
                took_ms=round(took_ms),
            )
            self._entries.append(entry)
            return entry.id

    def since(self, number: int) -> list[dict[str, Any]]:
        """Exchanges after `number`, oldest first."""
        with self._lock:
            return [asdict(entry) for entry in self._entries if entry.id > number]

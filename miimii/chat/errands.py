"""Errands: work that a transaction leaves behind for after its commit.

They wait among the events from outside, with the same lanes, leases and retries.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii import clock
from miimii.chat.inbox import Done, Event, Handler
from miimii.chat.store import events
from miimii.db import Conn

SOURCE = "miimii"


class ErrandBook:
    """Writes errands down; fits `ports.Errands`."""

    def leave(
        self, conn: Conn, *, lane: str, kind: str, key: str, payload: Mapping[str, Any]
    ) -> None:
        """Write the errand in the caller's transaction; a known `key` is dropped."""
        events.insert_errand(
            conn, lane=lane, kind=kind, key=key, payload=payload, at=clock.now()
        )


def by_kind(handlers: Mapping[str, Handler]) -> Handler:
    """Return the handler for our own errands: each kind has one."""

    def work(event: Event, done: Done) -> None:
        handlers[event.kind](event, done)

    return work

"""Since when a key is the newest of its list: a deed, written down once."""

from __future__ import annotations

from datetime import datetime

from miimii.audit import log
from miimii.db import Conn
from miimii.rotation import store


def note(conn: Conn, purpose: str, key_id: str, *, by: str, at: datetime) -> None:
    """Remember that this key is the newest for a purpose; known already, do nothing."""
    if store.note_newest(conn, purpose, key_id, at=at):
        subject = f"key:{purpose}:{key_id}"
        log.record(conn, actor=by, action="key.newest", subject=subject, at=at)

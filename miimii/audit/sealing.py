"""Sealing: each deed and each journal becomes a link that hangs on all before it.

After the fact and by one job, because a chain in the transactions that pay would make
each of them wait for every other.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta

from miimii.audit.model import Link, Sealed
from miimii.audit.store import links
from miimii.db import Conn

NOTHING = bytes(32)  # what the first link hangs on
# A row is looked for this long before the newest that is sealed: far longer than any
# transaction of ours may take to commit.
_LATE = timedelta(days=1)


def seal(conn: Conn, *, limit: int, looks_at_all: bool = False) -> int:
    """Append links for up to `limit` rows without one; return how many.

    Rows that commit later than their neighbours are linked later, whatever their
    number; those that are a day late only with `looks_at_all`.
    """
    head = links.find_head(conn)
    sealed_to = None if looks_at_all else links.find_sealed_to(conn)
    since = sealed_to and sealed_to - _LATE
    position, previous = (head.position, head.hash) if head else (0, NOTHING)
    sealed: list[Sealed] = []
    for row in links.list_unsealed(conn, since=since, limit=limit):
        position, previous = position + 1, hash_of(previous, row.content)
        link = Sealed(position, row.source, row.row_id, previous, row.content)
        sealed.append(link)
    if sealed:
        links.insert_links(conn, sealed)
    return len(sealed)


def head(conn: Conn) -> Link | None:
    """Return the last link; None while nothing was ever sealed."""
    return links.find_head(conn)


def hash_of(previous: bytes, content: str) -> bytes:
    """Return the hash of the link that seals this text after that link."""
    return hashlib.sha256(previous + content.encode()).digest()

"""The key of the blind index: one at a time, or nobody's BVN is compared with all.

Hashes under two keys can't be compared. While some are under another key than ours, a
BVN that is another customer's would not be found, so nobody is let in: the rows say it,
and no process has to be told.
"""

from __future__ import annotations

from collections.abc import Sequence

from miimii.db import Conn
from miimii.errors import Unavailable
from miimii.users.fields import FieldCipher
from miimii.users.model import Indexed
from miimii.users.store import blind_index as store


def require_own_key(conn: Conn, cipher: FieldCipher) -> None:
    """Raise Unavailable while some BVN is hashed under another key than ours."""
    if store.has_other_key(conn, cipher.index_key_id):
        raise Unavailable("blind index")


def hold_own_key(conn: Conn, cipher: FieldCipher) -> None:
    """The same, and no hash moves before the caller's transaction ends."""
    store.hold_key(conn)
    require_own_key(conn, cipher)


def take_others(
    conn: Conn, cipher: FieldCipher, *, after: str | None, limit: int
) -> Sequence[Indexed]:
    """Return the next customers to move, locked, once nobody holds the key."""
    store.move_alone(conn)
    return store.take_others(conn, cipher.index_key_id, after=after, limit=limit)


def move(conn: Conn, cipher: FieldCipher, one: Indexed) -> None:
    """Hash a customer's BVN anew, from the sealed one. ValueError if it won't open."""
    bvn = cipher.open("users", "bvn", one.id, one.bvn)
    index = cipher.blind_index("bvn", bvn)
    store.put_index(conn, one.id, index, cipher.index_key_id)


def count_keys(conn: Conn) -> dict[str, int]:
    """Return how many BVNs are hashed under each key."""
    return store.count_by_key(conn)

"""Sealing anew: fields move to the newest key, and what names the old ones is counted.

A field is opened and sealed again under the row's lock, so whoever reads finds it whole
under the one key or the other, at every instant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from miimii.db import Conn
from miimii.rotation import store
from miimii.rotation.model import CannotOpen, Key, Row, judged
from miimii.users.fields import FieldCipher
from miimii.users.sealed import ROWS, Sealed

_SAMPLES = 20


def take(
    conn: Conn, cipher: FieldCipher, rows: Sealed, *, after: str | None, limit: int
) -> Sequence[Row]:
    """Return the next rows with a field under an older key, locked."""
    newest = _prefix(cipher)
    return store.take_stale(conn, rows, newest=newest, after=after, limit=limit)


def reseal(conn: Conn, cipher: FieldCipher, rows: Sealed, row: Row) -> None:
    """Seal a row's older fields under the newest key.

    Raises CannotOpen, and then the row stays as it was. The caller has locked it.
    """
    fresh = {}
    for column, sealed in row.fields.items():
        if sealed is not None and cipher.is_stale(sealed):
            text = _opened(cipher, rows, row, column)
            fresh[column] = cipher.seal(rows.table, column, row.name, text)
    store.put_fields(conn, rows, row.key, fresh)


def count_keys(conn: Conn, cipher: FieldCipher) -> list[Key]:
    """Return each key, and what still names it: fields, archived fields, buttons that
    may yet be tapped, and tokens that wait for a second person."""
    named: defaultdict[str, dict[str, int]] = defaultdict(dict)
    kinds = {rows.table: store.count_by_key(conn, rows) for rows in ROWS}
    for rows in ROWS:
        if store.has_archive(conn, rows):
            archived = store.count_by_key(conn, rows, is_archived=True)
            kinds[f"archive.{rows.table}"] = archived
    kinds["buttons"] = store.count_buttons(conn)
    kinds["approvals"] = store.count_approvals(conn)
    for kind, counts in kinds.items():
        for key_id, count in counts.items():
            named[key_id][kind] = count
    return judged(cipher.key_ids, named)


def open_samples(conn: Conn, cipher: FieldCipher) -> int:
    """Open every field of some rows of each table; return how many were opened.

    Raises CannotOpen.
    """
    opened = 0
    for rows in ROWS:
        prefix = _prefix(cipher)
        for row in store.list_sealed(conn, rows, prefix=prefix, limit=_SAMPLES):
            for column, sealed in row.fields.items():
                if sealed is not None:
                    _opened(cipher, rows, row, column)
                    opened += 1
    return opened


def _opened(cipher: FieldCipher, rows: Sealed, row: Row, column: str) -> str:
    try:
        return cipher.open(rows.table, column, row.name, row.fields[column] or "")
    except ValueError as ex:
        raise CannotOpen(f"{rows.table}.{column}") from ex


def _prefix(cipher: FieldCipher) -> str:
    return f"v1.{cipher.newest}."

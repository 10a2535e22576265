"""A transaction that a dry run takes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from miimii.db import Conn, Database, Rollback


@contextmanager
def kept_unless(db: Database, *, is_dry: bool) -> Iterator[Conn]:
    """Give a transaction; what was done in it is not kept on a dry run."""
    with db.transaction() as conn:
        yield conn
        if is_dry:
            raise Rollback

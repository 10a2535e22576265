"""The statement that asks whose rights we have."""

from __future__ import annotations

from miimii.db import Conn


def owns_books(conn: Conn) -> bool:
    """Whether our role is the owner of the postings, acts for it, or is superuser."""
    row = conn.execute("""
        SELECT pg_has_role(relowner, 'USAGE')
          FROM pg_class
         WHERE oid = 'public.postings'::regclass
    """).fetchone()
    return bool(row and row[0])

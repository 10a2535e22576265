"""Every statement on billers: dated rows, never changed but for their end."""

from __future__ import annotations

from datetime import datetime

from psycopg.rows import class_row

from miimii.bills.model import Biller
from miimii.db import Conn

_MOST = 100


def list_sold(
    conn: Conn, kind: str, *, at: datetime, with_unconfirmed: bool
) -> list[Biller]:
    """List who sells this kind at an instant, in the order they are shown."""
    with conn.cursor(row_factory=class_row(Biller)) as cur:
        return cur.execute(
            """
            SELECT kind, code, name, vendor_id, is_confirmed
              FROM billers
             WHERE kind = %(kind)s
               AND is_sold
               AND (is_confirmed OR %(with_unconfirmed)s)
               AND effective_from <= %(at)s
               AND (effective_to > %(at)s OR effective_to IS NULL)
             ORDER BY position, id
             LIMIT %(limit)s
            """,
            {
                "kind": kind,
                "with_unconfirmed": with_unconfirmed,
                "at": at,
                "limit": _MOST,
            },
        ).fetchall()


def find_latest(conn: Conn, kind: str, code: str) -> Biller | None:
    """Return a biller as it is now or was last: orders outlive what is for sale."""
    with conn.cursor(row_factory=class_row(Biller)) as cur:
        return cur.execute(
            """
            SELECT kind, code, name, vendor_id, is_confirmed
              FROM billers
             WHERE kind = %(kind)s
               AND code = %(code)s
             ORDER BY effective_from DESC
             LIMIT 1
            """,
            {"kind": kind, "code": code},
        ).fetchone()

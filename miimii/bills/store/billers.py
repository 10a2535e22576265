"""Every statement on billers: dated rows, never changed but for their end."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from psycopg.rows import class_row

from miimii.bills.model import Biller
from miimii.bills.offers import OfferedBiller
from miimii.db import Conn

_MOST = 100


@dataclass(frozen=True, slots=True)
class Current:
    """A biller's row as it is now."""

    id: int
    kind: str
    code: str
    name: str
    vendor_id: int
    is_sold: bool
    is_confirmed: bool

    def matches(self, offered: OfferedBiller) -> bool:
        """Whether that is what was offered, and confirmed."""
        return self.is_confirmed and (
            self.name == offered.name
            and self.vendor_id == offered.vendor_id
            and self.is_sold == offered.is_sold
        )


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


def find_current(conn: Conn, kind: str, code: str, *, at: datetime) -> Current | None:
    """Return a biller's row at an instant, sold or not."""
    with conn.cursor(row_factory=class_row(Current)) as cur:
        return cur.execute(
            """
            SELECT id, kind, code, name, vendor_id, is_sold, is_confirmed
              FROM billers
             WHERE kind = %(kind)s
               AND code = %(code)s
               AND effective_from <= %(at)s
               AND (effective_to > %(at)s OR effective_to IS NULL)
            """,
            {"kind": kind, "code": code, "at": at},
        ).fetchone()


def insert_biller(
    conn: Conn, biller: OfferedBiller, *, source: str, at: datetime
) -> None:
    """Write a confirmed biller that holds from now on, after its kind's others.

    One that was there before keeps its place.
    """
    conn.execute(
        """
        INSERT INTO billers (kind, code, name, vendor_id, is_sold, is_confirmed,
                             position, source, effective_from)
        SELECT %(kind)s, %(code)s, %(name)s, %(vendor_id)s, %(is_sold)s, true,
               coalesce(max(position) FILTER (WHERE code = %(code)s),
                        max(position) + 1, 0),
               %(source)s, %(at)s
          FROM billers
         WHERE kind = %(kind)s
        """,
        {**asdict(biller), "source": source, "at": at},
    )


def mark_ended(conn: Conn, biller_id: int, *, at: datetime) -> None:
    """End a row: from now on another holds, or none."""
    conn.execute(
        "UPDATE billers SET effective_to = %(at)s WHERE id = %(id)s",
        {"id": biller_id, "at": at},
    )

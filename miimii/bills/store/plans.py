"""Every statement on plans: dated rows, never changed but for their end."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from psycopg import sql
from psycopg.rows import class_row

from miimii.bills.model import Plan
from miimii.bills.offers import Offer
from miimii.db import Conn

_MOST = 1000
_COLUMNS = sql.SQL("""
    p.id, p.kind, p.biller, p.code, p.name, p.size, p.validity_days, p.plan_type,
    p.cost_kobo, p.price_kobo, p.is_confirmed
""")


def list_sold(
    conn: Conn, kind: str, *, at: datetime, with_unconfirmed: bool
) -> list[Plan]:
    """List the plans of a kind that are for sale at an instant."""
    query = sql.SQL("""
        SELECT {}
          FROM plans p
         WHERE p.kind = %(kind)s
           AND (p.is_confirmed OR %(with_unconfirmed)s)
           AND p.effective_from <= %(at)s
           AND (p.effective_to > %(at)s OR p.effective_to IS NULL)
         ORDER BY p.id
         LIMIT %(limit)s
    """)
    with conn.cursor(row_factory=class_row(Plan)) as cur:
        return cur.execute(
            query.format(_COLUMNS),
            {
                "kind": kind,
                "with_unconfirmed": with_unconfirmed,
                "at": at,
                "limit": _MOST,
            },
        ).fetchall()


def find_plan(conn: Conn, plan_id: int) -> Plan | None:
    """Return a plan as an order knows it, sold by now or not."""
    query = sql.SQL("SELECT {} FROM plans p WHERE p.id = %(id)s")
    with conn.cursor(row_factory=class_row(Plan)) as cur:
        return cur.execute(query.format(_COLUMNS), {"id": plan_id}).fetchone()


def find_today(conn: Conn, plan_id: int, *, at: datetime) -> int | None:
    """Return the id under which a plan of an old order is sold now; None: it isn't.

    The vendor may have given its number to another one.
    """
    row = conn.execute(
        """
        SELECT now.id
          FROM plans old
          JOIN plans now USING (kind, biller, code, name, size, plan_type)
         WHERE old.id = %(id)s
           AND now.validity_days IS NOT DISTINCT FROM old.validity_days
           AND now.effective_from <= %(at)s
           AND (now.effective_to > %(at)s OR now.effective_to IS NULL)
        """,
        {"id": plan_id, "at": at},
    ).fetchone()
    return row[0] if row else None


def insert_plan(conn: Conn, offer: Offer, *, source: str, at: datetime) -> None:
    """Write a plan that the vendor confirmed; it holds from now on."""
    conn.execute(
        """
        INSERT INTO plans (kind, biller, code, name, size, validity_days, plan_type,
                           cost_kobo, price_kobo, is_confirmed, source,
                           effective_from)
        VALUES (%(kind)s, %(biller)s, %(code)s, %(name)s, %(size)s,
                %(validity_days)s, %(plan_type)s, %(cost_kobo)s, %(price_kobo)s, true,
                %(source)s, %(at)s)
        """,
        {**asdict(offer), "source": source, "at": at},
    )


def mark_ended(conn: Conn, plan_id: int, *, at: datetime) -> None:
    """End a row: from now on another price holds, or it is not sold."""
    conn.execute(
        "UPDATE plans SET effective_to = %(at)s WHERE id = %(id)s",
        {"id": plan_id, "at": at},
    )

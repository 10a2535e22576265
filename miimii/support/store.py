"""Every statement on tickets and what is said in them. Callers own the transaction."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn
from miimii.support.model import Standing, Ticket, TicketMessage

_COLUMNS = sql.SQL("""
    number, user_id, topic, order_reference, standing, opened_at, due_at, closed_at
""")


def insert_ticket(conn: Conn, ticket: Ticket) -> bool:
    """Write a new ticket; False if its number is another's."""
    return (
        conn.execute(
            """
            INSERT INTO tickets (
                   number, user_id, topic, order_reference, standing, opened_at, due_at)
            VALUES (%(number)s, %(user_id)s, %(topic)s, %(order_reference)s,
                   %(standing)s, %(opened_at)s, %(due_at)s)
                ON CONFLICT (number) DO NOTHING
            """,
            asdict(ticket),
        ).rowcount
        == 1
    )


def insert_message(conn: Conn, number: str, message: TicketMessage) -> None:
    conn.execute(
        """
        INSERT INTO ticket_messages (ticket_number, sender, author, body, said_at)
        VALUES (%(number)s, %(sender)s, %(author)s, %(body)s, %(said_at)s)
        """,
        {"number": number, **asdict(message)},
    )


def mark_standing(
    conn: Conn,
    ticket: Ticket,
    standing: Standing,
    *,
    due_at: datetime,
    closed_at: datetime | None = None,
) -> bool:
    """Move a ticket from where it was read; False if somebody was first."""
    return (
        conn.execute(
            """
            UPDATE tickets
               SET standing = %(standing)s, due_at = %(due)s, closed_at = %(closed)s
             WHERE number = %(number)s
               AND standing = %(was)s
            """,
            {
                "number": ticket.number,
                "was": ticket.standing,
                "standing": standing,
                "due": due_at,
                "closed": closed_at,
            },
        ).rowcount
        == 1
    )


def find_ticket(conn: Conn, number: str, *, lock: bool = False) -> Ticket | None:
    """Return the ticket as it is now; with `lock`, its row locked until the end."""
    query = sql.SQL("SELECT {} FROM tickets WHERE number = %(number)s {}")
    clause = sql.SQL("FOR UPDATE" if lock else "")
    with conn.cursor(row_factory=class_row(Ticket)) as cur:
        return cur.execute(
            query.format(_COLUMNS, clause), {"number": number}
        ).fetchone()


def find_of_order(conn: Conn, user_id: UUID, reference: str) -> Ticket | None:
    """Return the customer's last ticket about an order, its row locked."""
    query = sql.SQL("""
        SELECT {}
          FROM tickets
         WHERE user_id = %(user)s
           AND order_reference = %(reference)s
         ORDER BY opened_at DESC
         LIMIT 1
           FOR UPDATE
    """)
    with conn.cursor(row_factory=class_row(Ticket)) as cur:
        return cur.execute(
            query.format(_COLUMNS), {"user": user_id, "reference": reference}
        ).fetchone()


def count_unclosed(conn: Conn, user_id: UUID) -> int:
    row = conn.execute(
        """
        SELECT count(*)
          FROM tickets
         WHERE user_id = %(user)s
           AND standing <> 'closed'
        """,
        {"user": user_id},
    ).fetchone()
    return int(row[0]) if row else 0


def list_own(conn: Conn, user_id: UUID, *, limit: int) -> list[Ticket]:
    """Return a customer's tickets: those that are not closed first, then the newest."""
    query = sql.SQL("""
        SELECT {}
          FROM tickets
         WHERE user_id = %(user)s
         ORDER BY standing = 'closed', opened_at DESC
         LIMIT %(limit)s
    """)
    with conn.cursor(row_factory=class_row(Ticket)) as cur:
        cur.execute(query.format(_COLUMNS), {"user": user_id, "limit": limit})
        return cur.fetchall()


def list_open(conn: Conn, *, due_before: datetime | None, limit: int) -> list[Ticket]:
    """Return the tickets that wait for our people, the first due first."""
    query = sql.SQL("""
        SELECT {}
          FROM tickets
         WHERE standing = 'open'
           AND (%(before)s::timestamptz IS NULL OR due_at < %(before)s)
         ORDER BY due_at
         LIMIT %(limit)s
    """)
    with conn.cursor(row_factory=class_row(Ticket)) as cur:
        cur.execute(query.format(_COLUMNS), {"before": due_before, "limit": limit})
        return cur.fetchall()


def count_late(conn: Conn, *, at: datetime) -> int:
    row = conn.execute(
        "SELECT count(*) FROM tickets WHERE standing = 'open' AND due_at < %(at)s",
        {"at": at},
    ).fetchone()
    return int(row[0]) if row else 0


def list_messages(conn: Conn, number: str, *, limit: int) -> list[TicketMessage]:
    """Return the last things that were said in a ticket, the oldest of them first."""
    with conn.cursor(row_factory=class_row(TicketMessage)) as cur:
        cur.execute(
            """
            SELECT sender, body, said_at, author
              FROM ticket_messages
             WHERE ticket_number = %(number)s
             ORDER BY id DESC
             LIMIT %(limit)s
            """,
            {"number": number, "limit": limit},
        )
        return cur.fetchall()[::-1]

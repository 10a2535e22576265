"""Every statement on requests about data. Callers own the transaction."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn
from miimii.errors import NotFound
from miimii.privacy.model import DataRequest, Kind

_COLUMNS = sql.SQL("""
    number, user_id, kind, state, channel, asked_at, due_at, restricted_at, keep_until,
    keep_why
""")


def insert_request(conn: Conn, request: DataRequest) -> bool:
    """Write a request; False, and nothing written, while one of its kind is open."""
    return (
        conn.execute(
            """
            INSERT INTO data_requests (
                   number, user_id, kind, state, channel, asked_at, due_at)
            VALUES (%(number)s, %(user_id)s, %(kind)s, %(state)s, %(channel)s,
                   %(asked_at)s, %(due_at)s)
                ON CONFLICT (user_id, kind) WHERE state NOT IN ('done', 'closed')
                DO NOTHING
            """,
            asdict(request),
        ).rowcount
        == 1
    )


def get_open(conn: Conn, user_id: UUID, kind: Kind) -> DataRequest:
    """Return the open request of a customer. Raises NotFound."""
    query = sql.SQL("""
        SELECT {}
          FROM data_requests
         WHERE user_id = %(user)s
           AND kind = %(kind)s
           AND state NOT IN ('done', 'closed')
    """)
    return _one(conn, query, {"user": user_id, "kind": kind})


def get_request(conn: Conn, number: str) -> DataRequest:
    """Return a request, its row locked. Raises NotFound."""
    query = sql.SQL("SELECT {} FROM data_requests WHERE number = %(number)s FOR UPDATE")
    return _one(conn, query, {"number": number})


def list_open(conn: Conn, kind: Kind) -> list[DataRequest]:
    """Return the requests that wait for our people, the first due first."""
    query = sql.SQL("""
        SELECT {}
          FROM data_requests
         WHERE kind = %(kind)s
           AND state IN ('received', 'identity_checked')
         ORDER BY due_at
    """)
    with conn.cursor(row_factory=class_row(DataRequest)) as cur:
        return cur.execute(query.format(_COLUMNS), {"kind": kind}).fetchall()


def list_restricted(conn: Conn) -> list[DataRequest]:
    """Return every erasure that has begun, or is done, the oldest first."""
    query = sql.SQL("""
        SELECT {}
          FROM data_requests
         WHERE restricted_at IS NOT NULL
         ORDER BY restricted_at, number
    """)
    with conn.cursor(row_factory=class_row(DataRequest)) as cur:
        return cur.execute(query.format(_COLUMNS)).fetchall()


def list_over(conn: Conn, *, today: date, limit: int) -> list[DataRequest]:
    """Return erasures whose last part is due, their rows locked; busy ones not."""
    query = sql.SQL("""
        SELECT {}
          FROM data_requests
         WHERE state = 'scheduled'
           AND keep_until <= %(today)s
         ORDER BY keep_until, number
         LIMIT %(limit)s
           FOR UPDATE SKIP LOCKED
    """)
    with conn.cursor(row_factory=class_row(DataRequest)) as cur:
        cur.execute(query.format(_COLUMNS), {"today": today, "limit": limit})
        return cur.fetchall()


def mark_checked(conn: Conn, number: str, *, at: datetime) -> None:
    """Received → identity checked; stays what it is if it was checked before."""
    conn.execute(
        """
        UPDATE data_requests
           SET state = 'identity_checked', checked_at = %(at)s
         WHERE number = %(number)s
           AND state = 'received'
        """,
        {"number": number, "at": at},
    )


def mark_scheduled(
    conn: Conn, number: str, *, identity: str, until: date, why: str, at: datetime
) -> None:
    """Identity checked → scheduled: who it was, sealed, stays until that day."""
    conn.execute(
        """
        UPDATE data_requests
           SET state = 'scheduled', restricted_at = %(at)s, keep_until = %(until)s,
               keep_why = %(why)s, identity = %(identity)s
         WHERE number = %(number)s
        """,
        {
            "number": number,
            "identity": identity,
            "until": until,
            "why": why,
            "at": at,
        },
    )


def mark_over(conn: Conn, number: str, state: str, *, at: datetime) -> None:
    """Any → done or closed; nobody is kept in it any more."""
    conn.execute(
        """
        UPDATE data_requests
           SET state = %(state)s, identity = NULL, done_at = %(at)s
         WHERE number = %(number)s
        """,
        {"number": number, "state": state, "at": at},
    )


def _one(conn: Conn, query: sql.SQL, asked: dict[str, object]) -> DataRequest:
    with conn.cursor(row_factory=class_row(DataRequest)) as cur:
        found = cur.execute(query.format(_COLUMNS), asked).fetchone()
    if found is None:
        raise NotFound("data request")
    return found

"""Every statement on the chain, and what it reads of the rows that it seals.

Timestamps are written as whole microseconds, so that no setting of a session changes
the text of a row. The text is made here, by the server, but by nothing that is stored
in it: a view or a function could be replaced by whoever replaces rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from psycopg import sql
from psycopg.rows import class_row

from miimii.audit.model import Link, Sealed, Unsealed
from miimii.db import Conn

# Live and archived deeds; a journal stays where it is.
_DEEDS = sql.SQL("""(
       SELECT id, at, actor, action, object, reason, request_id, before_hash,
              after_hash, recorded_at
         FROM audit_log
        UNION ALL
       SELECT id, at, actor, action, object, reason, request_id, before_hash,
              after_hash, recorded_at
         FROM archive.audit_log)""")

# Rows between two instants that no link seals.
_UNSEALED = sql.SQL("""
       SELECT 'audit' AS source, a.id AS row_id, a.recorded_at
         FROM {deeds} a
        WHERE a.recorded_at >= coalesce(%(since)s::timestamptz, '-infinity')
          AND a.recorded_at < coalesce(%(before)s::timestamptz, 'infinity')
          AND NOT EXISTS (SELECT
                            FROM audit_chain c
                           WHERE c.source = 'audit' AND c.row_id = a.id)
        UNION ALL
       SELECT 'journal', j.id, j.recorded_at
         FROM journals j
        WHERE j.recorded_at >= coalesce(%(since)s::timestamptz, '-infinity')
          AND j.recorded_at < coalesce(%(before)s::timestamptz, 'infinity')
          AND NOT EXISTS (SELECT
                            FROM audit_chain c
                           WHERE c.source = 'journal' AND c.row_id = j.id)
        ORDER BY recorded_at, source, row_id
        LIMIT %(limit)s
""").format(deeds=_DEEDS)

# The text of what `r` names: a deed, or a journal with its postings. It is a promise to
# whoever checks the chain with SQL of their own, so it stays as it is.
_WITH_CONTENT = sql.SQL("""
       CASE WHEN a.id IS NOT NULL THEN jsonb_build_array(
                 a.id, (extract(epoch FROM a.at) * 1000000)::bigint, a.actor, a.action,
                 a.object, a.reason, a.request_id, encode(a.before_hash, 'hex'),
                 encode(a.after_hash, 'hex'))::text
            WHEN j.id IS NOT NULL THEN jsonb_build_array(
                 j.id, j.reference, j.reason, j.order_reference, j.reverses_id,
                 (extract(epoch FROM j.happened_at) * 1000000)::bigint,
                 (SELECT jsonb_agg(jsonb_build_array(
                         p.id, p.debit_account_id, p.credit_account_id, p.amount_kobo)
                         ORDER BY p.id)
                    FROM postings p
                   WHERE p.journal_id = j.id))::text
       END AS content
         FROM r
         LEFT JOIN {deeds} a ON r.source = 'audit' AND a.id = r.row_id
         LEFT JOIN journals j ON r.source = 'journal' AND j.id = r.row_id
""").format(deeds=_DEEDS)


def find_head(conn: Conn) -> Link | None:
    """Return the last link; None while nothing was ever sealed."""
    with conn.cursor(row_factory=class_row(Link)) as cur:
        return cur.execute(
            """
            SELECT position, source, row_id, hash
              FROM audit_chain
             ORDER BY position DESC
             LIMIT 1
            """
        ).fetchone()


def find_sealed_to(conn: Conn) -> datetime | None:
    """Return when the newest of the rows was written that were sealed last."""
    query = sql.SQL("""
        WITH r AS (
             SELECT source, row_id
               FROM audit_chain
              ORDER BY position DESC
              LIMIT 200)
        SELECT max(greatest(a.recorded_at, j.recorded_at))
          FROM r
          LEFT JOIN {deeds} a ON r.source = 'audit' AND a.id = r.row_id
          LEFT JOIN journals j ON r.source = 'journal' AND j.id = r.row_id
    """).format(deeds=_DEEDS)
    row = conn.execute(query).fetchone()
    return row[0] if row else None


def list_unsealed(conn: Conn, *, since: datetime | None, limit: int) -> list[Unsealed]:
    """List rows without a link, the oldest first; None looks at all of them."""
    query = sql.SQL("""
        WITH r AS ({unsealed})
        SELECT r.source, r.row_id, {with_content}
         ORDER BY r.recorded_at, r.source, r.row_id
    """).format(unsealed=_UNSEALED, with_content=_WITH_CONTENT)
    with conn.cursor(row_factory=class_row(Unsealed)) as cur:
        cur.execute(query, {"since": since, "before": None, "limit": limit})
        return cur.fetchall()


def list_forgotten(
    conn: Conn, *, before: datetime, limit: int
) -> list[tuple[str, int]]:
    """List which rows of before this instant have no link; source and number."""
    query = sql.SQL("SELECT source, row_id FROM ({}) AS u").format(_UNSEALED)
    facts = {"since": None, "before": before, "limit": limit}
    return conn.execute(query, facts).fetchall()


def insert_links(conn: Conn, links: Sequence[Sealed]) -> None:
    """Append to the chain. UniqueViolation: somebody else appended meanwhile."""
    conn.execute(
        """
        INSERT INTO audit_chain (position, source, row_id, hash)
        SELECT position, source, row_id, hash
          FROM unnest(%(positions)s::bigint[], %(sources)s::text[],
                      %(rows)s::bigint[], %(hashes)s::bytea[])
            AS n (position, source, row_id, hash)
        """,
        {
            "positions": [link.position for link in links],
            "sources": [link.source for link in links],
            "rows": [link.row_id for link in links],
            "hashes": [link.hash for link in links],
        },
    )


def list_sealed(conn: Conn, *, after: int, limit: int) -> list[Sealed]:
    """List links behind a position, with what the rows they seal say now.

    A row that is gone has no content; a position is there twice when there are two rows
    of one number.
    """
    query = sql.SQL("""
        WITH r AS (
             SELECT position, source, row_id, hash
               FROM audit_chain
              WHERE position > %(after)s
              ORDER BY position
              LIMIT %(limit)s)
        SELECT r.position, r.source, r.row_id, r.hash, {with_content}
         ORDER BY r.position
    """).format(with_content=_WITH_CONTENT)
    with conn.cursor(row_factory=class_row(Sealed)) as cur:
        return cur.execute(query, {"after": after, "limit": limit}).fetchall()

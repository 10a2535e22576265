"""Every statement on proofs of identity and tries at them. Callers own the transaction.

A proof of kind `form` or `people` says who somebody is; `pin_reset`, `unblocked` and
`unlocked` are what came of one, and begin 24 hours of small limits again; `pin_locked`
is one that only waits for people.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.users.model import Waiting

MOST_TRIES = 3  # a day


def count_try(conn: Conn, user_id: UUID, day: date) -> int | None:
    """Count a try before it is looked at; None: there were three that day.

    One conditional statement: of a hundred at once, three are let through.
    """
    row = conn.execute(
        """
        INSERT INTO identity_tries AS t (user_id, tried_on, tries)
        VALUES (%(user)s, %(day)s, 1)
            ON CONFLICT (user_id, tried_on) DO UPDATE
           SET tries = t.tries + 1
         WHERE t.tries < %(most)s
        RETURNING tries
        """,
        {"user": user_id, "day": day, "most": MOST_TRIES},
    ).fetchone()
    return row[0] if row else None


def has_tries_left(conn: Conn, user_id: UUID, day: date) -> bool:
    """Whether another try would be looked at that day."""
    row = conn.execute(
        """
        SELECT 1
          FROM identity_tries
         WHERE user_id = %(user)s AND tried_on = %(day)s AND tries >= %(most)s
        """,
        {"user": user_id, "day": day, "most": MOST_TRIES},
    ).fetchone()
    return row is None


def insert_proof(
    conn: Conn,
    user_id: UUID,
    kind: str,
    *,
    day: date,
    balance_kobo: int,
    at: datetime,
) -> None:
    """Keep a proof, with what the wallet held and what had gone out that day."""
    conn.execute(
        """
        INSERT INTO identity_proofs (user_id, kind, proven_at, balance_kobo, spent_kobo)
        VALUES (%(user)s, %(kind)s, %(at)s, %(balance)s, coalesce((
               SELECT spent_kobo
                 FROM spending
                WHERE user_id = %(user)s AND spent_on = %(day)s), 0))
        """,
        {
            "user": user_id,
            "kind": kind,
            "at": at,
            "balance": balance_kobo,
            "day": day,
        },
    )


# Who is frozen and has proven who they are since; whose PIN only people may unlock, and
# who proved it since the last time; whose proof no form may take. A doubt that came
# after a proof takes that proof away.
_WAITING = """
    WITH waiting AS (
         SELECT u.id AS user_id, 'unfreeze' AS what, max(p.proven_at) AS since
           FROM users u
           JOIN identity_proofs p ON p.user_id = u.id
          WHERE u.standing = 'frozen'
            AND p.kind IN ('form', 'people')
            AND p.proven_at >= u.frozen_at
            AND u.identity_proven_at IS NOT NULL
          GROUP BY u.id
         UNION ALL
         SELECT u.id, 'reset-lock', p.proven_at
           FROM pins n
           JOIN users u ON u.id = n.user_id
           JOIN LATERAL (
                SELECT kind, proven_at
                  FROM identity_proofs
                 WHERE user_id = n.user_id
                   AND kind IN ('pin_locked', 'people', 'unlocked')
                 ORDER BY id DESC
                 LIMIT 1) p ON p.kind <> 'unlocked'
          WHERE n.tries >= 10
            AND u.identity_proven_at IS NOT NULL
         UNION ALL
         SELECT u.id, 'prove', max(e.happened_at)
           FROM users u
           JOIN identity_events e ON e.user_id = u.id
          WHERE u.is_proof_for_people
          GROUP BY u.id)
    SELECT user_id, what, since
      FROM waiting
     WHERE user_id = %(user)s OR %(user)s::uuid IS NULL
     ORDER BY since
     LIMIT %(limit)s
"""


def list_waiting(
    conn: Conn, *, user_id: UUID | None = None, limit: int = 100
) -> list[Waiting]:
    """Return for whom people have to decide, the longest waiting first."""
    with conn.cursor(row_factory=class_row(Waiting)) as cur:
        wanted = {"user": user_id, "limit": limit}
        return cur.execute(_WAITING, wanted).fetchall()

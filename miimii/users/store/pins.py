"""Every statement on pins. Callers own the transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.users.model import PinHash, PinRow


def put_pin(conn: Conn, user_id: UUID, pin: PinHash, *, at: datetime) -> None:
    """Write a customer's PIN, the first or a new one; the tries begin again."""
    conn.execute(
        """
        INSERT INTO pins (user_id, hash, pepper_id, set_at)
        VALUES (%(user)s, %(hash)s, %(pepper)s, %(at)s)
            ON CONFLICT (user_id) DO UPDATE
           SET hash = excluded.hash, pepper_id = excluded.pepper_id,
               set_at = excluded.set_at, tries = 0, locked_until = NULL,
               looking_until = NULL
        """,
        {"user": user_id, "hash": pin.hash, "pepper": pin.pepper_id, "at": at},
    )


def replace_pin(conn: Conn, user_id: UUID, pin: PinHash, *, at: datetime) -> bool:
    """Write a new PIN over the old one; False while the old one is locked."""
    return (
        conn.execute(
            """
            UPDATE pins
               SET hash = %(hash)s, pepper_id = %(pepper)s, set_at = %(at)s,
                   tries = 0, locked_until = NULL, looking_until = NULL
             WHERE user_id = %(user)s
               AND tries < 10
               AND (locked_until IS NULL OR locked_until <= %(at)s)
            """,
            {"user": user_id, "hash": pin.hash, "pepper": pin.pepper_id, "at": at},
        ).rowcount
        == 1
    )


def reset_pin(conn: Conn, user_id: UUID, pin: PinHash, *, at: datetime) -> bool:
    """Write a new PIN for whom other proof was given; False if people must unlock it.

    A lock that a date ends is lifted with the PIN that it guarded.
    """
    return (
        conn.execute(
            """
            UPDATE pins
               SET hash = %(hash)s, pepper_id = %(pepper)s, set_at = %(at)s,
                   tries = 0, locked_until = NULL, looking_until = NULL
             WHERE user_id = %(user)s AND tries < 10
            """,
            {"user": user_id, "hash": pin.hash, "pepper": pin.pepper_id, "at": at},
        ).rowcount
        == 1
    )


def unlock_pin(conn: Conn, user_id: UUID) -> bool:
    """Lift the lock that no date ends; False if there is none."""
    return (
        conn.execute(
            """
            UPDATE pins
               SET tries = 0, locked_until = NULL, looking_until = NULL
             WHERE user_id = %(user)s AND tries >= 10
            """,
            {"user": user_id},
        ).rowcount
        == 1
    )


def count_try(
    conn: Conn,
    user_id: UUID,
    pepper_ids: list[str],
    *,
    at: datetime,
    looking: tuple[datetime, datetime],
) -> PinRow | None:
    """Count one try before it is looked at; no other is meanwhile.

    `looking` is now and when this look is over at the latest. None: locked, another try
    is being looked at, no PIN, or no such pepper. One conditional UPDATE, so however
    many try at once, three are let through, then three after 15 minutes, then four
    after 24 hours, then nobody.
    """
    with conn.cursor(row_factory=class_row(PinRow)) as cur:
        return cur.execute(
            """
            UPDATE pins
               SET tries = tries + 1,
                   locked_until = CASE tries + 1
                       WHEN 3 THEN %(at)s::timestamptz + interval '15 minutes'
                       WHEN 6 THEN %(at)s::timestamptz + interval '24 hours'
                       WHEN 10 THEN 'infinity' END,
                   looking_until = %(looking_until)s
             WHERE user_id = %(user)s
               AND tries < 10
               AND (looking_until IS NULL OR looking_until <= %(now)s)
               AND (locked_until IS NULL OR locked_until <= %(at)s)
               AND pepper_id = ANY (%(peppers)s)
            RETURNING hash, pepper_id, tries,
                      nullif(locked_until, 'infinity') AS locked_until,
                   looking_until
            """,
            {
                "user": user_id,
                "peppers": pepper_ids,
                "at": at,
                "now": looking[0],
                "looking_until": looking[1],
            },
        ).fetchone()


def find_pin(conn: Conn, user_id: UUID) -> PinRow | None:
    with conn.cursor(row_factory=class_row(PinRow)) as cur:
        return cur.execute(
            """
            SELECT hash, pepper_id, tries,
                   nullif(locked_until, 'infinity') AS locked_until,
                   looking_until
              FROM pins
             WHERE user_id = %(user)s
            """,
            {"user": user_id},
        ).fetchone()


def reset_tries(conn: Conn, user_id: UUID, seen: PinRow, kept: PinHash) -> None:
    """Forget the tries after a right PIN, unless somebody counted one since.

    Writes `kept`, which is the hash under the newest pepper.
    """
    conn.execute(
        """
        UPDATE pins
           SET tries = 0, locked_until = NULL, looking_until = NULL,
               hash = %(hash)s, pepper_id = %(pepper)s
         WHERE user_id = %(user)s AND tries = %(tries)s AND hash = %(seen)s
        """,
        {
            "user": user_id,
            "tries": seen.tries,
            "seen": seen.hash,
            "hash": kept.hash,
            "pepper": kept.pepper_id,
        },
    )


def end_look(conn: Conn, user_id: UUID, seen: PinRow, *, at: datetime) -> int:
    """Let the next try be looked at, after a wrong PIN; its count stays.

    Returns how many were wrong in the last 24 hours, up to ten: a right one in between
    forgets the tries, but not these.
    """
    row = conn.execute(
        """
        UPDATE pins
           SET looking_until = CASE WHEN tries = %(tries)s THEN NULL
                                    ELSE looking_until END,
               wrong_at = ARRAY(
                   SELECT wrong
                     FROM unnest(wrong_at || %(at)s::timestamptz) AS wrong
                    WHERE wrong > %(at)s::timestamptz - interval '24 hours'
                    ORDER BY wrong DESC
                    LIMIT 10)
         WHERE user_id = %(user)s
        RETURNING cardinality(wrong_at)
        """,
        {"user": user_id, "tries": seen.tries, "at": at},
    ).fetchone()
    return int(row[0]) if row else 0

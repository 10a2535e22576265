"""Every statement on reconciliation_items. Callers own the transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.reconciliation.model import Difference, Item

_MOST = 10_000


def open_items(conn: Conn, differences: Sequence[Difference], *, at: datetime) -> None:
    """Write differences down; one that is open already keeps its age."""
    with conn.cursor() as cur:
        cur.executemany(
            """
            INSERT INTO reconciliation_items AS i (
                   provider, direction, reference, kind, ours_kobo, theirs_kobo, day,
                   opened_at, seen_at)
            VALUES (%(provider)s, %(direction)s, %(reference)s, %(kind)s,
                   %(ours_kobo)s, %(theirs_kobo)s, %(day)s, %(at)s, %(at)s)
                ON CONFLICT (provider, direction, reference) DO UPDATE
               SET kind = EXCLUDED.kind, ours_kobo = EXCLUDED.ours_kobo,
                   theirs_kobo = EXCLUDED.theirs_kobo, day = EXCLUDED.day,
                   seen_at = EXCLUDED.seen_at, closed_at = NULL,
                   opened_at = CASE WHEN i.closed_at IS NULL THEN i.opened_at
                                    ELSE EXCLUDED.opened_at END
            """,
            [{**asdict(difference), "at": at} for difference in differences],
        )


def close_items(
    conn: Conn, provider: str, names: Collection[tuple[str, str]], *, at: datetime
) -> list[str]:
    """Close what agrees now, by (direction, reference); return those that were open."""
    rows = conn.execute(
        """
        UPDATE reconciliation_items i
           SET closed_at = %(at)s, seen_at = %(at)s
          FROM unnest(%(directions)s::text[], %(references)s::text[])
               AS agreed (direction, reference)
         WHERE i.provider = %(provider)s
           AND i.direction = agreed.direction
           AND i.reference = agreed.reference
           AND i.closed_at IS NULL
        RETURNING i.reference
        """,
        {
            "provider": provider,
            "directions": [direction for direction, _ in names],
            "references": [reference for _, reference in names],
            "at": at,
        },
    ).fetchall()
    return sorted(reference for (reference,) in rows)


def list_open(conn: Conn) -> list[Item]:
    """Return all that differs and waits for people, oldest first."""
    with conn.cursor(row_factory=class_row(Item)) as cur:
        return cur.execute(
            """
            SELECT provider, direction, reference, kind, ours_kobo, theirs_kobo, day,
                   opened_at
              FROM reconciliation_items
             WHERE closed_at IS NULL
             ORDER BY opened_at, provider, direction, reference
             LIMIT %(limit)s
            """,
            {"limit": _MOST},
        ).fetchall()

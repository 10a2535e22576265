"""Every statement on what we read of our float at the vendor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg.rows import class_row

from miimii.db import Conn

# Sent as long before a reading, a purchase may or may not be in it: then it counts.
_IN_FLIGHT = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the float was; `is_short`: the vendor refused for want of it."""

    id: int
    balance_kobo: int | None
    is_short: bool
    cause: str
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class Between:
    """Two readings, one each side of an instant, and what was sold between them.

    `unknown` purchases were sent between the two and have no outcome; those `astride`
    were under way while one of the two was read.
    """

    before_kobo: int
    after_kobo: int
    confirmed_kobo: int
    unknown: int
    astride: int


# Outside its function only because it is long: see `find_between`.
_BETWEEN = """
    WITH earlier AS (
         SELECT balance_kobo, happened_at
           FROM float_readings
          WHERE provider = %(provider)s
            AND balance_kobo IS NOT NULL
            AND happened_at <= %(instant)s
          ORDER BY happened_at DESC, id DESC
          LIMIT 1),
    later AS (
         SELECT balance_kobo, happened_at
           FROM float_readings
          WHERE provider = %(provider)s
            AND balance_kobo IS NOT NULL
            AND happened_at > %(settled_after)s
          ORDER BY happened_at, id
          LIMIT 1),
    sold AS (
         SELECT p.cost_kobo, p.status, p.submitted_at, p.settled_at,
                e.happened_at AS from_at, l.happened_at AS to_at,
                p.submitted_at > e.happened_at
                AND p.submitted_at <= l.happened_at AS is_between
           FROM earlier e
          CROSS JOIN later l
           JOIN purchases p
             ON p.provider = %(provider)s
            AND p.submitted_at <= l.happened_at
            AND coalesce(p.settled_at, 'infinity') > e.happened_at)
    SELECT e.balance_kobo AS before_kobo, l.balance_kobo AS after_kobo,
           coalesce(sum(s.cost_kobo) FILTER (
               WHERE s.is_between AND s.status = 'succeeded'), 0)::bigint
               AS confirmed_kobo,
           count(*) FILTER (
               WHERE s.is_between
                 AND s.status IN ('submitted', 'needs_review')) AS unknown,
           count(*) FILTER (
               WHERE (s.status IN ('succeeded', 'declined')
                      AND (NOT s.is_between OR s.settled_at > s.to_at))
                  OR s.status = 'reversed'
                  OR (s.status IN ('submitted', 'needs_review')
                      AND s.submitted_at BETWEEN s.from_at - %(in_flight)s
                                             AND s.from_at)) AS astride
      FROM earlier e
     CROSS JOIN later l
      LEFT JOIN sold s ON true
     GROUP BY e.balance_kobo, l.balance_kobo
"""


def insert_reading(
    conn: Conn,
    provider: str,
    *,
    balance_kobo: int | None,
    is_short: bool,
    cause: str,
    at: datetime,
) -> None:
    """Write a reading down."""
    conn.execute(
        """
        INSERT INTO float_readings (
               provider, balance_kobo, is_short, cause, happened_at)
        VALUES (%(provider)s, %(balance_kobo)s, %(is_short)s, %(cause)s, %(at)s)
        """,
        {
            "provider": provider,
            "balance_kobo": balance_kobo,
            "is_short": is_short,
            "cause": cause,
            "at": at,
        },
    )


def find_latest(conn: Conn, provider: str) -> Reading | None:
    """Return the newest reading."""
    with conn.cursor(row_factory=class_row(Reading)) as cur:
        return cur.execute(
            """
            SELECT id, balance_kobo, is_short, cause, happened_at
              FROM float_readings
             WHERE provider = %(provider)s
             ORDER BY happened_at DESC, id DESC
             LIMIT 1
            """,
            {"provider": provider},
        ).fetchone()


def lock_float(conn: Conn, provider: str) -> None:
    """Let nobody else promise of this float until the transaction ends."""
    conn.execute(
        "SELECT pg_advisory_xact_lock(hashtextextended('float:' || %(provider)s, 0))",
        {"provider": provider},
    )


def committed_since(conn: Conn, provider: str, *, at: datetime) -> int:
    """Return the kobo promised since a reading: sold, or about to be."""
    row = conn.execute(
        """
        SELECT coalesce(sum(cost_kobo), 0)::bigint
          FROM purchases
         WHERE provider = %(provider)s
           AND (status = 'held'
                OR (status = 'submitted' AND submitted_at > %(sent_after)s)
                OR (status = 'succeeded' AND settled_at > %(at)s
                    AND submitted_at > %(sent_after)s))
        """,
        {"provider": provider, "at": at, "sent_after": at - _IN_FLIGHT},
    ).fetchone()
    return row[0] if row else 0


def find_between(conn: Conn, provider: str, instant: datetime) -> Between | None:
    """Return the readings around an instant; None while one of them is missing."""
    with conn.cursor(row_factory=class_row(Between)) as cur:
        return cur.execute(
            _BETWEEN,
            {
                "provider": provider,
                "instant": instant,
                "settled_after": instant + _IN_FLIGHT,
                "in_flight": _IN_FLIGHT,
            },
        ).fetchone()


@dataclass(frozen=True, slots=True)
class Moved:
    """How the float moved between two readings, theirs and by our books, in kobo.

    Below zero it shrank. `astride`: purchases under way at one of the readings, of
    which nobody can say on which side they belong.
    """

    theirs_kobo: int
    ours_kobo: int
    astride: int


# Outside its function only because it is long: see `find_moved`.
_MOVED = """
    WITH known AS (
         SELECT balance_kobo, happened_at, id
           FROM float_readings
          WHERE provider = %(provider)s
            AND balance_kobo IS NOT NULL
            AND happened_at <= %(ends_at)s),
    earlier AS (
         SELECT *
           FROM known
          ORDER BY happened_at <= %(starts_at)s DESC,
                   abs(extract(epoch FROM happened_at - %(starts_at)s)), id
          LIMIT 1),
    later AS (
         SELECT k.*
           FROM known k
           JOIN earlier e ON (k.happened_at, k.id) > (e.happened_at, e.id)
          ORDER BY k.happened_at DESC, k.id DESC
          LIMIT 1)
    SELECT l.balance_kobo - e.balance_kobo AS theirs_kobo,
           (SELECT coalesce(sum(CASE WHEN d.kind = 'BILLS_FLOAT' THEN p.amount_kobo
                                     ELSE -p.amount_kobo END), 0)::bigint
              FROM books.postings p
              JOIN books.accounts d ON d.account_id = p.debit_account_id
              JOIN books.accounts c ON c.account_id = p.credit_account_id
             WHERE 'BILLS_FLOAT' IN (c.kind, d.kind)
               AND p.happened_at > e.happened_at
               AND p.happened_at <= l.happened_at) AS ours_kobo,
           (SELECT count(*)
              FROM purchases p
              JOIN (VALUES (e.happened_at), (l.happened_at)) r (read_at)
                ON p.submitted_at <= r.read_at
               AND (p.settled_at > r.read_at
                    OR p.status IN ('submitted', 'needs_review'))
             WHERE p.provider = %(provider)s) AS astride
      FROM earlier e
     CROSS JOIN later l
"""


def find_moved(
    conn: Conn, provider: str, *, starts_at: datetime, ends_at: datetime
) -> Moved | None:
    """Return how the float moved over a time; None without two readings for it.

    From the last reading before it begins, or else the first within it, to the last
    one within it.
    """
    with conn.cursor(row_factory=class_row(Moved)) as cur:
        return cur.execute(
            _MOVED,
            {
                "provider": provider,
                "starts_at": starts_at,
                "ends_at": ends_at,
            },
        ).fetchone()

"""What the rows of orders, events and messages say to the alerts; reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import LiteralString

from psycopg.rows import class_row

from miimii import ids
from miimii.db import Conn

_A_QUOTE_LIVES = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Old:
    """Rows that are older than they may be: how many, since when, and the first few."""

    count: int
    oldest_at: datetime | None
    refs: list[str] | None


@dataclass(frozen=True, slots=True)
class Ended:
    """Orders that customers confirmed in a stretch of time, and how many failed."""

    orders: int
    declined: int


@dataclass(frozen=True, slots=True)
class Float:
    """The last reading of the float, and what a day's sales cost on average."""

    balance_kobo: int | None
    happened_at: datetime
    a_day_kobo: int


def one_old(conn: Conn, query: LiteralString, values: Mapping[str, object]) -> Old:
    """Return the one row of a query that counts what is too old."""
    with conn.cursor(row_factory=class_row(Old)) as cursor:
        return cursor.execute(query, values).fetchone() or Old(0, None, None)


def count_ended(conn: Conn, *, since: datetime, until: datetime) -> Ended:
    """Count the orders authorised after `since`, and those of them declined.

    References sort by the time of their quote, which lived ten minutes at most: so the
    primary keys find them, without an index for this alone.
    """
    quoted_since = since - _A_QUOTE_LIVES
    with conn.cursor(row_factory=class_row(Ended)) as cursor:
        found = cursor.execute(
            """
            WITH lately AS (
                 SELECT status, authorised_at
                   FROM transfers
                  WHERE reference >= %(transfer)s
                  UNION ALL
                 SELECT status, authorised_at
                   FROM purchases
                  WHERE reference >= %(purchase)s)
            SELECT count(*) AS orders,
                   count(*) FILTER (WHERE status = 'declined') AS declined
              FROM lately
             WHERE authorised_at > %(since)s
               AND authorised_at <= %(until)s
            """,
            {
                "transfer": ids.least_reference("TRF", quoted_since),
                "purchase": ids.least_reference("PUR", quoted_since),
                "since": since,
                "until": until,
            },
        ).fetchone()
    return found or Ended(0, 0)


def find_transfers_submitted(conn: Conn, *, before: datetime) -> Old:
    """Return the transfers that are without an outcome since before an instant."""
    return one_old(
        conn,
        """
        SELECT count(*), min(submitted_at) AS oldest_at,
               (array_agg(reference ORDER BY submitted_at))[1:5] AS refs
          FROM transfers
         WHERE status = 'submitted'
           AND submitted_at < %(before)s
        """,
        {"before": before},
    )


def find_purchases_submitted(conn: Conn, *, before: datetime) -> Old:
    """Return the purchases that are without an outcome since before an instant.

    Also those that are before people by now.
    """
    return one_old(
        conn,
        """
        SELECT count(*), min(submitted_at) AS oldest_at,
               (array_agg(reference ORDER BY submitted_at))[1:5] AS refs
          FROM purchases
         WHERE status IN ('submitted', 'needs_review')
           AND submitted_at < %(before)s
        """,
        {"before": before},
    )


def find_requeries_late(conn: Conn, *, before: datetime) -> Old:
    """Return the transfers that were to be asked about before an instant."""
    return one_old(
        conn,
        """
        SELECT count(*), min(requery_after) AS oldest_at,
               (array_agg(reference ORDER BY requery_after))[1:5] AS refs
          FROM transfers
         WHERE status = 'submitted'
           AND requery_after < %(before)s
        """,
        {"before": before},
    )


def find_in_review(conn: Conn, *, before: datetime) -> Old:
    """Return the orders that are before people since before an instant."""
    return one_old(
        conn,
        """
        WITH before_people AS (
             SELECT o.reference, max(e.happened_at) AS since
               FROM (SELECT reference
                       FROM transfers
                      WHERE status = 'needs_review'
                      UNION ALL
                     SELECT reference
                       FROM purchases
                      WHERE status = 'needs_review') o
               JOIN order_events e
                 ON e.reference = o.reference
                AND e.to_status = 'needs_review'
              GROUP BY o.reference)
        SELECT count(*), min(since) AS oldest_at,
               (array_agg(reference ORDER BY since))[1:5] AS refs
          FROM before_people
         WHERE since < %(before)s
        """,
        {"before": before},
    )


def find_events_waiting(conn: Conn, *, before: datetime) -> Old:
    """Return the events that nobody worked although they were due before an instant."""
    return one_old(
        conn,
        """
        WITH due AS (
             SELECT id, greatest(recorded_at, next_attempt_at) AS due_at
               FROM inbound_events
              WHERE done_at IS NULL)
        SELECT count(*), min(due_at) AS oldest_at,
               (array_agg(id::text ORDER BY due_at))[1:5] AS refs
          FROM due
         WHERE due_at < %(before)s
        """,
        {"before": before},
    )


def find_messages_due(conn: Conn, *, before: datetime) -> Old:
    """Return the messages that were to be sent before an instant."""
    return one_old(
        conn,
        """
        SELECT count(*), min(next_attempt_at) AS oldest_at,
               (array_agg(id::text ORDER BY next_attempt_at))[1:5] AS refs
          FROM outbound_messages
         WHERE status IN ('queued', 'sending')
           AND next_attempt_at < %(before)s
        """,
        {"before": before},
    )


def find_float(conn: Conn, provider: str, *, week_ago: datetime) -> Float | None:
    """Return the newest reading, and a day's cost of the last seven days' sales."""
    with conn.cursor(row_factory=class_row(Float)) as cursor:
        return cursor.execute(
            """
            SELECT balance_kobo, happened_at,
                   (SELECT coalesce(sum(cost_kobo), 0) / 7
                      FROM purchases
                     WHERE provider = %(provider)s
                       AND status = 'succeeded'
                       AND settled_at > %(week_ago)s)::bigint AS a_day_kobo
              FROM float_readings
             WHERE provider = %(provider)s
             ORDER BY happened_at DESC, id DESC
             LIMIT 1
            """,
            {"provider": provider, "week_ago": week_ago},
        ).fetchone()

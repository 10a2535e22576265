"""What the rows of orders, events and messages say to the alerts; reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg.rows import class_row

from miimii import ids
from miimii.alerts.store.old import Old, sum_up
from miimii.db import Conn

_A_QUOTE_LIVES = timedelta(minutes=10)


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
    return sum_up(
        conn,
        """
        SELECT reference AS ref, submitted_at AS since
          FROM transfers
         WHERE status = 'submitted'
           AND submitted_at < %(before)s
        """,
        before=before,
    )


def find_purchases_submitted(conn: Conn, *, before: datetime) -> Old:
    """Return the purchases that are without an outcome since before an instant.

    Also those that are before people by now.
    """
    return sum_up(
        conn,
        """
        SELECT reference AS ref, submitted_at AS since
          FROM purchases
         WHERE status IN ('submitted', 'needs_review')
           AND submitted_at < %(before)s
        """,
        before=before,
    )


def find_requeries_late(conn: Conn, *, before: datetime) -> Old:
    """Return the transfers that were to be asked about before an instant."""
    return sum_up(
        conn,
        """
        SELECT reference AS ref, requery_after AS since
          FROM transfers
         WHERE status = 'submitted'
           AND requery_after < %(before)s
        """,
        before=before,
    )


def find_in_review(conn: Conn, *, before: datetime) -> Old:
    """Return the orders that are before people since before an instant."""
    return sum_up(
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
        SELECT reference AS ref, since
          FROM before_people
         WHERE since < %(before)s
        """,
        before=before,
    )


def find_events_waiting(conn: Conn, *, before: datetime) -> Old:
    """Return the events that nobody worked although they were due before an instant."""
    return sum_up(
        conn,
        """
        WITH due AS (
             SELECT id, greatest(recorded_at, next_attempt_at) AS due_at
               FROM inbound_events
              WHERE done_at IS NULL)
        SELECT id::text AS ref, due_at AS since
          FROM due
         WHERE due_at < %(before)s
        """,
        before=before,
    )


def find_messages_due(conn: Conn, *, before: datetime) -> Old:
    """Return the messages that were to be sent before an instant."""
    return sum_up(
        conn,
        """
        SELECT id::text AS ref, next_attempt_at AS since
          FROM outbound_messages
         WHERE status IN ('queued', 'sending')
           AND next_attempt_at < %(before)s
        """,
        before=before,
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

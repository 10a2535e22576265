"""Every statement on system_balances: what was posted up to a time, counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import class_row

from miimii.db import Conn


@dataclass(frozen=True, slots=True)
class Writers:
    """The transactions that have written postings and are still open, at an instant."""

    at: datetime
    open: Sequence[str]


def find_writers(conn: Conn) -> Writers:
    """Return who has written postings without having ended yet, and the time it is.

    Whoever writes a row holds its table's lock to the end of the transaction, and any
    role may see locks. The time is the database's, as that of the postings is; it is
    read first, so whoever is not listed writes later than this, or is done.
    """
    with conn.cursor(row_factory=class_row(Writers)) as cur:
        return cur.execute(
            """
            WITH first AS MATERIALIZED (
                 SELECT clock_timestamp() AS at)
            SELECT first.at,
                   ARRAY(SELECT DISTINCT virtualtransaction
                           FROM pg_locks
                          WHERE locktype = 'relation'
                            AND relation = 'postings'::regclass
                            AND database = (SELECT oid FROM pg_database
                                             WHERE datname = current_database())
                            AND mode = 'RowExclusiveLock'
                            AND granted
                            AND first.at IS NOT NULL) AS open
              FROM first
            """
        ).fetchall()[0]


def roll_up(conn: Conn, *, before: datetime) -> int:
    """Move the system balances forward to `before`; returns how many moved.

    Each new balance is whole in itself, so of two runs at once the later time wins.
    """
    return conn.execute(
        """
        INSERT INTO system_balances (account_id, balance_kobo, counted_to)
        SELECT a.id, coalesce(b.balance_kobo, 0) + coalesce(t.kobo, 0), %(before)s
          FROM accounts a
          LEFT JOIN system_balances b ON b.account_id = a.id
          LEFT JOIN LATERAL (
               SELECT sum(CASE WHEN p.credit_account_id = a.id THEN p.amount_kobo
                               ELSE -p.amount_kobo END) AS kobo
                 FROM postings p
                WHERE a.id IN (p.credit_account_id, p.debit_account_id)
                  AND p.recorded_at >= coalesce(b.counted_to, '-infinity')
                  AND p.recorded_at < %(before)s) t ON true
         WHERE a.kind <> 'wallet'
            ON CONFLICT (account_id) DO UPDATE
           SET balance_kobo = EXCLUDED.balance_kobo, counted_to = EXCLUDED.counted_to,
               recorded_at = clock_timestamp()
         WHERE system_balances.counted_to < EXCLUDED.counted_to
        """,
        {"before": before},
    ).rowcount


def rebuild_rollup(conn: Conn, *, before: datetime) -> int:
    """Count the system balances from the first posting; returns how many accounts."""
    return conn.execute(
        """
        INSERT INTO system_balances (account_id, balance_kobo, counted_to)
        SELECT a.id, coalesce(t.kobo, 0), %(before)s
          FROM accounts a
          LEFT JOIN LATERAL (
               SELECT sum(CASE WHEN p.credit_account_id = a.id THEN p.amount_kobo
                               ELSE -p.amount_kobo END) AS kobo
                 FROM postings p
                WHERE a.id IN (p.credit_account_id, p.debit_account_id)
                  AND p.recorded_at < %(before)s) t ON true
         WHERE a.kind <> 'wallet'
            ON CONFLICT (account_id) DO UPDATE
           SET balance_kobo = EXCLUDED.balance_kobo, counted_to = EXCLUDED.counted_to,
               recorded_at = clock_timestamp()
        """,
        {"before": before},
    ).rowcount

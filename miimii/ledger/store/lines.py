"""Every statement that reads what changed one wallet, in the order of its versions."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.ledger.line import Bounds, Line

# Outside its function only because it is long: see `find_bounds`.
_BOUNDS = """
    WITH wallet AS (
         SELECT id
           FROM accounts
          WHERE kind = 'wallet'
            AND user_id = %(user_id)s),
    edge AS (
         SELECT w.id, t.is_start, coalesce(e.version, 0) AS version,
                coalesce(e.balance_after, 0) AS balance_kobo
           FROM wallet w
          CROSS JOIN (VALUES (true, %(starts_at)s::timestamptz),
                             (false, %(ends_at)s)) t (is_start, instant)
           LEFT JOIN LATERAL (
                (SELECT debit_version AS version,
                        debit_balance_after AS balance_after
                   FROM postings
                  WHERE debit_account_id = w.id
                    AND recorded_at < t.instant
                  ORDER BY debit_version DESC
                  LIMIT 1)
                  UNION ALL
                (SELECT credit_version, credit_balance_after
                   FROM postings
                  WHERE credit_account_id = w.id
                    AND recorded_at < t.instant
                  ORDER BY credit_version DESC
                  LIMIT 1)
                  ORDER BY version DESC
                  LIMIT 1) e ON true)
    SELECT a.id AS account_id, a.version AS before, b.version AS last,
           a.balance_kobo AS opening_kobo, b.balance_kobo AS closing_kobo,
           (SELECT coalesce(sum(amount_kobo), 0)::bigint
              FROM postings
             WHERE credit_account_id = a.id
               AND credit_version > a.version
               AND credit_version <= b.version) AS in_kobo,
           (SELECT coalesce(sum(amount_kobo), 0)::bigint
              FROM postings
             WHERE debit_account_id = a.id
               AND debit_version > a.version
               AND debit_version <= b.version) AS out_kobo
      FROM edge a
      JOIN edge b USING (id)
     WHERE a.is_start
       AND NOT b.is_start
"""


def find_bounds(
    conn: Conn, user_id: UUID, *, starts_at: datetime, ends_at: datetime
) -> Bounds | None:
    """Return the bounds of a period, `ends_at` excluded; None without a wallet.

    A bound is the newest version recorded before an instant. So two periods that meet
    share it, whatever a clock once did: no change is in both, and none in neither.
    """
    with conn.cursor(row_factory=class_row(Bounds)) as cur:
        return cur.execute(
            _BOUNDS,
            {"user_id": user_id, "starts_at": starts_at, "ends_at": ends_at},
        ).fetchone()


def sum_in(conn: Conn, user_id: UUID, *, since: datetime) -> int:
    """Return the kobo credited to a wallet after an instant, reversals left out."""
    row = conn.execute(
        """
        SELECT coalesce(sum(p.amount_kobo), 0)::bigint
          FROM accounts a
          JOIN postings p ON p.credit_account_id = a.id
          JOIN journals j ON j.id = p.journal_id
         WHERE a.kind = 'wallet'
           AND a.user_id = %(user_id)s
           AND j.happened_at > %(since)s
           AND j.reverses_id IS NULL
        """,
        {"user_id": user_id, "since": since},
    ).fetchone()
    return int(row[0]) if row else 0


def list_lines(conn: Conn, account_id: int, *, after: int, to: int) -> list[Line]:
    """Return a wallet's changes after one version up to another, oldest first.

    As versions have no gaps, the two of them bound how many there are.
    """
    with conn.cursor(row_factory=class_row(Line)) as cur:
        return cur.execute(
            """
            SELECT l.version, l.amount_kobo, l.balance_kobo, l.recorded_at,
                   j.reference AS journal_reference, j.reason, j.order_reference,
                   o.kind AS other_kind
              FROM (SELECT debit_version AS version, -amount_kobo AS amount_kobo,
                           debit_balance_after AS balance_kobo, recorded_at,
                           journal_id, credit_account_id AS other_id
                      FROM postings
                     WHERE debit_account_id = %(account_id)s
                       AND debit_version > %(after)s
                       AND debit_version <= %(to)s
                     UNION ALL
                    SELECT credit_version, amount_kobo, credit_balance_after,
                           recorded_at, journal_id, debit_account_id
                      FROM postings
                     WHERE credit_account_id = %(account_id)s
                       AND credit_version > %(after)s
                       AND credit_version <= %(to)s) l
              JOIN journals j ON j.id = l.journal_id
              JOIN accounts o ON o.id = l.other_id
             ORDER BY l.version
            """,
            {"account_id": account_id, "after": after, "to": to},
        ).fetchall()

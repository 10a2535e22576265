"""Every statement that touches accounts, journals, postings and their roll-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn
from miimii.ledger.journal import Journal
from miimii.ledger.model import Check, Finding


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one posting statement.

    `journal_id` is None when nothing was written: an account or the reversed journal
    is missing (not `is_complete`), a wallet is short (`is_short`; for certain unless
    `is_raced`: a wallet changed while we waited), or the reference was taken.
    """

    journal_id: int | None
    is_complete: bool
    is_short: bool
    is_raced: bool
    balances: dict[str, int]


@dataclass(frozen=True, slots=True)
class EarlierJournal:
    """A journal in the books, with the balances it left, by user id, in kobo."""

    journal_id: int
    content_hash: bytes
    balances: dict[str, int]


@dataclass(frozen=True, slots=True)
class WalletBalance:
    """What a wallet's row says."""

    balance_kobo: int
    version: int


# Outside its function only because it is long: see `insert_journal`.
_POST = """
    WITH asked AS (
         SELECT *
           FROM unnest(%(debit_kinds)s::text[], %(debit_users)s::uuid[],
                       %(credit_kinds)s::text[], %(credit_users)s::uuid[],
                       %(amounts)s::bigint[])
           WITH ORDINALITY AS p (debit_kind, debit_user, credit_kind,
                                 credit_user, amount_kobo, n)),
    earlier AS (
         SELECT id FROM journals WHERE reference = %(reference)s),
    undone AS (
         SELECT id FROM journals WHERE reference = %(reverses)s),
    named AS (
         SELECT id, kind, user_id, version
           FROM accounts
          WHERE kind <> 'wallet'
            AND kind = ANY (%(kinds)s::text[])
          UNION ALL
         SELECT id, kind, user_id, version
           FROM accounts
          WHERE kind = 'wallet'
            AND user_id = ANY (%(users)s::uuid[])),
    locked AS (
         SELECT id, user_id, balance_kobo, version
           FROM accounts
          WHERE kind = 'wallet'
            AND user_id = ANY (%(users)s::uuid[])
            AND NOT EXISTS (SELECT FROM earlier)
          ORDER BY id
            FOR NO KEY UPDATE),
    steps AS (
         SELECT m.n, l.id, l.user_id,
                (l.balance_kobo + sum(m.kobo) OVER w)::bigint AS balance_after,
                l.version + row_number() OVER w AS version
           FROM (SELECT n, debit_user AS user_id, -amount_kobo AS kobo
                   FROM asked
                  UNION ALL
                 SELECT n, credit_user, amount_kobo FROM asked) m
           JOIN locked l USING (user_id)
         WINDOW w AS (PARTITION BY l.id ORDER BY m.n)),
    left_in AS (
         SELECT DISTINCT ON (id) id, user_id, balance_after, version
           FROM steps
          ORDER BY id, version DESC),
    verdict AS (
         SELECT (SELECT count(*) FROM named) = cardinality(%(kinds)s::text[])
                AND (%(reverses)s::text IS NULL
                     OR EXISTS (SELECT FROM undone)) AS is_complete,
                EXISTS (SELECT FROM steps WHERE balance_after < 0) AS is_short),
    written AS (
         INSERT INTO journals (reference, reason, order_reference, reverses_id,
                               content_hash, happened_at)
         SELECT %(reference)s, %(reason)s, %(order_reference)s,
                (SELECT id FROM undone), %(content_hash)s, %(at)s
           FROM verdict
          WHERE is_complete
            AND NOT is_short
            AND NOT EXISTS (SELECT FROM earlier)
             ON CONFLICT DO NOTHING
         RETURNING id),
    moved AS (
         INSERT INTO postings (journal_id, debit_account_id, credit_account_id,
                               amount_kobo, debit_version, debit_balance_after,
                               credit_version, credit_balance_after)
         SELECT w.id, d.id, c.id, a.amount_kobo, ds.version, ds.balance_after,
                cs.version, cs.balance_after
           FROM written w
          CROSS JOIN asked a
           JOIN named d ON d.kind = a.debit_kind
                AND d.user_id IS NOT DISTINCT FROM a.debit_user
           JOIN named c ON c.kind = a.credit_kind
                AND c.user_id IS NOT DISTINCT FROM a.credit_user
           LEFT JOIN steps ds ON ds.n = a.n AND ds.id = d.id
           LEFT JOIN steps cs ON cs.n = a.n AND cs.id = c.id
          ORDER BY a.n),
    balanced AS (
         UPDATE accounts a
            SET balance_kobo = l.balance_after, version = l.version
           FROM left_in l, written
          WHERE a.id = l.id)
    SELECT (SELECT id FROM written) AS journal_id,
           v.is_complete, v.is_short,
           EXISTS (SELECT FROM named JOIN locked USING (id)
                    WHERE locked.version <> named.version) AS is_raced,
           (SELECT coalesce(jsonb_object_agg(user_id, balance_after), '{}')
              FROM left_in) AS balances
      FROM verdict v
"""


def insert_journal(conn: Conn, journal: Journal, *, at: datetime) -> Attempt:
    """Write a journal, its postings and the new balances, or nothing at all.

    Locks the wallets in id order, unless the reference is known already. The rest of
    the statement keeps the view of the books it began with; only `locked` is read
    anew after a wait, so balances and versions come from there, and a reference
    taken meanwhile shows as a conflict. No target is named for the conflict:
    `reverses_id` may be the key that loses.
    """
    with conn.cursor(row_factory=class_row(Attempt)) as cur:
        cur.execute(_POST, _parameters(journal, at))
        return cur.fetchall()[0]


def _parameters(journal: Journal, at: datetime) -> dict[str, object]:
    """Lay the postings out as columns, and name each account once."""
    debits = [posting.debit for posting in journal.postings]
    credits_ = [posting.credit for posting in journal.postings]
    accounts = {*debits, *credits_}
    return {
        "reference": journal.reference,
        "reason": journal.reason,
        "order_reference": journal.order_reference,
        "reverses": journal.reverses,
        "content_hash": journal.content_hash(),
        "at": at,
        "debit_kinds": [account.kind for account in debits],
        "debit_users": [account.user_id for account in debits],
        "credit_kinds": [account.kind for account in credits_],
        "credit_users": [account.user_id for account in credits_],
        "amounts": [posting.amount.kobo for posting in journal.postings],
        "kinds": [account.kind for account in accounts],
        "users": [account.user_id for account in accounts],
    }


def find_journal(conn: Conn, reference: str) -> EarlierJournal | None:
    """Read a journal back, with the balance that it left in each of its wallets."""
    with conn.cursor(row_factory=class_row(EarlierJournal)) as cur:
        return cur.execute(
            """
            WITH steps AS (
                 SELECT p.debit_account_id AS id, p.debit_version AS version,
                        p.debit_balance_after AS balance_after
                   FROM postings p
                   JOIN journals j ON j.id = p.journal_id
                  WHERE j.reference = %(reference)s
                  UNION ALL
                 SELECT p.credit_account_id, p.credit_version, p.credit_balance_after
                   FROM postings p
                   JOIN journals j ON j.id = p.journal_id
                  WHERE j.reference = %(reference)s),
            left_in AS (
                 SELECT DISTINCT ON (s.id) a.user_id, s.balance_after
                   FROM steps s
                   JOIN accounts a ON a.id = s.id AND a.kind = 'wallet'
                  ORDER BY s.id, s.version DESC)
            SELECT j.id AS journal_id, j.content_hash,
                   (SELECT coalesce(jsonb_object_agg(user_id, balance_after), '{}')
                      FROM left_in) AS balances
              FROM journals j
             WHERE j.reference = %(reference)s
            """,
            {"reference": reference},
        ).fetchone()


def insert_wallet(conn: Conn, user_id: UUID) -> int:
    """Make a customer's wallet, or find it; returns its account id.

    The empty update makes the statement see a wallet that somebody else is making.
    """
    row = conn.execute(
        """
        INSERT INTO accounts (kind, user_id)
        VALUES ('wallet', %(user_id)s)
            ON CONFLICT (user_id) WHERE kind = 'wallet'
            DO UPDATE SET version = accounts.version
        RETURNING id
        """,
        {"user_id": user_id},
    ).fetchall()[0]
    return int(row[0])


def find_balance(conn: Conn, user_id: UUID) -> WalletBalance | None:
    """Read a wallet's balance and version, without a lock."""
    with conn.cursor(row_factory=class_row(WalletBalance)) as cur:
        return cur.execute(
            """
            SELECT balance_kobo, version
              FROM accounts
             WHERE kind = 'wallet' AND user_id = %(user_id)s
            """,
            {"user_id": user_id},
        ).fetchone()


@dataclass(frozen=True, slots=True)
class WalletRow:
    """A wallet's row, and whose it is."""

    user_id: UUID
    balance_kobo: int
    version: int


def lock_wallet(conn: Conn, wallet_id: int) -> WalletRow | None:
    """Read a wallet, its row locked until the transaction ends."""
    with conn.cursor(row_factory=class_row(WalletRow)) as cur:
        return cur.execute(
            """
            SELECT user_id, balance_kobo, version
              FROM accounts
             WHERE kind = 'wallet' AND id = %(wallet_id)s
               FOR NO KEY UPDATE
            """,
            {"wallet_id": wallet_id},
        ).fetchone()


_OFFENDERS = sql.SQL("""
    WITH leg AS (
         SELECT posting_id, journal_reference AS j, order_reference AS o,
                credit_account_id AS account_id, debit_account_id AS other_id,
                amount_kobo AS k
           FROM books.postings
          UNION ALL
         SELECT posting_id, journal_reference, order_reference, debit_account_id,
                credit_account_id, -amount_kobo
           FROM books.postings),
    l AS (
         SELECT leg.*, a.kind, a.user_id, b.kind AS other
           FROM leg
           LEFT JOIN books.accounts a USING (account_id)
           LEFT JOIN books.accounts b ON b.account_id = leg.other_id),
    ord AS (
         SELECT *, amount_kobo + fee_kobo + vat_kobo + duty_kobo AS total
           FROM books.orders),
    clk AS (
         SELECT %(now)s::timestamptz AS t)
    SELECT offender::text, count(*) OVER ()
      FROM ({offenders}) AS offence (offender)
     ORDER BY 1
     LIMIT 20
""")


def find_offenders(conn: Conn, check: Check, *, at: datetime) -> Finding | None:
    """Run one check: how many offend and the first twenty, or None if nobody does."""
    rows = conn.execute(
        _OFFENDERS.format(offenders=sql.SQL(check.query)), {"now": at}
    ).fetchall()
    if not rows:
        return None
    return Finding(check.name, rows[0][1], tuple(row[0] for row in rows))

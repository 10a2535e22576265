"""The stand-in bank's own books: accounts, payouts, incoming payments, statement.

They take no hint from MiiMii's ledger: a test may compare the two.
"""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path

from miimii.sandbox.books import Books, Row, now_text

SCHEMA = """
CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY, expires_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS accounts (
    account_number TEXT PRIMARY KEY, account_name TEXT NOT NULL,
    phone TEXT NOT NULL, external_reference TEXT NOT NULL UNIQUE,
    user_id TEXT, opened_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS posts (
    reference TEXT PRIMARY KEY, posts INTEGER NOT NULL,
    amount_kobo INTEGER NOT NULL, bank_code TEXT NOT NULL,
    account_number TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS payouts (
    id INTEGER PRIMARY KEY, reference TEXT NOT NULL,
    bank_reference TEXT NOT NULL UNIQUE, bank_code TEXT NOT NULL,
    account_number TEXT NOT NULL, account_name TEXT NOT NULL,
    sender_name TEXT NOT NULL, narration TEXT NOT NULL,
    amount_kobo INTEGER NOT NULL, status TEXT NOT NULL, failure_reason TEXT,
    becomes TEXT, notify INTEGER NOT NULL, booked_at TEXT NOT NULL, completed_at TEXT);
CREATE INDEX IF NOT EXISTS payouts_by_reference ON payouts (reference);
CREATE TABLE IF NOT EXISTS credits (
    reference TEXT PRIMARY KEY, session_id TEXT NOT NULL,
    account_number TEXT NOT NULL, amount_kobo INTEGER NOT NULL,
    sender_name TEXT NOT NULL, sender_account_number TEXT NOT NULL,
    sender_bank TEXT NOT NULL, sender_bank_code TEXT NOT NULL,
    narration TEXT NOT NULL, status TEXT NOT NULL, happened_at TEXT NOT NULL);
"""
FIRST_ACCOUNT = 9900000001


class BankBooks:
    """Every statement over the bank's file."""

    def __init__(self, path: Path) -> None:
        self._books = Books(path, SCHEMA)

    def keep_token(self, token: str, expires_at: str) -> None:
        """Remember a token until it expires."""
        self._books.run(
            "INSERT INTO tokens VALUES (:token, :expires_at)",
            {"token": token, "expires_at": expires_at},
        )

    def knows_token(self, token: str) -> bool:
        """Whether this token was issued and is still valid."""
        found = self._books.row(
            "SELECT 1 FROM tokens WHERE token = :token AND expires_at > :now",
            {"token": token, "now": now_text()},
        )
        return found is not None

    def drop_tokens(self) -> None:
        """Sign everybody out."""
        self._books.run("DELETE FROM tokens")

    def open_account(self, name: str, phone: str, user_id: str | None) -> Row:
        """Open a virtual account under the next number."""
        with self._books.together():
            top = self._books.row("SELECT count(*) AS n FROM accounts")
            number = str(FIRST_ACCOUNT + (top or {"n": 0})["n"])
            self._books.run(
                """
                INSERT INTO accounts
                VALUES (:number, :name, :phone, :external, :user_id, :now)
                """,
                {
                    "number": number,
                    "name": name,
                    "phone": phone,
                    "external": f"x-{secrets.token_hex(6)}",
                    "user_id": user_id,
                    "now": now_text(),
                },
            )
        return self.account(number) or {}

    def account(self, number: str) -> Row | None:
        """One of our virtual accounts."""
        return self._books.row(
            "SELECT * FROM accounts WHERE account_number = :n", {"n": number}
        )

    def accounts(self) -> list[Row]:
        """All virtual accounts, oldest first."""
        return self._books.rows("SELECT * FROM accounts ORDER BY account_number")

    def accounts_of(self, client: str) -> list[Row]:
        """The accounts of one client, by the bank's reference or by our user id."""
        return self._books.rows(
            "SELECT * FROM accounts WHERE external_reference = :x OR user_id = :x",
            {"x": client},
        )

    def count_post(self, payout: Row) -> None:
        """Count an authenticated request to pay, whether or not it is then booked."""
        self._books.run(
            """
            INSERT INTO posts
            VALUES (:reference, 1, :amount_kobo, :bank_code, :account_number)
                ON CONFLICT (reference) DO UPDATE SET posts = posts + 1
            """,
            payout,
        )

    def add_payout(self, payout: Row) -> Row:
        """Book a payout; returns the row with the bank's reference."""
        row = {**payout, "bank_reference": f"BB-{secrets.token_hex(8).upper()}"}
        self._books.run(
            """
            INSERT INTO payouts (reference, bank_reference, bank_code, account_number,
                   account_name, sender_name, narration, amount_kobo, status,
                   failure_reason, becomes, notify, booked_at, completed_at)
            VALUES (:reference, :bank_reference, :bank_code, :account_number,
                   :account_name, :sender_name, :narration, :amount_kobo, :status,
                   :failure_reason, :becomes, :notify, :booked_at, :completed_at)
            """,
            row,
        )
        return row

    def change_payout(self, bank_reference: str, status: str, why: str | None) -> None:
        """Give a booked payout the status that was planned for it."""
        self._books.run(
            """
            UPDATE payouts
               SET status = :status, failure_reason = :why, becomes = NULL,
                   completed_at = :now
             WHERE bank_reference = :ref
            """,
            {"status": status, "why": why, "now": now_text(), "ref": bank_reference},
        )

    def payout(self, reference: str) -> Row | None:
        """The first payout under a reference, the customer's or the bank's."""
        return self._books.row(
            """
            SELECT * FROM payouts
             WHERE reference = :ref OR bank_reference = :ref
             ORDER BY id LIMIT 1
            """,
            {"ref": reference},
        )

    def payouts(self) -> list[Row]:
        """All payouts booked, oldest first."""
        return self._books.rows("SELECT * FROM payouts ORDER BY id")

    def undecided(self) -> list[Row]:
        """Payouts whose planned change has not happened yet."""
        return self._books.rows("SELECT * FROM payouts WHERE becomes IS NOT NULL")

    def add_credit(self, credit: Row) -> None:
        """Book an incoming payment."""
        self._books.run(
            """
            INSERT INTO credits
            VALUES (:reference, :session_id, :account_number, :amount_kobo,
                   :sender_name, :sender_account_number, :sender_bank,
                   :sender_bank_code, :narration, :status, :happened_at)
            """,
            credit,
        )

    def complete_credit(self, reference: str) -> None:
        """An incoming payment that waited is now successful."""
        self._books.run(
            "UPDATE credits SET status = 'successful' WHERE reference = :ref",
            {"ref": reference},
        )

    def credit(self, reference: str) -> Row | None:
        """One incoming payment by the bank's reference."""
        return self._books.row(
            "SELECT * FROM credits WHERE reference = :ref", {"ref": reference}
        )

    def credits(self) -> list[Row]:
        """All incoming payments, oldest first."""
        return self._books.rows("SELECT * FROM credits ORDER BY happened_at, reference")

    def statement(self, start: date, end: date) -> list[Row]:
        """Money in and out between two days of Lagos (UTC+1), both included."""
        return self._books.rows(
            """
            SELECT 'credit' AS type, reference, reference AS bank_reference,
                   account_number, amount_kobo, status, narration,
                   happened_at AS at
              FROM credits
             WHERE date(happened_at, '+1 hour') BETWEEN :start AND :end
            UNION ALL
            SELECT 'debit', reference, bank_reference, account_number, amount_kobo,
                   status, narration, booked_at
              FROM payouts
             WHERE date(booked_at, '+1 hour') BETWEEN :start AND :end
             ORDER BY at
            """,
            {"start": start.isoformat(), "end": end.isoformat()},
        )

    def witness_out(self) -> list[Row]:
        """For each reference asked for: what the bank did, and how often it was asked.

        Verdicts: success, declined, reversed, undecided, or none (never booked).
        """
        return self._books.rows(
            """
            SELECT 'bellbank' AS provider, p.reference,
                   CASE WHEN o.id IS NULL THEN 'none'
                        WHEN o.status = 'successful' THEN 'success'
                        WHEN o.status = 'failed' THEN 'declined'
                        WHEN o.status = 'reversed' THEN 'reversed'
                        ELSE 'undecided' END AS verdict,
                   coalesce(sum(o.amount_kobo), p.amount_kobo) AS amount_kobo,
                   p.bank_code || ':' || p.account_number AS destination,
                   p.bank_code, p.account_number, p.posts
              FROM posts p
              LEFT JOIN payouts o USING (reference)
             GROUP BY p.reference
             ORDER BY p.reference
            """
        )

    def witness_in(self) -> list[Row]:
        """Incoming payments that the bank calls successful."""
        return self._books.rows(
            """
            SELECT 'bellbank' AS provider, reference AS provider_reference,
                   account_number, amount_kobo
              FROM credits WHERE status = 'successful' ORDER BY reference
            """
        )

"""What the stand-in for WhatsApp keeps: customers, their chats, and media."""

from __future__ import annotations

import hashlib
import json
import secrets
from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any

from miimii.sandbox.books import Books, Row, now, now_text

SCHEMA = """
CREATE TABLE IF NOT EXISTS customers (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, username TEXT, phone TEXT UNIQUE,
    bsuid TEXT NOT NULL UNIQUE, identity_hash TEXT NOT NULL,
    window_until TEXT NOT NULL, typing_until TEXT NOT NULL, made_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS chat (
    seq INTEGER PRIMARY KEY, rev INTEGER NOT NULL, customer TEXT NOT NULL,
    direction TEXT NOT NULL, wamid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    body TEXT NOT NULL, status TEXT NOT NULL, error INTEGER, callback TEXT,
    finished INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS chat_by_customer ON chat (customer, rev);
CREATE INDEX IF NOT EXISTS chat_by_rev ON chat (rev);
CREATE TABLE IF NOT EXISTS media (
    id TEXT PRIMARY KEY, mime TEXT NOT NULL, sha256 TEXT NOT NULL,
    content BLOB NOT NULL, made_at TEXT NOT NULL);
"""
RANK = {"accepted": 0, "sent": 1, "delivered": 2, "read": 3, "failed": 4}
LONG_AGO = "1970-01-01T00:00:00.000+00:00"


def new_wamid() -> str:
    """A message id as WhatsApp writes them."""
    return f"wamid.{b64encode(secrets.token_bytes(27)).decode()}"


class GraphBooks:
    """Every statement over the WhatsApp stand-in's file."""

    def __init__(self, path: Path) -> None:
        self._books = Books(path, SCHEMA)

    def add_customer(self, name: str, phone: str | None, username: str | None) -> Row:
        """A new person with WhatsApp; without `phone` (digits) only a BSUID is known.

        Returns the one we have if the phone is already there.
        """
        known = self.find_customer(phone) if phone else None
        if known:
            return known
        bsuid = f"NG.{secrets.token_hex(8).upper()}"
        self._books.run(
            """
            INSERT INTO customers
            VALUES (:id, :name, :username, :phone, :bsuid, :hash, :past, :past, :now)
            """,
            {
                "id": phone or bsuid,
                "name": name,
                "username": username,
                "phone": phone,
                "bsuid": bsuid,
                "hash": secrets.token_urlsafe(9),
                "past": LONG_AGO,
                "now": now_text(),
            },
        )
        return self.find_customer(phone or bsuid) or {}

    def customers(self) -> list[Row]:
        """Everybody, oldest first."""
        return self._books.rows("SELECT * FROM customers ORDER BY made_at")

    def find_customer(self, key: str) -> Row | None:
        """By our key, by phone with or without +, or by BSUID."""
        return self._books.row(
            "SELECT * FROM customers WHERE id = :k OR phone = :k OR bsuid = :k",
            {"k": key.removeprefix("+")},
        )

    def change_bsuid(self, customer: str) -> str:
        """A new BSUID, as after a change of number; returns it."""
        bsuid = f"NG.{secrets.token_hex(8).upper()}"
        self._books.run(
            "UPDATE customers SET bsuid = :b WHERE id = :c",
            {"b": bsuid, "c": customer},
        )
        return bsuid

    def change_identity(self, customer: str) -> str:
        """A new identity hash, as after a new device; returns it."""
        word = secrets.token_urlsafe(9)
        self._books.run(
            "UPDATE customers SET identity_hash = :h WHERE id = :c",
            {"h": word, "c": customer},
        )
        return word

    def set_window(self, customer: str, *, hours: float) -> None:
        """Open the customer's window for so many hours from now (0 closes it)."""
        self._books.run(
            "UPDATE customers SET window_until = :until WHERE id = :c",
            {"until": _in(hours * 3600), "c": customer},
        )

    def set_typing(self, customer: str, seconds: float) -> None:
        """Show typing dots to the customer for so many seconds."""
        self._books.run(
            "UPDATE customers SET typing_until = :until WHERE id = :c",
            {"until": _in(seconds), "c": customer},
        )

    def add_message(self, row: Row) -> Row:
        """Add a bubble; `body` is a dictionary and must hold no secret."""
        with self._books.together():
            self._books.run(
                """
                INSERT INTO chat (rev, customer, direction, wamid, kind, body, status,
                       callback, at)
                VALUES ((SELECT coalesce(max(rev), 0) + 1 FROM chat), :customer,
                       :direction, :wamid, :kind, :text, :status, :callback, :at)
                """,
                {"callback": None, **row, "text": _text(row["body"]), "at": now_text()},
            )
        return self.message(row["wamid"]) or {}

    def message(self, wamid: str) -> Row | None:
        """One bubble."""
        found = self._books.row("SELECT * FROM chat WHERE wamid = :w", {"w": wamid})
        return _read(found) if found else None

    def messages(self, customer: str, after_rev: int = 0) -> list[Row]:
        """Bubbles added or changed after a revision, in the order of the chat."""
        rows = self._books.rows(
            "SELECT * FROM chat WHERE customer = :c AND rev > :r ORDER BY seq",
            {"c": customer, "r": after_rev},
        )
        return [_read(row) for row in rows]

    def advance(self, wamid: str, status: str, error: int | None = None) -> None:
        """Raise a bubble's status; a late "delivered" does not undo "read"."""
        row = self.message(wamid)
        if row and RANK[status] > RANK.get(row["status"], 0):
            self._books.run(
                """
                UPDATE chat
                   SET status = :status, error = :error,
                       rev = (SELECT max(rev) + 1 FROM chat)
                 WHERE wamid = :wamid
                """,
                {"status": status, "error": error, "wamid": wamid},
            )

    def finish(self, wamid: str) -> None:
        """A form was completed: the phone greys it out."""
        self._books.run(
            """
            UPDATE chat SET finished = 1, rev = (SELECT max(rev) + 1 FROM chat)
             WHERE wamid = :wamid
            """,
            {"wamid": wamid},
        )

    def add_media(self, mime: str, content: bytes) -> Row:
        """Keep a file; returns it without its content."""
        number = str(10**15 + secrets.randbelow(9 * 10**15))
        digest = b64encode(hashlib.sha256(content).digest()).decode()
        row = {"id": number, "mime": mime, "sha256": digest, "content": content}
        self._books.run(
            "INSERT INTO media VALUES (:id, :mime, :sha256, :content, :now)",
            {**row, "now": now_text()},
        )
        return {"id": number, "mime": mime, "sha256": digest, "size": len(content)}

    def media(self, number: str) -> Row | None:
        """A kept file with its content."""
        return self._books.row("SELECT * FROM media WHERE id = :n", {"n": number})


def _in(seconds: float) -> str:
    return (now() + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


def _text(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False)


def _read(row: Row) -> Row:
    return {**row, "body": json.loads(row["body"]), "finished": bool(row["finished"])}

"""Wallets and journals, for the tests of the books."""

from __future__ import annotations

from uuid import UUID

from miimii import clock, ids
from miimii.db import Conn
from miimii.ledger.accounts import BELLBANK, Account, wallet
from miimii.ledger.book import Book, Posted
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money

Move = tuple[Account, Account, int]


def journal(reference: str, *moves: Move, order: str | None = None) -> Journal:
    """A journal of moves: debited, credited, kobo."""
    postings = (Posting(debit, credit, Money(kobo)) for debit, credit, kobo in moves)
    return Journal(reference, "test", tuple(postings), order)


def post(conn: Conn, reference: str, *moves: Move) -> Posted:
    """Post such a journal now."""
    return Book().post(conn, journal(reference, *moves), at=clock.now())


def a_wallet(conn: Conn, kobo: int = 0) -> UUID:
    """A customer whose wallet holds this much, as credited by the bank."""
    user_id = ids.uuid7()
    Book().open_wallet(conn, user_id)
    if kobo:
        post(conn, f"credit:bellbank:{user_id}", (BELLBANK, wallet(user_id), kobo))
    return user_id

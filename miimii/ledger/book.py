"""The book: the only way in for a journal, and the way to ask for a balance."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from miimii import metrics
from miimii.db import Conn
from miimii.errors import InsufficientFunds, NotFound, ReferenceReused
from miimii.ledger.journal import Journal
from miimii.ledger.line import Bounds, Line
from miimii.ledger.store import books, lines, rollup
from miimii.money import Money


@dataclass(frozen=True, slots=True)
class Posted:
    """A journal in the books; `balances` are those it left in each wallet it touched.

    For a repeat (`is_new` false) these are the balances of the first time.
    """

    journal_id: int
    is_new: bool
    balances: Mapping[UUID, Money]


@dataclass(frozen=True, slots=True)
class Balance:
    """What a wallet holds; `version` counts its changes, so the newer one is known."""

    amount: Money
    version: int


@dataclass(frozen=True, slots=True)
class Wallet:
    """A wallet as it is while its row is locked."""

    wallet_id: int
    user_id: UUID
    balance: Money
    version: int


class Book:
    """Posts journals and reads balances on the caller's connection; never commits."""

    def post(self, conn: Conn, journal: Journal, *, at: datetime) -> Posted:
        """Write a journal and move its wallets' balances: all of it, or nothing.

        One statement, one round trip. The same reference again changes nothing and
        answers what the first time did. Locks the wallets in id order until the
        caller's transaction ends; rows of system accounts are never written.
        Raises InsufficientFunds when a wallet would fall below zero at any step,
        ReferenceReused for other content under a known reference or for the second
        reversal of a journal, NotFound for a missing wallet or reversed journal.
        The caller's transaction stays usable after each of them.
        """
        began_s = time.monotonic()
        attempt = books.insert_journal(conn, journal, at=at)
        if attempt.journal_id is not None:
            metrics.count_journal(len(journal.postings), time.monotonic() - began_s)
            return _posted(attempt.journal_id, attempt.balances, is_new=True)
        if attempt.is_short and not attempt.is_raced:
            raise InsufficientFunds
        # Somebody posted this reference before us, perhaps while we waited for the
        # lock: then neither the conflict nor the balance we saw is news.
        earlier = books.find_journal(conn, journal.reference)
        if earlier is not None:
            if earlier.content_hash != journal.content_hash():
                raise ReferenceReused(journal.reference)
            return _posted(earlier.journal_id, earlier.balances, is_new=False)
        if attempt.is_short:
            raise InsufficientFunds
        if not attempt.is_complete:
            raise NotFound(f"an account or the reversed journal of {journal.reference}")
        raise ReferenceReused(f"{journal.reverses} was reversed before")

    def open_wallet(self, conn: Conn, user_id: UUID) -> int:
        """Return the id of the customer's wallet account, made if there is none."""
        return books.insert_wallet(conn, user_id)

    def balance(self, conn: Conn, user_id: UUID) -> Balance:
        """Return what the wallet holds; NotFound if the customer has none."""
        row = books.find_balance(conn, user_id)
        if row is None:
            raise NotFound("wallet")
        return Balance(Money(row.balance_kobo), row.version)

    def came_in(self, conn: Conn, user_id: UUID, *, since: datetime) -> Money:
        """Return all that came into a wallet since an instant, before any fee of it.

        What came back to it, of a hold or of a payment, did not come in.
        """
        return Money(lines.sum_in(conn, user_id, since=since))

    def lock_wallet(self, conn: Conn, wallet_id: int) -> Wallet:
        """Return a wallet that nothing can change until the transaction ends.

        Raises NotFound. Locks its row.
        """
        row = books.lock_wallet(conn, wallet_id)
        if row is None:
            raise NotFound("wallet")
        return Wallet(wallet_id, row.user_id, Money(row.balance_kobo), row.version)

    def bounds(
        self, conn: Conn, user_id: UUID, *, starts_at: datetime, ends_at: datetime
    ) -> Bounds:
        """Return which changes of a wallet were recorded from `starts_at` to `ends_at`.

        `ends_at` itself is outside. Raises NotFound if the customer has no wallet.
        """
        found = lines.find_bounds(conn, user_id, starts_at=starts_at, ends_at=ends_at)
        if found is None:
            raise NotFound("wallet")
        return found

    def lines(self, conn: Conn, within: Bounds, *, after: int, to: int) -> list[Line]:
        """Return a wallet's changes after one version up to another, oldest first.

        Whatever lies outside `within` is left out.
        """
        return lines.list_lines(
            conn,
            within.account_id,
            after=max(after, within.before),
            to=min(to, within.last),
        )

    def roll_up(self, conn: Conn, *, before: datetime) -> int:
        """Count postings recorded earlier than `before` into the system balances.

        Returns how many accounts moved forward. `before` must be a time that no open
        transaction can still reach (`horizon.find_horizon`): what commits later under
        an earlier time would be left out until a rebuild.
        """
        return rollup.roll_up(conn, before=before)

    def rebuild_rollup(self, conn: Conn, *, before: datetime) -> int:
        """Count the system balances anew from every posting earlier than `before`.

        The same is asked of `before` as by `roll_up`.
        """
        return rollup.rebuild_rollup(conn, before=before)


def _posted(journal_id: int, balances: Mapping[str, int], *, is_new: bool) -> Posted:
    return Posted(
        journal_id,
        is_new,
        {UUID(user_id): Money(kobo) for user_id, kobo in balances.items()},
    )

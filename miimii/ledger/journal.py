"""Journals: what happened to the money, each one balanced and never changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

from miimii.ledger.accounts import Account
from miimii.money import Money


@dataclass(frozen=True, slots=True)
class Posting:
    """Money moved from the debited to the credited account; always above zero.

    Because both ends are in one row, an unbalanced journal cannot be written down.
    """

    debit: Account
    credit: Account
    amount: Money

    def __post_init__(self) -> None:
        if self.amount.kobo <= 0 or self.debit == self.credit:
            raise ValueError(f"not a movement of money: {self!r}")

    def undone(self) -> Posting:
        """Return the movement back."""
        return replace(self, debit=self.credit, credit=self.debit)


@dataclass(frozen=True, slots=True)
class Journal:
    """One event in the books. `reference` is ours: posted twice, it counts once.

    `reverses` is the reference of the journal that this one undoes.
    """

    reference: str
    reason: str
    postings: tuple[Posting, ...]
    order_reference: str | None = None
    reverses: str | None = None

    def __post_init__(self) -> None:
        if not self.reference or not self.postings:
            raise ValueError(f"a journal has a reference and postings: {self!r}")

    def reversal(self, reference: str, reason: str = "reversal") -> Journal:
        """Return the journal that undoes this one, last movement first."""
        return Journal(
            reference,
            reason,
            tuple(posting.undone() for posting in reversed(self.postings)),
            self.order_reference,
            reverses=self.reference,
        )

    def content_hash(self) -> bytes:
        """Return SHA-256 over what moves, which tells a repeat from a reused reference.

        The reason is left out: it is wording, and a reworded repeat is still one.
        """
        content = (
            1,
            self.order_reference,
            self.reverses,
            [
                (*_ends(posting.debit), *_ends(posting.credit), posting.amount.kobo)
                for posting in self.postings
            ],
        )
        return hashlib.sha256(json.dumps(content).encode()).digest()


def _ends(account: Account) -> tuple[str, str | None]:
    return account.kind, None if account.user_id is None else str(account.user_id)

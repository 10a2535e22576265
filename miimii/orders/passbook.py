"""The passbook: what happened to a customer's wallet, in the books' own order.

The order and the days are those of recording (docs/decisions): only so are the running
balances exact at both ends of any period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from miimii.db import Conn, Database
from miimii.ledger.book import Book
from miimii.ledger.line import Bounds, Line
from miimii.money import Money
from miimii.orders.particulars import Describe, Particulars

PAGE = 500  # changes read in one go


@dataclass(frozen=True, slots=True)
class Entry:
    """What one journal did to the wallet, in one direction; `amount` below zero: out.

    Postings of one journal are one entry, as they happen at once, except where money
    comes in and a fee goes out. `version` is that of its first posting. `reference` is
    the order's, the credit's or, where no slice knows it, the journal's.
    """

    version: int
    recorded_at: datetime
    amount: Money
    balance: Money
    reason: str
    reference: str
    is_to_us: bool
    particulars: Particulars | None


class Passbook:
    """Reads; no connection is out while the caller works on what it got."""

    def __init__(
        self, db: Database, book: Book, describers: Sequence[Describe]
    ) -> None:
        self._db = db
        self._book = book
        self._describers = tuple(describers)

    def bounds(
        self, user_id: UUID, *, starts_at: datetime, ends_at: datetime
    ) -> Bounds:
        """Return a period's balances and totals; raises NotFound without a wallet."""
        return self._db.repeat_once(
            lambda conn: self._book.bounds(
                conn, user_id, starts_at=starts_at, ends_at=ends_at
            )
        )

    def oldest_first(self, within: Bounds) -> Iterator[Entry]:
        """Yield every entry; a page at a time is read, and kept no longer."""
        pages = (
            self._read(within, after, after + PAGE)
            for after in range(within.before, within.last, PAGE)
        )
        for run in _runs(pair for page in pages for pair in page):
            yield _entry(run)

    def newest_first(self, within: Bounds, *, before: int = 0) -> Iterator[Entry]:
        """Yield every entry backwards; only those older than version `before`, if set.

        So the `version` of the last one seen is where to go on.
        """
        top = min(before - 1, within.last) if before else within.last
        pages = (
            reversed(self._read(within, to - PAGE, to))
            for to in range(top, within.before, -PAGE)
        )
        for run in _runs(pair for page in pages for pair in page):
            yield _entry(run[::-1])

    def _read(
        self, within: Bounds, after: int, to: int
    ) -> list[tuple[Line, Particulars | None]]:
        """Read a page and what its lines were for: 1 round trip, 2 a describer."""

        def read(conn: Conn) -> list[tuple[Line, Particulars | None]]:
            lines = self._book.lines(conn, within, after=after, to=to)
            keys = sorted({_key(line) for line in lines})
            known = {
                key: particulars
                for describe in self._describers
                for key, particulars in describe(conn, keys).items()
            }
            return [(line, known.get(_key(line))) for line in lines]

        return self._db.repeat_once(read)


_Described = tuple[Line, Particulars | None]


def _key(line: Line) -> str:
    return line.order_reference or line.journal_reference


def _runs(lines: Iterable[_Described]) -> Iterator[list[_Described]]:
    """Join neighbours of one journal that go the same way."""
    by_journal = groupby(
        lines, key=lambda pair: (pair[0].journal_reference, pair[0].amount_kobo > 0)
    )
    return (list(run) for _, run in by_journal)


def _entry(run: Sequence[_Described]) -> Entry:
    (first, particulars), (last, _) = run[0], run[-1]
    return Entry(
        version=first.version,
        recorded_at=last.recorded_at,
        amount=Money(sum(line.amount_kobo for line, _ in run)),
        balance=Money(last.balance_kobo),
        reason=first.reason,
        reference=particulars.reference if particulars else _key(first),
        is_to_us=all(line.other_kind in _OURS for line, _ in run),
        particulars=particulars,
    )


_OURS = frozenset({"FEES", "VAT_PAYABLE", "STAMP_DUTY_PAYABLE"})

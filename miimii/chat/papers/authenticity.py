"""The code on a receipt: eight characters only we can write, for anyone to check."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from miimii import ids
from miimii.cache import Cache
from miimii.chat.papers.receipt import Receipt, canonical
from miimii.db import Conn, Database

CODE_LENGTH = 8  # 40 bits: at ten tries an hour, nobody guesses one
AN_HOUR = 10
_PREFIX_LENGTH = 3
_NONE = "-" * CODE_LENGTH

Finder = Callable[[Conn, str], Sequence[Receipt]]


class TooManyChecks(Exception):
    """One person has checked as many receipts as they may in an hour."""


@dataclass(frozen=True, slots=True)
class Genuine:
    """A receipt that is ours. `now` is the order's receipt today, if it is another."""

    receipt: Receipt
    now: Receipt | None = None


class Seal:
    """Writes the codes, from a key of its own. Shared by threads."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def code_of(self, receipt: Receipt) -> str:
        """Return the receipt's code: 40 bits in letters and digits none look alike."""
        tag = hmac.digest(self._key, canonical(receipt), "sha256")
        return ids.digits(int.from_bytes(tag[:5], "big"), CODE_LENGTH)


class Authenticity:
    """Says whether a receipt is ours, from the books and never from the paper.

    `finders` say, by the first letters of a reference, which receipts were ever given
    for it: today's first. They read the database only.
    """

    def __init__(
        self, db: Database, cache: Cache, seal: Seal, finders: Mapping[str, Finder]
    ) -> None:
        self._db = db
        self._cache = cache
        self._seal = seal
        self._finders = finders

    def check(self, lane: str, reference: str, code: str) -> Genuine | None:
        """Return the receipt with this reference and code; None: it isn't ours.

        Compares in constant time, found or not. Raises TooManyChecks, Unavailable.
        """
        if not self._cache.allow("receipt", lane, limit=AN_HOUR, per_s=3600):
            raise TooManyChecks
        given = self._given(reference)
        fitting = [
            receipt
            for receipt in (*given, None)
            if hmac.compare_digest(self._code(receipt).encode(), code.encode())
            and receipt is not None
        ]
        if not fitting:
            return None
        found, now = fitting[0], given[0]
        return Genuine(found, now if now.status == "reversed" != found.status else None)

    def _given(self, reference: str) -> Sequence[Receipt]:
        find = self._finders.get(reference[:_PREFIX_LENGTH])
        if find is None:
            return ()
        return self._db.repeat_once(lambda conn: find(conn, reference))

    def _code(self, receipt: Receipt | None) -> str:
        return self._seal.code_of(receipt) if receipt is not None else _NONE

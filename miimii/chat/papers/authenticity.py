"""The code on a receipt: eight characters only we can write, for anyone to check."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from miimii import ids
from miimii.cache import Cache
from miimii.chat.papers.receipt import Receipt, canonical
from miimii.db import Conn, Database

CODE_LENGTH = 8  # 40 bits: at ten tries an hour, nobody guesses one
AN_HOUR = 10
_PREFIX_LENGTH = 3


class TooManyChecks(Exception):
    """One person has checked as many receipts as they may in an hour."""


@dataclass(frozen=True, slots=True)
class Given:
    """A receipt, and who it was given to."""

    owner_id: UUID
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Genuine:
    """A receipt that is ours; `returned` is today's, when the money came back since."""

    receipt: Receipt
    returned: Receipt | None = None


Finder = Callable[[Conn, str], Sequence[Given]]


class Seal:
    """Writes the codes, from keys of its own, newest first. Shared by threads."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = tuple(keys)

    def code_of(self, receipt: Receipt) -> str:
        """Return the receipt's code: 40 bits in letters and digits none look alike."""
        return self._code(self._keys[0], receipt)

    def is_code_of(self, receipt: Receipt, code: str) -> bool:
        """Whether one of our keys, of today or before, wrote the code; constant time.

        Every key more makes guessing that much easier: a list has few.
        """
        fits = [
            hmac.compare_digest(self._code(key, receipt).encode(), code.encode())
            for key in self._keys
        ]
        return any(fits)

    def _code(self, key: bytes, receipt: Receipt) -> str:
        tag = hmac.digest(key, canonical(receipt), "sha256")
        return ids.digits(int.from_bytes(tag[:5], "big"), CODE_LENGTH)


class ReceiptDesk:
    """Makes receipts again, from the books and never from a paper that is shown.

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

    def find_own(self, user_id: UUID, reference: str) -> Receipt | None:
        """Return today's receipt of the customer's own order or credit, or None."""
        for given in self._given(reference):
            if given.owner_id == user_id:
                return given.receipt
        return None

    def check(self, lane: str, reference: str, code: str) -> Genuine | None:
        """Return the receipt with this reference and code; None: it isn't ours.

        Each code is compared in constant time. Raises TooManyChecks, Unavailable.
        """
        if not self._cache.allow("receipt", lane, limit=AN_HOUR, per_s=3600):
            raise TooManyChecks
        receipts = [given.receipt for given in self._given(reference)]
        fits = [self._seal.is_code_of(receipt, code) for receipt in receipts]
        for receipt, is_it in zip(receipts, fits, strict=True):
            if is_it:
                today = receipts[0]
                is_back = today.status == "reversed" and receipt is not today
                return Genuine(receipt, today if is_back else None)
        return None

    def _given(self, reference: str) -> Sequence[Given]:
        find = self._finders.get(reference[:_PREFIX_LENGTH])
        if find is None:
            return ()
        return self._db.repeat_once(lambda conn: find(conn, reference))

"""Electricity tokens: money, kept sealed and opened for nobody but their owner."""

from __future__ import annotations

from miimii.bills.store import purchases
from miimii.db import Conn, Database
from miimii.users.fields import FieldCipher

_TABLE, _COLUMN = "purchases", "token_sealed"
_GROUP = 4


class Tokens:
    """Seals each token for the one row that it belongs to."""

    def __init__(self, db: Database, cipher: FieldCipher) -> None:
        self._db = db
        self._cipher = cipher

    def keep(self, conn: Conn, reference: str, token: str) -> bool:
        """Keep the token of a purchase; False when one is known: the first stays."""
        sealed = self._cipher.seal(_TABLE, _COLUMN, reference, token)
        return purchases.mark_token(conn, reference, sealed)

    def find(self, conn: Conn, reference: str) -> str | None:
        """Return the token as it was told; None if the purchase has none."""
        sealed = purchases.find_token(conn, reference)
        if sealed is None:
            return None
        return self._cipher.open(_TABLE, _COLUMN, reference, sealed)

    def reveal(self, reference: str) -> str | None:
        """Return the token in groups of four, to be typed in; None if there is none.

        For the instant in which its owner's message leaves the house.
        """
        token = self._db.repeat_once(lambda conn: self.find(conn, reference))
        if token is None:
            return None
        digits = "".join(character for character in token if character.isalnum())
        starts = range(0, len(digits), _GROUP)
        return "-".join(digits[start : start + _GROUP] for start in starts)

"""Electricity tokens: money, kept sealed and opened for nobody but their owner."""

from __future__ import annotations

from dataclasses import replace

from miimii.bills.model import Purchase
from miimii.bills.store import purchases
from miimii.db import Conn, Database
from miimii.providers.ports import TokenArrived
from miimii.providers.texts import meter_token
from miimii.users.fields import FieldCipher

_TABLE, _COLUMN = "purchases", "token_sealed"
_GROUP = 4


class Tokens:
    """Seals each token for the one row it belongs to; fits `orders.product.Tokens`."""

    def __init__(self, db: Database, cipher: FieldCipher) -> None:
        self._db = db
        self._cipher = cipher

    def learn(self, conn: Conn, reference: str, token: str) -> bool:
        """Keep what the vendor told; False when one is known: the first stays."""
        sealed = self._cipher.seal(_TABLE, _COLUMN, reference, token)
        return purchases.mark_token(conn, reference, sealed)

    def seal(self, reference: str, token: str) -> str:
        """Return a token that a person entered, sealed. ValueError if it is none."""
        digits = meter_token(token.strip())
        if digits is None:
            raise ValueError("not a meter token")
        return self._cipher.seal(_TABLE, _COLUMN, reference, digits)

    def put(self, order: Purchase, sealed: str) -> Purchase:
        """Return the purchase as it is once the token is kept."""
        del sealed
        return replace(order, has_token=True)

    def keep(self, conn: Conn, reference: str, sealed: str) -> bool:
        """Keep a sealed token; False if one is known: the first stays."""
        return purchases.mark_token(conn, reference, sealed)

    def is_due(self, order: Purchase) -> bool:
        """Return whether its owner paid for a token that nobody knows."""
        return order.status == "succeeded" and order.is_token_due

    def news(self, order: Purchase) -> TokenArrived:
        """Return the news that the token came after the end."""
        return TokenArrived(order.reference, order.product, order.target)

    def find(self, conn: Conn, reference: str) -> str | None:
        """Return the token as it was told; None if the purchase has none."""
        sealed = purchases.find_token(conn, reference)
        if sealed is None:
            return None
        return self._cipher.open(_TABLE, _COLUMN, reference, sealed)

    def reveal(self, reference: str) -> str | None:
        """Return the token in fours, to be typed in; None if there is none.

        For the instant in which its owner's message leaves the house.
        """
        token = self._db.repeat_once(lambda conn: self.find(conn, reference))
        if token is None:
            return None
        if not token.isdecimal():  # several, for a meter whose key changes
            return token
        starts = range(0, len(token), _GROUP)
        return "-".join(token[start : start + _GROUP] for start in starts)

"""Open quotes of any product: shown again, cancelled, voided, expired."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from miimii import clock
from miimii.db import Conn, Database
from miimii.errors import NotFound
from miimii.orders.model import Move, OrderQuote
from miimii.orders.product import Products, product_of


class OpenQuotes:
    """What can be done with a quote that nobody has confirmed yet."""

    def __init__(self, db: Database, products: Products) -> None:
        self._db = db
        self._products = products

    def find(self, conn: Conn, reference: str) -> OrderQuote | None:
        """Return a quote, or what became of it (see `status`); None if there is none.

        Whose it is, the caller compares.
        """
        try:
            product = product_of(self._products, reference)
            return product.show(conn, product.rows.get_order(conn, reference))
        except NotFound:
            return None

    def cancel(self, user_id: UUID, reference: str) -> bool:
        """End an open quote of this customer; False if it is no longer open."""
        try:
            rows = product_of(self._products, reference).rows
        except NotFound:
            return False
        with self._db.transaction() as conn:
            order = rows.find_order(conn, reference)
            if order is None or order.user_id != user_id:
                return False
            move = Move("quoted", "cancelled", cause="customer", at=clock.now())
            return rows.mark_moved(conn, reference, move)

    def void_all(self, conn: Conn, user_id: UUID, *, at: datetime) -> int:
        """End every open quote of a customer whose identity or standing changed."""
        return sum(
            product.rows.mark_all_cancelled(conn, user_id, cause="voided", at=at)
            for product in self._products.values()
        )

    def expire(self, conn: Conn, *, at: datetime, limit: int = 200) -> int:
        """End quotes past their time, up to `limit` a product; return how many.

        They are refused anyway.
        """
        return sum(
            product.rows.mark_expired(conn, at=at, limit=limit)
            for product in self._products.values()
        )

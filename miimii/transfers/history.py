"""A customer's own orders, newest first: what they did, not what they only asked."""

from __future__ import annotations

from uuid import UUID

from miimii.db import Conn
from miimii.errors import NotFound
from miimii.transfers.model import Credit, Transfer
from miimii.transfers.store import credits, orders


class History:
    """Reads; what has no customer in its question is not for customers to see."""

    def latest(self, conn: Conn, user_id: UUID, *, limit: int = 1) -> list[Transfer]:
        """Return the last orders that the customer authorised, newest first."""
        return orders.list_orders(conn, user_id, limit=limit)

    def get(self, conn: Conn, user_id: UUID, reference: str) -> Transfer:
        """Return one order; NotFound also when it is somebody else's."""
        order = orders.find_order(conn, reference)
        if order is None or order.user_id != user_id:
            raise NotFound(f"no order {reference}")
        return order

    def find(self, conn: Conn, reference: str) -> Transfer | None:
        """Return anybody's order: for what is said of it to whoever holds a receipt."""
        return orders.find_order(conn, reference)

    def find_credit(self, conn: Conn, reference: str) -> Credit | None:
        """Return anybody's credit, for the same; None while it is nobody's."""
        return credits.find_given(conn, reference)

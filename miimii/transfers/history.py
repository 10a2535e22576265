"""A customer's own orders, newest first: what they did, not what they only asked."""

from __future__ import annotations

from uuid import UUID

from miimii.db import Conn
from miimii.errors import NotFound
from miimii.transfers.model import Transfer
from miimii.transfers.store import orders


class History:
    """Reads; each answer belongs to the customer who asked."""

    def latest(self, conn: Conn, user_id: UUID, *, limit: int = 1) -> list[Transfer]:
        """Return the last orders that the customer authorised, newest first."""
        return orders.list_orders(conn, user_id, limit=limit)

    def get(self, conn: Conn, user_id: UUID, reference: str) -> Transfer:
        """Return one order; NotFound also when it is somebody else's."""
        order = orders.find_order(conn, reference)
        if order is None or order.user_id != user_id:
            raise NotFound(f"no order {reference}")
        return order

"""Orders as they are: what is the same for the table of every product.

Each slice names its own table here and nobody else's; no row is locked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn
from miimii.errors import NotFound
from miimii.orders.rows import OrderT

_LIST_NAMED = "SELECT {columns} FROM {orders} WHERE reference = ANY (%(references)s)"
_LIST_ORDERS = """
    SELECT {columns}
      FROM {orders}
     WHERE user_id = %(user_id)s
       AND authorised_at IS NOT NULL
     ORDER BY authorised_at DESC
     LIMIT %(limit)s
"""


class Reads(Generic[OrderT]):
    """Reads the orders of one table; `columns` are what a `row` is made of."""

    def __init__(self, orders: str, columns: sql.SQL, row: type[OrderT]) -> None:
        names = {"orders": sql.Identifier(orders), "columns": columns}
        self._list_named = sql.SQL(_LIST_NAMED).format(**names)
        self._list_orders = sql.SQL(_LIST_ORDERS).format(**names)
        self._row = row

    def find_order(self, conn: Conn, reference: str) -> OrderT | None:
        """Return the order as it is now."""
        return next(iter(self.list_named(conn, [reference])), None)

    def get_order(self, conn: Conn, reference: str) -> OrderT:
        """Return the order as it is now. Raises NotFound."""
        if (order := self.find_order(conn, reference)) is None:
            raise NotFound(f"no order {reference}")
        return order

    def list_orders(self, conn: Conn, user_id: UUID, *, limit: int) -> list[OrderT]:
        """Return a customer's orders that were authorised, newest first."""
        with conn.cursor(row_factory=class_row(self._row)) as cur:
            cur.execute(self._list_orders, {"user_id": user_id, "limit": limit})
            return cur.fetchall()

    def list_named(self, conn: Conn, references: Sequence[str]) -> list[OrderT]:
        """Return the orders with these references, whoever's they are."""
        with conn.cursor(row_factory=class_row(self._row)) as cur:
            cur.execute(self._list_named, {"references": list(references)})
            return cur.fetchall()

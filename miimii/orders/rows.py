"""Rows: what the store of each product can do with its orders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from miimii.db import Conn
from miimii.orders.model import Move, Order

OrderT = TypeVar("OrderT", bound=Order)
OrderT_co = TypeVar("OrderT_co", bound=Order, covariant=True)
OrderT_contra = TypeVar("OrderT_contra", bound=Order, contravariant=True)


class Rows(Protocol[OrderT_co]):
    """Fitted by the module of a slice that holds its SQL, as it is."""

    def find_order(self, conn: Conn, reference: str) -> OrderT_co | None:
        """Return the order as it is now, without a lock."""

    def get_order(self, conn: Conn, reference: str) -> OrderT_co:
        """The same. Raises NotFound."""

    def lock_submitted(self, conn: Conn, reference: str) -> bool:
        """Keep an order `submitted` until the transaction ends; False if it isn't."""

    def mark_moved(self, conn: Conn, reference: str, move: Move) -> bool:
        """Move it and write the event; False, and nothing written, if it moved before.

        Locks the order's row until the transaction ends.
        """

    def mark_all_cancelled(
        self, conn: Conn, user_id: UUID, *, cause: str, at: datetime
    ) -> int:
        """Cancel every open quote of a customer, with its event; return how many."""

    def mark_expired(self, conn: Conn, *, at: datetime, limit: int) -> int:
        """End quotes past their time, with their events; return how many."""

    def list_unsent(
        self,
        conn: Conn,
        *,
        held_before: datetime,
        at: datetime,
        limit: int,
        only: str | None = None,
    ) -> list[str]:
        """Return orders held since before then that nobody is sending just now."""

    def list_confirmed(self, conn: Conn, *, after: str, limit: int) -> list[str]:
        """Return orders that were ever confirmed, by reference, from `after` on."""

    def list_named(self, conn: Conn, references: Sequence[str]) -> Sequence[OrderT_co]:
        """Return the orders with these references, whoever's they are."""

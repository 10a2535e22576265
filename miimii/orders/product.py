"""Products: the kinds of order there are, each told by the prefix of its references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from miimii.db import Conn
from miimii.errors import NotFound
from miimii.orders.model import Move, Order, OrderQuote
from miimii.users.model import Customer

OrderT = TypeVar("OrderT", bound=Order)
OrderT_co = TypeVar("OrderT_co", bound=Order, covariant=True)


class Rows(Protocol[OrderT_co]):
    """What a slice's store can do with its orders; the store's module itself fits."""

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


@dataclass(frozen=True, slots=True)
class Product(Generic[OrderT]):
    """What each slice brings, so that one confirmation serves them all.

    `show` makes the quote of an order, `errand` names the work that sends it once it
    is held. `require` may refuse an order before its money is set aside, and
    `pay_inside` pays what never leaves the house, and tells who is paid. Both run in
    the transaction of the confirmation, so they ask nobody outside.
    """

    rows: Rows[OrderT]
    show: Callable[[Conn, OrderT], OrderQuote]
    errand: str
    require: Callable[[Conn, OrderT, datetime], None] | None = None
    pay_inside: Callable[[Conn, Customer, OrderT, datetime], None] | None = None


Products = Mapping[str, Product[Any]]
_PREFIX_LENGTH = 3


def product_of(products: Products, reference: str) -> Product[Any]:
    """Return what an order is, by its reference; NotFound for one that isn't ours."""
    product = products.get(reference[:_PREFIX_LENGTH])
    if product is None:
        raise NotFound(f"no order {reference}")
    return product

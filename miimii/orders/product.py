"""Products: the kinds of order there are, each told by the prefix of its references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol

from miimii.db import Conn
from miimii.errors import NotFound
from miimii.orders.model import OrderQuote
from miimii.orders.rows import OrderT, Rows
from miimii.orders.settlement import Settlement
from miimii.providers.ports import Event
from miimii.users.model import Customer


class Tokens(Protocol[OrderT]):
    """How a product keeps what its customers bought: electricity tokens, sealed."""

    def seal(self, reference: str, token: str) -> str:
        """Return the token so that only its own order can be opened with it.

        Raises ValueError for what is no token.
        """

    def put(self, order: OrderT, sealed: str) -> OrderT:
        """Return the order as it is once the token is kept."""

    def keep(self, conn: Conn, reference: str, sealed: str) -> bool:
        """Write the sealed token into the order's row; False if one is there."""

    def is_due(self, order: OrderT) -> bool:
        """Return whether the order succeeded and nothing but its token is missing."""

    def news(self, order: OrderT) -> Event:
        """Return the news that the token came after the end."""


@dataclass(frozen=True, slots=True)
class Product(Generic[OrderT]):
    """What each slice brings, so that orders of every kind are treated alike.

    `show` makes the quote of an order, `errand` names the work that sends it once it
    is held, `settlement` ends it. `require` may refuse an order before its money is
    set aside, and `pay_inside` pays what never leaves the house, and tells who is paid.
    Both run in the transaction of the confirmation, so they ask nobody outside.
    """

    rows: Rows[OrderT]
    show: Callable[[Conn, OrderT], OrderQuote]
    errand: str
    settlement: Settlement[OrderT]
    require: Callable[[Conn, OrderT, datetime], None] | None = None
    pay_inside: Callable[[Conn, Customer, OrderT, datetime], None] | None = None
    tokens: Tokens[OrderT] | None = None


Products = Mapping[str, Product[Any]]
_PREFIX_LENGTH = 3


def product_of(products: Products, reference: str) -> Product[Any]:
    """Return what an order is, by its reference; NotFound for one that isn't ours."""
    product = products.get(reference[:_PREFIX_LENGTH])
    if product is None:
        raise NotFound(f"no order {reference}")
    return product

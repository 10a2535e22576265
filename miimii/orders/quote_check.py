"""The check that confirmed orders still are what the PIN confirmed.

That the hash of the quote is the one that was signed, C18 asks in SQL. Whether the row
is still what was hashed takes making the quote again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from miimii.db import Conn
from miimii.ledger.model import Finding
from miimii.orders.model import Order, hash_quote
from miimii.orders.rows import Rows

QUOTE_CHECK = "C26 order_is_its_quote"
_BATCH = 2000
_MOST_SHOWN = 20


def check_quotes(conn: Conn, products: Iterable[Rows[Order]]) -> Finding | None:
    """Return C26 of the book checks: orders whose row was changed after the quote."""
    changed = [
        order.reference
        for rows in products
        for order in _all_confirmed(conn, rows)
        if hash_quote(order) != order.quote_hash
    ]
    if not changed:
        return None
    return Finding(QUOTE_CHECK, len(changed), tuple(changed[:_MOST_SHOWN]))


def _all_confirmed(conn: Conn, rows: Rows[Order]) -> Iterator[Order]:
    after = ""
    while references := rows.list_confirmed(conn, after=after, limit=_BATCH):
        yield from rows.list_named(conn, references)
        after = references[-1]

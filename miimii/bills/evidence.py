"""Evidence about an unknown purchase: what our float says. It decides nothing."""

from __future__ import annotations

from typing import Any

from miimii.bills.model import PROVIDER, Purchase
from miimii.bills.store import readings
from miimii.db import Conn


def of(conn: Conn, order: Purchase) -> dict[str, Any]:
    """Return how the float changed around a purchase that nobody answered for.

    What confirmed purchases don't explain was taken for this one, or it was not taken
    at all. `says` is "taken" or "not-taken" only when that is conclusive: nothing else
    is unknown between the two readings, nothing was under way at either, and no money
    was added. Else it is None, and people look at the vendor's own list.
    """
    if order.submitted_at is None:
        return {"says": None}
    between = readings.find_between(conn, PROVIDER, order.submitted_at)
    if between is None:
        return {"says": None}
    unexplained = between.before_kobo - between.after_kobo - between.confirmed_kobo
    is_alone = between.unknown == 1 and between.astride == 0
    return {
        "before_kobo": between.before_kobo,
        "after_kobo": between.after_kobo,
        "confirmed_kobo": between.confirmed_kobo,
        "unexplained_kobo": unexplained,
        "unknown": between.unknown,
        "says": _said(unexplained, order.cost_kobo) if is_alone else None,
    }


def _said(unexplained_kobo: int, cost_kobo: int) -> str | None:
    return {cost_kobo: "taken", 0: "not-taken"}.get(unexplained_kobo)

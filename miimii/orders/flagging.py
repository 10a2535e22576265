"""Flagging: what the fraud rules say of money that moves, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from miimii.alerts.opening import open_now
from miimii.db import Conn
from miimii.errors import CheckNeeded
from miimii.fraud.judging import judge
from miimii.fraud.model import Crossing, Flag, Verdict
from miimii.orders.desk import show_people
from miimii.orders.model import Order
from miimii.users.model import Customer

# Kinds of review; what goes to a wallet may be flagged on either side.
FLAGGED, ARRIVED, STOPPED = "fraud", "fraud-in", "fraud-stop"
KINDS = (FLAGGED, ARRIVED, STOPPED)
_REPORTED = "turnover"


def is_check_due(conn: Conn, customer: Customer, order: Order, *, at: datetime) -> bool:
    """Whether the customer has to tick name and account before the PIN is asked."""
    return bool(_verdict_on(conn, customer, order, at).of("screen"))


def is_stopped(
    conn: Conn, customer: Customer, order: Order, *, is_checked: bool, at: datetime
) -> bool:
    """Judge a payment that the right PIN confirms; whether people have to look first.

    What is flagged goes before people in the caller's transaction, which has locked
    the customer: so of many at once each counts those before it. Raises CheckNeeded
    when a second screen is due and was not ticked; then nothing is kept.
    """
    verdict = _verdict_on(conn, customer, order, at)
    stops = verdict.of("stop")
    if not stops and not is_checked and verdict.of("screen"):
        raise CheckNeeded
    kind, flags = (STOPPED, stops) if stops else (FLAGGED, verdict.of("review"))
    _show(conn, kind, order.reference, _facts(order), flags, at)
    return bool(stops)


def watch_incoming(conn: Conn, payee: Customer, came: Crossing, reference: str) -> None:
    """Judge money that arrived; it is booked all the same, and people may look."""
    flags = judge(conn, payee, came, reference=reference).of("review")
    facts = {"user_id": str(payee.id), "way": "in", "amount_kobo": came.amount_kobo}
    _show(conn, ARRIVED, reference, facts, flags, came.at)


def _verdict_on(conn: Conn, customer: Customer, order: Order, at: datetime) -> Verdict:
    now = Crossing("out", order.kind, order.destination, order.amount_kobo, at)
    return judge(conn, customer, now, reference=order.reference)


def _facts(order: Order) -> dict[str, Any]:
    return {
        "user_id": str(order.user_id),
        "way": "out",
        "amount_kobo": order.amount_kobo,
        "destination": order.destination,
    }


def _show(
    conn: Conn,
    kind: str,
    reference: str,
    facts: dict[str, Any],
    flags: Iterable[Flag],
    at: datetime,
) -> None:
    """Put it on the desk with every figure; what must not wait raises an alert too."""
    found = list(flags)
    if not found:
        return
    detail = {**facts, "flags": [flag.facts() for flag in found]}
    show_people(conn, kind, reference, detail, at=at)
    for flag in found:
        if kind == STOPPED or flag.rule.pattern == _REPORTED:
            _alert(conn, flag, reference, at)


def _alert(conn: Conn, flag: Flag, reference: str, at: datetime) -> None:
    """Raise it under its own reference: one row of many would be one lock of all."""
    open_now(
        conn,
        "fraud",
        reference,
        severity="warning",
        number=flag.described(),
        threshold=flag.rule.outcome,
        at=at,
    )

"""Six mistakes a bank like this one may make, to be put on the product from outside.

Each replaces a function or two by what somebody might have written. The product knows
nothing of it; `test_mutants.py` shows that the checks see what comes of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from miimii.db import Conn
from miimii.errors import InsufficientFunds, QuoteGone
from miimii.orders import authorise, movements
from miimii.orders.authorise import Authorising
from miimii.orders.model import Move, Order, Status
from miimii.orders.product import Product
from miimii.orders.settling import Settling
from miimii.orders.store import moves
from miimii.providers import bellbank_notices
from miimii.providers.bellbank import BellBank
from miimii.providers.bellbank_notices import CREDIT, Notice
from miimii.providers.ports import (
    ConfirmedCredit,
    Declined,
    Outcome,
    PayoutOrder,
    Unknown,
)
from miimii.transfers.store import orders
from miimii.users.model import Challenge, PinRow
from miimii.users.store import pins
from miimii.web.webhooks import signed

_LOCKS = {3: timedelta(minutes=15), 6: timedelta(hours=24)}
_place_hold, _book_answer = Authorising._place_hold, Settling.book_answer
_pay_out, _find_credit = BellBank.pay_out, BellBank.find_credit
_read_notice = bellbank_notices.read_notice


@dataclass(frozen=True, slots=True)
class Patch:
    """A name in a module or a class, and what stands there instead."""

    where: Any
    name: str
    instead: Any


def put_on(patches: Sequence[Patch]) -> None:
    """Make these mistakes in this process, for good."""
    for patch in patches:
        setattr(patch.where, patch.name, patch.instead)


@contextmanager
def put_on_for_now(patches: Sequence[Patch]) -> Iterator[None]:
    """Make these mistakes in this process until the block ends."""
    right = [replace(one, instead=getattr(one.where, one.name)) for one in patches]
    put_on(patches)
    try:
        yield
    finally:
        put_on(right)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake; it is caught when all of `caught_by` object.

    `is_seen_by_no_other`: without that one check nobody would ever know.
    """

    words: str
    caught_by: frozenset[str]
    patches: Sequence[Patch]
    is_seen_by_no_other: bool = False


def _refund_in_doubt(self: BellBank, order: PayoutOrder) -> Outcome:
    outcome = _pay_out(self, order)
    return Declined(outcome.code) if isinstance(outcome, Unknown) else outcome


def _key_by_delivery(body: Mapping[str, Any], raw: bytes) -> Notice:
    notice, fresh = _read_notice(body, raw), f"#{uuid4()}"
    if notice.kind != CREDIT:
        return replace(notice, event_key=notice.event_key + fresh)
    named = {"reference": notice.payload["reference"] + fresh, "session_id": None}
    return replace(
        notice,
        event_key=notice.event_key + fresh,
        lane=notice.lane + fresh,
        payload={**notice.payload, **named},
    )


def _credit_by_delivery(self: BellBank, reference: str) -> ConfirmedCredit | None:
    credit = _find_credit(self, reference.partition("#")[0])
    return credit and replace(credit, provider_reference=reference, session_id=None)


def _moves_whatever_it_left() -> moves.Moves:
    condition = "AND status = %(left)s\n"
    assert condition in moves._MARK_MOVED
    bare = moves._MARK_MOVED.replace(condition, "")
    with put_on_for_now([Patch(moves, "_MARK_MOVED", bare)]):
        return moves.Moves("transfers", "transfer_events", look_at="requery_after")


def _read_then_write(
    conn: Conn,
    user_id: UUID,
    pepper_ids: list[str],
    *,
    at: datetime,
    looking: tuple[datetime, datetime],
) -> PinRow | None:
    row = pins.find_pin(conn, user_id)
    if row is None or (row.locked_until is not None and row.locked_until > at):
        return None
    counted = replace(row, tries=row.tries + 1)
    conn.execute(
        """
        UPDATE pins
           SET tries = %(tries)s, locked_until = %(until)s
         WHERE user_id = %(user)s
        """,
        {
            "user": user_id,
            "tries": counted.tries,
            "until": at + _LOCKS[counted.tries] if counted.tries in _LOCKS else None,
        },
    )
    return counted


def _anybody_signed(*_: object, **__: object) -> bool:
    return True


def _whatever_the_quote_is_by_now(
    conn: Conn, product: Product[Any], challenge: Challenge, at: datetime
) -> Order:
    order: Order = product.rows.get_order(conn, challenge.order_reference or "")
    if order.status != "quoted" or order.expires_at <= at:
        raise QuoteGone
    return order


class _NothingIsPosted:
    def post(self, *_: object, **__: object) -> None: ...


def _hold_nothing(self: Authorising, *order: Any) -> None:
    careless: Any = copy(self)
    careless._book = _NothingIsPosted()
    _place_hold(careless, *order)


def _debit_on_the_answer(
    self: Settling[Any], reference: str, outcome: Outcome, *, cause: str, at: datetime
) -> Status:
    try:
        with self._db.transaction() as conn:
            order = self._rows.get_order(conn, reference)
            self.settlement._book.post(conn, movements.hold(order), at=at)
    except InsufficientFunds:
        move = Move("submitted", "declined", cause, at, provider_code="no-funds")
        with self._db.transaction() as conn:
            self._rows.mark_moved(conn, reference, move)
        return "declined"
    return _book_answer(self, reference, outcome, cause=cause, at=at)


MUTANTS: Mapping[str, Mutant] = {
    "M1": Mutant(
        "no answer is taken for a no, and the money given back",
        frozenset({"C14"}),
        [Patch(BellBank, "pay_out", _refund_in_doubt)],
    ),
    "M2": Mutant(
        "a payment is known by its delivery, not by the bank's reference",
        frozenset({"C13"}),
        [
            Patch(bellbank_notices, "read_notice", _key_by_delivery),
            Patch(BellBank, "find_credit", _credit_by_delivery),
        ],
        is_seen_by_no_other=True,
    ),
    "M3": Mutant(
        "a status is changed whatever it was; PIN tries are read, then written",
        frozenset({"C19", "F10"}),
        [
            Patch(orders, "mark_moved", _moves_whatever_it_left().mark_moved),
            Patch(pins, "count_try", _read_then_write),
        ],
    ),
    "M4": Mutant(
        "signatures are not looked at",
        frozenset({"T01"}),
        [Patch(signed, "is_signed", _anybody_signed)],
    ),
    "M5": Mutant(
        "the PIN confirms whatever the quote is by now",
        frozenset({"C18", "C26"}),
        [Patch(authorise, "_confirmed", _whatever_the_quote_is_by_now)],
    ),
    "M6": Mutant(
        "the money is set aside when the bank has answered",
        frozenset({"F11", "C14"}),
        [
            Patch(Authorising, "_place_hold", _hold_nothing),
            Patch(Settling, "book_answer", _debit_on_the_answer),
        ],
    ),
}

"""Authorising: a quote becomes an order, by a PIN that was found right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from miimii.db import Conn, Database
from miimii.errors import (
    BeingChecked,
    Busy,
    ChallengeGone,
    QuoteGone,
    Unavailable,
    Unclear,
)
from miimii.ledger.book import Book
from miimii.orders import flagging, movements
from miimii.orders.model import Move, Order, Status, hash_quote
from miimii.orders.product import Product, Products, product_of
from miimii.providers.ports import Errands
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.limits import Limits
from miimii.users.model import Challenge, Customer


@dataclass(frozen=True, slots=True)
class Authorised:
    """A confirmed order. `lane` is where its errand waits; None: it is paid already."""

    reference: str
    lane: str | None


class Authorising:
    """Confirms quotes of every product, each once."""

    def __init__(
        self,
        db: Database,
        book: Book,
        customers: Customers,
        challenges: Challenges,
        limits: Limits,
        errands: Errands,
        products: Products,
    ) -> None:
        self._db = db
        self._book = book
        self._customers = customers
        self._challenges = challenges
        self._limits = limits
        self._errands = errands
        self._products = products

    def authorise(self, token: str, *, at: datetime) -> Authorised:
        """Confirm the order of a challenge, after its PIN was found right.

        One transaction: the challenge is used up, the day's limit counted, the money
        set aside and the errand left to send it; what stays inside is paid here.
        Raises ChallengeGone, QuoteGone, NotOpen, Frozen, IdentityUnproven,
        LimitReached, InsufficientFunds, PayeeUnknown, CheckNeeded, and what the product
        itself requires; then nothing happened at all. Raises BeingChecked when people
        have to look first: the quote is cancelled, and no money was set aside.
        Raises Unclear when the database fell silent and nobody can see what it did.
        Locks the customer, the challenge, the day's spending, the wallets, the order.
        """
        try:
            return self._authorise(token, at)
        except Unclear:
            confirmed = self._find_confirmed(token)
        if confirmed is None:
            raise Unavailable("database")  # it was seen: nothing was taken
        return confirmed

    def _authorise(self, token: str, at: datetime) -> Authorised:
        with self._db.transaction() as conn:
            challenge = self._challenges.find_live(conn, token, at=at)
            customer = self._customers.lock(conn, challenge.user_id)
            self._customers.require_can_pay(customer)
            product = self._product_of(challenge)
            order = _confirmed(conn, product, challenge, at)
            if product.require is not None:
                product.require(conn, order, at)
            is_checked = challenge.checked_at is not None
            is_stopped = flagging.is_stopped(
                conn, customer, order, is_checked=is_checked, at=at
            )
            if is_stopped:
                self._cancel(conn, product, order, at)
            else:
                self._confirm(conn, product, customer, challenge, order, at)
        if is_stopped:
            raise BeingChecked
        return _authorised(order)

    def must_check(
        self, customer: Customer, challenge: Challenge, at: datetime
    ) -> bool:
        """Whether the second screen is due before the PIN is asked for."""
        if challenge.order_reference is None or challenge.checked_at is not None:
            return False
        product = self._product_of(challenge)
        with self._db.autocommit() as conn:
            order: Order = product.rows.get_order(conn, challenge.order_reference)
            return flagging.is_check_due(conn, customer, order, at=at)

    def _cancel(
        self, conn: Conn, product: Product[Any], order: Order, at: datetime
    ) -> None:
        """End a quote that people look at: what it showed is not sent by a retry.

        Its form is void, not used up, so nobody takes it for a confirmed order.
        """
        self._challenges.void_all(conn, order.user_id, at=at)
        stopped = Move(order.status, "cancelled", cause="fraud", at=at)
        if not product.rows.mark_moved(conn, order.reference, stopped):
            raise QuoteGone

    def _confirm(
        self,
        conn: Conn,
        product: Product[Any],
        customer: Customer,
        challenge: Challenge,
        order: Order,
        at: datetime,
    ) -> None:
        self._challenges.consume(conn, challenge, at=at)
        self._limits.take(conn, customer, order.amount, at=at)
        if product.pay_inside is not None and order.provider is None:
            product.pay_inside(conn, customer, order, at)
            _mark_authorised(conn, product, order, "succeeded", at)
        else:
            self._place_hold(conn, product, order, at)

    def _find_confirmed(self, token: str) -> Authorised | None:
        """Look whether only the answer to our COMMIT was lost; raises Unclear."""
        try:
            with self._db.autocommit() as conn:
                reference = self._challenges.find_confirmed(conn, token)
                if reference is None:
                    return None
                rows = product_of(self._products, reference).rows
                return _authorised(rows.get_order(conn, reference))
        except (Unavailable, Busy) as ex:
            raise Unclear from ex

    def _product_of(self, challenge: Challenge) -> Product[Any]:
        if challenge.order_reference is None:
            raise ChallengeGone
        return product_of(self._products, challenge.order_reference)

    def _place_hold(
        self, conn: Conn, product: Product[Any], order: Order, at: datetime
    ) -> None:
        """Set the money aside and leave the errand that sends the order."""
        self._book.post(conn, movements.hold(order), at=at)
        _mark_authorised(conn, product, order, "held", at)
        self._errands.leave(
            conn,
            lane=order.reference,
            kind=product.errand,
            key=f"{product.errand}:{order.reference}",
            payload={"reference": order.reference},
        )


def _confirmed(
    conn: Conn, product: Product[Any], challenge: Challenge, at: datetime
) -> Order:
    """Return the order that the PIN confirmed, if its row is still that very quote."""
    order: Order = product.rows.get_order(conn, challenge.order_reference or "")
    if order.user_id != challenge.user_id:
        raise ChallengeGone
    is_same = hash_quote(order) == order.quote_hash == challenge.quote_hash
    if not is_same or order.status != "quoted" or order.expires_at <= at:
        raise QuoteGone
    return order


def _authorised(order: Order) -> Authorised:
    is_inside = order.provider is None
    return Authorised(order.reference, None if is_inside else order.reference)


def _mark_authorised(
    conn: Conn, product: Product[Any], order: Order, to: Status, at: datetime
) -> None:
    move = Move(order.status, to, cause="customer", at=at)
    if not product.rows.mark_moved(conn, order.reference, move):
        raise QuoteGone

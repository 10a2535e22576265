"""Tickets as their customers have them: opened, read, added to, closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from miimii.db import Conn, Database
from miimii.errors import NotFound
from miimii.orders.product import Products, product_of
from miimii.support import store
from miimii.support.model import (
    LONGEST,
    MOST_OPEN,
    Ticket,
    TicketMessage,
    TicketOver,
    TooManyTickets,
    Topic,
    due_at,
    new_number,
)
from miimii.users.customers import Customers
from miimii.users.model import Customer

_SHOWN = 6  # messages of one ticket
_LISTED = 9
_OF_ORDER: dict[str, Topic] = {"TRF": "transfer", "PUR": "purchase"}


@dataclass(frozen=True, slots=True)
class Read:
    """A ticket, and what was said last in it."""

    ticket: Ticket
    messages: list[TicketMessage]


class Tickets:
    """A customer's own tickets; somebody else's is NotFound, like one that isn't."""

    def __init__(self, db: Database, customers: Customers, products: Products) -> None:
        self._db = db
        self._customers = customers
        self._products = products

    def open(
        self,
        customer: Customer,
        text: str,
        *,
        topic: Topic,
        order_reference: str | None,
        at: datetime,
    ) -> tuple[Ticket, bool]:
        """Return the ticket that holds what is wrong, and whether it is a new one.

        What is said of an order that has a ticket goes into that one. Raises NotFound
        for an order that isn't the customer's, TooManyTickets. Locks the customer.
        """
        with self._db.transaction() as conn:
            self._customers.lock(conn, customer.id)
            if order_reference is not None:
                topic = self._topic_of_own(conn, customer, order_reference)
                before = store.find_of_order(conn, customer.id, order_reference)
                if before is not None and not before.is_over(at):
                    return self._add(conn, before, text, at), False
            if store.count_unclosed(conn, customer.id) >= MOST_OPEN:
                raise TooManyTickets
            return self._insert(conn, customer, text, topic, order_reference, at), True

    def add(
        self, customer: Customer, number: str, text: str, *, at: datetime
    ) -> Ticket:
        """Say more in a ticket; ours to answer again from now on, if it was answered.

        Takes one up again that was closed in the last seven days. Raises NotFound,
        TicketOver.
        """
        with self._db.transaction() as conn:
            return self._add(conn, _own(conn, customer, number, lock=True), text, at)

    def close(self, customer: Customer, number: str, *, at: datetime) -> Ticket:
        """Close a ticket; nothing changes if it is closed. Raises NotFound."""
        with self._db.transaction() as conn:
            return close(conn, _own(conn, customer, number, lock=True), at=at)

    def read(self, customer: Customer, number: str) -> Read:
        """Return a ticket and what was said last in it. Raises NotFound."""

        def found(conn: Conn) -> Read:
            ticket = _own(conn, customer, number)
            return Read(ticket, store.list_messages(conn, number, limit=_SHOWN))

        return self._db.repeat_once(found)

    def list_own(self, customer: Customer) -> list[Ticket]:
        """Return the customer's tickets, those that are not closed first."""
        return self._db.repeat_once(
            lambda conn: store.list_own(conn, customer.id, limit=_LISTED)
        )

    def _topic_of_own(self, conn: Conn, customer: Customer, reference: str) -> Topic:
        order = product_of(self._products, reference).rows.get_order(conn, reference)
        if order.user_id != customer.id:
            raise NotFound(f"no order {reference}")
        return _OF_ORDER[reference[:3]]

    def _insert(
        self,
        conn: Conn,
        customer: Customer,
        text: str,
        topic: Topic,
        order_reference: str | None,
        at: datetime,
    ) -> Ticket:
        ticket = Ticket(
            number=new_number(),
            user_id=customer.id,
            topic=topic,
            order_reference=order_reference,
            standing="open",
            opened_at=at,
            due_at=due_at(topic, at),
        )
        while not store.insert_ticket(conn, ticket):
            ticket = replace(ticket, number=new_number())
        _say(conn, ticket, text, at)
        return ticket

    def _add(self, conn: Conn, ticket: Ticket, text: str, at: datetime) -> Ticket:
        """The clock goes on where we owe an answer; else it begins again."""
        if ticket.is_over(at):
            raise TicketOver(ticket.number)
        _say(conn, ticket, text, at)
        if ticket.standing == "open":
            return ticket
        due = due_at(ticket.topic, at)
        store.mark_standing(conn, ticket, "open", due_at=due)
        return replace(ticket, standing="open", due_at=due, closed_at=None)


def close(conn: Conn, ticket: Ticket, *, at: datetime) -> Ticket:
    """Close a ticket whose row is locked; one that is closed stays as it is."""
    if ticket.standing == "closed":
        return ticket
    store.mark_standing(conn, ticket, "closed", due_at=ticket.due_at, closed_at=at)
    return replace(ticket, standing="closed", closed_at=at)


def _own(conn: Conn, customer: Customer, number: str, *, lock: bool = False) -> Ticket:
    ticket = store.find_ticket(conn, number, lock=lock)
    if ticket is None or ticket.user_id != customer.id:
        raise NotFound(f"no ticket {number}")
    return ticket


def _say(conn: Conn, ticket: Ticket, text: str, at: datetime) -> None:
    message = TicketMessage("customer", text[:LONGEST], at)
    store.insert_message(conn, ticket.number, message)

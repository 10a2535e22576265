"""Our people at work on tickets: what waits for them, and what they answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from miimii.audit import log as audit
from miimii.db import Conn, Database
from miimii.errors import NotFound
from miimii.providers.ports import Announcer
from miimii.providers.staff_news import TicketAnswered, TicketClosed
from miimii.support import store
from miimii.support.model import LONGEST, Standing, Ticket, TicketMessage, TicketOver
from miimii.support.tickets import Read, close

_SHOWN = 200


class Answers:
    """What staff may do with a ticket; the customer is told in the same transaction."""

    def __init__(self, db: Database, announcer: Announcer) -> None:
        self._db = db
        self._announcer = announcer

    def list_open(
        self, *, at: datetime, is_late: bool = False, limit: int = 100
    ) -> list[Ticket]:
        """Return what waits for an answer, the first due first; or the late alone."""
        before = at if is_late else None
        return self._db.repeat_once(
            lambda conn: store.list_open(conn, due_before=before, limit=limit)
        )

    def read(self, number: str, *, by: str, at: datetime) -> Read:
        """Return a ticket and all that was said in it, and write down who looked.

        Raises NotFound.
        """
        with self._db.transaction() as conn:
            ticket = _get(conn, number)
            _record(conn, "ticket.shown", number, by, at)
            return Read(ticket, store.list_messages(conn, number, limit=_SHOWN))

    def answer(
        self,
        number: str,
        text: str,
        *,
        by: str,
        at: datetime,
        is_question: bool = False,
        is_dry: bool = False,
    ) -> Ticket:
        """Answer a customer, or ask them something; they have the next word.

        Raises NotFound; TicketOver for one that is closed. A dry run does all of it
        and takes it back.
        """
        standing: Standing = "waiting_customer" if is_question else "answered"
        body = text.strip()[:LONGEST]
        with self._db.transaction(is_dry=is_dry) as conn:
            ticket = _get(conn, number, lock=True)
            if ticket.standing == "closed":
                raise TicketOver(number)
            message = TicketMessage("staff", body, at, author=by.strip().lower())
            store.insert_message(conn, number, message)
            store.mark_standing(conn, ticket, standing, due_at=ticket.due_at)
            news = TicketAnswered(number, body, is_question, at)
            self._announcer.tell(conn, ticket.user_id, news)
            _record(
                conn,
                "ticket.asked" if is_question else "ticket.answered",
                number,
                by,
                at,
            )
        return replace(ticket, standing=standing)

    def close(
        self, number: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> Ticket:
        """Close a ticket, and say so; nothing happens if it is. Raises NotFound."""
        with self._db.transaction(is_dry=is_dry) as conn:
            before = _get(conn, number, lock=True)
            after = close(conn, before, at=at)
            if after != before:
                self._announcer.tell(conn, before.user_id, TicketClosed(number, at))
                _record(conn, "ticket.closed", number, by, at)
        return after


def count_late(conn: Conn, *, at: datetime) -> int:
    """Return how many customers wait for an answer beyond what was promised."""
    return store.count_late(conn, at=at)


def _record(conn: Conn, action: str, number: str, by: str, at: datetime) -> None:
    audit.record(
        conn, actor=audit.staff(by), action=action, subject=f"ticket:{number}", at=at
    )


def _get(conn: Conn, number: str, *, lock: bool = False) -> Ticket:
    if (ticket := store.find_ticket(conn, number, lock=lock)) is None:
        raise NotFound(f"no ticket {number}")
    return ticket

"""Settling: bring an order to the end that somebody's word gives it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime, timedelta
from typing import Generic, Protocol

from miimii.db import Conn, Database
from miimii.orders.model import NOT_SENT, Status
from miimii.orders.rows import OrderT, OrderT_contra, Rows
from miimii.orders.settlement import Overtaken, Settlement, Verdict
from miimii.providers.ports import Declined, Outcome

UNSENT_AFTER = timedelta(minutes=10)


class Cases(Protocol[OrderT_contra]):
    """A slice's own table: what each word means for an order in each status."""

    def apply(self, conn: Conn, order: OrderT_contra, verdict: Verdict) -> Status:
        """Do it and return the new status. Raises Overtaken."""


class Settling(ABC, Generic[OrderT]):
    """Books a word about an order, any number of times, whoever brings it."""

    def __init__(
        self,
        db: Database,
        rows: Rows[OrderT],
        settlement: Settlement[OrderT],
        cases: Cases[OrderT],
    ) -> None:
        self._db = db
        self._rows = rows
        self._cases = cases
        self.settlement = settlement

    def apply(
        self, reference: str, outcome: Outcome, *, cause: str, at: datetime
    ) -> Status:
        """Book an outcome, wherever the order is by now, and return its status.

        The same word again changes nothing. What a word against an earlier final one
        does, the slice's cases say. Raises NotFound.
        """
        verdict = Verdict(outcome, cause, at)
        while True:  # each lost race means that it moved on, and it ends somewhere
            try:
                with self._db.transaction() as conn:
                    order = self._rows.get_order(conn, reference)
                    return self._cases.apply(conn, order, verdict)
            except Overtaken:
                continue

    def book_answer(
        self, reference: str, outcome: Outcome, *, cause: str, at: datetime
    ) -> Status:
        """Book what the provider answered when the order was sent; as `apply`."""
        return self.apply(reference, outcome, cause=cause, at=at)

    def decline_unsent(
        self, reference: str, why: str, *, cause: str, at: datetime
    ) -> bool:
        """End an order that never left the house; False if it is no longer held.

        Never decides again after a lost race: then somebody is sending it.
        """
        verdict = Verdict(Declined(NOT_SENT, why), cause, at)
        try:
            with self._db.transaction() as conn:
                order = self._rows.get_order(conn, reference)
                if order.status != "held":
                    return False
                self.settlement.decline(conn, order, verdict)
        except Overtaken:
            return False
        return True

    def list_unsent(
        self, *, at: datetime, limit: int, only: str | None = None
    ) -> list[str]:
        """Return orders held for 10 minutes that nobody is sending: they never left."""
        with self._db.autocommit() as conn:
            return self._rows.list_unsent(
                conn, held_before=at - UNSENT_AFTER, at=at, limit=limit, only=only
            )

    @abstractmethod
    def find_out(self, reference: str, *, cause: str) -> Status:
        """Return the status of an order that was sent before, asking if one can."""

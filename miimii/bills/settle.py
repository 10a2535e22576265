"""Settling purchases: by the vendor's word or two people's, never by age or a guess."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import datetime
from typing import Any

from miimii import clock, logs
from miimii.bills import costs, evidence
from miimii.bills.float import Float
from miimii.bills.model import TOKEN_MISSING, Purchase
from miimii.bills.store import purchases, targets, watch
from miimii.bills.tokens import Tokens
from miimii.bills.verdicts import Verdicts
from miimii.db import Conn, Database
from miimii.errors import Busy, Unavailable, Unclear
from miimii.ledger.accounts import BILLS_FLOAT
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.orders.model import REVIEW_AFTER, Status
from miimii.orders.settlement import Settlement, Verdict
from miimii.orders.settling import Settling
from miimii.providers.ports import Announcer, Outcome, PurchaseSettled, Unknown
from miimii.users.limits import Limits

_SILENT = Unknown("no-answer")
_PAUSES_S = (0.2, 0.4, 0.8, 1.6, 3.2, 6.4)  # a database that restarts is back by then
_log = logs.get_logger(__name__)


class PurchaseSettlement(Settlement[Purchase]):
    """Ends purchases; each success, whoever said so, is remembered for the next one."""

    def succeed(self, conn: Conn, order: Purchase, verdict: Verdict) -> Status:
        status = super().succeed(conn, order, verdict)
        self._remember(conn, order, verdict)
        return status

    def succeed_late(self, conn: Conn, order: Purchase, verdict: Verdict) -> Status:
        status = super().succeed_late(conn, order, verdict)
        self._remember(conn, order, verdict)
        return status

    def _remember(self, conn: Conn, order: Purchase, verdict: Verdict) -> None:
        """Keep what came with a success; what should have and didn't, people find."""
        if order.is_token_due:
            self.show_people(conn, order, verdict, TOKEN_MISSING)
        costs.note_cost(conn, self, order, verdict)
        targets.save_target(
            conn,
            order.user_id,
            kind=order.kind,
            biller=order.biller,
            target=order.target,
            meter_type=order.meter_type,
            at=verdict.at,
        )


class Vends(Settling[Purchase]):
    """Books what is said of purchases, and watches those of which nothing is."""

    def __init__(
        self,
        db: Database,
        book: Book,
        limits: Limits,
        announcer: Announcer,
        float_: Float,
        tokens: Tokens,
    ) -> None:
        ends = PurchaseSettlement(
            book, limits, announcer, purchases, BILLS_FLOAT, settled
        )
        cases = Verdicts(ends, announcer, book, float_, tokens)
        super().__init__(db, purchases, ends, cases)
        self._float = float_

    def book_answer(
        self, reference: str, outcome: Outcome, *, cause: str, at: datetime
    ) -> Status:
        """Book the vendor's answer, also after a moment without a database.

        Nobody can be asked for it again, and a token may be in it. Twice is once.
        """
        for pause_s in _PAUSES_S:
            try:
                return self.apply(reference, outcome, cause=cause, at=at)
            except (Busy, Unavailable, Unclear) as ex:
                _log.warning("answer not booked yet", error_class=type(ex).__name__)
                time.sleep(pause_s)
        return self.apply(reference, outcome, cause=cause, at=at)

    def find_out(self, reference: str, *, cause: str) -> Status:
        """Return the status of a purchase that was sent: nobody can be asked more."""
        return self.apply(reference, _SILENT, cause=cause, at=clock.now())

    def look(self, reference: str, *, at: datetime) -> Status:
        """Look at an unknown purchase because of its age; return its status.

        People are told at each age, once. After 24 hours two of them decide, shown how
        our float changed.
        """
        order = self._db.repeat_once(lambda conn: purchases.get_order(conn, reference))
        if order.submitted_at is not None and at - order.submitted_at >= REVIEW_AFTER:
            with suppress(Unavailable, Busy):  # then there is less evidence
                self._float.read(cause="evidence")
        status = self.apply(reference, _SILENT, cause="job", at=at)
        if status in {"submitted", "needs_review"}:
            _log.error("alert.purchase_unknown", order_reference=reference)
        return status

    def explain(self, reference: str) -> tuple[Status, dict[str, Any]]:
        """Return the status of a purchase, and what our float says of it.

        Reads only: the vendor can't be asked. Raises NotFound.
        """
        with self._db.autocommit() as conn:
            order = purchases.get_order(conn, reference)
            return order.status, evidence.of(conn, order)

    def list_due(
        self, *, at: datetime, limit: int, only: str | None = None
    ) -> list[str]:
        """Return the unknown purchases that are to be looked at."""
        with self._db.autocommit() as conn:
            return watch.list_due(conn, at=at, limit=limit, only=only)


def settled(
    order: Purchase,
    status: Status,
    *,
    at: datetime,
    balance: Money | None,
    reason: str = "",
) -> PurchaseSettled:
    """Return the news of a final outcome."""
    return PurchaseSettled(
        reference=order.reference,
        status=status,
        kind=order.kind,
        product=order.product,
        target=order.target,
        amount=order.amount,
        fee=order.fee,
        total=order.total,
        balance=balance,
        settled_at=at,
        reason=reason,
        has_token=order.has_token,
        is_token_due=order.is_token_due,
    )

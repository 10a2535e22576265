"""Decisions: what became of an order, said by two people where no provider says it.

One asks, with a reason and evidence; another grants it. The money moves in the
transaction of the second, by the same settlement as a provider's own word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from miimii.approvals import two_people
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import Refused
from miimii.orders import desk
from miimii.orders.model import Order, Status
from miimii.orders.product import Product, Products, product_of
from miimii.orders.settlement import Overtaken, Settlement, Verdict
from miimii.providers.ports import Accepted, Declined, Outcome

KIND = "order"  # of our approvals
Said = Literal["succeeded", "declined"]

_OUTCOMES: dict[str, Outcome] = {
    "succeeded": Accepted("people"),
    "declined": Declined("people"),
}
# The digits of an electricity token: money, and so nothing for an open text.
_TOKEN = re.compile(r"(?<![0-9])(?:[0-9][ -]?){19}[0-9](?![0-9])")


class NotDecidable(Refused):
    """Nothing about this order is for two people to say; `status` is what it is.

    `why` is known (its end is, and nobody contradicts it), token (it has none to
    enter, or this isn't one) or token-in-text (it goes where it is sealed).
    """

    code = "not-decidable"

    def __init__(self, why: str, status: Status) -> None:
        super().__init__(why=why, status=status)
        self.why = why
        self.status = status


@dataclass(frozen=True, slots=True)
class Decided:
    """An order that two people have decided on, and what it is now."""

    reference: str
    status: Status
    approval_id: str


class Decisions:
    """Lets two people end an order that waits for them, of any product."""

    def __init__(self, db: Database, products: Products) -> None:
        self._db = db
        self._products = products

    def request(
        self,
        reference: str,
        said: Said,
        *,
        by: str,
        reason: str,
        evidence: str,
        token: str | None = None,
        at: datetime,
        is_dry: bool = False,
    ) -> Approval:
        """Ask that an order be taken for succeeded or declined; moves no money.

        `evidence` is kept as it is; a `token` that the customer bought is kept sealed.
        A dry run checks everything and keeps nothing. Raises NotFound, NotDecidable,
        ApprovalRefused (reason, open-already).
        """
        product = product_of(self._products, reference)
        with self._db.transaction(is_dry=is_dry) as conn:
            order = product.rows.get_order(conn, reference)
            if token is None or not _wants_token(product, order, said):
                _require_decidable(conn, order, said)
            if _TOKEN.search(f"{reason}\n{evidence}"):
                raise NotDecidable("token-in-text", order.status)
            diff = {
                "from": order.status,
                "to": said,
                "total_kobo": order.total.kobo,
                "name": order.shown_name,
                "evidence": evidence.strip(),
            }
            if token is not None:
                diff["token_sealed"] = _sealed(product, order, said, token)
            return two_people.request(
                conn, KIND, reference, diff, reason=reason, by=by, at=at
            )

    def approve(
        self, approval_id: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> Decided:
        """Grant a request, and end the order as it says: money, status, news, at once.

        A dry run does all of it and takes it back. Raises NotFound, NotDecidable,
        ApprovalRefused (same-person, expired, changed, decided).
        """
        with two_people.granting(
            self._db, approval_id, by=by, at=at, is_dry=is_dry
        ) as conn:
            try:
                decided = self._approve(conn, approval_id, by, at)
            except Overtaken as ex:  # the provider spoke just now
                raise ApprovalRefused("changed") from ex
            _note(conn, decided.reference, "order.decided", by, at, decided.status)
        return decided

    def look(self, *, by: str, at: datetime) -> tuple[list[Approval], list[str]]:
        """Show a person what waits for a second one, and for a first.

        The requests name who is to be paid, so that the look is written down.
        """
        approvals, alone = self.list_open(at=at), self.list_undecided(at=at)
        with self._db.transaction() as conn:
            for approval in approvals:
                _note(conn, approval.subject, "order.shown", by, at)
        return approvals, alone

    def list_open(self, *, at: datetime, limit: int = 100) -> list[Approval]:
        """Return what waits for a second person, oldest first."""
        return self._db.repeat_once(
            lambda conn: two_people.list_open(conn, KIND, at=at, limit=limit)
        )

    def list_undecided(self, *, at: datetime, limit: int = 100) -> list[str]:
        """Return the orders in `needs_review` that nobody has asked about yet."""
        asked = {approval.subject for approval in self.list_open(at=at, limit=limit)}
        found = self._db.repeat_once(
            lambda conn: desk.list_undecided(conn, limit=limit)
        )
        return [reference for reference in found if reference not in asked]

    def _approve(self, conn: Conn, approval_id: str, by: str, at: datetime) -> Decided:
        approval = two_people.get(conn, approval_id, KIND)
        product = product_of(self._products, approval.subject)
        order: Order = product.rows.get_order(conn, approval.subject)
        two_people.approve(conn, approval, subject_is=order.status, by=by, at=at)
        desk.close(conn, order.reference, at=at)
        sealed, tokens = approval.diff.get("token_sealed"), product.tokens
        if sealed is None or tokens is None:
            status = _end(conn, product.settlement, order, approval, at)
            return Decided(order.reference, status, approval.id)
        if tokens.is_due(order):
            if not tokens.keep(conn, order.reference, sealed):
                raise ApprovalRefused("changed")  # the vendor told one just now
            product.settlement.tell(conn, order, tokens.news(order))
            return Decided(order.reference, order.status, approval.id)
        order = tokens.put(order, sealed)
        status = _end(conn, product.settlement, order, approval, at)
        tokens.keep(conn, order.reference, sealed)
        return Decided(order.reference, status, approval.id)


def _note(
    conn: Conn, reference: str, action: str, by: str, at: datetime, reason: str = ""
) -> None:
    log.record(
        conn,
        actor=log.staff(by),
        action=action,
        subject=f"order:{reference}",
        reason=reason,
        at=at,
    )


def _wants_token(product: Product[Any], order: Order, said: Said) -> bool:
    """It is known to be sold, and people may still enter what it bought."""
    tokens = product.tokens
    return said == "succeeded" and tokens is not None and tokens.is_due(order)


def _require_decidable(conn: Conn, order: Order, said: Said) -> None:
    """An order waits for people, or a late word that they saw contradicts its end."""
    if order.status == "needs_review":
        return
    is_opposite = {order.status, said} == {"succeeded", "declined"}
    if is_opposite and desk.was_shown(conn, "contradiction", order.reference):
        return
    raise NotDecidable("known", order.status)


def _end(
    conn: Conn,
    settlement: Settlement[Any],
    order: Order,
    approval: Approval,
    at: datetime,
) -> Status:
    said = approval.diff["to"]
    verdict = Verdict(_OUTCOMES[said], "people", at, approval.id)
    match order.status, said:
        case "needs_review", "succeeded":
            return settlement.succeed(conn, order, verdict)
        case "needs_review", "declined":
            return settlement.decline(conn, order, verdict)
        case "declined", "succeeded":
            return settlement.succeed_late(conn, order, verdict)
        case "succeeded", "declined":
            return settlement.reverse(conn, order, verdict)
        case _:
            raise NotDecidable("known", order.status)


def _sealed(product: Product[Any], order: Order, said: Said, token: str) -> str:
    if product.tokens is None or said != "succeeded":
        raise NotDecidable("token", order.status)
    try:
        return product.tokens.seal(order.reference, token)
    except ValueError as ex:
        raise NotDecidable("token", order.status) from ex

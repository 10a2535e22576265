"""Verdicts: what each word of the vendor means for a purchase in each status.

Nobody can be asked what became of a purchase, so a word against an earlier final one
moves nothing: it is put before people.
"""

from __future__ import annotations

from dataclasses import replace

from miimii.bills import costs, evidence
from miimii.bills.float import Float
from miimii.bills.model import (
    AGES,
    PREPAID,
    TOKEN_MISSING,
    Purchase,
    next_look_at,
)
from miimii.bills.store import watch
from miimii.bills.tokens import Tokens
from miimii.db import Conn
from miimii.errors import ReferenceReused
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.orders import desk
from miimii.orders.model import NOT_SENT, REVIEW_AFTER, Status
from miimii.orders.settlement import Overtaken, Settlement, Verdict, processing
from miimii.providers.ports import (
    Accepted,
    Announcer,
    Declined,
    Unknown,
    Vended,
)

FLOAT_SHORT = "float-short"


class Verdicts:
    """Applies a verdict to a purchase on the caller's connection; never commits."""

    def __init__(
        self,
        settlement: Settlement[Purchase],
        announcer: Announcer,
        book: Book,
        float_: Float,
        tokens: Tokens,
    ) -> None:
        self._settlement = settlement
        self._announcer = announcer
        self._book = book
        self._float = float_
        self._tokens = tokens

    def apply(self, conn: Conn, order: Purchase, verdict: Verdict) -> Status:
        """Do what the verdict means for an order in this status; return the new one.

        Raises Overtaken when the order moved since it was read.
        """
        status = self._apply(conn, order, verdict)
        match verdict.outcome:
            case Vended(float_left=Money() as left):
                self._float.note(conn, left, cause="vend", at=verdict.at)
            case Declined(code=code) if code == FLOAT_SHORT:
                self._float.note_short(conn, cause=order.reference, at=verdict.at)
        return status

    def _apply(self, conn: Conn, order: Purchase, verdict: Verdict) -> Status:
        ends = self._settlement
        match order.status, verdict.outcome:
            case (("submitted" | "needs_review"), Accepted() as told):
                return self._succeed(conn, order, told, verdict)
            case (("submitted" | "needs_review"), Declined()):
                return ends.decline(conn, order, verdict)
            case "submitted", Unknown():
                return self._wait(conn, order, verdict)
            case "succeeded", Vended() as told:
                self._learn(conn, order, told, verdict)
            case ("succeeded", Declined(code=code)) if code != NOT_SENT:
                ends.show_people(conn, order, verdict, "contradiction")
            case "declined", Accepted() as told:
                self._keep_token(conn, order, told)  # people may find that it is owed
                ends.show_people(conn, order, verdict, "contradiction")
            case (
                ("reversed" | "held" | "quoted" | "expired" | "cancelled"),
                Accepted(),
            ):
                ends.show_people(conn, order, verdict, "contradiction")
            case _:
                pass  # known already, or our own "not sent" against the vendor's word
        return order.status

    def _succeed(
        self, conn: Conn, order: Purchase, told: Accepted, verdict: Verdict
    ) -> Status:
        """Spend what was set aside, and keep what came with the word."""
        cost, token = _cost(told), _token(order, told)
        order = replace(
            order,
            cost_kobo=cost.kobo if cost else order.cost_kobo,
            has_token=order.has_token or token is not None,
        )
        try:
            status = self._settlement.succeed(conn, order, verdict)
        except ReferenceReused as ex:  # booked just now, at the cost that another told
            raise Overtaken from ex
        self._keep_token(conn, order, told)
        return status

    def _learn(
        self, conn: Conn, order: Purchase, told: Vended, verdict: Verdict
    ) -> None:
        """The same word again: it may bring a token or a cost that the first didn't."""
        reference = order.reference
        if told.cost is not None and told.cost != order.cost:
            self._book.post(conn, costs.correction(order, told.cost), at=verdict.at)
            order = replace(order, cost_kobo=told.cost.kobo)
            costs.note_cost(conn, self._settlement, order, verdict)
        token = _token(order, told)
        if token is None:
            return
        if self._keep_token(conn, order, told):
            desk.close(conn, reference, TOKEN_MISSING, at=verdict.at)
            self._announcer.tell(conn, order.user_id, self._tokens.news(order))
        elif self._tokens.find(conn, reference) != token:
            self._settlement.show_people(conn, order, verdict, "token-differs")

    def _keep_token(self, conn: Conn, order: Purchase, told: Accepted) -> bool:
        """Keep the token, if one was told; False if there is none, or one is known."""
        token = _token(order, told)
        return token is not None and self._tokens.learn(conn, order.reference, token)

    def _wait(self, conn: Conn, order: Purchase, verdict: Verdict) -> Status:
        """Keep the hold until somebody says; after 24 hours two people do."""
        if order.submitted_at is None:
            raise ValueError(f"{order.reference} was submitted at no time")
        ends, waited = self._settlement, verdict.at - order.submitted_at
        if getattr(verdict.outcome, "is_for_a_person", False):
            return ends.hand_over(conn, order, verdict, "differs")
        if waited >= REVIEW_AFTER:
            facts = evidence.of(conn, order)
            return ends.hand_over(conn, order, verdict, "unsettled", facts)
        if not watch.mark_waiting(
            conn,
            order.reference,
            look_again_at=next_look_at(order.submitted_at, verdict.at),
            provider_reference=verdict.provider_reference,
        ):
            raise Overtaken
        for age in AGES:
            if waited >= age:
                minutes = int(age.total_seconds() // 60)
                ends.show_people(conn, order, verdict, f"unknown-{minutes}-min")
        self._announcer.tell(conn, order.user_id, processing(order))
        return "submitted"


def _cost(told: Accepted) -> Money | None:
    """What they took from our float, if they told."""
    cost = getattr(told, "cost", None)
    return cost if isinstance(cost, Money) and cost.kobo > 0 else None


def _token(order: Purchase, told: Accepted) -> str | None:
    """What else has twenty digits in words about airtime is a number of theirs."""
    return getattr(told, "token", None) if order.meter_type == PREPAID else None

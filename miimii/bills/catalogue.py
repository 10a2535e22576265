"""The catalogue: who and what is for sale now, and at which price."""

from __future__ import annotations

from datetime import datetime

from miimii.bills.model import Biller, Choice, Plan
from miimii.bills.store import billers, plans
from miimii.db import Conn
from miimii.money import Money
from miimii.rules.model import Priced, RuleSet
from miimii.rules.rules import Rules


class Shop:
    """What is for sale at one instant; plans are listed cheapest first."""

    def __init__(
        self, billers: tuple[Biller, ...], plans: tuple[Plan, ...], rules: RuleSet
    ) -> None:
        self._billers = billers
        self._plans = plans
        self._rules = rules

    def billers(self, kind: str) -> list[Biller]:
        """Return who sells this kind, in the order they are shown."""
        return [biller for biller in self._billers if biller.kind == kind]

    def biller(self, kind: str, code: str | None) -> Biller | None:
        """Return one of them; None for another code, or none."""
        return next((one for one in self.billers(kind) if one.code == code), None)

    def biller_choices(self, kind: str) -> tuple[Choice, ...]:
        """Return them as answers to tap."""
        return tuple(Choice(one.code, one.name) for one in self.billers(kind))

    def plans(self, kind: str, biller: str | None) -> list[Plan]:
        """Return a biller's plans, cheapest first."""
        found = [p for p in self._plans if p.kind == kind and p.biller == biller]
        return sorted(found, key=lambda plan: (plan.cost_kobo, plan.id))

    def plan(self, plan_id: int | None) -> Plan | None:
        """Return the plan that is sold under this id now."""
        return next((plan for plan in self._plans if plan.id == plan_id), None)

    def price(self, plan: Plan) -> Priced:
        """Return what we take for a plan: our own price, else its cost and a margin.

        The margin of the one plan comes before the margin of its kind.
        """
        if plan.price_kobo is not None:
            return Priced(Money(plan.price_kobo), None)
        cost = Money(plan.cost_kobo)
        general = f"margin.{plan.kind}"
        margin = self._rules.price(f"{general}.{plan.biller}.{plan.code}", cost)
        if margin.rule_id is None:
            margin = self._rules.price(general, cost)
        return Priced(cost + margin.amount, margin.rule_id)


class Catalogue:
    """Opens the shop; what the vendor has not confirmed is not sold in production."""

    def __init__(self, rules: Rules, *, sells_unconfirmed: bool) -> None:
        self._rules = rules
        self._sells_unconfirmed = sells_unconfirmed

    def shop(self, conn: Conn, kind: str, *, at: datetime) -> Shop:
        """Return what is for sale of one kind at this instant."""
        sold = billers.list_sold(
            conn, kind, at=at, with_unconfirmed=self._sells_unconfirmed
        )
        offered = plans.list_sold(
            conn, kind, at=at, with_unconfirmed=self._sells_unconfirmed
        )
        rules = self._rules.in_force(conn, at, f"margin.{kind}")
        return Shop(tuple(sold), tuple(offered), rules)

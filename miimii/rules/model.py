"""Prices, taxes and limits, worked out from the rules in force at one instant."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from miimii.money import Money

_WHOLE_NAIRA = 100
VAT = "vat"
DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated row: a fixed value in kobo, or basis points between least and most.

    It holds for amounts above `above_kobo`, up to where the next band begins.
    """

    id: int
    name: str
    tier: int | None
    above_kobo: int
    value_kobo: int | None
    value_bps: int | None
    min_kobo: int | None
    max_kobo: int | None

    def takes(self, amount: Money) -> bool:
        """Whether the amount is in this band or a higher one; the first takes all."""
        return self.above_kobo == 0 or amount.kobo > self.above_kobo

    def of(self, amount: Money, *, to_kobo: int) -> Money:
        """Return the value for an amount; shares round half up, then least and most."""
        if self.value_bps is None:
            return Money(self.value_kobo or 0)
        share = amount.share_bps(self.value_bps, to_kobo=to_kobo)
        if self.min_kobo is not None:
            share = max(share, Money(self.min_kobo))
        if self.max_kobo is not None:
            share = min(share, Money(self.max_kobo))
        return share


@dataclass(frozen=True, slots=True)
class Priced:
    """A price and the rule it came from; no rule in force means nothing is charged."""

    amount: Money
    rule_id: int | None


@dataclass(frozen=True, slots=True)
class Limit:
    """The most (or least) that is allowed, and the rule that says so."""

    amount: Money
    rule_id: int


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules in force at one instant, for the names that were asked.

    Every method raises LookupError for a name that wasn't: it would pass for "free"
    or "without limit".
    """

    names: tuple[str, ...]
    rules: tuple[Rule, ...]  # highest band first

    def price(self, name: str, amount: Money) -> Priced:
        """Return the fee on an amount, in whole naira where it is a share of it."""
        return self._priced(name, amount, to_kobo=_WHOLE_NAIRA)

    def tax(self, fee: Money) -> Priced:
        """Return the VAT on a fee, to the kobo."""
        return self._priced(VAT, fee, to_kobo=1)

    def duty(self, amount: Money) -> Priced:
        """Return the stamp duty on an amount sent."""
        return self._priced(DUTY, amount, to_kobo=1)

    def most_within(self, fee_name: str, budget: Money) -> Money:
        """Return the largest amount that costs no more than a budget, all included.

        Within a band what it costs only grows, so each is searched by halves; the
        highest first, as a cheaper band may begin where a dearer one ends.
        """
        names = {fee_name, DUTY}
        edges = {rule.above_kobo for rule in self.rules if rule.name in names}
        most = max(budget.kobo, 0)
        ends = sorted({0, most, *(edge for edge in edges if edge < most)})
        for low, high in reversed([*pairwise(ends)]):
            fitting = bisect_right(
                range(low + 1, high + 1),
                budget.kobo,
                key=lambda kobo: self._cost(fee_name, Money(kobo)).kobo,
            )
            if fitting:
                return Money(low + fitting)
        return Money(0)

    def _cost(self, fee_name: str, amount: Money) -> Money:
        fee = self.price(fee_name, amount).amount
        return amount + fee + self.tax(fee).amount + self.duty(amount).amount

    def bands(self, name: str) -> list[Rule]:
        """Return the bands of a price that is the same for every tier, lowest first."""
        return self._named(name)[::-1]

    def limit(self, name: str, tier: int | None = None) -> Limit | None:
        """Return the limit of a tier, else the one of everybody; None: no limit."""
        for rule in self._named(name):
            if rule.tier in (tier, None) and rule.value_kobo is not None:
                return Limit(Money(rule.value_kobo), rule.id)
        return None

    def _priced(self, name: str, amount: Money, *, to_kobo: int) -> Priced:
        for rule in self._named(name):
            if rule.takes(amount):
                return Priced(rule.of(amount, to_kobo=to_kobo), rule.id)
        return Priced(Money(0), None)

    def _named(self, name: str) -> list[Rule]:
        """The rules of one name: highest band first, a tier's own before all tiers'."""
        if not any(f"{name}.".startswith(f"{asked}.") for asked in self.names):
            raise LookupError(f"{name!r} was not among the rules asked: {self.names}")
        found = [rule for rule in self.rules if rule.name == name]
        return sorted(found, key=lambda rule: (-rule.above_kobo, rule.tier is None))

"""A fraud rule, what it looks at, and the flag it raises. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from miimii.money import Money

# What a rule asks for, the mildest first: people look afterwards; the customer ticks
# name and account once more; nothing is sent until two people have agreed.
Outcome = Literal["review", "screen", "stop"]
Way = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class FraudRule:
    """One dated row: a pattern over a window, and above which figures it flags."""

    id: int
    name: str
    pattern: str
    outcome: Outcome
    window_s: int
    above_count: int | None
    above_kobo: int | None
    above_bps: int | None
    awake_s: int | None = None

    @property
    def awake(self) -> timedelta:
        """For how long after it woke a sleeping account is looked at."""
        return timedelta(seconds=self.awake_s or 0)

    @property
    def window(self) -> timedelta:
        return timedelta(seconds=self.window_s)


@dataclass(frozen=True, slots=True)
class Crossing:
    """Money that comes into or goes out of a wallet: `other` is from or to whom."""

    way: Way
    kind: str
    other: str
    amount_kobo: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule may look at: one crossing of a customer, and what came before.

    `before` holds neither the crossing itself nor what was declined or given back.
    `is_new_payee` says that nothing sent there ever arrived; `last_out_at` is when
    the customer last confirmed anything that is older than `before` reaches.
    """

    now: Crossing
    before: Sequence[Crossing]
    opened_at: datetime
    proven_at: datetime | None = None
    last_out_at: datetime | None = None
    is_new_payee: bool = False

    def within(self, rule: FraudRule, way: Way | None = None) -> list[Crossing]:
        """Return this crossing and those of the rule's window before it, of one way."""
        since = self.now.at - rule.window
        near = [one for one in self.before if one.at > since]
        return [one for one in (*near, self.now) if way in (one.way, None)]


@dataclass(frozen=True, slots=True)
class Figure:
    """What a pattern counted: how many, how much, and the share of it in 1/10,000."""

    count: int = 0
    kobo: int = 0
    bps: int = 0

    def exceeds(self, rule: FraudRule) -> bool:
        """Whether it is above every line that the rule draws."""
        return (
            (rule.above_count is None or self.count > rule.above_count)
            and (rule.above_kobo is None or self.kobo > rule.above_kobo)
            and (rule.above_bps is None or self.bps > rule.above_bps)
        )


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule that fits, and the figure that made it fit."""

    rule: FraudRule
    figure: Figure

    def described(self) -> str:
        """Return it in words for people: the rule, the figures, the lines."""
        lines = [
            f"{shown} (above {line})"
            for shown, line in self._shown().values()
            if line is not None
        ]
        return f"{self.rule.name}: " + ", ".join(lines)

    def facts(self) -> dict[str, Any]:
        """Return it as what a review keeps."""
        return {
            "rule": self.rule.name,
            "rule_id": self.rule.id,
            "outcome": self.rule.outcome,
            "said": self.described(),
        }

    def _shown(self) -> dict[str, tuple[str, str | None]]:
        rule, figure = self.rule, self.figure
        return {
            "count": (f"{figure.count} times", _text(rule.above_count)),
            "kobo": (str(Money(figure.kobo)), _naira(rule.above_kobo)),
            "share": (f"{figure.bps / 100:g} %", _percent(rule.above_bps)),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules in force say of one crossing; a cleared one is not stopped."""

    flags: tuple[Flag, ...] = ()

    def of(self, outcome: Outcome) -> tuple[Flag, ...]:
        """Return the flags whose rule asks for this."""
        return tuple(flag for flag in self.flags if flag.rule.outcome == outcome)


def _text(count: int | None) -> str | None:
    return None if count is None else str(count)


def _naira(kobo: int | None) -> str | None:
    return None if kobo is None else str(Money(kobo))


def _percent(bps: int | None) -> str | None:
    return None if bps is None else f"{bps / 100:g} %"

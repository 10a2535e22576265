"""Lives of customers, invented from a seed: what comes and goes on ordinary days."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from miimii import clock
from miimii.fraud.model import Case, Crossing, Flag, FraudRule
from miimii.fraud.patterns import find_flags

START = datetime(2026, 3, 2, tzinfo=clock.LAGOS)  # a Monday
_SHOPS = [f"000014:01000000{n:02}" for n in range(40)]
# Nobody slept for long, and it is no payment of any window.
_LATELY = Crossing("out", "bank_transfer", _SHOPS[0], 10_000, START - timedelta(days=9))


@dataclass
class Life:
    """One customer's crossings, in order, each judged as it comes."""

    rules: tuple[FraudRule, ...]
    opened_at: datetime = START - timedelta(days=200)
    proven_at: datetime | None = None
    crossings: list[Crossing] = field(default_factory=lambda: [_LATELY])
    paid: set[str] = field(default_factory=set)
    is_trader: bool = False

    def crosses(self, now: Crossing) -> tuple[Flag, ...]:
        """Let money come or go, and return what the rules say of it."""
        case = Case(
            now,
            tuple(self.crossings),
            opened_at=self.opened_at,
            proven_at=self.proven_at,
            is_new_payee=now.other not in self.paid,
        )
        flags = find_flags(self.rules, case)
        self.crossings.append(now)
        if now.way == "out":
            self.paid.add(now.other)
        return flags

    def pays(
        self, other: str, naira: int, at: datetime, kind: str = "bank_transfer"
    ) -> tuple[Flag, ...]:
        return self.crosses(Crossing("out", kind, other, naira * 100, at))

    def gets(self, other: str, naira: int, at: datetime) -> tuple[Flag, ...]:
        return self.crosses(Crossing("in", "credit", other, naira * 100, at))


def ordinary_day(life: Life, day: datetime, chance: random.Random) -> list[Flag]:
    """Live one ordinary day: wages, food, airtime, rent now and then."""
    acts = ["food"] * chance.randint(0, 4) + ["airtime"] * chance.randint(0, 2)
    acts += ["customer"] * chance.randint(*((3, 13) if life.is_trader else (0, 5)))
    acts += ["restock"] if life.is_trader and chance.random() < 0.2 else []
    acts += ["wages"] if day.day == 25 else []
    acts += ["rent"] if chance.random() < 0.05 else []
    acts += ["savings"] if day.day == 25 and chance.random() < 0.3 else []
    acts += ["school"] if chance.random() < 0.005 else []
    times = [(day + timedelta(hours=chance.uniform(6, 23)), act) for act in acts]
    if chance.random() < 0.01:  # a late one
        times.append((day + timedelta(hours=chance.uniform(0, 5)), "food"))
    flags: list[Flag] = []
    for at, act in sorted(times):
        flags += _lived(life, act, at, chance)
    return flags


def _lived(
    life: Life, act: str, at: datetime, chance: random.Random
) -> tuple[Flag, ...]:
    match act:
        case "food":
            return life.pays(chance.choice(_SHOPS), chance.randint(5, 150) * 100, at)
        case "airtime":
            phone = f"airtime:mtn:0803{chance.randint(0, 3):07}"
            return life.pays(phone, chance.choice([100, 200, 500]), at, "airtime")
        case "customer":
            sender = f"020000{chance.randint(0, 30):04}"
            return life.gets(sender, chance.randint(10, 300) * 100, at)
        case "wages":
            return life.gets("0300000001", chance.randint(80, 400) * 1000, at)
        case "school":
            school = f"000016:05{chance.randint(0, 9):08}"
            return life.pays(school, chance.randint(100, 400) * 1000, at)
        case _:  # rent, savings, goods: one known account for each
            return life.pays(f"000016:{act}", chance.randint(50, 250) * 1000, at)

"""Ways of fraud are flagged, and a thousand ordinary days are left alone."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from importlib import util
from typing import Any, get_args

import pytest

from miimii.fraud.model import Crossing, Flag, FraudRule, Outcome
from miimii.fraud.patterns import PATTERNS
from miimii.sandbox.databases import ROOT
from tests.unit.fraud.lives import START, Life, ordinary_day

NOON = START + timedelta(hours=12)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def migration(name: str = "0024_fraud") -> Any:
    """What a migration ships, read from its file: its name is no module's."""
    path = ROOT / f"migrations/versions/{name}.py"
    spec = util.spec_from_file_location("fraud_rules_shipped", path)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shipped(rows: str = "RULES") -> tuple[FraudRule, ...]:
    found = getattr(migration(), rows)
    awake_s = migration("0028_two_people_in_the_tables").AWAKE_S
    rules = (FraudRule(n, *row[:-1]) for n, row in enumerate(found, 1))
    return tuple(
        replace(rule, awake_s=awake_s) if rule.pattern == "dormant" else rule
        for rule in rules
    )


RULES = shipped()


def names(flags: list[Flag] | tuple[Flag, ...]) -> set[str]:
    return {flag.rule.name for flag in flags}


def burst(life: Life) -> tuple[Flag, ...]:
    """A stolen phone: one small payment after the other to one account."""
    for n in range(10):
        assert "velocity.hour" not in names(life.pays("000014:1", 100 + n, NOON))
    return life.pays("000014:1", 150, NOON + MINUTE)


def large_sums(life: Life) -> tuple[Flag, ...]:
    """A business account used up in a day."""
    for n in range(4):
        life.pays("000014:1", 500_000, NOON + n * MINUTE)
    return life.pays("000014:1", 1, NOON + 5 * MINUTE)


def fan_out(life: Life) -> tuple[Flag, ...]:
    """One pays many within the hour."""
    for n in range(6):
        life.pays(f"000014:{n}", 2_000 + n, NOON + n * MINUTE)
    return life.pays("000014:9", 3_000, NOON + 9 * MINUTE)


def airtime(life: Life) -> tuple[Flag, ...]:
    """Stolen money made into airtime of many phones."""
    for n in range(10):
        phone, naira = f"airtime:mtn:{n}", 5_000 + n
        life.pays(phone, naira, NOON + 10 * n * MINUTE, "airtime")
    return life.pays("airtime:mtn:99", 5_000, NOON + 110 * MINUTE, "airtime")


def fan_in(life: Life) -> tuple[Flag, ...]:
    """A false shop: many pay one."""
    for n in range(15):
        life.gets(f"0{n:09}", 4_000, NOON + 20 * n * MINUTE)
    return life.gets("0999999999", 4_000, NOON + 301 * MINUTE)


def pass_through(life: Life) -> tuple[Flag, ...]:
    """A mule: what comes in goes out at once."""
    life.gets("0111111111", 240_000, NOON)
    return life.pays("000014:1", 239_000, NOON + 30 * MINUTE)


def wakes(life: Life) -> tuple[Flag, ...]:
    """An account that slept for months pays a large sum."""
    life.crossings.clear()
    life.pays("000014:1", 100, NOON - timedelta(days=91))
    return life.pays("000014:1", 50_001, NOON)


def wakes_gently(life: Life) -> tuple[Flag, ...]:
    """The same, after a small payment to see whether it works."""
    life.crossings.clear()
    assert life.pays("000014:1", 100, NOON) == ()
    return life.pays("000014:2", 290_000, NOON + timedelta(days=2))


def new_account(life: Life) -> tuple[Flag, ...]:
    """An account opened to be used once."""
    life.opened_at = NOON - timedelta(days=3)
    life.gets("0111111111", 400_000, NOON)
    return life.gets("0222222222", 100_001, NOON + MINUTE)


def new_payee(life: Life) -> tuple[Flag, ...]:
    """Talked into paying: much, to somebody never paid before."""
    return life.pays("000014:1", 300_001, NOON)


def night(life: Life) -> tuple[Flag, ...]:
    """While the customer sleeps."""
    life.paid.add("000014:1")
    life.pays("000014:1", 60_000, START + timedelta(hours=2))
    return life.pays("000014:1", 40_001, START + timedelta(hours=3))


def taken_over(life: Life) -> tuple[Flag, ...]:
    """A new SIM, a proof, and then a stranger is paid."""
    life.proven_at = NOON - timedelta(days=2)
    return life.pays("000014:1", 50_001, NOON)


def in_circles(life: Life) -> tuple[Flag, ...]:
    """Money that comes back to where it went."""
    life.gets("0123456789", 150_000, NOON)
    return life.pays("000014:0123456789", 100_001, NOON + 500 * MINUTE)


def and_back(life: Life) -> tuple[Flag, ...]:
    """The same the other way round: what went comes back."""
    assert life.pays("000014:0123456789", 150_000, NOON) == ()
    return life.gets("0123456789", 100_001, NOON + 500 * MINUTE)


def in_pieces(life: Life) -> tuple[Flag, ...]:
    """One sum again and again, each below some line."""
    life.paid.add("000014:1")
    for n in range(5):
        life.pays("000014:1", 49_900, NOON + 65 * n * MINUTE)
    return life.pays("000014:1", 49_900, NOON + 400 * MINUTE)


def reported(life: Life) -> tuple[Flag, ...]:
    """A day's turnover that has to be reported: five million, to the kobo."""
    life.gets("0111111111", 4_000_000, NOON)
    assert "report.ctr" not in names(life.gets("0111111111", 999_999, NOON))
    return life.gets("0111111111", 1, NOON + MINUTE)


TYPOLOGIES: dict[Callable[[Life], tuple[Flag, ...]], str] = {
    burst: "velocity.hour",
    large_sums: "volume.day",
    fan_out: "fan-out.hour",
    airtime: "top-ups.day",
    fan_in: "fan-in.day",
    pass_through: "in-then-out.hours",
    wakes: "dormant.wakes",
    wakes_gently: "dormant.wakes",
    new_account: "new-account.inflow",
    new_payee: "new-payee.large",
    night: "night.large",
    taken_over: "fresh-proof.payee",
    in_circles: "there-and-back.day",
    and_back: "there-and-back.day",
    in_pieces: "same-amount.day",
    reported: "report.ctr",
}


@pytest.mark.proves("T19")
@pytest.mark.parametrize(
    ("typology", "rule"),
    TYPOLOGIES.items(),
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_way_of_fraud_is_flagged_by_its_own_rule_and_by_no_other(
    typology: Callable[[Life], tuple[Flag, ...]], rule: str
) -> None:
    assert names(typology(Life(RULES))) == {rule}


@pytest.mark.proves("T19")
def test_of_a_thousand_ordinary_days_less_than_one_in_a_hundred_is_flagged() -> None:
    chance = random.Random(20260302)  # noqa: S311
    flagged = lived = 0
    for person in range(20):
        life = Life(RULES, is_trader=person % 4 == 0)
        for n in range(60):
            flags = ordinary_day(life, START + timedelta(days=n), chance)
            if n >= 10:  # the first days make the history
                lived, flagged = lived + 1, flagged + bool(flags)
    assert lived == 1_000
    assert 0 < flagged < 10


@pytest.mark.parametrize(
    ("pays", "is_flagged"), [(20_000, False), (20_000.01, True)], ids=["at", "above"]
)
def test_the_second_screen_is_due_above_its_line_and_not_at_it(
    pays: float,
    is_flagged: bool,  # noqa: FBT001
) -> None:
    life = Life(shipped("SWITCHED_OFF"))
    kobo = round(pays * 100)
    flags = life.crosses(Crossing("out", "bank_transfer", "000014:1", kobo, NOON))
    assert ("stepup.screen" in names(flags)) is is_flagged
    again = life.crosses(Crossing("out", "bank_transfer", "000014:1", kobo, NOON))
    assert "stepup.screen" not in names(again)  # paid before


def test_what_is_older_than_the_window_does_not_count() -> None:
    life = Life(RULES)
    for n in range(10):
        life.pays("000014:1", 100 + n, NOON)
    assert "velocity.hour" not in names(
        life.pays("000014:1", 99, NOON + timedelta(hours=1))
    )


def test_an_account_is_awake_after_its_first_days() -> None:
    life = Life(RULES, crossings=[])
    life.pays("000014:1", 100, NOON)
    [flag] = life.pays("000014:1", 49_901, NOON + 3 * DAY - MINUTE)
    assert flag.figure.kobo == 50_001 * 100
    assert life.pays("000014:1", 60_000, NOON + 3 * DAY) == ()


def test_a_first_proof_is_no_new_proof() -> None:
    life = Life(RULES, opened_at=NOON - timedelta(hours=1))
    life.proven_at = life.opened_at
    assert "fresh-proof.payee" not in names(life.pays("000014:1", 60_000, NOON))


def test_a_flag_says_its_figures_and_its_lines() -> None:
    [flag] = [one for one in pass_through(Life(RULES)) if one.rule.name[:2] == "in"]
    said = flag.described()
    assert "₦240,000.00 (above ₦200,000.00)" in said
    assert "99.58 % (above 90 %)" in said
    assert flag.facts()["rule_id"] == flag.rule.id


def test_every_pattern_has_a_rule_that_is_shipped_and_nothing_unknown_is() -> None:
    everything = [*RULES, *shipped("SWITCHED_OFF")]
    assert {rule.pattern for rule in everything} == set(PATTERNS)
    assert {rule.outcome for rule in everything} == set(get_args(Outcome))
    assert {rule.outcome for rule in RULES} == {"review"}

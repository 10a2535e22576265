"""How long is counted in whole days of Lagos, and no rule goes below its floor."""

from __future__ import annotations

import importlib.util
import re
from datetime import date, datetime

import pytest

from miimii import clock
from miimii.alerts.watches import WATCHES
from miimii.upkeep.retention import (
    FLOORS,
    LINES,
    OTHER_ALERTS,
    BelowFloor,
    Span,
    checked,
    cut_off,
)
from tests.house.source import ROOT

MIGRATION = ROOT / "migrations" / "versions" / "0017_upkeep.py"


@pytest.mark.parametrize(
    ("span", "day", "before"),
    [
        (Span(days=90), date(2026, 4, 1), date(2026, 1, 1)),
        (Span(days=90), date(2026, 3, 31), date(2025, 12, 31)),
        (Span(months=12), date(2026, 11, 22), date(2025, 11, 22)),
        (Span(months=12), date(2028, 2, 29), date(2027, 2, 28)),
        (Span(months=12), date(2029, 2, 28), date(2028, 2, 28)),
        (Span(months=1), date(2026, 1, 31), date(2025, 12, 31)),
        (Span(months=1), date(2026, 3, 31), date(2026, 2, 28)),
        (Span(months=60), date(2026, 11, 22), date(2021, 11, 22)),
        (Span(months=11), date(2026, 1, 1), date(2025, 2, 1)),
        (Span(months=13), date(2026, 1, 1), date(2024, 12, 1)),
    ],
)
def test_a_span_reaches_back_over_months_and_years(
    span: Span, day: date, before: date
) -> None:
    assert span.before(day) == before


def lagos(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.LAGOS)


def test_the_day_turns_at_midnight_in_lagos_and_not_in_utc() -> None:
    span = Span(days=90)

    evening = cut_off(lagos("2026-04-01T23:59:59.999999"), span)
    midnight = cut_off(lagos("2026-04-02T00:00:00"), span)

    assert evening == lagos("2026-01-01T00:00:00")
    assert midnight == lagos("2026-01-02T00:00:00")


@pytest.mark.parametrize("rule", FLOORS)
def test_a_rule_at_its_floor_is_followed_and_one_below_is_not(rule: str) -> None:
    floor = FLOORS[rule]
    below = Span(months=floor.months - 1) if floor.months else Span(days=floor.days - 1)

    assert checked(rule, floor) == floor
    with pytest.raises(BelowFloor):
        checked(rule, below)


def test_days_are_no_months_however_many() -> None:
    with pytest.raises(BelowFloor):
        checked("archive", Span(days=32_000))


def test_money_and_audit_have_a_floor_of_five_years() -> None:
    assert FLOORS["archive"] == Span(months=60)


def test_every_line_has_a_rule_with_a_floor() -> None:
    assert {line.rule for line in LINES} <= set(FLOORS)
    assert len({line.name for line in LINES}) == len(LINES)


def test_the_table_s_check_says_the_same_floors() -> None:
    text = MIGRATION.read_text("utf-8")
    said = {}
    for lines, unit, least in re.findall(
        r"WHEN line (?:= |IN )(.+?)\s+THEN keep_(months|days) >= (\d+)", text
    ):
        for line in re.findall(r"'(\w+)'", lines):
            said[line] = Span(**{unit: int(least)})
    assert said == FLOORS


def test_no_line_touches_what_is_kept_for_good() -> None:
    for_good = {
        *("accounts", "journals", "postings", "transfers", "transfer_events"),
        *("purchases", "purchase_events", "credits", "reviews", "approvals"),
        *("challenges", "inbound_keys", "outbound_keys", "users", "pins"),
        *("identity_checks", "identity_events", "audit_log", "audit_chain", "rules"),
    }
    assert for_good.isdisjoint(line.table for line in LINES)


def test_the_first_rules_are_at_or_above_the_floors() -> None:
    spec = importlib.util.spec_from_file_location("upkeep_0017", MIGRATION)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for line, months, days, _ in module.RULES:
        span = Span(months=months or 0, days=days or 0)
        assert checked(line, span) == span


def test_the_alerts_that_are_not_kept_for_the_law_are_rules_that_there_are() -> None:
    assert set(OTHER_ALERTS) < {watch.rule for watch in WATCHES}
    (line,) = [line for line in LINES if line.name == "money_alerts"]
    assert re.findall(r"'([a-z ]+)'", line.rows) == list(OTHER_ALERTS)

"""What a rule set answers, without a database."""

from __future__ import annotations

import pytest

from miimii.money import Money
from miimii.rules.model import Limit, Priced, Rule, RuleSet


def a_rule(
    rule_id: int,
    name: str = "fee.test",
    *,
    tier: int | None = None,
    above_kobo: int = 0,
    value_kobo: int | None = None,
    value_bps: int | None = None,
    min_kobo: int | None = None,
    max_kobo: int | None = None,
) -> Rule:
    return Rule(
        rule_id, name, tier, above_kobo, value_kobo, value_bps, min_kobo, max_kobo
    )


BANDS = RuleSet(
    ("fee",),
    (
        a_rule(1, above_kobo=0, value_kobo=10),
        a_rule(3, above_kobo=2000, value_kobo=30),
        a_rule(2, above_kobo=1000, value_kobo=20),
    ),
)


@pytest.mark.parametrize(
    ("kobo", "fee", "rule_id"),
    [(0, 10, 1), (1000, 10, 1), (1001, 20, 2), (2000, 20, 2), (2001, 30, 3)],
)
def test_an_amount_belongs_to_the_highest_band_it_is_above(
    kobo: int, fee: int, rule_id: int
) -> None:
    assert BANDS.price("fee.test", Money(kobo)) == Priced(Money(fee), rule_id)


@pytest.mark.parametrize(
    ("kobo", "fee"), [(4_999, 100), (10_000, 100), (14_999, 100), (15_000, 200)]
)
def test_a_share_is_rounded_half_up_to_whole_naira_after_which_the_least_applies(
    kobo: int, fee: int
) -> None:
    rules = RuleSet(("fee",), (a_rule(1, value_bps=100, min_kobo=100),))

    assert rules.price("fee.test", Money(kobo)).amount == Money(fee)


def test_no_rule_means_no_charge() -> None:
    assert BANDS.price("fee.other", Money(1)) == Priced(Money(0), None)


def test_a_name_that_was_not_asked_is_not_free() -> None:
    with pytest.raises(LookupError, match="vat"):
        BANDS.tax(Money(1))
    with pytest.raises(LookupError, match="feed"):
        BANDS.price("feed", Money(1))
    with pytest.raises(LookupError, match="limit"):
        BANDS.limit("limit.out.day", 1)


def test_the_tiers_own_limit_comes_before_everybodys() -> None:
    rules = RuleSet(
        ("limit.day",),
        (
            a_rule(1, "limit.day", value_kobo=5),
            a_rule(2, "limit.day", tier=2, value_kobo=7),
        ),
    )

    assert rules.limit("limit.day", 2) == Limit(Money(7), 2)
    assert rules.limit("limit.day", 1) == rules.limit("limit.day")
    assert rules.limit("limit.day", 1) == Limit(Money(5), 1)

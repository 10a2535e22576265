"""The most that a budget pays for: never a kobo over it, never a kobo left unused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from hypothesis import example, given
from hypothesis import strategies as st

from miimii.money import Money
from miimii.rules.model import Rule, RuleSet

_FEE = "fee.test"
_ids = count(1)


def _band(name: str, above: int, fixed: int | None, bps: int, least: int) -> Rule:
    is_share = fixed is None
    return Rule(
        next(_ids),
        name,
        None,
        above,
        fixed,
        bps if is_share else None,
        least if is_share else None,
        None,
    )


def _bands(name: str) -> st.SearchStrategy[list[Rule]]:
    band = st.builds(
        _band,
        st.just(name),
        st.integers(1, 3_000),
        st.none() | st.integers(0, 400),
        st.integers(0, 900),
        st.integers(0, 300),
    )
    first = st.builds(
        _band,
        st.just(name),
        st.just(0),
        st.none() | st.integers(0, 400),
        st.integers(0, 900),
        st.integers(0, 300),
    )
    more = st.lists(band, max_size=3, unique_by=lambda rule: rule.above_kobo)
    return st.tuples(first, more).map(lambda both: [both[0], *both[1]])


_RULES = st.tuples(
    _bands(_FEE), st.just([]) | _bands("duty"), st.sampled_from([0, 750])
).map(
    lambda parts: RuleSet(
        ("fee", "duty", "vat"),
        (*parts[0], *parts[1], _band("vat", 0, None, parts[2], 0)),
    )
)


def _cost(rules: RuleSet, kobo: int) -> int:
    amount = Money(kobo)
    fee = rules.price(_FEE, amount).amount
    return (amount + fee + rules.tax(fee).amount + rules.duty(amount).amount).kobo


def _dearer(rules: RuleSet, most: int, budget: int) -> Iterator[int]:
    return (
        kobo for kobo in range(most + 1, budget + 1) if _cost(rules, kobo) <= budget
    )


FALLING = RuleSet(
    ("fee", "duty", "vat"), (_band(_FEE, 0, 400, 0, 0), _band(_FEE, 1_000, 0, 0, 0))
)


@given(_RULES, st.integers(0, 5_000))
@example(FALLING, 1_001)
@example(FALLING, 1_000)
def test_the_most_within_a_budget_is_within_it_and_nothing_larger_is(
    rules: RuleSet, budget: int
) -> None:
    most = rules.most_within(_FEE, Money(budget)).kobo

    assert most == 0 or _cost(rules, most) <= budget
    assert next(_dearer(rules, most, budget), None) is None

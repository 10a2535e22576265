"""Our float is evidence about an unknown purchase, as far as it proves anything."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import freezegun
import pytest

from miimii import clock
from miimii.providers.ports import Accepted, Declined, Unknown, Vended
from tests.bills_world import AIRTIME, BillsWorld
from tests.transfers_world import naira

SILENCE = Unknown("no-answer")
DAY = timedelta(hours=24)


@pytest.mark.parametrize(
    ("before", "after", "others", "says"),
    [
        (10_000, 9_900, 0, "taken"),
        (10_000, 10_000, 0, "not-taken"),
        (10_000, 9_800, 1, "taken"),
        (10_000, 9_900, 1, "not-taken"),
        (10_000, 15_000, 0, None),
        (10_000, 9_850, 0, None),
    ],
)
def test_the_float_is_evidence_if_only_one_purchase_is_unknown(
    world: BillsWorld, before: int, after: int, others: int, says: str | None
) -> None:
    ada = world.customer(naira(1_000))
    world.vendor.float_balance = naira(before)
    first = world.purchases.quote(ada, AIRTIME)
    world.vendor.vends = SILENCE
    world.authorise(ada, first)
    world.vend(first.reference)
    world.vendor.vends = Vended("success")
    for _ in range(others):
        world.sent(ada)
    world.vendor.float_balance = naira(after)

    evidence = _evidence_after_a_day(world, first.reference)

    assert evidence["says"] == says
    assert (evidence["before_kobo"], evidence["unknown"]) == (before * 100, 1)


def test_two_unknown_purchases_prove_nothing(world: BillsWorld) -> None:
    ada = world.customer(naira(1_000))
    world.vendor.float_balance = naira(10_000)
    world.vendor.vends = SILENCE
    first, _ = world.sent(ada), world.sent(ada)
    world.vendor.float_balance = naira(9_900)

    evidence = _evidence_after_a_day(world, first)

    assert (evidence["says"], evidence["unknown"]) == (None, 2)


def test_a_sale_that_was_taken_back_beside_it_leaves_nothing_certain(
    world: BillsWorld,
) -> None:
    """Nobody knows whether the vendor put its price back into our float."""
    ada = world.customer(naira(1_000))
    world.vendor.float_balance = naira(10_000)
    world.vendor.vends = SILENCE
    first, other = world.sent(ada), world.sent(ada)
    world.hear(other, Accepted("success"))
    world.hear(other, Declined("fail"))
    asked = world.decisions.request(
        other,
        "declined",
        by="a@x.ng",
        reason="seen in the vendor's list",
        evidence="a screenshot",
        at=clock.now(),
    )
    assert world.decisions.approve(asked.id, by="b@x.ng", at=clock.now()).status == (
        "reversed"
    )
    world.vendor.float_balance = naira(9_900)

    assert _evidence_after_a_day(world, first)["says"] is None


def _evidence_after_a_day(world: BillsWorld, reference: str) -> dict[str, Any]:
    """Let a day go by: every instant so far is moved back, as the clock can't be."""
    with freezegun.freeze_time(clock.now() + DAY):
        world.vends.look(reference, at=clock.now())
    [(detail,)] = world.rows(
        "SELECT detail FROM reviews WHERE subject = %(r)s AND kind = 'unsettled'",
        r=reference,
    )
    assert isinstance(detail, dict)
    return detail

"""The journals of an order: what goes where, also when it cost us another sum."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from miimii.ledger.accounts import (
    BELLBANK,
    BILLS_FLOAT,
    FEES,
    HOLDS,
    RECEIVABLES,
    VAT_PAYABLE,
    Account,
    wallet,
)
from miimii.ledger.journal import Journal
from miimii.money import Money
from miimii.orders import movements
from miimii.orders.model import Order

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
USER = UUID("01900000-0000-7000-8000-000000000001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought(Order):
    """An order that cost us what a test says."""

    cost_kobo: int | None = None

    @property
    def destination(self) -> str:
        return "somewhere"

    @property
    def shown_name(self) -> str:
        return "something"

    @property
    def cost(self) -> Money | None:
        return None if self.cost_kobo is None else Money(self.cost_kobo)


ORDER = Bought(
    reference="PUR1",
    user_id=USER,
    kind="airtime",
    status="held",
    amount_kobo=500_000,
    fee_kobo=1_000,
    vat_kobo=75,
    duty_kobo=0,
    rule_ids=[],
    quote_hash=b"",
    provider="bilal",
    provider_reference=None,
    quoted_at=NOON,
    expires_at=NOON + timedelta(minutes=10),
    authorised_at=NOON,
    submitted_at=None,
    settled_at=None,
)


def changes(journal: Journal) -> dict[Account, int]:
    """What a journal changes, in kobo, account by account."""
    found: Counter[Account] = Counter()
    for posting in journal.postings:
        found[posting.debit] -= posting.amount.kobo
        found[posting.credit] += posting.amount.kobo
    return {account: kobo for account, kobo in found.items() if kobo}


def test_a_capture_pays_out_what_the_hold_took() -> None:
    hold, capture = movements.hold(ORDER), movements.capture(ORDER, BELLBANK)

    assert changes(hold) == {wallet(USER): -501_075, HOLDS: 501_075}
    assert changes(capture) == {
        HOLDS: -501_075,
        BELLBANK: 500_000,
        FEES: 1_000,
        VAT_PAYABLE: 75,
    }
    assert {posting.debit for posting in capture.postings} == {HOLDS}


@pytest.mark.parametrize(
    ("cost", "earned"),
    [(500_000, 1_000), (485_000, 16_000), (500_300, 700), (0, 501_000)],
)
def test_what_it_cost_us_less_or_more_is_ours(cost: int, earned: int) -> None:
    order = replace(ORDER, cost_kobo=cost)

    captured = changes(movements.capture(order, BILLS_FLOAT))

    assert captured[HOLDS] == -501_075
    assert captured.get(BILLS_FLOAT, 0) == cost
    assert captured[FEES] == earned
    assert captured[VAT_PAYABLE] == 75


@pytest.mark.parametrize("cost", [None, 485_000, 500_300])
def test_a_reversal_undoes_a_late_success_to_the_kobo(cost: int | None) -> None:
    order = replace(ORDER, cost_kobo=cost)
    late = movements.late_success(order, RECEIVABLES, BILLS_FLOAT)
    back = movements.reversal(order, RECEIVABLES, BILLS_FLOAT, undoes="late")

    assert back.reverses == late.reference == "PUR1:late"
    assert changes(back) == {account: -kobo for account, kobo in changes(late).items()}
    assert changes(back)[RECEIVABLES] == ORDER.total.kobo


def test_a_release_names_the_hold_it_undoes() -> None:
    release = movements.release(ORDER)

    assert release.reverses == movements.hold(ORDER).reference == "PUR1:hold"
    assert changes(release) == {HOLDS: -501_075, wallet(USER): 501_075}

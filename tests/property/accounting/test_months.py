"""Whatever wallets hold, a month costs each of them its fee once, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from freezegun import freeze_time
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miimii.db import Database
from miimii.money import Money
from tests import seeds
from tests.accounting_world import AccountingWorld

FEE = 100_00
INSTANTS = st.sampled_from(  # both sides of Lagos midnight on the 1st, and days after
    [
        "2026-10-31 22:59:59",
        "2026-10-31 23:00:00",
        "2026-11-02 02:41:00",
        "2026-11-30 22:59:59",
        "2026-11-30 23:00:00",
    ]
)
HELD = st.sampled_from([0, FEE - 1, FEE, FEE + 1, 2 * FEE, 7 * FEE])
MOST = settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def world(jobs_url: str, owner_url: str) -> Iterator[AccountingWorld]:
    database = Database(jobs_url, timeout_s=30)
    database.open()
    yield AccountingWorld(database)
    database.close()
    seeds.restore(owner_url)


@given(wallets=st.lists(HELD, min_size=1, max_size=4), runs=st.lists(INSTANTS))
@MOST
def test_each_month_that_was_run_costs_the_fee_once_where_it_was_there(
    world: AccountingWorld, owner_url: str, wallets: list[int], runs: list[str]
) -> None:
    seeds.restore(owner_url)
    with freeze_time("2026-10-20"):
        customers = [world.customer(Money(kobo)) for kobo in wallets]
    for instant in sorted(runs):
        with freeze_time(instant):
            assert world.run() == 0

    months = {_month(instant) for instant in runs}
    for customer, kobo in zip(customers, wallets, strict=True):
        paid = min(len(months), kobo // FEE)
        assert world.balance(customer).kobo == kobo - paid * FEE
        assert len(world.written(customer)) == len(months)
        assert world.told_of_fees(customer.id) == paid
    assert world.offenders() == []


def _month(instant: str) -> int:
    """How many ends of a month, in Lagos, lie before it."""
    return (instant >= "2026-10-31 23") + (instant >= "2026-11-30 23")

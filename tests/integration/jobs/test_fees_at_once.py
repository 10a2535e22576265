"""The month's fee, charged by several processes at once, one of them killed at work."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator

import psycopg
import pytest

from miimii.money import Money
from miimii.users.model import Customer
from tests import seeds
from tests.accounting_world import AccountingWorld
from tests.integration.jobs.runs import opened
from tests.integration.jobs.shop import PATIENCE_S, Shop, ended, stop

JOB, FEE = "charge_monthly_fees", 100_00
HELD = (0, FEE - 1, FEE, FEE + 1, 9 * FEE)
HELD_BACK = (
    12  # it can pay, and so is locked; wallets are charged in the order of their ids
)
_WAITING_FOR_US = """
    SELECT count(*)
      FROM pg_locks
     WHERE NOT granted
       AND pg_backend_pid() = ANY (pg_blocking_pids(pid))
"""


@pytest.fixture
def wallets(bare_shop: Shop) -> Iterator[list[tuple[int, int]]]:
    """Forty wallets: the number of each, and the kobo in it."""
    with opened(bare_shop.jobs_url) as database:
        world = AccountingWorld(database)
        made: list[tuple[Customer, int]] = [
            (world.customer(Money(kobo)), kobo) for kobo in HELD * 8
        ]
        yield [(world.wallet_of(customer), kobo) for customer, kobo in made]
    seeds.restore(bare_shop.owner_url)


@pytest.mark.proves("F24")
def test_each_wallet_is_charged_whole_once_or_skipped(
    bare_shop: Shop, wallets: list[tuple[int, int]]
) -> None:
    shop = bare_shop
    kill_at_work(shop, wallets[HELD_BACK][0])
    assert len(shop.rows("SELECT 1 FROM monthly_fees")) == HELD_BACK

    shop.change("UPDATE job_leases SET expires_at = clock_timestamp()")
    runs = [shop.start(JOB, "--if-locked", "wait", "--json") for _ in range(3)]
    assert [ended(run).code for run in runs] == [0, 0, 0]

    left = dict(
        shop.rows("SELECT id, balance_kobo FROM accounts WHERE kind = 'wallet'")
    )
    assert left == {
        number: kobo - FEE if kobo >= FEE else kobo for number, kobo in wallets
    }
    told = shop.rows("SELECT 1 FROM outbound_messages WHERE dedupe_key LIKE 'fee:%%'")
    assert len(told) == len([kobo for _, kobo in wallets if kobo >= FEE])
    assert shop.offenders() == set()


def kill_at_work(shop: Shop, wallet: int) -> None:
    """Start a run, and kill it while it waits for this wallet, which we hold."""
    with psycopg.connect(shop.owner_url) as conn:
        conn.execute("SELECT 1 FROM accounts WHERE id = %s FOR UPDATE", [wallet])
        run = shop.start(JOB)
        give_up_at = time.monotonic() + PATIENCE_S
        while conn.execute(_WAITING_FOR_US).fetchone() == (0,):
            assert run.poll() is None, run.communicate()
            assert time.monotonic() < give_up_at
            time.sleep(0.01)
        stop(run, signal.SIGKILL)
        assert ended(run).code == -signal.SIGKILL

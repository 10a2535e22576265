"""The job ends what was never sent, and tells people how old doubt is; no more."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from miimii import clock
from miimii.db import Database
from miimii.jobs.runner import arguments, run_job
from miimii.jobs.settle_stuck import settle_stuck
from miimii.providers.ports import Unknown
from tests.bills_world import BillsWorld
from tests.integration.jobs.runs import settles
from tests.transfers_world import naira


@pytest.fixture
def world(jobs_db: Database) -> BillsWorld:
    return BillsWorld(jobs_db)


def settle(world: BillsWorld, after: timedelta, *words: str) -> int:
    as_of = (clock.now() + after).isoformat()
    args = arguments("A job.", limit=10).parse_args(
        ["--json", "--as-of", as_of, *words]
    )
    services = settles(world)
    return run_job("settle", services, settle_stuck, args)


def test_a_purchase_is_given_up_unsent_or_watched_until_people_decide(
    world: BillsWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = world.customer(naira(1_000))
    world.vendor.vends = Unknown("no-answer")
    silent, unsent = world.sent(ada), world.buy(ada).reference

    assert settle(world, timedelta(minutes=9)) == 0
    assert world.purchase(unsent).status == "held"
    assert settle(world, timedelta(minutes=16)) == 0
    assert world.purchase(unsent).status == "declined"
    assert world.purchase(silent).status == "submitted"
    capsys.readouterr()
    assert settle(world, timedelta(hours=25)) == 3

    result = capsys.readouterr().out.splitlines()[-1]
    assert json.loads(result)["errors"] == [{"item": silent, "code": "needs-review"}]
    assert world.purchase(silent).status == "needs_review"
    assert world.balance(ada) == naira(900)
    assert world.vendor.posts == {silent: 1}


def test_a_dry_run_counts_purchases_and_changes_none(
    world: BillsWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = world.customer(naira(1_000))
    world.vendor.vends = Unknown("no-answer")
    references = [world.sent(ada), world.buy(ada).reference]
    before = [world.purchase(one) for one in references]

    assert settle(world, timedelta(hours=25), "--dry-run") == 0

    assert json.loads(capsys.readouterr().out)["counts"]["selected"] == 2
    assert [world.purchase(one) for one in references] == before

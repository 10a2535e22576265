"""The catalogue follows the vendor by new dated rows; history and quotes stay."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from miimii import clock
from miimii.bills.model import Wanted
from miimii.bills.refresh import Refreshing
from miimii.db import Database
from miimii.errors import NotSold
from miimii.jobs.refresh_catalogue import add_options, refresh_catalogue
from miimii.jobs.runner import arguments, run_job
from miimii.money import Money
from miimii.providers.ports import OfferedPlan
from tests.bills_world import CARD, PHONE, BillsWorld
from tests.deeds import deeds
from tests.transfers_world import naira

MTN = 1


@dataclass
class Services:
    db: Database
    refreshing: Refreshing


@pytest.fixture
def world(jobs_db: Database) -> BillsWorld:
    """As the role of the jobs, that the script runs as."""
    world = BillsWorld(jobs_db, is_production=True)
    for network in (1, 2, 3, 4):
        world.vendor.offers[network] = [offer("99", "9GB", 9_000)]
    return world


def offer(code: str, name: str, price: int, kind: str = "SME") -> OfferedPlan:
    return OfferedPlan(code, name, Money(price * 100), "30 days", kind)


def refresh(world: BillsWorld, *words: str) -> int:
    parser = arguments("A job.", limit=10)
    add_options(parser)
    args: argparse.Namespace = parser.parse_args(["--json", *words])
    services = Services(world.db, Refreshing(world.db, world.vendor))
    return run_job("refresh", services, refresh_catalogue, args)


def notes(capsys: pytest.CaptureFixture[str]) -> list[str]:
    result = json.loads(capsys.readouterr().out)
    found: list[str] = result["notes"]
    return found


def sold(world: BillsWorld, biller: str = "MTN") -> dict[str, tuple[str, int]]:
    """Code → name and cost, of what is for sale now."""
    with world.db.transaction() as conn:
        shop = world.catalogue.shop(conn, "data", at=clock.now())
    return {
        plan.code: (plan.name, plan.cost_kobo // 100)
        for plan in shop.plans("data", biller)
    }


def test_what_is_new_gone_and_repriced_becomes_so(
    world: BillsWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    world.vendor.offers[MTN] = [
        offer("2", "1GB", 560),  # 550 before
        offer("3", "2GB", 1_100),
        offer("77", "7GB", 4_000, "GIFTING"),
    ]

    assert refresh(world, "--only", "MTN") == 0

    assert sold(world) == {
        "2": ("1GB SME", 560),
        "3": ("2GB SME", 1_100),
        "77": ("7GB GIFTING", 4_000),
    }
    said = notes(capsys)
    assert "repriced MTN 2 1GB SME: ₦550.00 → ₦560.00" in said
    assert "new MTN 77 7GB GIFTING: ₦4,000.00" in said
    assert "gone MTN 6 10GB SME: ₦5,500.00" in said


def test_what_changed_besides_the_price_is_said(
    world: BillsWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    world.vendor.offers[MTN] = [OfferedPlan("2", "1GB", naira(550), "30 days", "SME")]

    assert refresh(world, "--only", "MTN", "--dry-run") == 0

    said = notes(capsys)
    assert "changed MTN 2 1GB SME: ₦550.00 (days: ? → 30)" in said


def test_again_there_is_nothing_to_do_and_history_is_kept(
    world: BillsWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    refresh(world)
    before = _rows(world)
    capsys.readouterr()

    assert refresh(world) == 0

    assert notes(capsys) == []
    assert _rows(world) == before
    ended = [row for row in before if row[2] is not None]
    assert len(ended) == 25  # the first catalogue's, each with its end


def _rows(world: BillsWorld) -> list[tuple[Any, ...]]:
    return world.rows(
        "SELECT id, effective_from, effective_to FROM plans WHERE kind = 'data'"
        " ORDER BY id"
    )


def test_each_list_that_changed_something_is_one_deed(world: BillsWorld) -> None:
    refresh(world)
    refresh(world)  # finds nothing to change

    with world.db.autocommit() as conn:
        found = deeds(conn, about="biller:data MTN")
    assert [deed[:2] for deed in found] == [
        ("job:refresh_catalogue", "catalogue.changed")
    ]


def test_a_dry_run_changes_nothing(
    world: BillsWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _rows(world)
    assert refresh(world, "--dry-run") == 0
    assert len(notes(capsys)) == 29
    assert _rows(world) == before


@pytest.mark.parametrize(
    ("price", "is_jump"), [(660, False), (661, True), (440, False), (439, True)]
)
def test_a_price_that_jumps_wants_a_yes(
    world: BillsWorld, price: int, *, is_jump: bool
) -> None:
    world.vendor.offers[MTN] = [offer("2", "1GB", price)]

    code = refresh(world, "--only", "MTN")

    assert code == (3 if is_jump else 0)
    assert sold(world).get("2") == (None if is_jump else ("1GB SME", price))
    assert refresh(world, "--only", "MTN", "--yes") == 0
    assert sold(world)["2"] == ("1GB SME", price)


def test_without_a_price_it_is_not_sold(world: BillsWorld) -> None:
    world.vendor.offers[MTN] = [
        offer("2", "1GB", 550),
        OfferedPlan("3", "2GB", None, "30 days", "SME"),
    ]
    refresh(world, "--only", "MTN")
    assert sold(world) == {"2": ("1GB SME", 550)}


def test_a_list_that_can_t_be_had_changes_nothing_there(world: BillsWorld) -> None:
    world.vendor.offers[MTN] = []
    before = sold(world)
    assert refresh(world) == 3
    assert sold(world) == before
    assert sold(world, "GLO") == {"99": ("9GB SME", 9_000)}


def test_an_order_keeps_the_price_it_was_quoted(world: BillsWorld) -> None:
    world.vendor.offers[MTN] = [offer("2", "1GB", 550)]
    refresh(world, "--only", "MTN")
    ada = world.customer(naira(2_000))
    wanted = Wanted("data", biller="MTN", target=PHONE, size="1GB")
    quote = world.purchases.quote(ada, wanted)
    world.vendor.offers[MTN] = [offer("2", "1GB", 600)]
    refresh(world, "--only", "MTN")

    world.authorise(ada, quote)
    world.vend(quote.reference)

    assert world.balance(ada) == naira(2_000 - 560)
    bought = world.purchase(quote.reference)
    with world.db.transaction() as conn:
        again = world.purchases.again(conn, bought)
    assert world.purchases.quote(ada, again).amount == naira(600)


def test_our_own_price_stays_while_it_covers_the_cost(
    world: BillsWorld, owner_url: str
) -> None:
    import psycopg

    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE plans SET price_kobo = 60000 WHERE code = '2'")
    prices = []
    for cost in (560, 610):
        world.vendor.offers[MTN] = [offer("2", "1GB", cost)]
        refresh(world, "--only", "MTN")
        with world.db.transaction() as conn_:
            shop = world.catalogue.shop(conn_, "data", at=clock.now())
        [plan] = shop.plans("data", "MTN")
        prices.append(shop.price(plan).amount)
    assert prices == [naira(600), naira(610)]


def test_a_file_confirms_what_no_call_lists(
    world: BillsWorld, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NotSold):
        world.purchases.next_question(Wanted("cable", biller="GOTV", target=CARD))
    plan = {
        "kind": "cable",
        "biller": "GOTV",
        "code": "21",
        "name": "Max",
        "naira": 4_200,
        "validity_days": 30,
    }
    file = tmp_path / "offers.json"
    biller = {
        "kind": "electricity",
        "code": "PHED",
        "name": "Port Harcourt Electric",
        "vendor_id": 4,
    }
    content = {"source": "their mail", "billers": [biller], "plans": [plan]}
    file.write_text(json.dumps(content))

    assert refresh(world, "--file", str(file)) == 0
    assert refresh(world, "--file", str(file)) == 0

    [again] = capsys.readouterr().out.splitlines()[-1:]
    assert json.loads(again)["notes"] == []
    wanted = Wanted("cable", biller="GOTV", target=CARD, package="max")
    quote = world.purchases.quote(world.customer(naira(5_000)), wanted)
    assert quote.amount == naira(4_200)
    power = Wanted("electricity", biller="PHED", meter_type="prepaid")
    _, question = world.purchases.next_question(power)
    assert question is not None
    assert question.what == "target"


def test_a_file_that_can_t_be_read_changes_nothing(
    world: BillsWorld, tmp_path: Path
) -> None:
    file = tmp_path / "offers.json"
    before = _rows(world)
    for text in ("{", '{"source": "x", "plans": [{}]}'):
        file.write_text(text)
        assert refresh(world, "--file", str(file)) == 3
    assert refresh(world, "--file", str(tmp_path / "none.json")) == 3
    assert _rows(world) == before

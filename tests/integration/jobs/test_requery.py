"""Asked by hand, a provider's word has the effect that it always has, and no more."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from miimii.bills.settle import Vends
from miimii.cache import Cache
from miimii.chat.inbox import Inbox
from miimii.db import Database
from miimii.jobs.arguments import arguments
from miimii.jobs.requery import add_options, requery
from miimii.jobs.runner import run_job
from miimii.providers.ports import Accepted, Declined, Unknown
from miimii.transfers.credits import Credits
from miimii.transfers.notices import BankNotices
from miimii.transfers.settle import TransferSettling
from miimii.users.model import Customer
from tests.bills_world import BillsWorld
from tests.by_hand import Outbox
from tests.integration.jobs.runs import Runner
from tests.transfers_world import a_credit, naira

NO_CACHE = Cache("redis://127.0.0.1:1", otp_key=b"k" * 32)  # it wakes nobody here


@dataclass
class Services:
    db: Database
    settling: TransferSettling
    vends: Vends
    credits: Credits
    inbox: Inbox
    outbox: Outbox


@pytest.fixture
def world(runner: Runner) -> BillsWorld:
    return BillsWorld(runner.db)


@pytest.fixture
def ada(world: BillsWorld) -> Customer:
    return world.customer(naira(1_000))


def ask(world: BillsWorld, *words: str) -> int:
    parser = arguments("A job.", limit=50, takes=("actor",))
    add_options(parser)
    args = parser.parse_args([*words, "--as", "ada@example.com"])
    notices = BankNotices(world.db, world.settling, world.credits)
    services = Services(
        db=world.db,
        settling=world.settling,
        vends=world.vends,
        credits=world.credits,
        inbox=Inbox(world.db, NO_CACHE, {"bellbank": notices.work}, 1),
        outbox=Outbox(),
    )
    return run_job("requery", services, requery, args)


def test_a_transfer_is_settled_by_what_the_bank_says(
    runner: Runner, world: BillsWorld, ada: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    paid, refused, open_still = (world.submitted(ada) for _ in range(3))
    world.bank.answers[paid].append(Accepted("successful", "BB-9"))
    world.bank.answers[refused].append(Declined("failed"))

    assert ask(world, paid, refused, open_still, paid) == 0

    said = capsys.readouterr().out
    assert f"{paid}: Accepted (successful); submitted, now succeeded" in said
    assert f"{refused}: Declined (failed); submitted, now declined" in said
    assert f"{open_still}: Unknown (processing); submitted" in said
    assert world.bank.requeries[paid] == 1
    assert world.order(paid).status == "succeeded"
    assert runner.last_run("actor", "trigger") == ("ada@example.com", "manual")
    who = "SELECT actor, action FROM audit_log AS a WHERE a::text LIKE %(about)s"
    assert world.rows(who, about=f"%order:{paid}%") == [
        ("staff:ada@example.com", "order.asked")
    ]
    assert world.offenders() == []


def test_a_purchase_is_shown_and_nobody_is_asked(
    world: BillsWorld, ada: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    world.vendor.vends = Unknown("no-answer")
    reference = world.sent(ada)
    before = world.purchase(reference), world.vendor.logins

    assert ask(world, reference) == 0

    said = capsys.readouterr().out
    assert f"{reference}: submitted; no status call exists. The float: " in said
    assert (world.purchase(reference), world.vendor.logins) == before
    assert world.vendor.posts == {reference: 1}


def test_a_credit_that_nobody_announced_is_booked_once_if_the_bank_confirms_it(
    world: BillsWorld, ada: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    account = ada.account_number or ""
    world.bank.credits["BB-IN-1"] = a_credit("BB-IN-1", account, naira(50))

    assert ask(world, "BB-IN-1") == 0
    assert ask(world, "BB-IN-1") == 0
    assert ask(world, "BB-IN-2") == 0

    said = capsys.readouterr().out
    assert "BB-IN-1: the bank confirms it, and it is booked" in said
    assert "BB-IN-1: booked already" in said
    assert "BB-IN-2: the bank does not call it successful" in said
    assert world.balance(ada) == naira(1_050)
    assert world.offenders() == []
    events = "SELECT lane, status FROM inbound_events WHERE source = 'bellbank'"
    assert world.rows(events) == [("credit:bellbank:BB-IN-1", "done")]


def test_a_credit_for_nobody_is_not_called_booked(
    world: BillsWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    world.bank.credits["BB-IN-1"] = a_credit("BB-IN-1", "9111111111", naira(50))

    assert ask(world, "BB-IN-1") == 3
    assert "BB-IN-1: the bank confirms it; it is in suspense" in capsys.readouterr().out
    assert ask(world, "BB-IN-1") == 0
    assert "BB-IN-1: it is in suspense" in capsys.readouterr().out


def test_what_is_not_known_is_named_and_the_rest_is_asked(
    world: BillsWorld, ada: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = world.submitted(ada)

    assert ask(world, "TRF0", "PUR0", reference) == 3

    said = capsys.readouterr().out
    assert "TRF0: not-found" in said
    assert "PUR0: not-found" in said
    assert world.bank.requeries[reference] == 1


def test_a_dry_run_asks_nobody(
    world: BillsWorld, ada: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = world.submitted(ada)

    assert ask(world, reference, "BB-IN-1", "--dry-run") == 0

    assert f"{reference}: would be asked about" in capsys.readouterr().out
    assert world.bank.requeries[reference] == 0


def test_it_has_to_be_said_who_asks() -> None:
    parser = arguments("A job.", limit=50, takes=("actor",))
    add_options(parser)
    for words in (["TRF0"], ["TRF0", "--as", "ada"], ["--as", "ada@example.com"]):
        with pytest.raises(SystemExit) as left:
            parser.parse_args(words)
        assert left.value.code == 64

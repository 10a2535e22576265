"""A top-up of the float is booked by two people, and no statement differs from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.accounting import Accounting
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.jobs.top_up_float import SCRIPT
from miimii.money import Money
from miimii.providers.statements import StatementLine
from tests.accounting_world import AccountingWorld
from tests.by_hand import run_by_hand
from tests.transfers_world import naira

ADA, BOLA = "ada@x.ng", "bola@x.ng"
DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 11, tzinfo=UTC)
REF, MUCH = "100004251123", naira(500_000)


def ask(world: AccountingWorld, amount: Money = MUCH, ref: str = REF) -> Approval:
    return world.accounting.top_ups.request(
        ref,
        amount,
        happened_at=NOON,
        by=ADA,
        reason="Float for the weekend",
        evidence="Their mail",
        at=clock.now(),
    )


def grant(world: AccountingWorld, approval: Approval, by: str = BOLA) -> Approval:
    return world.accounting.top_ups.approve(approval.id, by=by, at=clock.now())


def balance(world: AccountingWorld, kind: str) -> object:
    query = "SELECT balance_kobo FROM books.accounts WHERE kind = %(kind)s"
    return world.rows(query, kind=kind)[0][0]


def found(world: AccountingWorld, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """What differs; that nothing seals the audit log here is no matter."""
    world.reconcile()
    said = json.loads(capsys.readouterr().out)
    codes = {one["item"]: one["code"] for one in said["errors"]}
    codes.pop("C21 audit_chain_holds", None)
    return codes


@pytest.mark.parametrize("days", [0, 6], ids=["the same day", "a week later"])
def test_both_statements_differ_until_it_is_booked(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str], days: int
) -> None:
    world.vendor.float_balance = naira(100_000)
    with freeze_time(NOON - timedelta(hours=2)):
        world.float.read(cause="test")
    world.vendor.float_balance = naira(600_000)
    world.bank.statements[DAY].append(StatementLine("out", REF, "done", MUCH))
    with freeze_time(NOON + timedelta(hours=1)):
        differs = {REF: "missing-here", "2026-11-20": "float-differs"}
        assert found(world, capsys) == differs

    with freeze_time(NOON + timedelta(days=days, hours=2)):
        assert found(world, capsys) == differs
        grant(world, ask(world))

        assert found(world, capsys) == {}
        assert balance(world, "BELLBANK") == MUCH.kobo
        assert balance(world, "BILLS_FLOAT") == -MUCH.kobo
        assert world.offenders() == []


def test_nobody_books_one_alone_or_twice(world: AccountingWorld) -> None:
    with freeze_time(NOON + timedelta(hours=1)):
        approval = ask(world)
        with pytest.raises(ApprovalRefused):
            grant(world, approval, by=ADA)
        grant(world, approval)
        for amount in (MUCH, MUCH + naira(1)):
            again = ask(world, amount)
            with pytest.raises(ApprovalRefused) as refused:
                grant(world, again)
            assert refused.value.why == "changed"
            world.rows(
                "UPDATE approvals SET status = 'void' WHERE id = %(id)s RETURNING id",
                id=again.id,
            )
        for wrong in (naira(0), naira(-5)):
            with pytest.raises(ValueError, match="at"):
                ask(world, wrong)
    with freeze_time(NOON - timedelta(hours=1)), pytest.raises(ValueError, match="at"):
        ask(world, ref="100004251124")  # it is to come


@dataclass
class Services:
    accounting: Accounting


def test_the_script_says_what_it_books(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(who: str, *words: str) -> int:
        return run_by_hand(SCRIPT, Services(world.accounting), *words, "--as", who)

    def said() -> str:
        return capsys.readouterr().out

    why = ("--reason", "Float for the weekend", "--evidence", "Mail", "--yes")
    asked = ("request", REF, "--kobo", "50000000", *why, "--at", "2026-11-20T12:00")
    with freeze_time(NOON + timedelta(hours=1)):
        assert run(ADA, *asked, "--dry-run") == 0
        assert said().startswith("dry run, nothing is kept. ")
        assert run(ADA, "list") == 0
        assert said() == "nothing waits for a second person\n"
        assert run(ADA, *asked, "--json") == 0
        approval = json.loads(said())["items"][0]["id"]
        assert run(ADA, "list") == 0
        assert f"{REF}  ₦500,000.00 at 2026-11-20 12:00" in said()
        assert run(BOLA, "approve", approval, "--dry-run") == 0
        assert balance(world, "BILLS_FLOAT") == 0
        assert run(BOLA, "approve", approval, "--yes") == 0
        assert run(BOLA, "approve", approval, "--yes") == 3
    with freeze_time(NOON - timedelta(hours=1)):
        assert run(ADA, *asked) == 64

"""A wallet is corrected by two people or not at all, and never below zero."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

import pytest

from miimii import clock, ids
from miimii.accounting import Accounting
from miimii.adjustments.adjusting import Adjusted
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.errors import InsufficientFunds, NotFound
from miimii.jobs.adjust_balance import SCRIPT
from miimii.ledger.accounts import ADJUSTMENTS, wallet
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money
from miimii.users.model import Customer
from tests.accounting_world import AccountingWorld
from tests.by_hand import Outbox, run_by_hand
from tests.transfers_world import HUNDRED, NOTHING, at_once, naira

ADA, BOLA, CHI = "ada@x.ng", "bola@x.ng", "chi@x.ng"


def ask(
    world: AccountingWorld, customer: Customer, amount: Money = HUNDRED, by: str = ADA
) -> Approval:
    return world.accounting.adjusting.request(
        world.wallet_of(customer),
        amount,
        by=by,
        reason="The bank paid it twice",
        evidence="Statement of 3 March",
        at=clock.now(),
    )


def grant(world: AccountingWorld, approval: Approval, by: str = BOLA) -> Adjusted:
    return world.accounting.adjusting.approve(approval.id, by=by, at=clock.now())


@pytest.mark.parametrize("amount", [HUNDRED, -HUNDRED, naira(-500)])
def test_two_people_correct_a_wallet_and_its_customer_is_told(
    world: AccountingWorld, amount: Money
) -> None:
    ada = world.customer(naira(500))
    approval = ask(world, ada, amount)
    assert world.balance(ada) == naira(500)

    adjusted = grant(world, approval)

    assert world.balance(ada) == adjusted.balance == naira(500) + amount
    assert adjusted.reference == f"adjust:{approval.id}"
    told = world.rows("SELECT 1 FROM outbound_messages WHERE kind = 'BalanceAdjusted'")
    assert len(told) == 1
    deeds = world.rows("SELECT actor FROM audit_log WHERE action = 'books.adjusted'")
    assert deeds == [(f"staff:{BOLA}",)]
    assert world.offenders() == []


def test_who_asks_does_not_grant_and_nobody_grants_twice(
    world: AccountingWorld,
) -> None:
    ada = world.customer(naira(500))
    approval = ask(world, ada)

    for by, why in ((ADA, "same-person"), ("ADA@x.ng ", "same-person")):
        with pytest.raises(ApprovalRefused) as refused:
            grant(world, approval, by)
        assert refused.value.why == why
    assert world.balance(ada) == naira(500)

    grant(world, approval)
    with pytest.raises(ApprovalRefused) as refused:
        grant(world, approval, CHI)
    assert refused.value.why == "decided"
    assert world.balance(ada) == naira(600)


def test_two_who_grant_at_once_correct_it_once(world: AccountingWorld) -> None:
    ada = world.customer(naira(500))
    approval = ask(world, ada)

    found = at_once([partial(grant, world, approval, by) for by in (BOLA, CHI)])

    assert sorted(type(one).__name__ for one in found) == [
        "Adjusted",
        "ApprovalRefused",
    ]
    assert world.balance(ada) == naira(600)
    assert world.offenders() == []


def test_a_wallet_that_moved_in_between_is_not_corrected(
    world: AccountingWorld,
) -> None:
    ada = world.customer(naira(500))
    approval = ask(world, ada)
    world.receive(ada.account_number or "", naira(110))
    world.authorise(ada, world.quote(ada))  # as much again is gone, with its fee

    assert world.balance(ada) == naira(500)
    with pytest.raises(ApprovalRefused) as refused:
        grant(world, approval)

    assert refused.value.why == "changed"
    assert world.balance(ada) == naira(500)
    assert ask(world, ada).id != approval.id  # and makes room for a new request


def test_a_day_later_it_is_too_late(world: AccountingWorld) -> None:
    ada = world.customer(naira(500))
    approval = ask(world, ada)
    approve = world.accounting.adjusting.approve

    with pytest.raises(ApprovalRefused) as refused:
        approve(approval.id, by=BOLA, at=approval.expires_at)
    assert refused.value.why == "expired"
    almost = approval.expires_at - timedelta(microseconds=1)
    assert approve(approval.id, by=BOLA, at=almost).balance == naira(600)


def test_it_never_falls_below_zero(world: AccountingWorld) -> None:
    ada = world.customer(naira(99))

    with pytest.raises(InsufficientFunds):
        ask(world, ada, -HUNDRED)
    with pytest.raises(ValueError, match="nothing"):
        ask(world, ada, NOTHING)
    with pytest.raises(NotFound):
        world.accounting.adjusting.request(
            1, HUNDRED, by=ADA, reason="x" * 15, evidence="", at=clock.now()
        )


def test_a_correction_while_it_is_spent_from_is_whole_or_refused(
    world: AccountingWorld,
) -> None:
    ada = world.customer(naira(200))
    quote, approval = world.quote(ada), ask(world, ada, naira(-150))

    fixed, spent = at_once(
        [partial(grant, world, approval), partial(world.authorise, ada, quote)]
    )

    assert isinstance(fixed, ApprovalRefused) != isinstance(spent, InsufficientFunds)
    assert world.offenders() == []


def test_a_journal_without_two_people_is_named_by_the_checks(
    world: AccountingWorld,
) -> None:
    ada = world.customer(naira(500))
    moved = (Posting(ADJUSTMENTS, wallet(ada.id), HUNDRED),)
    for reference in ("adjust:APR1", "gift:1"):
        with world.db.transaction() as conn:
            journal = Journal(reference, "by hand", moved)
            world.book.post(conn, journal, at=clock.now())

    found = {one.name[:3]: set(one.offenders) for one in world.offenders()}

    assert found == {"C11": {"gift:1"}, "C20": {"adjust:APR1", "gift:1"}}


@dataclass
class Services:
    accounting: Accounting
    outbox: Outbox = field(default_factory=Outbox)


def run(services: Services, *words: str) -> int:
    return run_by_hand(SCRIPT, services, *words)


def test_the_script_asks_lists_and_approves(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada, services = world.customer(naira(500)), Services(world.accounting)
    number = str(world.wallet_of(ada))
    wanted = ("request", "--wallet", number, "--kobo=-5000", "--as", ADA)
    words = ("--reason", "The bank paid it twice", "--evidence", "Line 7")

    assert run(services, *wanted, *words) == 64  # no terminal
    assert run(services, *wanted, *words, "--dry-run") == 0
    assert run(services, "list", "--as", BOLA) == 0
    assert "nothing waits for a second person" in capsys.readouterr().out
    assert run(services, *wanted, *words, "--yes") == 0
    assert "-₦50.00: ₦500.00 to ₦450.00" in capsys.readouterr().out

    assert run(services, "list", "--json", "--as", BOLA) == 0
    [waiting] = json.loads(capsys.readouterr().out)["items"]
    assert waiting["kobo"] == -5000
    assert run(services, "approve", waiting["id"], "--as", ADA, "--yes") == 3
    assert "you asked for it yourself" in capsys.readouterr().err
    assert services.outbox.asked == 0

    assert run(services, "approve", waiting["id"], "--as", BOLA, "--yes") == 0
    assert f"wallet {number} holds ₦450.00" in capsys.readouterr().out
    assert services.outbox.asked == 1
    assert world.balance(ada) == naira(450)


def test_the_script_says_why_not(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada, services = world.customer(naira(10)), Services(world.accounting)
    wanted = ("request", "--as", ADA, "--yes", "--evidence", "none", "--wallet")
    mine, why = str(world.wallet_of(ada)), ("--reason", "The bank paid it twice")
    refusals = {
        (*wanted, mine, "--kobo=-1001", *why): "never falls below zero",
        (*wanted, "1", "--kobo", "1", *why): "no such wallet",
        (*wanted, mine, "--kobo", "1", "--reason", "because"): "15 characters",
        ("approve", ids.reference("APR"), "--as", ADA, "--yes"): "no such wallet",
    }
    for words, expected in refusals.items():
        assert run(services, *words) == 3
        assert expected in capsys.readouterr().err


@pytest.mark.parametrize("kobo", ["0", "5.5", "five", "-"])
def test_wrong_usage_exits_64(kobo: str) -> None:
    words = ("request", "--wallet", "1", f"--kobo={kobo}", "--as", ADA)
    with pytest.raises(SystemExit) as left:
        SCRIPT.run("Help.", [*words, "--reason", "x", "--evidence", "y"])

    assert left.value.code == 64

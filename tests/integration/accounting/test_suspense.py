"""Money that was nobody's gets its owner by two people, whole and once."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial

import psycopg
import pytest

from miimii import clock
from miimii.accounting import Accounting
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.errors import NotFound
from miimii.jobs.decide_review import SCRIPT
from miimii.orders.passbook import Passbook
from miimii.orders.review_desk import ReviewDesk
from miimii.providers.ports import CreditArrived
from miimii.transfers.particulars import describe
from miimii.users.model import Customer
from tests.accounting_world import AccountingWorld
from tests.by_hand import Outbox, run_by_hand
from tests.transfers_world import NOTHING, at_once, naira

ADA, BOLA = "ada@x.ng", "bola@x.ng"
WHY = "Sent before it was open"
MUCH = naira(5_000)
BALANCE = "SELECT balance_kobo FROM books.accounts WHERE kind = 'SUSPENSE'"


def ask(world: AccountingWorld, reference: str, owner: Customer) -> Approval:
    return world.accounting.suspended.request(
        reference,
        owner.account_number or "",
        by=ADA,
        reason=WHY,
        evidence="Mail of the bank",
        at=clock.now(),
    )


def grant(world: AccountingWorld, approval: Approval, by: str = BOLA) -> Approval:
    return world.accounting.suspended.approve(approval.id, by=by, at=clock.now())


def test_two_people_give_it_and_its_owner_is_told(world: AccountingWorld) -> None:
    reference, ada = world.receive("9111111111", MUCH), world.customer()
    approval = ask(world, reference, ada)
    assert world.balance(ada) == NOTHING

    with pytest.raises(ApprovalRefused):
        grant(world, approval, by=ADA)
    grant(world, approval)

    assert world.balance(ada) == MUCH  # no fee: we kept them waiting
    assert world.rows(BALANCE) == [(0,)]
    assert world.open_reviews(reference) == set()
    news = world.told_by.heard[-1]
    assert isinstance(news, CreditArrived)
    assert (news.amount, news.fee, news.balance) == (MUCH, NOTHING, MUCH)
    assert world.offenders() == []


def test_it_is_given_once_however_often_it_is_asked(world: AccountingWorld) -> None:
    reference = world.receive("9111111111", MUCH)
    ada, bisi = world.customer(), world.customer()
    approval = ask(world, reference, ada)
    with pytest.raises(ApprovalRefused):  # one open request is enough
        ask(world, reference, bisi)

    results = at_once([partial(grant, world, approval) for _ in range(4)])

    assert sum(isinstance(one, Approval) for one in results) == 1
    assert world.balance(ada) == MUCH
    with pytest.raises(NotFound):
        ask(world, reference, bisi)
    assert world.offenders() == []


def test_only_what_waits_is_given_and_only_to_a_customer(
    world: AccountingWorld,
) -> None:
    ada = world.customer()
    booked, waiting = world.receive(ada.account_number or "", MUCH), "BB-NONE"
    for reference in (booked, waiting):
        with pytest.raises(NotFound):
            ask(world, reference, ada)
    suspended = world.receive("9111111111", MUCH)
    with pytest.raises(NotFound):
        world.accounting.suspended.request(
            suspended, "9222222222", by=ADA, reason=WHY, evidence="", at=clock.now()
        )


def test_what_comes_for_somebody_who_has_left_waits_for_people(
    world: AccountingWorld, owner_url: str
) -> None:
    """Booked to a closed wallet, nobody could see it, and nobody would look."""
    gone = world.customer()
    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE users SET standing = 'closed' WHERE id = %s", [gone.id])

    reference = world.receive(gone.account_number or "", MUCH)

    assert world.balance(gone) == NOTHING
    assert world.open_reviews(reference) == {"unknown-account"}
    with pytest.raises(NotFound):
        ask(world, reference, gone)
    assert world.offenders() == []


def test_its_owner_sees_who_sent_it(world: AccountingWorld) -> None:
    reference, ada = world.receive("9111111111", MUCH), world.customer()
    grant(world, ask(world, reference, ada))

    passbook = Passbook(world.db, world.book, [describe])
    at = clock.now()
    bounds = passbook.bounds(ada.id, starts_at=ada.created_at, ends_at=at)
    [entry] = passbook.oldest_first(bounds)

    assert entry.particulars is not None
    assert (entry.amount, entry.particulars.name) == (MUCH, "MUSA")
    assert entry.reference.startswith("CRD")


@dataclass
class Services:
    accounting: Accounting
    review_desk: ReviewDesk
    outbox: Outbox = field(default_factory=Outbox)


def test_the_script_lists_gives_and_refuses(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    reference, ada = world.receive("9111111111", MUCH), world.customer()
    services = Services(world.accounting, ReviewDesk(world.db))

    def run(*words: str, by: str = ADA) -> int:
        return run_by_hand(SCRIPT, services, *words, "--as", by)

    def said() -> str:
        return capsys.readouterr().out

    why = ("--reason", WHY, "--yes")
    give = ("give", reference, "--account", ada.account_number or "", *why)
    assert run("list") == 0
    assert f"unknown-account  {reference}" in said()
    assert run("close", "unknown-account", reference, *why) == 3
    assert run(*give, "--evidence", "Mail", "--dry-run") == 0
    assert said().startswith("dry run, nothing is kept. ")
    assert run("list", "--json") == 0
    assert [one["id"] for one in json.loads(said())["items"]] == [None]
    assert run(*give, "--evidence", "Mail", "--json") == 0
    approval = json.loads(said())["items"][0]["id"]
    assert run("approve", approval, "--yes") == 3  # by the same person
    assert run("approve", approval, "--dry-run", by=BOLA) == 0
    assert (world.balance(ada), services.outbox.asked) == (NOTHING, 0)
    assert run("approve", approval, "--yes", by=BOLA) == 0
    assert (world.balance(ada), services.outbox.asked) == (MUCH, 1)

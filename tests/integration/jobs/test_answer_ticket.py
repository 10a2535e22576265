"""The script by which our people answer tickets: what it says, and its exit codes."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from miimii import clock
from miimii.jobs.answer_ticket import SCRIPT
from miimii.support.answers import Answers
from miimii.support.tickets import Tickets
from miimii.users.model import Customer
from tests.by_hand import Outbox, run_by_hand
from tests.transfers_world import World

ADA = ("--as", "Ada@Example.com")


@dataclass
class Services:
    answers: Answers
    outbox: Outbox = field(default_factory=Outbox)


@pytest.fixture
def services(world: World) -> Services:
    return Services(Answers(world.db, world.told_by))


@pytest.fixture
def customer(world: World) -> Customer:
    return world.customer()


@pytest.fixture
def number(world: World, customer: Customer) -> str:
    """A ticket that waits for an answer."""
    tickets = Tickets(world.db, world.customers, {})
    ticket, _ = tickets.open(
        customer, "I was cut off", topic="other", order_reference=None, at=clock.now()
    )
    return ticket.number


def run(services: Services, *words: str, at: datetime | None = None) -> int:
    return run_by_hand(SCRIPT, services, *words, at=at)


def test_what_waits_is_listed_and_shown(
    services: Services,
    world: World,
    number: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(services, "list") == 0
    assert f"{number}  other  open, due" in capsys.readouterr().out
    assert run(services, "list", "--late") == 0
    assert "nobody waits" in capsys.readouterr().out
    later = clock.now() + timedelta(days=15)
    assert run(services, "list", "--late", at=later) == 0
    assert "LATE" in capsys.readouterr().out
    assert run(services, "show", number.lower(), *ADA, "--json") == 0
    (item,) = json.loads(capsys.readouterr().out)["items"]
    assert [one["text"] for one in item["messages"]] == ["I was cut off"]
    deeds = world.rows("SELECT actor, action, object FROM audit_log ORDER BY id")
    assert deeds[-1] == ("staff:ada@example.com", "ticket.shown", f"ticket:{number}")


def test_an_answer_is_told_once_and_names_who_wrote_it(
    services: Services,
    world: World,
    number: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("  It works again.\n"))
    assert run(services, "answer", number, *ADA) == 0
    assert f"{number} is answered" in capsys.readouterr().out
    assert services.outbox.asked == 1
    rows = world.rows("SELECT sender, author, body FROM ticket_messages ORDER BY id")
    assert rows[-1] == ("staff", "ada@example.com", "It works again.")
    deeds = world.rows("SELECT actor, action, object FROM audit_log ORDER BY id")
    assert deeds[-1] == ("staff:ada@example.com", "ticket.answered", f"ticket:{number}")


def test_a_dry_run_keeps_and_tells_nothing(
    services: Services, world: World, number: str
) -> None:
    assert run(services, "answer", number, *ADA, "--text", "Hm.", "--dry-run") == 0
    assert run(services, "close", number, *ADA, "--dry-run") == 0
    assert services.outbox.asked == 0
    assert world.rows("SELECT standing FROM tickets") == [("open",)]
    assert len(world.rows("SELECT 1 FROM ticket_messages")) == 1


def test_refusals_say_why(
    services: Services, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(services, "show", "T-000000", *ADA) == 3
    assert run(services, "answer", number, *ADA, "--text", "  ") == 64
    assert run(services, "close", number, *ADA) == 0
    assert run(services, "answer", number, *ADA, "--text", "Hello?") == 3
    said = capsys.readouterr().err
    assert "no such ticket" in said
    assert "1 to 4096" in said
    assert "the ticket is closed" in said

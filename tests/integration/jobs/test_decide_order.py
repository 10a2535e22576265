"""The script by which two people decide: what it says, and its exit codes."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field

import pytest
from structlog.testing import capture_logs

from miimii import clock
from miimii.jobs.decide_order import SCRIPT
from miimii.orders.decisions import Decisions
from miimii.users.model import Customer
from tests.by_hand import Outbox, run_by_hand
from tests.transfers_world import World, naira

WORDS = ("--reason", "The bank never saw it", "--evidence", "Their mail of 3 March")
ADA, BOLA = ("--as", "ada@example.com"), ("--as", "bola@example.com")


@dataclass
class Services:
    decisions: Decisions
    outbox: Outbox = field(default_factory=Outbox)


@pytest.fixture
def services(world: World) -> Services:
    return Services(world.decisions)


@pytest.fixture
def ada(world: World) -> Customer:
    return world.customer(naira(1_000))


@pytest.fixture
def unsettled(world: World, ada: Customer) -> str:
    return world.unsettled(ada)


def run(services: Services, *words: str) -> int:
    return run_by_hand(SCRIPT, services, *words)


def test_one_asks_another_approves_and_the_customer_is_told(
    services: Services,
    world: World,
    ada: Customer,
    unsettled: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(services, "list", *BOLA) == 0
    assert f"{unsettled}  needs_review, nobody has asked yet" in capsys.readouterr().out

    assert run(services, "request", unsettled, "declined", *ADA, *WORDS) == 0
    said = capsys.readouterr().out
    assert f"{unsettled}  needs_review to declined" in said
    assert "₦110.00, ADA OBI" in said
    assert "evidence: Their mail of 3 March" in said

    assert run(services, "list", "--json", *BOLA) == 0
    [waiting] = json.loads(capsys.readouterr().out)["items"]
    assert (waiting["reference"], waiting["to"]) == (unsettled, "declined")

    assert services.outbox.asked == 0
    assert run(services, "approve", waiting["id"], *BOLA) == 0
    assert f"approved: {unsettled} is declined" in capsys.readouterr().out
    assert services.outbox.asked == 1
    assert world.balance(ada) == naira(1_000)

    assert run(services, "list", *BOLA) == 0
    assert capsys.readouterr().out == "nothing waits for a second person\n"
    assert run(services, "approve", waiting["id"], *BOLA) == 3
    assert "granted or void already" in capsys.readouterr().err


def test_a_dry_run_says_what_would_be_and_keeps_nothing(
    services: Services,
    world: World,
    unsettled: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ("request", unsettled, "declined", *ADA, *WORDS)
    assert run(services, *asked, "--dry-run") == 0
    assert capsys.readouterr().out.startswith("dry run, nothing is kept. asked for:")
    assert run(services, *asked) == 0
    [waiting] = world.decisions.list_open(at=clock.now())

    assert run(services, "approve", waiting.id, *BOLA, "--dry-run") == 0

    assert f"{unsettled} is declined" in capsys.readouterr().out
    assert world.order(unsettled).status == "needs_review"
    assert services.outbox.asked == 0


@pytest.mark.proves("T23")
def test_self_approval_is_refused_and_alarms(
    services: Services,
    world: World,
    unsettled: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(services, "request", unsettled, "declined", *ADA, *WORDS)
    [waiting] = world.decisions.list_open(at=clock.now())

    with capture_logs() as logged:
        assert run(services, "approve", waiting.id, *ADA) == 3

    assert "you asked for it yourself" in capsys.readouterr().err
    [alarm] = [line for line in logged if line["event"] == "self-approval attempt"]
    assert (alarm["log_level"], alarm["approval_id"]) == ("error", waiting.id)
    assert world.order(unsettled).status == "needs_review"


def test_each_refusal_is_said(
    services: Services,
    world: World,
    ada: Customer,
    unsettled: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    under_way = world.submitted(ada)
    short = ("--reason", "because", "--evidence", "none")
    run(services, "request", unsettled, "declined", *ADA, *WORDS)

    refusals = {
        ("request", unsettled, "succeeded", *ADA, *WORDS): "open request already",
        ("request", under_way, "declined", *ADA, *WORDS): "the order is submitted",
        ("request", unsettled, "declined", *ADA, *short): "15 characters",
        ("request", "TRF0", "declined", *ADA, *WORDS): "no such order",
        ("approve", "APR0", *BOLA): "no such order or request",
    }
    for words, expected in refusals.items():
        assert run(services, *words) == 3
        assert expected in capsys.readouterr().err


def test_a_refusal_in_json_says_why(
    services: Services, unsettled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    token = ("--reason", "The vendor gave a token", "--evidence", "1" * 20, "--json")

    assert run(services, "request", unsettled, "succeeded", *ADA, *token) == 3

    said = json.loads(capsys.readouterr().out)
    assert (said["status"], said["job"]) == ("failed", "decide_order")
    assert "--token-stdin" in said["error"]


def test_a_token_is_read_from_the_input(
    services: Services,
    unsettled: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1" * 20 + "\n"))
    asked = ("request", unsettled, "succeeded", *ADA, *WORDS, "--token-stdin")

    assert run(services, *asked) == 3  # a transfer has none

    assert "no token to enter" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("approve", "APR0"),
        ("approve", "APR0", "--as", "ada"),
        ("request", "TRF0", "perhaps", *ADA, *WORDS),
        ("request", "TRF0", "declined", *ADA),
    ],
)
def test_wrong_usage_exits_64(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        SCRIPT.run("Help.", words)

    assert left.value.code == 64

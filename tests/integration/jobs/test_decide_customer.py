"""The script by which people decide about customers: what it says, its exit codes."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass

import pytest

from miimii.cache import Cache
from miimii.chat.outbox import Outbox
from miimii.db import Database
from miimii.jobs.decide_customer import SCRIPT
from miimii.users.decisions import CustomerDecisions
from miimii.users.model import Customer
from tests.by_hand import run_by_hand
from tests.integration.chat.proofs import again, proves_all
from tests.integration.chat.world import ChatWorld

ADA, BOLA = ("--as", "ada@example.com"), ("--as", "bola@example.com")
WORDS = ("--reason", "We spoke to her, it is she", "--evidence", "Call of 3 March")


@dataclass
class Services:
    customer_decisions: CustomerDecisions
    outbox: Outbox


@pytest.fixture
def world(database: Database, cache: Cache, clean: None) -> ChatWorld:
    return ChatWorld(database, cache)


@pytest.fixture
def bisi(world: ChatWorld) -> Customer:
    """Somebody who blocked her account."""
    bisi = world.verified(5000)
    world.says(bisi, "block my account")
    return bisi


def run(world: ChatWorld, *words: str, yes: bool = True) -> int:
    more = ("--yes",) if yes and words[0] != "list" else ()
    services = Services(world.customer_decisions, world.outbox)
    return run_by_hand(SCRIPT, services, *words, *more)


def test_after_her_proof_one_asks_another_approves_and_she_is_told(
    world: ChatWorld, bisi: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    who = bisi.phone or ""
    assert run(world, "request", who, "unfreeze", *ADA, *WORDS) == 3
    assert "have not proven who they are" in capsys.readouterr().err

    world.says(bisi, "unblock my account")
    proves_all(world, bisi)
    assert run(world, "list", *ADA) == 0
    said = capsys.readouterr().out
    assert f"{bisi.id}  unfreeze since" in said
    assert "nobody has asked yet" in said

    assert run(world, "request", who, "unfreeze", *ADA, *WORDS, "--json") == 0
    (item,) = json.loads(capsys.readouterr().out)["items"]
    assert (item["what"], item["customer"]) == ("unfreeze", str(bisi.id))
    assert run(world, "list", *ADA) == 0
    said = capsys.readouterr().out
    assert item["id"] in said
    assert "nobody has asked yet" not in said

    assert run(world, "approve", item["id"], *ADA) == 3
    assert "another person has to approve" in capsys.readouterr().err
    assert run(world, "approve", item["id"], *BOLA, "--dry-run") == 0
    assert again(world, bisi).standing == "frozen"
    assert run(world, "approve", item["id"], *BOLA) == 0
    assert again(world, bisi).standing == "active"
    assert "Your account was unblocked" in world.text(bisi)
    assert run(world, "approve", item["id"], *BOLA) == 3
    assert "granted or void already" in capsys.readouterr().err


def test_one_person_freezes(
    world: ChatWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    eve = world.verified()
    words = ("freeze", eve.account_number or "", *ADA, "--reason", "Her phone is gone")
    assert run(world, *words, "--dry-run") == 0
    assert "dry run" in capsys.readouterr().out
    assert again(world, eve).standing == "active"
    assert run(world, *words) == 0
    assert again(world, eve).standing == "frozen"
    assert world.last(eve)["template"]["name"] == "account_blocked"
    assert run(world, *words) == 3
    assert "nothing to decide" in capsys.readouterr().err


def test_without_a_terminal_nothing_is_done_unless_it_is_meant(
    world: ChatWorld,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    eve = world.verified()
    words = ("freeze", str(eve.id), *ADA, "--reason", "Her phone is gone")
    assert run(world, *words, yes=False) == 64
    assert "--yes" in capsys.readouterr().err
    assert again(world, eve).standing == "active"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("request", "nobody", "prove", *ADA, *WORDS), "no such customer"),
        (("approve", "APR0", *BOLA), "no such customer or request"),
        (("request", "{id}", "rebind", *ADA, *WORDS), "say by --phone"),
        (("request", "{id}", "reset-lock", *ADA, *WORDS), "nothing to decide"),
        (("freeze", "{id}", *ADA, "--reason", "short"), "15 characters"),
        (("freeze", "{id}", *ADA, "--reason", "her BVN 22222222222 !"), "no BVN"),
    ],
)
def test_each_refusal_is_said(
    world: ChatWorld,
    bisi: Customer,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    why: str,
) -> None:
    assert run(world, *(word.format(id=bisi.id) for word in words)) == 3
    assert why in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("freeze",),
        ("freeze", "x", "--reason", "no name is given"),
        ("request", "x", "close", *ADA, *WORDS),
        ("approve", "x", "--as", "nobody"),
        ("list",),
    ],
)
def test_wrong_usage_is_64(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        SCRIPT.run("Help.", words)
    assert ended.value.code == 64

"""The script that erases: what it says, its exit codes, and the list for a restore."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from miimii import clock
from miimii.db import Conn
from miimii.jobs.erase_user import SCRIPT
from miimii.privacy.desk import PrivacyDesk
from miimii.users.decisions import CustomerDecisions
from miimii.users.model import Customer
from tests.by_hand import run_by_hand
from tests.integration.chat.world import ChatWorld
from tests.integration.privacy.people import ADA, BOLA, EVIDENCE, REASON, named
from tests.transfers_world import naira

AS, AND = ("--as", ADA, "--yes"), ("--as", BOLA, "--yes")
WORDS = ("--reason", REASON, "--evidence", EVIDENCE)


@dataclass
class Services:
    privacy: PrivacyDesk
    customer_decisions: CustomerDecisions


@dataclass
class Shell:
    services: Services

    def run(self, *words: str, at: datetime | None = None) -> int:
        return run_by_hand(SCRIPT, self.services, *words, at=at)


@pytest.fixture
def shell(world: ChatWorld, desk: PrivacyDesk) -> Shell:
    return Shell(Services(desk, world.customer_decisions))


@pytest.fixture
def zik(world: ChatWorld, owner: Conn) -> Customer:
    return named(world, owner, "Zikorax", has_pin=False)[0]


def test_one_asks_another_approves_and_a_date_is_said(
    shell: Shell, zik: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shell.run("request", zik.phone or "", *AS, *WORDS, "--json") == 0
    (item,) = json.loads(capsys.readouterr().out)["items"]
    assert shell.run("list") == 0
    said = capsys.readouterr().out
    assert item["id"] in said
    assert f"{item['number']}  user:{zik.id}  identity_checked, due" in said
    assert shell.run("approve", item["id"], *AS) == 3
    assert "another person has to approve" in capsys.readouterr().err
    assert shell.run("approve", item["id"], *AND) == 0
    said = capsys.readouterr().out
    assert "scheduled, the rest on" in said
    assert "five years" in said
    assert shell.run("list") == 0
    assert "nobody waits" in capsys.readouterr().out
    assert shell.run("run") == 0
    assert "0 let go of" in capsys.readouterr().out
    later = clock.now() + timedelta(days=6 * 365)
    assert shell.run("run", "--dry-run", at=later) == 0
    assert "1 let go of" in capsys.readouterr().out


def test_a_refusal_says_what_to_settle(
    shell: Shell,
    world: ChatWorld,
    zik: Customer,
    capsys: pytest.CaptureFixture[str],
) -> None:
    world.base.receive(zik.account_number or "", naira(100))
    assert shell.run("request", str(zik.id), *AS, *WORDS) == 3
    assert "there is money in the wallet" in capsys.readouterr().err
    assert shell.run("request", "08099999999", *AS, *WORDS) == 3
    assert "no such customer" in capsys.readouterr().err
    number = ("--reason", "Her BVN is 22233344455", "--evidence", EVIDENCE)
    assert shell.run("request", str(zik.id), *AS, *number) == 3
    assert "no BVN" in capsys.readouterr().err
    short = ("--reason", "why not", "--evidence", EVIDENCE)
    assert shell.run("request", str(zik.id), *AS, *short) == 3
    assert "15 characters" in capsys.readouterr().err


def test_one_thought_better_of_is_closed(
    shell: Shell,
    world: ChatWorld,
    zik: Customer,
    capsys: pytest.CaptureFixture[str],
) -> None:
    request, _ = world.teller.data_requests.ask(zik, "erase", at=clock.now())
    words = ("close", request.number, *AS, "--reason", "Wants to stay after all")
    assert shell.run(*words, "--dry-run") == 0
    assert shell.run(*words) == 0
    assert "closed" in capsys.readouterr().out
    assert shell.run(*words) == 3
    assert "not at this step" in capsys.readouterr().err


def test_the_list_is_written_and_read_again(
    shell: Shell,
    zik: Customer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    listed = tmp_path / "erased"
    facts = {
        "number": "D-7K3Q2M",
        "user_id": str(zik.id),
        "restricted_at": clock.now().isoformat(),
    }
    gone = {**facts, "user_id": "00000000-0000-0000-0000-000000000001"}
    listed.write_text(f"{json.dumps(facts)}\n{json.dumps(gone)}\n")
    assert shell.run("replay", str(listed), *AS) == 0
    assert "erased again: 1; not in this database: 1" in capsys.readouterr().out
    assert shell.run("erased") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == facts
    assert shell.run("replay", str(tmp_path / "none"), *AS) == 64
    listed.write_text("[]")
    assert shell.run("replay", str(listed), *AS) == 64


def test_without_a_terminal_nobody_is_erased_unless_it_is_meant(
    shell: Shell, zik: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert shell.run("request", str(zik.id), "--as", ADA, *WORDS) == 64

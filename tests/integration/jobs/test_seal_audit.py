"""Sealing and verifying as jobs: each row once, the head to people, flaws named."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import LiteralString

import psycopg
import pytest

from miimii import clock
from miimii.audit import log, sealing
from miimii.db import Database
from miimii.jobs.arguments import arguments
from miimii.jobs.check_books import check_books
from miimii.jobs.runner import run_job
from miimii.jobs.seal_audit import add_options, seal_audit
from miimii.jobs.verify_audit import verify_audit
from miimii.mail import Mail
from tests.integration.jobs.runs import opened
from tests.mailbox import Mailbox, mailbox

Output = pytest.CaptureFixture[str]


@dataclass
class Addresses:
    alert_mailboxes: tuple[str, ...] = ("ada@example.com", "bola@example.com")


@dataclass
class Services:
    db: Database
    settings: Addresses
    mail: Mail | None = None


@pytest.fixture
def services(
    jobs_url: str, clean: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Services]:
    monkeypatch.setenv("DATABASE_URL", jobs_url)
    with opened(jobs_url) as database:
        yield Services(database, Addresses())


def do_deeds(database: Database, count: int) -> None:
    with database.transaction() as conn:
        for _ in range(count):
            log.record(
                conn, actor="system", action="a.b", subject="user:1", at=clock.now()
            )


def seal(services: Services, *words: str) -> int:
    parser = arguments("A job.", limit=1000, takes=["as-of"])
    add_options(parser)
    args = parser.parse_args(["--json", *words])
    return run_job("seal_audit", services, seal_audit, args)


def said(capsys: Output) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return found


def head(services: Services) -> str:
    with services.db.autocommit() as conn:
        link = sealing.head(conn)
    return f"{link.position}:{link.hash.hex()}" if link else ""


def verify(services: Services, *anchors: str) -> int:
    words = [word for anchor in anchors for word in ("--anchor", anchor)]
    return verify_audit("Verify.", words)


def damage(owner_url: str, how: LiteralString) -> None:
    with psycopg.connect(owner_url) as conn:
        conn.execute("SET LOCAL session_replication_role = replica")
        conn.execute(how)


def test_each_row_gets_one_link_and_the_head_is_said(
    services: Services, capsys: Output
) -> None:
    do_deeds(services.db, 3)

    assert seal(services, "--limit", "2") == 0
    assert said(capsys)["more"] is True
    assert seal(services) == 0
    assert said(capsys)["notes"] == [f"head {head(services)}"]
    assert seal(services) == 0
    assert head(services).startswith("3:")


def test_a_dry_run_links_nothing(services: Services, capsys: Output) -> None:
    do_deeds(services.db, 3)

    assert seal(services, "--dry-run") == 0

    counts = said(capsys)["counts"]
    assert isinstance(counts, dict)
    assert counts["sealed"] == 3
    assert head(services) == ""


def test_of_many_at_once_one_seals(services: Services, jobs_url: str) -> None:
    do_deeds(services.db, 50)

    def run_once(_: int) -> int:
        with opened(jobs_url) as database:
            return seal(Services(database, Addresses()), "--if-locked", "fail")

    with ThreadPoolExecutor(4) as pool:
        codes = sorted(pool.map(run_once, range(4)))

    assert codes[0] == 0
    assert set(codes) <= {0, 75}
    assert verify(services, head(services)) == 0


@pytest.fixture
def box(services: Services) -> Iterator[Mailbox]:
    with mailbox() as box:
        services.mail = Mail(box.url, sender="miimii@example.com")
        yield box


def test_the_head_is_mailed_once_a_day_and_verifies(
    services: Services, box: Mailbox
) -> None:
    do_deeds(services.db, 2)
    midnight = clock.start_of_day(clock.today())
    for at in (
        midnight,
        midnight + timedelta(hours=24, microseconds=-1),
        midnight + timedelta(hours=24),
    ):
        assert seal(services, "--as-of", at.isoformat(), "--yes") == 0

    [(to, subject, text), (_, _, second)] = box.got
    assert (len(to), subject) == (2, "MiiMii: head of the audit chain")
    assert f"--anchor {head(services)}" in text
    [anchor] = re.findall(r"--anchor (\S+)", second)
    assert verify(services, anchor) == 0


def test_a_head_that_nobody_took_is_mailed_by_a_later_run(
    services: Services, box: Mailbox
) -> None:
    do_deeds(services.db, 1)
    box.is_full = True
    assert seal(services) == 3
    box.is_full = False
    do_deeds(services.db, 1)

    assert seal(services) == 0

    [(_, _, text)] = box.got
    assert "--anchor 1:" in text  # the day's head stays what it was


def test_the_heads_of_several_days_can_be_pasted_into_a_shell_as_they_are(
    services: Services, box: Mailbox
) -> None:
    box.is_full = True
    begin = clock.start_of_day(clock.today())
    for days in range(3):
        do_deeds(services.db, 1)
        at = begin + timedelta(days=days)
        box.is_full = days < 2
        code = seal(services, "--as-of", at.isoformat(), "--yes")
        assert code == (3 if box.is_full else 0)

    [(_, _, mail)] = box.got
    text = "\n".join(mail.splitlines())  # as a reader's program copies it
    command = text[text.index("python scripts/verify_audit.py") :]
    pasted = subprocess.run(
        ["sh", "-c", command.replace("python", "echo", 1)],
        capture_output=True,
        text=True,
        check=True,
    )

    anchors = re.findall(r"--anchor (\S+)", text)
    assert len(anchors) == 3
    words = " ".join(f"--anchor {anchor}" for anchor in anchors)
    assert pasted.stdout == f"scripts/verify_audit.py {words}\n"
    assert verify(services, *anchors) == 0
    for days in range(3):
        assert f"{clock.day_of(begin + timedelta(days=days))}" in text


def test_a_head_that_is_gone_from_the_chain_alarms_by_itself(
    services: Services, owner_url: str, capsys: Output
) -> None:
    do_deeds(services.db, 3)
    assert seal(services) == 0
    damage(owner_url, "DELETE FROM audit_chain WHERE position = 3")
    damage(owner_url, "UPDATE audit_log SET actor = 'job:forger'")
    capsys.readouterr()

    assert seal(services) == 3

    assert said(capsys)["errors"] == [{"item": "position 3", "code": "not-the-anchor"}]
    with services.db.autocommit() as conn:
        alarmed = conn.execute("SELECT rule, severity FROM alerts").fetchall()
    assert alarmed == [("audit", "critical")]


def test_without_an_anchor_nothing_is_said_to_hold(
    services: Services, capsys: Output
) -> None:
    assert verify(services) == 64
    assert "no --anchor was given" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["1", "x:00", "0:" + "00" * 32, "1:00", "-1:ff"])
def test_what_is_no_anchor_is_wrong_usage(services: Services, wrong: str) -> None:
    with pytest.raises(SystemExit) as left:
        verify(services, wrong)
    assert left.value.code == 64


def test_a_cut_tail_is_named_with_exit_code_3(
    services: Services, owner_url: str, capsys: Output
) -> None:
    do_deeds(services.db, 3)
    seal(services)
    kept = head(services)
    assert verify(services, kept) == 0
    damage(owner_url, "DELETE FROM audit_chain WHERE position = 3")
    damage(
        owner_url,
        "DELETE FROM audit_log WHERE id > all (SELECT row_id FROM audit_chain)",
    )
    capsys.readouterr()

    assert verify(services, kept) == 3

    out = capsys.readouterr().out
    assert "position 3: the tail is cut: the chain ends at 2" in out
    assert "first flaw at position 3" in out
    assert check_books("Check.", ["--only", "C21"]) == 0  # it can't know


@pytest.mark.proves("C21")
def test_the_book_checks_see_what_shows_without_an_anchor(
    services: Services, owner_url: str, capsys: Output
) -> None:
    do_deeds(services.db, 3)
    seal(services)
    damage(owner_url, "UPDATE audit_log SET actor = 'job:x'")
    capsys.readouterr()

    assert check_books("Check.", []) == 3

    assert "C21 audit_chain_holds: 3\n  position 1: audit" in capsys.readouterr().out

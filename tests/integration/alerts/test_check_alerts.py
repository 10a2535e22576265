"""The job: every rule is asked, people are told, and the exit code says how it went."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from miimii.alerts.alerting import Alerting
from miimii.alerts.watches import WATCHES
from miimii.db import Conn, Database
from miimii.jobs.arguments import arguments
from miimii.jobs.check_alerts import add_options, check_alerts
from miimii.jobs.runner import run_job
from miimii.money import Money
from tests.house.source import ROOT
from tests.integration.alerts.rows import AT, ago, insert, minute, run, transfer
from tests.integration.alerts.test_alerting import Phones, Remembering
from tests.integration.alerts.test_destinations import telling
from tests.mailbox import mailbox

REFUSED = {"dojah": {"calls": 3, "failed": 0, "refused": 3}}  # critical


@dataclass
class Services:
    db: Database
    alerting: Alerting


@pytest.fixture
def phones() -> Phones:
    return Phones()


@pytest.fixture
def services(jobs_db: Database, phones: Phones) -> Services:
    low = Money(50_000_00)
    told = Remembering(phones)
    return Services(jobs_db, Alerting(jobs_db, told, lowest_float=low))


@pytest.fixture(autouse=True)
def _signals_as_they_were() -> Iterator[None]:
    kept = [(n, signal.getsignal(n)) for n in (signal.SIGTERM, signal.SIGINT)]
    yield
    for number, handler in kept:
        signal.signal(number, handler)


def check(services: Services, *words: str, after: timedelta = timedelta()) -> int:
    parser = arguments("A job.", limit=10)
    add_options(parser)
    args = parser.parse_args(["--json", "--as-of", (AT + after).isoformat(), *words])
    return run_job("check_alerts", services, check_alerts, args)


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    result: dict[str, object] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return result


def test_every_rule_is_asked_and_a_calm_bank_tells_nobody(
    services: Services, phones: Phones, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(services) == 0
    result = said(capsys)
    assert result["counts"] == {
        **dict.fromkeys(("changed", "unchanged", "skipped", "failed"), 0),
        "selected": len(WATCHES),
        "found": 0,
        "opened": 0,
        "closed": 0,
        "told": 0,
    }
    assert phones.sent == []


def test_a_transfer_that_is_stuck_is_told_once_then_hourly_then_closed(
    services: Services, owner: Conn, phones: Phones, capsys: pytest.CaptureFixture[str]
) -> None:
    stuck = {"status": "submitted", "submitted_at": ago(hours=3)}
    transfer(owner, **stuck, requery_after=AT + timedelta(days=1))
    told = []
    for minutes in (0, 15, 30, 45, 60, 75):
        assert check(services, after=timedelta(minutes=minutes)) == 0
        told.append(len(phones.sent))
    assert told == [2, 2, 2, 2, 4, 4]  # there are two phones
    owner.execute("UPDATE transfers SET status = 'succeeded'")
    assert check(services, after=timedelta(minutes=90)) == 0
    counts = said(capsys)["counts"]
    assert isinstance(counts, dict)
    assert (counts["closed"], counts["told"]) == (1, 1)
    assert len(phones.sent) == 6


def test_a_dry_run_counts_but_tells_nobody_and_keeps_nothing(
    services: Services, owner: Conn, phones: Phones, capsys: pytest.CaptureFixture[str]
) -> None:
    minute(owner, calls=REFUSED)
    assert check(services, "--dry-run") == 0
    counts = said(capsys)["counts"]
    assert isinstance(counts, dict)
    assert counts["opened"] == 1
    assert (phones.sent, services.alerting.list_open()) == ([], [])


def test_exit_code_3_says_that_nobody_was_reached(
    services: Services, owner: Conn, phones: Phones, capsys: pytest.CaptureFixture[str]
) -> None:
    phones.is_there = False
    minute(owner, calls=REFUSED)
    for _ in range(2):
        assert check(services) == 3
    assert said(capsys)["errors"] == [{"item": "destinations", "code": "none-reached"}]
    phones.is_there = True
    assert check(services) == 0


def test_a_rule_that_fails_stops_no_other_and_is_named(
    services: Services, owner: Conn, capsys: pytest.CaptureFixture[str]
) -> None:
    minute(owner, calls={"bank": {"calls": "many"}}, bad_signatures=99)
    assert check(services) == 3
    result = said(capsys)
    assert result["errors"] == [
        {"item": "provider", "code": "InvalidTextRepresentation"},
        {"item": "spend", "code": "InvalidTextRepresentation"},
    ]
    (alert,) = services.alerting.list_open()
    assert (alert.rule, alert.subject) == ("security", "signatures")


def test_a_test_reaches_every_destination_or_exits_with_3(
    services: Services, phones: Phones
) -> None:
    assert check(services, "--test", "--dry-run") == 0
    assert phones.sent == []
    assert check(services, "--test") == 0
    assert len(phones.sent) == 2
    phones.is_there = False
    assert check(services, "--test") == 3


def test_a_test_names_each_destination_that_was_not_reached(
    jobs_db: Database, phones: Phones, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a dead WhatsApp nobody would hear the worst, whoever else does."""
    phones.is_there = False
    with mailbox() as box:
        told = telling(mail_url=box.url, phones=phones)
        both = Services(jobs_db, Alerting(jobs_db, told, lowest_float=Money(0)))
        assert check(both, "--test") == 3
        assert len(box.got) == 1
    assert said(capsys)["errors"] == [{"item": "whatsapp", "code": "not-reached"}]


def test_people_list_what_is_open_and_say_who_looks_after_it(
    services: Services, owner: Conn, phones: Phones, capsys: pytest.CaptureFixture[str]
) -> None:
    minute(owner, calls=REFUSED)
    check(services)
    (alert,) = services.alerting.list_open()
    check(services, "--list")
    assert "provider, dojah" in str(said(capsys)["notes"])

    assert check(services, "--ack", str(alert.id)) == 64  # by nobody
    assert check(services, "--ack", "999999", "--as", "ada@example.com") == 3
    assert check(services, "--ack", str(alert.id), "--as", "Ada@example.com") == 0
    (alert,) = services.alerting.list_open()
    assert alert.acknowledged_by == "ada@example.com"
    minute(owner, calls=REFUSED, minute=AT + timedelta(hours=5))
    check(services, after=timedelta(hours=5))
    assert len(phones.sent) == 2


def test_one_rule_alone_is_asked_with_only(
    services: Services, owner: Conn, capsys: pytest.CaptureFixture[str]
) -> None:
    minute(owner, calls=REFUSED)
    assert check(services, "--only", "stuck") == 0
    assert services.alerting.list_open() == []
    assert check(services, "--only", "provider") == 0
    assert len(services.alerting.list_open()) == 1


def test_the_job_of_yesterday_is_late_today(
    services: Services, owner: Conn, capsys: pytest.CaptureFixture[str]
) -> None:
    run(owner, "purge_logs", "succeeded", ago(days=1, hours=12))
    assert check(services, "--only", "job") == 0
    late = [each.subject for each in services.alerting.list_open()]
    assert "purge_logs late" in late
    assert "check_alerts late" not in late


def test_a_retired_message_of_money_is_not_due(services: Services, owner: Conn) -> None:
    message = {"id": "0190a000-0000-7000-8000-000000000003", "lane": "l", "kind": "k"}
    times = {"created_at": AT, "next_attempt_at": ago(days=2), "recorded_at": AT}
    more = {"recipient": "r", "body": "{}", "dedupe_key": "d", "status": "dead"}
    insert(owner, "outbound_messages", {**message, **times, **more})
    assert check(services, "--only", "queues") == 0
    assert services.alerting.list_open() == []


def test_every_rule_says_what_to_do_about_it() -> None:
    page = (ROOT / "docs" / "alerts.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line[:2] == "| "]
    rules = {row.partition(",")[0].strip() for row in rows}
    assert {watch.rule for watch in WATCHES} <= rules


def script(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / "check_alerts.py", *words],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"]},
        check=False,
    )


def test_the_script_says_what_it_does_and_knows_its_words() -> None:
    help_text = script("--help")
    assert help_text.returncode == 0
    assert "check_alerts.py --ack 42" in help_text.stdout
    assert script("--ack", "none").returncode == 64
    assert script().returncode == 78

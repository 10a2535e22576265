"""The register of breaches: a clock of 72 hours, and a query that can only look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import psycopg
import pytest

from miimii import clock
from miimii.db import Conn, Database
from miimii.jobs.breach import SCRIPT
from miimii.privacy.desk import PrivacyDesk
from tests.by_hand import run_by_hand
from tests.deeds import deeds
from tests.integration.alerts.rows import find
from tests.integration.chat.world import ChatWorld
from tests.integration.privacy.people import ADA, erased, named

AS = ("--as", ADA)
WHOSE = "SELECT id FROM users WHERE standing = 'active'"


@dataclass
class Services:
    privacy: PrivacyDesk


def run(desk: PrivacyDesk, *words: str) -> int:
    return run_by_hand(SCRIPT, Services(desk), *words)


def opened(desk: PrivacyDesk, *more: str, whose: str = WHOSE) -> str:
    words = ("--what", "A log was public", "--whose", whose)
    assert run(desk, "open", *AS, *words, *more) == 0
    return desk.breaches.list_all()[0].number


def test_one_is_opened_shown_told_and_closed(
    world: ChatWorld,
    desk: PrivacyDesk,
    owner: Conn,
    capsys: pytest.CaptureFixture[str],
) -> None:
    world.base.customer()
    world.base.customer()
    number = opened(desk)
    said = capsys.readouterr().out
    assert "to be told by" in said
    assert f"our number {number}" in said  # the draft of the notice
    assert run(desk, "show", number, *AS) == 0
    assert "people: 2" in capsys.readouterr().out
    assert run(desk, "told", number, *AS, "--dry-run") == 0
    assert run(desk, "told", number, *AS) == 0
    assert run(desk, "told", number, *AS) == 3
    assert run(desk, "close", number, *AS, "--reason", "Mended") == 0
    assert run(desk, "close", number, *AS, "--reason", "Mended") == 3
    capsys.readouterr()
    assert run(desk, "list") == 0
    assert "Mended" in capsys.readouterr().out
    assert [action for _, action, _, _ in deeds(owner, about="breach:%")] == [
        *("breach.opened", "breach.shown", "breach.told", "breach.closed"),
    ]
    assert run(desk, "show", "B-000000", *AS) == 3


@pytest.mark.parametrize(
    "whose",
    [
        "DELETE FROM saved_targets RETURNING user_id",
        "SELECT 1; COMMIT; DELETE FROM saved_targets",
        "WITH gone AS (DELETE FROM saved_targets RETURNING 1) SELECT * FROM gone",
    ],
)
def test_a_stored_query_can_only_look(
    world: ChatWorld, desk: PrivacyDesk, whose: str
) -> None:
    number = opened(desk, whose=whose)
    with pytest.raises(psycopg.errors.Error):
        run(desk, "show", number, *AS)


def test_nothing_found_lies_ahead(desk: PrivacyDesk) -> None:
    found = (clock.now() + timedelta(hours=1)).isoformat()
    words = ("--what", "x", "--whose", WHOSE, "--found", found)
    assert run(desk, "open", *AS, *words) == 64


def test_after_48_hours_it_alarms_until_somebody_is_told(
    world: ChatWorld, desk: PrivacyDesk, jobs_db: Database
) -> None:
    found = (clock.now() - timedelta(hours=47)).isoformat()
    number = opened(desk, "--found", found)
    assert find(jobs_db, "privacy", at=clock.now()) == []
    (alarm,) = find(jobs_db, "privacy", at=clock.now() + timedelta(hours=2))
    assert (alarm.subject, alarm.severity) == ("breaches", "critical")
    assert alarm.refs == (number,)
    assert run(desk, "told", number, *AS) == 0
    assert find(jobs_db, "privacy", at=clock.now() + timedelta(hours=2)) == []


def test_a_request_past_its_thirty_days_alarms(
    world: ChatWorld, jobs_db: Database
) -> None:
    customer = world.base.customer()
    request, _ = world.teller.data_requests.ask(customer, "export", at=clock.now())
    assert find(jobs_db, "privacy", at=clock.now() + timedelta(days=29)) == []
    (late,) = find(jobs_db, "privacy", at=clock.now() + timedelta(days=31))
    assert (late.subject, late.severity, late.refs) == (
        *("requests", "warning"),
        (request.number,),
    )


def test_an_erasure_whose_day_is_over_alarms_until_somebody_runs_it(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn, jobs_db: Database
) -> None:
    who, _ = named(world, owner, "Zikorax")
    request = erased(desk, who)
    assert request.keep_until is not None
    day = datetime.combine(request.keep_until, time(), clock.LAGOS)
    over_at = day + timedelta(days=1)

    assert find(jobs_db, "privacy", at=over_at - timedelta(minutes=1)) == []
    (late,) = find(jobs_db, "privacy", at=over_at)

    assert (late.subject, late.severity) == ("erasures", "warning")
    assert (late.refs, late.since) == ((request.number,), over_at)
    assert desk.erasing.finish(limit=10, at=over_at) == [request.number]
    assert find(jobs_db, "privacy", at=over_at) == []


def test_rows_of_the_register_are_never_deleted(world: ChatWorld, owner: Conn) -> None:
    with pytest.raises(psycopg.errors.RestrictViolation):
        owner.execute("DELETE FROM breaches")
    with pytest.raises(psycopg.errors.RestrictViolation):
        owner.execute("UPDATE consents SET version = 'x'")

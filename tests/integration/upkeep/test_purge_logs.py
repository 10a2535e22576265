"""What is past its time goes the way its line says, and not a day early."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, LiteralString

import psycopg
import pytest

from miimii.db import Conn
from miimii.jobs.purge_logs import purge_logs
from miimii.jobs.run import Run
from miimii.jobs.runner import run_job
from miimii.ledger.checks import run_checks
from miimii.upkeep.retention import LINES, Line
from tests.integration.ledger import world as books
from tests.integration.upkeep.conftest import Services
from tests.integration.upkeep.purging import (
    AT,
    DAY_90,
    DAY_400,
    INSTANT,
    MONTH_12,
    MONTH_60,
    archived,
    full_events,
    full_messages,
    in_place,
    keys,
    purge,
    purge_arguments,
)
from tests.integration.upkeep.rows import a_message, a_minute, a_run, an_alert, an_event


def test_words_are_emptied_once_their_ninetieth_day_is_over(
    services: Services, owner: Conn
) -> None:
    young = {an_event(owner, at=DAY_90), a_message(owner, at=DAY_90)}
    old = {an_event(owner, at=DAY_90 - INSTANT), a_message(owner, at=DAY_90 - INSTANT)}

    assert purge(services) == 0

    assert full_events(owner) | full_messages(owner) == young
    assert in_place(owner, "inbound_events") | in_place(owner, "outbound_messages") == (
        young | old
    )


def test_one_midnight_of_lagos_later_they_are_emptied_too(
    services: Services, owner: Conn
) -> None:
    an_event(owner, at=DAY_90)

    purge(services, at="2026-11-22T23:59:59")
    assert len(full_events(owner)) == 1
    purge(services, at="2026-11-23T00:00:00")
    assert full_events(owner) == set()


def test_emptied_rows_go_after_twelve_months_and_their_keys_stay(
    services: Services, owner: Conn
) -> None:
    young = {an_event(owner, at=MONTH_12), a_message(owner, at=MONTH_12)}
    old = an_event(owner, at=MONTH_12 - INSTANT)
    old_message = a_message(owner, at=MONTH_12 - INSTANT)

    assert purge(services) == 0

    left = in_place(owner, "inbound_events") | in_place(owner, "outbound_messages")
    assert left == young
    assert old in keys(owner, "SELECT event_key FROM inbound_keys")
    assert old_message in keys(owner, "SELECT dedupe_key FROM outbound_keys")
    assert archived(owner, "inbound_events") == set()


def test_notices_and_money_news_are_archived_and_auditors_see_both(
    services: Services, owner: Conn
) -> None:
    young = an_event(owner, source="bellbank", at=MONTH_12)
    old = an_event(owner, source="bellbank", at=MONTH_12 - INSTANT)
    news = a_message(owner, is_money_news=True, at=MONTH_12)
    old_news = a_message(owner, is_money_news=True, at=MONTH_12 - INSTANT)
    before = _seen_by_auditors(owner)

    assert purge(services) == 0

    assert in_place(owner, "inbound_events") == {young}
    assert archived(owner, "inbound_events") == {old}
    assert in_place(owner, "outbound_messages") == {news}
    assert archived(owner, "outbound_messages") == {old_news}
    assert full_messages(owner) == {news}  # money news keeps its words in place
    assert _seen_by_auditors(owner) == before


def _seen_by_auditors(owner: Conn) -> list[tuple[Any, ...]]:
    events = "SELECT * FROM books.inbound_events ORDER BY id"
    messages = "SELECT * FROM books.outbound_messages ORDER BY id"
    return owner.execute(events).fetchall() + owner.execute(messages).fetchall()


def test_the_archive_keeps_a_notice_whole_and_no_word_of_a_message(
    services: Services, owner: Conn
) -> None:
    an_event(owner, source="bilal", at=MONTH_12 - INSTANT)
    a_message(owner, is_money_news=True, at=MONTH_12 - INSTANT)

    purge(services)

    payloads = owner.execute("SELECT payload FROM archive.inbound_events").fetchall()
    assert payloads == [({"text": "hello"},)]
    (news,) = owner.execute("SELECT m::text FROM archive.outbound_messages m")
    assert "hello" not in news[0]
    assert "+234" not in news[0]


def test_what_is_still_at_work_is_left_alone_however_old(
    services: Services, owner: Conn
) -> None:
    events = {
        an_event(owner, source=source, at=MONTH_60, status="waiting")
        for source in ("whatsapp", "bellbank")
    }
    messages = {
        a_message(owner, is_money_news=money, at=MONTH_60, status=status)
        for money in (True, False)
        for status in ("queued", "sending")
    }
    a_run(owner, "purge_logs", at=MONTH_60, status="running")

    assert purge(services) == 0

    assert full_events(owner) == events
    assert full_messages(owner) == messages


def test_runs_that_concern_money_are_archived_and_others_deleted(
    services: Services, owner: Conn
) -> None:
    money = [a_run(owner, "reconcile", at=at) for at in (MONTH_12, MONTH_12 - INSTANT)]
    other = [
        a_run(owner, "cleanup_sessions", at=at) for at in (DAY_400, DAY_400 - INSTANT)
    ]

    assert purge(services) == 0

    left = keys(owner, "SELECT id FROM job_runs WHERE job <> 'purge_logs'")
    assert left == {money[0], other[0]}
    assert archived(owner, "job_runs") == {money[1]}


def test_alerts_about_money_are_archived_others_deleted_and_open_ones_stay(
    services: Services, owner: Conn
) -> None:
    money = [an_alert(owner, "stuck", at=at) for at in (MONTH_12, MONTH_12 - INSTANT)]
    other = [an_alert(owner, "cache", at=at) for at in (DAY_400, DAY_400 - INSTANT)]
    still_open = {an_alert(owner, rule, at=None) for rule in ("stuck", "cache")}

    assert purge(services) == 0

    assert in_place(owner, "alerts") == {money[0], other[0], *still_open}
    assert archived(owner, "alerts") == {money[1]}


def test_minutes_of_the_web_s_work_go_after_35_days(
    services: Services, owner: Conn
) -> None:
    day_35 = MONTH_12.replace(year=2026, month=10, day=18)
    kept, _ = a_minute(owner, at=day_35), a_minute(owner, at=day_35 - INSTANT)

    assert purge(services) == 0

    assert in_place(owner, "service_minutes") == {kept}


@pytest.mark.parametrize("line", [one for one in LINES if one.deed == "archive"])
def test_the_archive_has_the_columns_that_its_line_says(
    owner: Conn, line: Line
) -> None:
    rows = owner.execute(
        """
        SELECT column_name
          FROM information_schema.columns
         WHERE table_schema = 'archive' AND table_name = %s
        """,
        [line.table],
    ).fetchall()
    no_longer = {"wamid"} if line.name == "money_news" else set()
    assert {name for (name,) in rows} - no_longer == {*line.columns, "archived_at"}


def test_what_the_database_s_health_was_is_kept_for_90_days(
    services: Services, owner: Conn
) -> None:
    for at in (DAY_90, DAY_90 - INSTANT):
        owner.execute(
            "INSERT INTO db_health VALUES (gen_random_uuid(), %s, '{}')", [at]
        )

    assert purge(services) == 0

    assert owner.execute("SELECT happened_at FROM db_health").fetchall() == [(DAY_90,)]


def test_after_five_years_people_are_told_and_nothing_is_deleted(
    services: Services, owner: Conn, capsys: pytest.CaptureFixture[str]
) -> None:
    an_event(owner, source="bellbank", at=MONTH_60)
    an_event(owner, source="bellbank", at=MONTH_60 - INSTANT)

    assert purge(services) == 0

    said = json.loads(capsys.readouterr().out)
    assert said["notes"] == ["notices: 1 archived rows are past their five years"]
    assert len(archived(owner, "inbound_events")) == 2


@pytest.mark.parametrize(
    "rewriting",
    [
        "UPDATE archive.inbound_events SET payload = '{}'",
        "DELETE FROM archive.outbound_messages",
        "TRUNCATE archive.job_runs",
    ],
)
def test_nobody_changes_the_archive_not_even_its_owner(
    owner: Conn, rewriting: LiteralString
) -> None:
    with pytest.raises(psycopg.errors.RestrictViolation):
        owner.execute(rewriting)


def test_nothing_is_deleted_when_the_archive_is_not_what_was_in_place(
    services: Services, owner: Conn
) -> None:
    old = an_event(owner, source="bellbank", at=MONTH_12 - INSTANT)
    chat = an_event(owner, at=MONTH_12 - INSTANT)
    owner.execute("""
        CREATE FUNCTION archive.lose() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.payload := '{}'; RETURN NEW; END $$;
        CREATE TRIGGER lose BEFORE INSERT ON archive.inbound_events
           FOR EACH ROW EXECUTE FUNCTION archive.lose()
    """)
    try:
        assert purge(services) == 3
    finally:
        owner.execute("DROP FUNCTION archive.lose CASCADE")

    assert in_place(owner, "inbound_events") == {old}  # and the next line went on
    assert chat not in full_events(owner)
    assert archived(owner, "inbound_events") == set()


def test_a_dry_run_counts_the_same_and_changes_nothing(
    services: Services, owner: Conn, capsys: pytest.CaptureFixture[str]
) -> None:
    _one_of_each(owner)
    before = _everything(owner)

    assert purge(services, "--dry-run") == 0
    assert _everything(owner) == before
    assert purge(services) == 0

    dry, done = map(json.loads, capsys.readouterr().out.splitlines())
    assert done["counts"]["changed"] == 7
    # a row that is emptied and then deleted in one run was due for both all along
    assert dry["counts"] == done["counts"]
    assert [dry["counts"][name] for name in NAMES] == [1] * 5
    assert _everything(owner) != before


NAMES = ("inbound_words", "outbound_words", "inbound_rows", "notices", "money_news")


def _one_of_each(owner: Conn) -> None:
    for source in ("whatsapp", "bellbank"):
        an_event(owner, source=source, at=MONTH_12 - INSTANT)
    for is_money_news in (True, False):
        a_message(owner, is_money_news=is_money_news, at=MONTH_12 - INSTANT)
    a_run(owner, "reconcile", at=MONTH_12 - INSTANT)


def _everything(owner: Conn) -> list[tuple[Any, ...]]:
    return owner.execute("""
        SELECT 'event', e::text FROM inbound_events e
         UNION ALL SELECT 'message', m::text FROM outbound_messages m
         UNION ALL SELECT 'archived', a::text FROM archive.inbound_events a
         UNION ALL SELECT 'archived', a::text FROM archive.outbound_messages a
         ORDER BY 1, 2
    """).fetchall()


def test_a_run_that_stops_between_two_batches_is_gone_on_with(
    services: Services, owner: Conn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        an_event(owner, source="bellbank", at=MONTH_12 - INSTANT)

    def stop_after_one_batch(services: Services, run: Run) -> None:
        asked = iter([True, False])

        def goes_on(run: Run) -> bool:
            run.has_more = run.is_time_up = not next(asked)
            return not run.has_more

        monkeypatch.setattr(Run, "goes_on", goes_on)
        purge_logs(services, run)

    args = purge_arguments("--as-of", AT, "--only", "notices", "--batch-size", "2")
    assert run_job("purge_logs", services, stop_after_one_batch, args) == 75
    assert len(archived(owner, "inbound_events")) == 2
    monkeypatch.undo()
    assert purge(services, "--only", "notices") == 0

    assert len(archived(owner, "inbound_events")) == 5
    assert in_place(owner, "inbound_events") == set()


def test_the_limit_is_a_limit_and_more_is_said(
    services: Services, owner: Conn, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        an_event(owner, source="bellbank", at=MONTH_12 - INSTANT)

    assert purge(services, "--limit", "2", "--trigger", "cron") == 0

    said = json.loads(capsys.readouterr().out)
    assert (said["more"], said["counts"]["notices"]) == (True, 2)


def test_the_checks_of_the_books_read_the_archive(
    owner_url: str, services: Services, owner: Conn
) -> None:
    with psycopg.connect(owner_url) as conn:
        books.build(conn)
        conn.execute(
            "UPDATE outbound_messages SET is_money_news = true, status = 'read'"
        )

    assert purge(services, at=(books.AT + timedelta(days=370)).isoformat()) == 0

    assert in_place(owner, "inbound_events") == set()
    assert in_place(owner, "outbound_messages") == set()
    assert run_checks(owner, at=books.AT) == []

"""Rules of retention are dated, and none goes below its floor."""

from __future__ import annotations

import json
from datetime import datetime
from typing import LiteralString

import psycopg
import pytest

from miimii import clock
from miimii.db import Conn
from tests.integration.upkeep.conftest import Services
from tests.integration.upkeep.purging import MONTH_12, full_events, in_place, purge
from tests.integration.upkeep.rows import an_event


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE retention_rules SET keep_months = 59 WHERE line = 'archive'",
        "UPDATE retention_rules SET keep_months = 11 WHERE line = 'notices'",
        "UPDATE retention_rules SET keep_months = NULL, keep_days = 400"
        " WHERE line = 'money_news'",
        "UPDATE retention_rules SET keep_days = 29 WHERE line = 'chat_words'",
        "UPDATE retention_rules SET line = 'postings' WHERE line = 'runs'",
    ],
)
def test_the_table_refuses_a_rule_below_its_floor(
    owner: Conn, change: LiteralString
) -> None:
    with pytest.raises(psycopg.errors.CheckViolation):
        owner.execute(change)


def test_a_rule_below_its_floor_that_got_in_is_not_followed(
    services: Services, owner: Conn, capsys: pytest.CaptureFixture[str]
) -> None:
    events = {an_event(owner, source="bellbank", at=MONTH_12)}
    owner.execute("""
        CREATE TABLE kept AS SELECT pg_get_constraintdef(oid) AS said
          FROM pg_constraint WHERE conname = 'retention_rules_keep_to_the_floor';
        ALTER TABLE retention_rules DROP CONSTRAINT retention_rules_keep_to_the_floor;
        UPDATE retention_rules SET keep_months = 1 WHERE line = 'notices'
    """)
    try:
        assert purge(services) == 3
    finally:
        owner.execute("""
            UPDATE retention_rules SET keep_months = 12 WHERE line = 'notices';
            DO $$ BEGIN EXECUTE 'ALTER TABLE retention_rules ADD CONSTRAINT
                retention_rules_keep_to_the_floor ' || (SELECT said FROM kept); END $$;
            DROP TABLE kept
        """)

    errors = json.loads(capsys.readouterr().out.splitlines()[-1])["errors"]
    assert errors == [{"item": "notices", "code": "BelowFloor"}]
    assert in_place(owner, "inbound_events") == events


def test_a_dated_rule_holds_from_its_day_on(services: Services, owner: Conn) -> None:
    an_event(owner, at=datetime(2026, 10, 1, tzinfo=clock.LAGOS))
    owner.execute("""
        UPDATE retention_rules SET effective_to = '2026-11-22T02:00+01'
         WHERE line = 'chat_words';
        INSERT INTO retention_rules (line, keep_days, effective_from, source,
                                     proposed_by, approved_by)
        VALUES ('chat_words', 30, '2026-11-22T02:00+01', 'test', 'ada', 'bola')
    """)

    purge(services, at="2026-11-22T01:59:59")
    assert len(full_events(owner)) == 1
    purge(services, at="2026-11-22T02:00:00")
    assert full_events(owner) == set()

"""What docs/retention.md tells an operator to type does what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from miimii import clock
from miimii.db import Conn
from miimii.upkeep import purge
from miimii.upkeep.retention import Span
from tests.house.source import ROOT
from tests.integration.upkeep.rows import an_event

PAGE = (ROOT / "docs" / "retention.md").read_text("utf-8")
CHANGE_A_RULE, MOVE_STRAYS = re.findall(r"```sql\n(.+?)```", PAGE, re.DOTALL)


def test_a_rule_is_changed_from_a_day_on(owner: Conn) -> None:
    owner.execute(CHANGE_A_RULE)

    last_day, new_year = date(2026, 12, 31), date(2027, 1, 1)
    assert _words_are_kept(owner, last_day) == Span(days=90)
    assert _words_are_kept(owner, new_year) == Span(days=60)


def _words_are_kept(owner: Conn, day: date) -> Span:
    at = clock.start_of_day(day)
    return purge.rules_in_force(owner, at=at)["chat_words"]


def test_rows_that_no_month_claimed_are_moved_into_theirs(
    owner: Conn, months: Callable[[], set[str]]
) -> None:
    an_event(owner, at=datetime(2027, 5, 10, tzinfo=clock.LAGOS))

    owner.execute(MOVE_STRAYS)

    rows = owner.execute("SELECT tableoid::regclass::text FROM inbound_events")
    assert rows.fetchall() == [("inbound_events_2027_05",)]
    assert "inbound_events_default" in months()


def test_the_page_says_what_the_rules_are(owner: Conn) -> None:
    rules = purge.rules_in_force(owner, at=clock.now())

    said = re.findall(r"^\| `(\w+)` \| (\d+ \w+) \|", PAGE, re.MULTILINE)
    assert dict(said) == {line: str(span) for line, span in rules.items()}

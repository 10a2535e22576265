"""Two people change a rule, whichever table it is in, and it is a deed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import LiteralString

import psycopg
import pytest

from miimii.db import Conn
from tests.deeds import deeds

pytestmark = pytest.mark.proves("T23")

TABLES: dict[str, tuple[LiteralString, str]] = {
    "rules": (
        "INSERT INTO rules (name, value_kobo, source, proposed_by, approved_by)"
        " VALUES ('fee.test', 7, 'test', %s, %s)",
        "rule:fee.test",
    ),
    "fraud_rules": (
        "INSERT INTO fraud_rules (name, pattern, outcome, window_s, above_count,"
        " source, proposed_by, approved_by)"
        " VALUES ('fan.test', 'fan-in', 'review', 7, 7, 'test', %s, %s)",
        "fraud-rule:fan.test",
    ),
    "retention_rules": (
        "INSERT INTO retention_rules (line, keep_days, effective_from, effective_to,"
        " source, proposed_by, approved_by)"
        " VALUES ('runs', 97, '2020-01-01', '2020-01-02', 'test', %s, %s)",
        "retention-rule:runs",
    ),
}
each_table = pytest.mark.parametrize("table", TABLES)


@pytest.fixture
def owner(owner_url: str) -> Iterator[Conn]:
    with psycopg.connect(owner_url) as conn:
        yield conn
        conn.rollback()


@each_table
@pytest.mark.parametrize(
    ("proposed", "approved"),
    [("ada", "ada"), ("ada@a.ng", " Ada@A.NG"), ("ada", ""), (" ", "bola")],
)
def test_one_person_changes_no_rule(
    owner: Conn, table: str, proposed: str, approved: str
) -> None:
    with pytest.raises(psycopg.errors.CheckViolation) as refused:
        owner.execute(TABLES[table][0], [proposed, approved])

    assert refused.value.diag.constraint_name == f"{table}_take_two_people"


@each_table
def test_each_change_of_a_rule_is_a_deed_that_says_what_it_was(
    owner: Conn, table: str
) -> None:
    insert, subject = TABLES[table]
    row = psycopg.sql.SQL("{} WHERE source IN ('test', 'other')").format
    name = psycopg.sql.Identifier(table)
    owner.execute(insert, ["ada", "bola"])
    owner.execute(
        row(psycopg.sql.SQL("UPDATE {} SET source = 'other'").format(name)),
    )
    owner.execute(row(psycopg.sql.SQL("DELETE FROM {}").format(name)))

    found = deeds(owner, about=subject)

    assert [deed[:3] for deed in found] == [
        ("system", f"rule.{how}", subject) for how in ("added", "changed", "deleted")
    ]
    added, changed, deleted = (json.loads(deed[3]) for deed in found)
    assert {**added["after"], "source": "other"} == changed["after"]
    assert changed["before"] == added["after"]
    assert deleted["before"] == changed["after"]
    assert (added["after"]["proposed_by"], added["after"]["approved_by"]) == (
        *("ada", "bola"),
    )
    assert "before" not in added
    assert "after" not in deleted
    assert {one["login"] for one in (added, changed, deleted)} == {"owner"}


def test_what_is_shipped_names_two_people_and_is_no_deed(owner: Conn) -> None:
    """The migrations' own rows are in their files."""
    for table in TABLES:
        shipped = psycopg.sql.SQL("""
            SELECT count(*) FROM {} WHERE proposed_by NOT LIKE 'migration 00__'
                                       OR approved_by <> 'founders'
        """).format(psycopg.sql.Identifier(table))
        assert owner.execute(shipped).fetchone() == (0,)

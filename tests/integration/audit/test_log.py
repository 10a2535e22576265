"""The audit log keeps who did what; nobody rewrites it, and no value can be read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, LiteralString

import psycopg
import pytest

from miimii import logs
from miimii.audit import log
from miimii.db import Conn

AT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


def _record(conn: Conn, **changed: Any) -> None:
    facts = {"actor": "customer:7", "action": "pin.changed", "subject": "user:7"}
    log.record(conn, **{**facts, "at": AT, **changed})


def test_a_deed_is_kept_with_the_request_that_it_came_in(conn: Conn) -> None:
    logs.bind(request_id="req-1")
    try:
        _record(conn, reason="asked for it")
    finally:
        logs.unbind_all()

    row = conn.execute("""
        SELECT at, actor, action, object, reason, request_id, before_hash
          FROM audit_log
    """).fetchone()
    assert row == (
        *(AT, "customer:7", "pin.changed", "user:7", "asked for it", "req-1", None),
    )


def test_equal_values_have_equal_hashes_and_another_key_others(conn: Conn) -> None:
    log.use_key(b"1" * 32)
    _record(conn, before={"a": 1, "b": None}, after={"b": None, "a": 1})
    log.use_key(b"2" * 32)
    _record(conn, before={"a": 1, "b": None})

    (before, after), (other, _) = conn.execute(
        "SELECT before_hash, after_hash FROM audit_log ORDER BY id"
    ).fetchall()
    assert before == after
    assert before != other


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"actor": "ada"}, "audit_log_names_an_actor"),
        ({"actor": "staff:"}, "audit_log_names_an_actor"),
        ({"action": "changed"}, "audit_log_action_is_dotted_words"),
        ({"subject": ""}, "audit_log_names_an_object"),
    ],
)
def test_a_deed_that_names_nobody_or_nothing_is_refused(
    conn: Conn, wrong: dict[str, str], constraint: str
) -> None:
    with pytest.raises(psycopg.errors.CheckViolation) as refused:
        _record(conn, **wrong)

    assert refused.value.diag.constraint_name == constraint


REWRITINGS: tuple[LiteralString, ...] = (
    "UPDATE audit_log SET actor = 'system'",
    "DELETE FROM audit_log",
    "TRUNCATE audit_log",
    "UPDATE audit_chain SET row_id = 1",
    "DELETE FROM audit_chain",
    "TRUNCATE audit_chain",
    "DELETE FROM archive.audit_log",
    "TRUNCATE archive.audit_log",
)


@pytest.mark.proves("F34")
@pytest.mark.parametrize("rewriting", REWRITINGS)
def test_the_owner_is_stopped_by_a_trigger(
    owner: Conn, rewriting: LiteralString
) -> None:
    _record(owner)

    with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
        owner.execute(rewriting)


@pytest.mark.proves("F34")
@pytest.mark.parametrize(
    "rewriting", ["UPDATE {} SET actor = 'system'", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_a_month_named_directly_is_guarded_as_well(
    owner: Conn, rewriting: LiteralString
) -> None:
    _record(owner)
    found = owner.execute("SELECT tableoid::regclass::text FROM audit_log").fetchone()
    assert found is not None
    assert found[0] != "audit_log"

    with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
        owner.execute(
            psycopg.sql.SQL(rewriting).format(psycopg.sql.Identifier(found[0]))
        )


def test_a_month_that_is_archived_stays_guarded_and_readable(owner: Conn) -> None:
    _record(owner)
    found = owner.execute("SELECT tableoid::regclass::text FROM audit_log").fetchone()
    assert found is not None
    month = psycopg.sql.Identifier(found[0])
    bounds = owner.execute(
        "SELECT pg_get_expr(relpartbound, oid) FROM pg_class WHERE relname = %s",
        [found[0]],
    ).fetchone()
    assert bounds is not None

    for step in (
        "ALTER TABLE audit_log DETACH PARTITION {month}",
        "ALTER TABLE {month} SET SCHEMA archive",
        f"ALTER TABLE archive.audit_log ATTACH PARTITION archive.{{month}} {bounds[0]}",
    ):
        owner.execute(psycopg.sql.SQL(step).format(month=month))

    assert owner.execute("SELECT count(*) FROM archive.audit_log").fetchone() == (1,)
    with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
        owner.execute(psycopg.sql.SQL("DELETE FROM archive.{}").format(month))

"""The report finds what it is there to find, and says what a person may do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import LiteralString

import psycopg
import pytest

from miimii import clock
from miimii.db import Conn
from miimii.upkeep import health

AT = datetime(2026, 11, 22, 14, 17, tzinfo=clock.LAGOS)
DAYS_30 = timedelta(days=30)


@pytest.fixture
def undone(owner_url: str) -> Iterator[Conn]:
    """The owner, in a transaction that is rolled back."""
    with psycopg.connect(owner_url) as conn:
        yield conn
        conn.rollback()


def advice(conn: Conn, at: datetime = AT) -> list[str]:
    return list(health.advice(health.examine(conn, at=at)))


def what_is_wrong(conn: Conn) -> list[str]:
    """What is advised, but for bloat: other tests filled and emptied this database."""
    return [one for one in advice(conn) if not one.startswith("bloated")]


def test_a_fresh_database_needs_nobody(undone: Conn) -> None:
    assert what_is_wrong(undone) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (
            "CREATE INDEX again ON journals (order_reference)"
            " WHERE order_reference IS NOT NULL",
            "the same index twice: journals_by_order, again",
        ),
        (
            "UPDATE pg_index SET indisvalid = false"
            " WHERE indexrelid = 'postings_by_time'::regclass",
            "invalid index: DROP INDEX CONCURRENTLY postings_by_time,"
            " then build it anew",
        ),
        (
            "CREATE SEQUENCE nearly AS smallint; SELECT setval('nearly', 22938)",
            "sequence 70 % used: public.nearly",
        ),
    ],
)
def test_what_is_wrong_is_said(undone: Conn, damage: LiteralString, said: str) -> None:
    undone.execute(damage)

    assert said in advice(undone)


@pytest.mark.parametrize(
    "fine",
    [
        "CREATE INDEX other ON journals (order_reference)",
        "CREATE SEQUENCE nearly AS smallint; SELECT setval('nearly', 22936)",
    ],
)
def test_what_only_looks_like_it_is_not(undone: Conn, fine: LiteralString) -> None:
    undone.execute(fine)

    assert what_is_wrong(undone) == []


def test_an_index_is_unused_once_nobody_read_it_for_thirty_days(undone: Conn) -> None:
    report = health.examine(undone, at=AT)
    assert report["unused_indexes"] is None  # nobody knows yet
    counts = report["index_scans"]
    name = next(name for name in counts if name.endswith("postings_by_time"))
    read = next(one for one in counts if one.endswith("postings_by_journal"))
    health.keep(undone, {"index_scans": {**counts, read: -1}}, at=AT)

    early = health.examine(undone, at=AT + DAYS_30 - timedelta(seconds=1))
    late = health.examine(undone, at=AT + DAYS_30)

    assert early["unused_indexes"] is None
    assert name in late["unused_indexes"]
    assert read not in late["unused_indexes"]
    assert f"index not read for 30 days: {name}" in health.advice(late)


def test_an_index_that_is_mostly_empty_pages_is_named_for_a_rebuild(
    owner: Conn,
) -> None:
    owner.execute("""
        INSERT INTO inbound_keys
        SELECT 'test', md5(n::text) || n FROM generate_series(1, 30000) n
    """)
    owner.execute("DELETE FROM inbound_keys WHERE event_key < 'e'")
    owner.execute("VACUUM ANALYZE inbound_keys")

    assert "bloated index: REINDEX INDEX CONCURRENTLY inbound_keys_once" in advice(
        owner
    )
    owner.execute("REINDEX INDEX CONCURRENTLY inbound_keys_once")
    assert not [one for one in advice(owner) if "inbound_keys_once" in one]


def test_what_the_server_is_under_is_in_the_report(
    owner: Conn, owner_url: str, app_url: str
) -> None:
    with psycopg.connect(owner_url) as other:
        other.execute("SELECT 1")
        report = health.examine(owner, at=AT)

    assert report["connections"] >= 2
    assert report["most_connections"] == 200
    assert report["oldest_transaction_s"] >= 0
    assert 0 < report["xid_age"] < report["xid_freeze_age"]
    assert report["database_bytes"] > 1_000_000
    assert len(report["largest_tables"]) == 10
    with psycopg.connect(app_url):
        assert health.examine(owner, at=AT)["connections"] >= 2


def test_a_role_that_may_see_less_says_how_many_sessions_it_can_t_judge(
    owner_url: str, app_url: str
) -> None:
    with psycopg.connect(owner_url) as hidden, psycopg.connect(app_url) as conn:
        hidden.execute("SELECT 1")
        jobs = owner_url.replace("//owner@", "//jobs@")
        with psycopg.connect(jobs) as conn:
            report = health.examine(conn, at=AT)

    assert report["hidden_sessions"] >= 1
    assert report["connections"] >= 3

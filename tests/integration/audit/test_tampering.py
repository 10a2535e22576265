"""Whoever may do anything to the database still can't change what was sealed unseen."""

from __future__ import annotations

from datetime import timedelta
from typing import LiteralString

import pytest
from psycopg import sql

from miimii import clock
from miimii.audit import log, sealing, verifying
from miimii.audit.model import Flaw
from miimii.audit.store import links
from miimii.db import Conn
from miimii.ledger.accounts import BELLBANK, wallet
from tests.books import a_wallet, post

# What is tampered with: the second deed, the second journal, a link in the middle.
PLACES = {
    "deed": sql.SQL("WHERE id = (SELECT row_id FROM audit_chain WHERE position = 3)"),
    "journal": sql.SQL(
        "WHERE id = (SELECT row_id FROM audit_chain WHERE position = 4)"
    ),
    "posting": sql.SQL(
        "WHERE journal_id = (SELECT row_id FROM audit_chain WHERE position = 4)"
    ),
    "link": sql.SQL("WHERE position = 3"),
}
# What is done, and the first position that is named with what is said of it.
TAMPERINGS: dict[str, tuple[LiteralString, str]] = {
    "a deed's time": ("UPDATE audit_log SET at = at - interval '1us' {deed}", "3 c"),
    "who did it": ("UPDATE audit_log SET actor = 'system' {deed}", "3 c"),
    "what was done": ("UPDATE audit_log SET action = 'pin.set' {deed}", "3 c"),
    "to whom": ("UPDATE audit_log SET object = 'user:8' {deed}", "3 c"),
    "why": ("UPDATE audit_log SET reason = '' {deed}", "3 c"),
    "in which request": ("UPDATE audit_log SET request_id = 'x' {deed}", "3 c"),
    "what it was": ("UPDATE audit_log SET before_hash = after_hash {deed}", "3 c"),
    "what it became": ("UPDATE audit_log SET after_hash = NULL {deed}", "3 c"),
    "a deed's number": ("UPDATE audit_log SET id = 900 {deed}", "3 gone"),
    "a deed deleted": ("DELETE FROM audit_log {deed}", "3 gone"),
    "a deed slipped in": (
        "INSERT INTO audit_log (at, actor, action, object, reason, recorded_at)"
        " SELECT at, actor, action, object, reason, recorded_at - interval '1s'"
        " FROM audit_log {deed}",
        "never sealed",
    ),
    "a deed doubled": (
        "INSERT INTO audit_log (id, at, actor, action, object, reason, recorded_at)"
        " SELECT id, at, 'system', action, object, reason,"
        " recorded_at - interval '1s' FROM audit_log {deed}",
        "3 twice",
    ),
    "a journal's reference": ("UPDATE journals SET reference = 'x' {journal}", "4 c"),
    "a journal's reason": ("UPDATE journals SET reason = 'x' {journal}", "4 c"),
    "a journal's order": ("UPDATE journals SET order_reference = 'x' {journal}", "4 c"),
    "what a journal undoes": ("UPDATE journals SET reverses_id = id {journal}", "4 c"),
    "a journal's time": (
        "UPDATE journals SET happened_at = happened_at - interval '1 day' {journal}",
        "4 c",
    ),
    "a journal deleted": ("DELETE FROM journals {journal}", "4 gone"),
    "a journal slipped in": (
        "INSERT INTO journals (reference, reason, content_hash, happened_at,"
        " recorded_at) SELECT 'x', reason, content_hash, happened_at,"
        " recorded_at - interval '1s' FROM journals {journal}",
        "never sealed",
    ),
    "an amount": ("UPDATE postings SET amount_kobo = 1 {posting}", "4 c"),
    "who was debited": (
        "UPDATE postings SET debit_account_id = debit_account_id + 1 {posting}",
        "4 c",
    ),
    "who was credited": (
        "UPDATE postings SET credit_account_id = credit_account_id + 1000 {posting}",
        "4 c",
    ),
    "a posting moved": (
        "UPDATE postings SET journal_id = journal_id - 1 {posting}",
        "2 c",
    ),
    "a posting deleted": ("DELETE FROM postings {posting}", "4 c"),
    "a posting slipped in": (
        "INSERT INTO postings (journal_id, debit_account_id, credit_account_id,"
        " amount_kobo) SELECT journal_id, credit_account_id, debit_account_id, 1"
        " FROM postings {posting}",
        "4 c",
    ),
    "a link's hash": ("UPDATE audit_chain SET hash = sha256('x') {link}", "3 c"),
    "a link's row": ("UPDATE audit_chain SET row_id = 900 {link}", "3 gone"),
    "a link deleted": ("DELETE FROM audit_chain {link}", "3 link"),
    "a link moved to the end": (
        "UPDATE audit_chain SET position = 9 {link}",
        "3 link",
    ),
    "two links changed places": (
        "UPDATE audit_chain SET position = -position WHERE position IN (3, 5);"
        "UPDATE audit_chain SET position = 8 + position WHERE position < 0",
        "3 c",
    ),
    "the tail of the chain cut": ("DELETE FROM audit_chain WHERE position > 4", "6 t"),
    "the tail cut with its rows": (
        "DELETE FROM audit_log WHERE id IN (SELECT row_id FROM audit_chain"
        " WHERE position > 4 AND source = 'audit');"
        "DELETE FROM journals WHERE id IN (SELECT row_id FROM audit_chain"
        " WHERE position > 4 AND source = 'journal');"
        "DELETE FROM audit_chain WHERE position > 4",
        "6 t",
    ),
    "everything deleted": (
        "DELETE FROM audit_chain; DELETE FROM audit_log; DELETE FROM journals",
        "6 t",
    ),
}
SAID = {
    "c": "was changed",
    "gone": "is gone",
    "link": "the link is gone",
    "twice": "is there twice",
    "t": "the tail is cut",
}


@pytest.fixture
def anchor(owner: Conn) -> dict[int, bytes]:
    """Three deeds and three journals, in turn, sealed; the head as it was told."""
    for turn in range(3):
        log.record(
            owner,
            actor="staff:ada@example.com",
            action="books.adjusted",
            subject=f"user:{turn}",
            reason="because it was so",
            at=clock.now(),
            before=turn,
            after=turn + 1,
        )
        ada = a_wallet(owner)
        post(owner, f"credit:bellbank:{turn}", (BELLBANK, wallet(ada), 100))
    assert sealing.seal(owner, limit=100) == 6
    owner.execute("SET LOCAL session_replication_role = replica")
    owner.execute("ALTER TABLE audit_chain DROP CONSTRAINT audit_chain_counts_from_one")
    return anchor_of(owner)


def tamper(conn: Conn, how: LiteralString) -> None:
    conn.execute(sql.SQL(how).format(**PLACES))


def anchor_of(conn: Conn) -> dict[int, bytes]:
    head = sealing.head(conn)
    assert head is not None
    return {head.position: head.hash}


def flaws(conn: Conn, anchors: dict[int, bytes]) -> list[Flaw]:
    at = clock.now() + verifying.MAY_WAIT
    return verifying.verify(conn, anchors, at=at).flaws


def test_what_was_not_touched_has_no_flaw(
    owner: Conn, anchor: dict[int, bytes]
) -> None:
    assert flaws(owner, anchor) == []


@pytest.mark.proves("C21")
@pytest.mark.parametrize("name", TAMPERINGS)
def test_it_is_found_and_named(
    owner: Conn, anchor: dict[int, bytes], name: str
) -> None:
    tampering, expected = TAMPERINGS[name]
    tamper(owner, tampering)

    found = flaws(owner, anchor)

    position, _, kind = expected.partition(" ")
    if position.isdecimal():
        first = min(flaw.position for flaw in found if flaw.position is not None)
        assert first == int(position)
        assert any(SAID[kind] in flaw.what for flaw in found if flaw.position == first)
    else:
        assert [expected in flaw.what for flaw in found] == [True]


def test_a_chain_made_anew_after_an_edit_is_found_by_its_anchor_alone(
    owner: Conn, anchor: dict[int, bytes]
) -> None:
    tamper(owner, "UPDATE postings SET amount_kobo = 1 {posting}")
    owner.execute("DELETE FROM audit_chain")
    sealing.seal(owner, limit=100)

    assert flaws(owner, {}) == []
    [found] = flaws(owner, anchor)
    assert found.position == 6
    assert "the anchor" in found.what


def test_what_was_edited_in_the_archive_is_found_too(
    owner: Conn, anchor: dict[int, bytes]
) -> None:
    owner.execute("""
        CREATE TABLE archive.old PARTITION OF archive.audit_log
            FOR VALUES FROM ('2000-01-01') TO ('2100-01-01')
    """)
    owner.execute("INSERT INTO archive.audit_log SELECT * FROM audit_log")
    owner.execute("DELETE FROM audit_log")
    assert flaws(owner, anchor) == []

    tamper(owner, "UPDATE archive.audit_log SET actor = 'system' {deed}")

    assert [flaw.position for flaw in flaws(owner, anchor)] == [3]


def test_an_edit_is_named_where_it_was_made_and_nothing_else_looks_wrong(
    owner: Conn, anchor: dict[int, bytes]
) -> None:
    tamper(owner, "UPDATE audit_log SET actor = 'system' {deed}")
    tamper(owner, "UPDATE postings SET amount_kobo = 1 {posting}")

    assert [flaw.position for flaw in flaws(owner, anchor)] == [3, 4]


def test_a_row_may_wait_half_an_hour_for_its_link(
    owner: Conn, anchor: dict[int, bytes]
) -> None:
    log.record(owner, actor="system", action="a.b", subject="user:1", at=clock.now())
    written = owner.execute("SELECT max(recorded_at) FROM audit_log").fetchone()
    assert written is not None
    due_at = written[0] + verifying.MAY_WAIT

    assert verifying.verify(owner, anchor, at=due_at).flaws == []
    late = verifying.verify(owner, anchor, at=due_at + timedelta(microseconds=1))
    assert ["never sealed" in flaw.what for flaw in late.flaws] == [True]


def test_what_commits_late_is_linked_later_and_what_is_ancient_on_request(
    owner: Conn, anchor: dict[int, bytes]
) -> None:
    for age in ("23 hours", "25 hours"):
        owner.execute(
            sql.SQL("""
                INSERT INTO audit_log (at, actor, action, object, reason, recorded_at)
                SELECT at, actor, action, {age}, reason, recorded_at - {age}::interval
                  FROM audit_log
                 ORDER BY id
                 LIMIT 1
            """).format(age=sql.Literal(age))
        )

    assert sealing.seal(owner, limit=100) == 1
    assert sealing.seal(owner, limit=100) == 0
    assert sealing.seal(owner, limit=100, looks_at_all=True) == 1
    assert flaws(owner, anchor) == []
    assert len(links.list_sealed(owner, after=0, limit=100)) == 8


def test_a_backlog_of_years_is_sealed_in_small_batches(owner: Conn) -> None:
    for years in range(1, 8):
        owner.execute(
            sql.SQL("""
                INSERT INTO audit_log (at, actor, action, object, reason, recorded_at)
                VALUES (now(), 'system', 'a.b', 'user:1', '',
                        now() - {} * interval '1 year')
            """).format(sql.Literal(years))
        )

    assert [sealing.seal(owner, limit=2) for _ in range(5)] == [2, 2, 2, 1, 0]
    assert flaws(owner, {}) == []

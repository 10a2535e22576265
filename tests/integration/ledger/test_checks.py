"""The checks are silent about right books, and each finds what it is there to find."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest

from miimii.db import Conn
from miimii.ledger.book import Book
from miimii.ledger.checks import CHECKS, WITNESS_CHECKS, run_checks
from tests.integration.ledger.world import AT, build


@pytest.fixture
def books(owner_url: str) -> Iterator[Conn]:
    """Right books, open to damage: the owner, with triggers and foreign keys off."""
    with psycopg.connect(owner_url) as conn:
        build(conn)
        Book().roll_up(conn, before=AT)
        conn.execute("SET LOCAL session_replication_role = replica")
        yield conn
        conn.rollback()


# What is done to the books, and who must notice (others may as well).
DAMAGE = (
    ("C01", "UPDATE postings SET credit_account_id = 0 WHERE id = {posting}"),
    ("C02", "DELETE FROM postings WHERE journal_id = {paid_hold}"),
    ("C03", "UPDATE accounts SET balance_kobo = balance_kobo + 1 WHERE id = {ada}"),
    ("C03", "UPDATE system_balances SET balance_kobo = balance_kobo + 1"),
    ("C03", "DELETE FROM accounts WHERE id = {ada}"),
    ("C04", "UPDATE accounts SET version = version + 1 WHERE id = {ada}"),
    ("C04", "UPDATE postings SET debit_version = NULL WHERE id = {posting}"),
    ("C04", "UPDATE postings SET debit_version = 99 WHERE id = {posting}"),
    (
        "C04",
        "UPDATE postings SET debit_balance_after = debit_balance_after + 1 "
        "WHERE id = {posting}",
    ),
    ("C05", "UPDATE transfers SET status = 'declined' WHERE reference = 'OPEN'"),
    ("C05", "UPDATE transfers SET status = 'needs_review' WHERE reference = 'PAID'"),
    ("C05", "UPDATE journals SET order_reference = NULL WHERE reference = 'OPEN:hold'"),
    ("C06", "UPDATE transfers SET fee_kobo = fee_kobo + 1 WHERE reference = 'PAID'"),
    ("C06", "UPDATE transfers SET status = 'declined' WHERE reference = 'PAID'"),
    ("C06", "UPDATE transfers SET status = 'succeeded' WHERE reference = 'REFUSED'"),
    ("C07", "UPDATE transfers SET amount_kobo = 1 WHERE reference = 'PAID'"),
    ("C07", "DELETE FROM postings WHERE journal_id = {paid_capture}"),
    (
        "C08",
        "UPDATE postings SET amount_kobo = 1 WHERE journal_id = {refused_release}",
    ),
    (
        "C08",
        "UPDATE journals SET order_reference = 'PAID' WHERE id = {refused_release}",
    ),
    (
        "C09",
        "UPDATE transfers SET requery_after = '2026-11-22T11:44:59Z' "
        "WHERE reference = 'OPEN'",
    ),
    ("C10", "UPDATE credits SET amount_kobo = amount_kobo + 1"),
    ("C10", "UPDATE credits SET fee_kobo = 0"),
    ("C10", "DELETE FROM credits"),
    ("C10", "UPDATE journals SET reference = 'credit:bellbank:2' WHERE id = {credit}"),
    ("C11", "UPDATE journals SET reference = 'gift:1' WHERE id = {credit}"),
    ("C12", "UPDATE inbound_events SET done_at = NULL, status = 'waiting'"),
    ("C16", "DELETE FROM outbound_messages WHERE dedupe_key = 'final:PAIDsucceeded'"),
    (
        "C16",
        "UPDATE outbound_messages SET dedupe_key = 'final:OPENsucceeded' "
        "WHERE dedupe_key = 'final:PAIDsucceeded'",
    ),
    (
        "C17",
        "UPDATE inbound_events SET done_at = NULL, status = 'waiting', "
        "recorded_at = '2026-11-22T11:54:59Z'",
    ),
    (
        "C17",
        "INSERT INTO lanes (lane, holder, leased_until) VALUES "
        "('ada', gen_random_uuid(), '2026-11-22T12:01:01Z')",
    ),
    ("C18", "UPDATE challenges SET quote_hash = sha256('') WHERE {of_paid}"),
    ("C18", "UPDATE challenges SET consumed_at = NULL WHERE {of_paid}"),
    ("C18", "UPDATE challenges SET user_id = gen_random_uuid() WHERE {of_paid}"),
    (
        "C18",
        "UPDATE challenges SET consumed_at = expires_at + interval '1 second' "
        "WHERE {of_paid}",
    ),
    ("C19", "DELETE FROM transfer_events WHERE to_status = 'submitted'"),
    ("C19", "UPDATE transfer_events SET provider_code = NULL"),
    (
        "C19",
        "INSERT INTO transfer_events (reference, from_status, to_status, cause, "
        "happened_at) VALUES ('STALE', 'expired', 'held', 'test', now())",
    ),
    ("C20", "DELETE FROM approvals"),
    ("C20", "UPDATE approvals SET subject = 'PAID'"),
    ("C20", """UPDATE approvals SET diff = '{{"from": "submitted", "to": ""}}'"""),
    (
        "C20",
        "UPDATE approvals SET status = 'void', approved_by = NULL, approved_at = NULL",
    ),
    (
        "C20",
        "ALTER TABLE approvals DROP CONSTRAINT approvals_take_two_people; "
        "UPDATE approvals SET approved_by = requested_by",
    ),
    (
        "C20",
        "UPDATE transfer_events SET approval_id = NULL "
        "WHERE from_status = 'needs_review'",
    ),
    ("C20", "UPDATE journals SET reference = 'adjust:APR1x' WHERE id = {credit}"),
    (
        "C20",
        "UPDATE journals SET reference = 'suspense:bellbank:1' WHERE id = {credit}",
    ),
    ("C20", "UPDATE journals SET reference = 'topup:bellbank:1' WHERE id = {credit}"),
    ("C22", "UPDATE rules SET value_kobo = 1999999 WHERE name = 'limit.out.day'"),
    ("C23", """UPDATE outbound_messages SET body = '{{"text": "your PIN is 1234"}}'"""),
    ("C23", """UPDATE outbound_messages SET body = '"1234-5678-9012-3456-7890"'"""),
    ("C23", """UPDATE inbound_events SET payload = '{{"text": "bvn: 22211133344"}}'"""),
    (
        "C23",
        """INSERT INTO archive.inbound_events SELECT id, source, event_key, lane, kind,
           '{{"text": "bvn: 22211133344"}}', happened_at, recorded_at, status, attempts,
           error, done_at FROM inbound_events""",
    ),
    (
        "C24",
        "UPDATE journals SET reference = 'fee:2026-11:' || id "
        "WHERE reference IN ('PAID:hold', 'OPEN:hold')",
    ),
    (
        "C25",
        "UPDATE system_balances SET counted_to = counted_to + interval '100 years'",
    ),
    (
        "C25",
        "INSERT INTO system_balances VALUES ({ada}, 0, now())",
    ),
)


def names(conn: Conn, damage: str) -> str:
    """Fill in the ids that a damage speaks of."""
    ids = """
        SELECT (SELECT p.id FROM postings p WHERE p.journal_id = h.id) AS posting,
               h.id AS paid_hold, c.id AS paid_capture, r.id AS refused_release,
               k.id AS credit,
               (SELECT p.debit_account_id FROM postings p WHERE p.journal_id = h.id)
          FROM journals h, journals c, journals r, journals k
         WHERE h.reference = 'PAID:hold' AND c.reference = 'PAID:capture'
           AND r.reference = 'REFUSED:release' AND k.reference = 'credit:bellbank:BB1'
    """
    row = conn.execute(ids).fetchall()[0]
    found = dict(
        zip(
            (
                "posting",
                "paid_hold",
                "paid_capture",
                "refused_release",
                "credit",
                "ada",
            ),
            row,
            strict=True,
        )
    )
    return damage.format(of_paid="order_reference = 'PAID'", **found)


def found_by(conn: Conn) -> set[str]:
    return {finding.name[:3] for finding in run_checks(conn, at=AT)}


def test_right_books_have_no_offender(books: Conn) -> None:
    assert run_checks(books, at=AT) == []


@pytest.mark.parametrize(("check", "damage"), DAMAGE)
def test_each_damage_is_found(books: Conn, check: str, damage: str) -> None:
    books.execute(names(books, damage))

    assert check in found_by(books)


def test_every_check_has_a_damage_that_it_finds() -> None:
    assert {check.name[:3] for check in CHECKS} == {check for check, _ in DAMAGE}


def test_what_is_in_time_is_no_offence(books: Conn) -> None:
    books.execute(
        """
        UPDATE transfers SET requery_after = %(edge)s WHERE reference = 'OPEN'
        """,
        {"edge": AT - timedelta(minutes=15)},
    )
    books.execute(
        """
        INSERT INTO lanes (lane, holder, leased_until)
        VALUES ('ada', gen_random_uuid(), %(edge)s)
        """,
        {"edge": AT + timedelta(seconds=60)},
    )

    assert run_checks(books, at=AT) == []


def test_a_finding_counts_all_and_names_the_first_twenty(books: Conn) -> None:
    books.execute(
        """
        INSERT INTO lanes (lane, holder, leased_until)
        SELECT 'lane' || n, gen_random_uuid(), %(late)s
          FROM generate_series(100, 129) AS n
        """,
        {"late": AT + timedelta(hours=1)},
    )

    (finding,) = run_checks(books, at=AT)

    assert finding.count == 30
    assert finding.offenders == tuple(f"lane{n}" for n in range(100, 120))


@pytest.fixture
def witnessed(books: Conn) -> Conn:
    """The same books beside a statement of the bank that agrees with them."""
    books.execute(
        """
        CREATE TEMP TABLE witness_in AS
        SELECT 'bellbank' AS provider, 'BB1' AS provider_reference,
               '8000000001' AS account_number, 5000000 AS amount_kobo;
        CREATE TEMP TABLE witness_out AS
        SELECT 'bellbank' AS provider, reference, amount_kobo,
               CASE status WHEN 'declined' THEN 'failed' WHEN 'reversed' THEN 'failed'
                    ELSE 'success' END AS verdict,
               destination, 1 AS posts
          FROM orders
         WHERE submitted_at IS NOT NULL
        """
    )
    return books


def test_a_statement_that_agrees_finds_nothing(witnessed: Conn) -> None:
    assert run_checks(witnessed, at=AT, checks=WITNESS_CHECKS) == []


@pytest.mark.parametrize(
    ("check", "damage"),
    [
        ("C13", "UPDATE witness_in SET amount_kobo = 1"),
        ("C13", "UPDATE witness_in SET account_number = '8000000002'"),
        ("C13", "DELETE FROM witness_in"),
        ("C13", "INSERT INTO witness_in VALUES ('bellbank', 'BB2', '8000000001', 1)"),
        ("C14", "UPDATE witness_out SET verdict = 'failed' WHERE reference = 'PAID'"),
        ("C14", "UPDATE witness_out SET verdict = 'success'"),
        ("C14", "UPDATE witness_out SET amount_kobo = 1 WHERE reference = 'PAID'"),
        ("C14", "DELETE FROM witness_out WHERE reference = 'PAID'"),
        ("C14", "UPDATE witness_out SET reference = 'NEVER' WHERE reference = 'OPEN'"),
        ("C15", "UPDATE witness_out SET posts = 2 WHERE reference = 'OPEN'"),
        (
            "C15",
            "UPDATE witness_out SET destination = '058:1' WHERE reference = 'OPEN'",
        ),
        ("C15", "UPDATE witness_out SET reference = 'STALE' WHERE reference = 'OPEN'"),
    ],
)
def test_each_disagreement_with_the_bank_is_found(
    witnessed: Conn, check: str, damage: str
) -> None:
    witnessed.execute(damage)

    findings = run_checks(witnessed, at=AT, checks=WITNESS_CHECKS)

    assert check in {finding.name[:3] for finding in findings}

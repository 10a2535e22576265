"""What the application's own role can't do to money, whatever it is made to run."""

from __future__ import annotations

from typing import LiteralString

import psycopg
import pytest

from tests.servers import Servers
from tests.transfers_world import World, naira

REWRITINGS: tuple[LiteralString, ...] = (
    "UPDATE postings SET amount_kobo = 1",
    "DELETE FROM journals",
    "TRUNCATE postings, journals",
    "UPDATE transfers SET amount_kobo = 1",
    "UPDATE transfers SET account_number = '9999999999'",
    "UPDATE transfers SET quote_hash = sha256('x')",
    "UPDATE transfers SET expires_at = 'infinity'",
    "UPDATE transfers SET user_id = gen_random_uuid()",
    "UPDATE transfer_events SET to_status = 'declined'",
    "DELETE FROM transfer_events",
    "TRUNCATE transfer_events",
    "DELETE FROM transfers",
    "UPDATE credits SET amount_kobo = 1",
    "DELETE FROM credits",
    "UPDATE rules SET value_kobo = 0",
    "INSERT INTO rules (name, value_kobo, source, proposed_by, approved_by)"
    " VALUES ('fee.transfer.bank', 0, 'x', 'x', 'y')",
    "UPDATE accounts SET user_id = gen_random_uuid() WHERE kind = 'wallet'",
    "DELETE FROM accounts",
    "DELETE FROM pins",
    "DELETE FROM spending",
    "DELETE FROM inbound_keys",
    "DELETE FROM outbound_keys",
    "UPDATE outbound_messages SET dedupe_key = 'x'",
    "DELETE FROM identity_events",
    "DELETE FROM reviews",
    "UPDATE audit_log SET actor = 'system'",
    "DELETE FROM audit_log",
    "TRUNCATE audit_log",
    "DELETE FROM archive.audit_log",
    "UPDATE audit_chain SET hash = sha256('x')",
    "DELETE FROM audit_chain",
    "ALTER TABLE audit_log DISABLE TRIGGER ALL",
    "ALTER TABLE postings DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "SET ROLE postgres",
    "DROP TABLE postings",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
)
# What retention and cleaning up are for, and the web process is not.
FOR_JOBS: tuple[LiteralString, ...] = (
    "DELETE FROM challenges",
    "DELETE FROM outbound_messages",
    "DELETE FROM inbound_events",
    "UPDATE inbound_events SET payload = '{}'",
    "INSERT INTO audit_chain DEFAULT VALUES",
)
# What makes two people: asking and granting, belonging to the staff, letting through.
FOR_PEOPLE: tuple[LiteralString, ...] = (
    "INSERT INTO approvals (id, kind, subject, diff, reason, status, requested_by,"
    " requested_at, expires_at, approved_by, approved_at) VALUES ('A-1', 'adjust',"
    " 'user:1', '{\"from\": 0, \"to\": 1}', 'because I say so', 'done', 'a@b.c',"
    " now(), now() + interval '1 hour', 'd@e.f', now())",
    "UPDATE approvals SET status = 'done', approved_by = 'd@e.f', approved_at = now()",
    "UPDATE approvals SET diff = '{}'",
    "DELETE FROM approvals",
    "INSERT INTO staff (id, email, role, standing, password_hash, totp_sealed,"
    " last_totp_step, recovery_hashes, created_at, created_by, active_at) VALUES"
    " (gen_random_uuid(), 'd@e.f', 'checker', 'active', 'x', 'v1.x', 0, '{}', now(),"
    " 'a@b.c', now())",
    "UPDATE staff SET standing = 'active', active_at = now()",
    "UPDATE staff SET tries = 0, locked_until = NULL",
    "UPDATE staff SET recovery_hashes = ARRAY[sha256('x')]",
    "UPDATE staff SET role = 'checker'",
    "UPDATE staff SET password_hash = 'x'",
    "DELETE FROM staff",
    "INSERT INTO fraud_clearances (user_id, destination, most_kobo, approval_id,"
    " happened_at, expires_at) VALUES (gen_random_uuid(), 'x', 1, 'A-1', now(),"
    " 'infinity')",
    "UPDATE fraud_clearances SET most_kobo = 1",
)
CASES = [(login, one) for login in ("app", "jobs") for one in REWRITINGS]
CASES += [("app", one) for one in (*FOR_JOBS, *FOR_PEOPLE)]


@pytest.mark.proves("F34")
@pytest.mark.proves("T24")
@pytest.mark.parametrize(("login", "rewriting"), CASES)
def test_money_is_not_rewritten(
    run_servers: Servers,
    worker_number: int,
    owner_url: str,
    login: str,
    rewriting: LiteralString,
) -> None:
    assert owner_url  # the database is there
    url = run_servers.url(f"test_{worker_number}", login)
    with psycopg.connect(url) as conn, pytest.raises(psycopg.Error) as refused:
        conn.execute(rewriting)

    assert refused.value.sqlstate in {"42501", "22023"}  # no right, no such role


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE transfers SET amount_kobo = amount_kobo + 1, fee_kobo = fee_kobo - 1",
        "UPDATE transfers SET resolved_name = 'SOMEBODY ELSE'",
        "UPDATE transfers SET narration = 'x'",
        "UPDATE transfers SET rule_ids = '{}'",
        "UPDATE transfers SET user_id = gen_random_uuid()",
        "UPDATE transfers SET bank_code = '000999'",
        "UPDATE transfers SET expires_at = expires_at + interval '1 hour'",
        "UPDATE challenges SET quote_hash = sha256('x')",
        "UPDATE challenges SET order_reference = 'TRF-OTHER'",
    ],
)
def test_whatever_an_owner_changes_behind_a_quote_its_pin_does_not_fit(
    world: World, owner_url: str, change: LiteralString
) -> None:
    ada = world.customer(naira(1_000))
    quote = world.quote(ada)
    token = world.challenge(ada, quote)
    with psycopg.connect(owner_url) as conn:
        conn.execute("SET session_replication_role = replica")
        conn.execute(change)

    with pytest.raises(Exception, match=r"gone|no order"):
        world.authorising.authorise(
            token, at=quote.expires_at - quote.expires_at.resolution
        )

    assert world.balance(ada) == naira(1_000)

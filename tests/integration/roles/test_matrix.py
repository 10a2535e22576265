"""What each role may do to each table: as listed here, and nothing besides.

A new table needs no line here as long as nobody may change or delete its rows. What a
role needs and lacks shows end to end: tests/e2e runs as `app` and `jobs` alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import LiteralString

import psycopg
import pytest

from miimii.db import Conn

pytestmark = [pytest.mark.proves("F34"), pytest.mark.proves("T24")]

APP, JOBS = "miimii_app", "miimii_jobs"
AUDITOR, READONLY = "miimii_auditor", "miimii_readonly"
ROLES = (APP, JOBS, AUDITOR, READONLY)

# Nobody but the owner changes a row of these, and there is a trigger for the owner.
APPEND_ONLY = {
    *("journals", "postings", "transfer_events", "purchase_events"),
    *("audit_log", "audit_chain", "archive.audit_log"),
}
# Rows that may go: what a customer was asked, saved, or is told; never money.
APP_DELETES = {
    *("sessions", "lanes", "chat_windows", "onboarding_drafts"),
    *("beneficiaries", "saved_targets"),
}
# What retention empties, unused forms, and the roll-up, which is made anew.
JOBS_DELETE = APP_DELETES | {
    *("challenges", "system_balances", "job_leases", "inbound_events"),
    *("outbound_messages", "service_minutes", "alerts", "db_health", "job_runs"),
    "budget_days",
    "held_lanes",  # of an erased customer
}
# Of a table with money in it, what an order goes through; never what it is.
APP_UPDATES = {
    "accounts": {"balance_kobo", "version"},
    "transfers": {
        *("status", "provider_reference", "authorised_at", "submitted_at"),
        *("settled_at", "requery_after", "requery_count"),
    },
    "purchases": {
        *("status", "provider_reference", "authorised_at", "submitted_at"),
        *("settled_at", "cost_kobo", "token_sealed", "look_again_at"),
    },
    "approvals": set[str](),
    "reviews": {"closed_at", "detail", "opened_at"},
    "billers": {"effective_to"},
    "plans": {"effective_to"},
    "rules": set[str](),
    "fraud_rules": set[str](),
    "fraud_clearances": set[str](),
    "credits": set[str](),
    "own_limits": set[str](),
    "audit_anchors": set[str](),
    "staff": set[str](),
}
# What people decide at the shell: no more of it than the decision, and its own try.
DECIDED = {
    "approvals": {"status", "approved_by", "approved_at"},
    "staff": {
        *("standing", "active_at", "disabled_at", "tries", "locked_until"),
        *("last_totp_step", "recovery_hashes", "totp_sealed"),
    },
    "fraud_clearances": set[str](),
}
AUDITED = {
    *("audit_log", "audit_chain", "monthly_fees", "statement_lines"),
    *("reconciliation_items", "service_minutes", "alerts", "db_health"),
    *("fraud_rules", "fraud_clearances"),
    *("breaches", "processors"),
}
READONLY_SEES = {
    *("books.accounts", "books.postings", "books.orders", "books.credits"),
    "books.job_runs",
}
SECRETS = {
    *("users", "pins", "challenges", "sessions", "onboarding_drafts"),
    *("identity_checks", "inbound_events", "outbound_messages", "beneficiaries"),
    *("saved_targets", "purchases", "transfers", "staff"),
}


@pytest.fixture(scope="module")
def owner(owner_url: str) -> Iterator[Conn]:
    with psycopg.connect(owner_url, autocommit=True) as conn:
        yield conn


def tables_for(owner: Conn, role: str, right: str) -> set[str]:
    """The tables and views on which a role has a right, on all of it or on a column."""
    found = owner.execute(
        """
        SELECT c.oid::regclass::text
          FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname IN ('public', 'books', 'archive')
           AND c.relkind IN ('r', 'p', 'v')
           AND (has_table_privilege(%(role)s, c.oid, %(right)s)
                OR (%(right)s IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
                    AND has_any_column_privilege(%(role)s, c.oid, %(right)s)))
        """,
        {"role": role, "right": right},
    )
    return {name for (name,) in found}


def columns_for(owner: Conn, role: str) -> dict[str, set[str]]:
    """Table → the columns that a role may update."""
    found: dict[str, set[str]] = defaultdict(set)
    for table, column in owner.execute(
        """
        SELECT c.oid::regclass::text, a.attname
          FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid
         WHERE c.relnamespace = 'public'::regnamespace
           AND c.relkind IN ('r', 'p')
           AND a.attnum > 0
           AND NOT a.attisdropped
           AND has_column_privilege(%(role)s, c.oid, a.attnum, 'UPDATE')
        """,
        {"role": role},
    ):
        found[table].add(column)
    return found


@pytest.mark.parametrize("right", ["TRUNCATE", "REFERENCES", "TRIGGER"])
@pytest.mark.parametrize("role", ROLES)
def test_what_only_an_owner_needs_nobody_has(
    owner: Conn, role: str, right: str
) -> None:
    assert tables_for(owner, role, right) == set()


@pytest.mark.parametrize("right", ["UPDATE", "DELETE"])
@pytest.mark.parametrize("role", ROLES)
def test_what_is_append_only_nobody_changes(owner: Conn, role: str, right: str) -> None:
    assert tables_for(owner, role, right) & APPEND_ONLY == set()


def test_what_is_append_only_has_a_trigger_for_its_owner(owner: Conn) -> None:
    guarded = owner.execute("""
        SELECT t.tgrelid::regclass::text
          FROM pg_trigger t
         WHERE t.tgfoid = 'refuse_change()'::regprocedure
           AND t.tgenabled = 'O'
    """)
    assert {table for (table,) in guarded} >= APPEND_ONLY


@pytest.mark.parametrize(
    ("role", "may"),
    [(APP, APP_DELETES), (JOBS, JOBS_DELETE), (AUDITOR, set()), (READONLY, set())],
)
def test_rows_are_deleted_where_it_is_listed_alone(
    owner: Conn, role: str, may: set[str]
) -> None:
    assert tables_for(owner, role, "DELETE") - may == set()


@pytest.mark.parametrize(("table", "columns"), APP_UPDATES.items())
def test_the_application_changes_no_more_than_where_an_order_stands(
    owner: Conn, table: str, columns: set[str]
) -> None:
    assert columns_for(owner, APP).get(table, set()) == columns


@pytest.mark.parametrize(("table", "columns"), DECIDED.items())
def test_what_two_people_decide_is_written_by_scripts_alone(
    owner: Conn, table: str, columns: set[str]
) -> None:
    assert table not in tables_for(owner, APP, "INSERT")
    assert table in tables_for(owner, JOBS, "INSERT")
    assert columns_for(owner, JOBS).get(table, set()) == columns


def test_the_jobs_may_all_that_the_application_may(owner: Conn) -> None:
    for right in ("SELECT", "INSERT", "UPDATE", "DELETE"):
        missing = tables_for(owner, APP, right) - tables_for(owner, JOBS, right)
        assert missing == set()


def test_the_application_does_not_seal_roll_up_or_archive(owner: Conn) -> None:
    written = tables_for(owner, APP, "INSERT") | tables_for(owner, APP, "UPDATE")
    not_its = {"audit_chain", "audit_anchors", "system_balances", "job_leases"}
    assert written & not_its == set()
    assert [name for name in written if "." in name] == []


@pytest.mark.parametrize("role", [AUDITOR, READONLY])
def test_who_looks_changes_nothing(owner: Conn, role: str) -> None:
    for right in ("INSERT", "UPDATE", "DELETE"):
        assert tables_for(owner, role, right) == set()


def test_the_auditor_sees_the_books_the_audit_log_and_the_archive(owner: Conn) -> None:
    seen = tables_for(owner, AUDITOR, "SELECT")
    inside = {name for name in seen if "." not in name}

    assert {"audit_log", "audit_chain", "archive.audit_log"} <= seen
    assert {"books.users", *READONLY_SEES} <= seen
    assert inside - AUDITED == set()
    assert inside & SECRETS == set()


def test_readonly_sees_five_views(owner: Conn) -> None:
    assert tables_for(owner, READONLY, "SELECT") == READONLY_SEES


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("schema", ["public", "books", "archive"])
def test_nobody_makes_anything(owner: Conn, role: str, schema: str) -> None:
    found = owner.execute(
        "SELECT has_schema_privilege(%s, %s, 'CREATE')", [role, schema]
    ).fetchone()
    assert found == (False,)


@pytest.mark.parametrize("role", ROLES)
def test_no_number_is_set_back(owner: Conn, role: str) -> None:
    found = owner.execute(
        """
        SELECT c.oid::regclass::text
          FROM pg_class c
         WHERE c.relnamespace = 'public'::regnamespace
           AND CASE WHEN c.relkind = 'S'
                    THEN has_sequence_privilege(%(role)s, c.oid, 'UPDATE') END
        """,
        {"role": role},
    ).fetchall()
    assert found == []


@pytest.mark.parametrize("role", ROLES)
def test_no_role_is_more_than_a_role(owner: Conn, role: str) -> None:
    found = owner.execute(
        """
        SELECT rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolbypassrls,
               rolreplication
          FROM pg_roles
         WHERE rolname = %s
        """,
        [role],
    ).fetchone()
    assert found == (False,) * 6


@pytest.mark.parametrize(
    ("role", "statement"),
    [
        (AUDITOR, "SELECT 1 FROM users"),
        (AUDITOR, "SELECT 1 FROM journals"),
        (AUDITOR, "INSERT INTO audit_log DEFAULT VALUES"),
        (READONLY, "SELECT 1 FROM audit_log"),
        (READONLY, "SELECT 1 FROM books.users"),
        (APP, "SELECT 1 FROM job_runs"),
        (APP, "INSERT INTO audit_chain DEFAULT VALUES"),
        (APP, "SELECT setval('audit_log_ids', 1)"),
        (JOBS, "UPDATE audit_chain SET hash = hash"),
        (JOBS, "DELETE FROM archive.audit_log"),
    ],
)
def test_the_server_refuses(owner: Conn, role: str, statement: LiteralString) -> None:
    with owner.transaction(force_rollback=True):
        owner.execute(
            psycopg.sql.SQL("SET LOCAL ROLE {}").format(psycopg.sql.Identifier(role))
        )
        with pytest.raises(psycopg.errors.InsufficientPrivilege), owner.transaction():
            owner.execute(statement)

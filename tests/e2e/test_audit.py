"""From hello to the receipt by the roles of the web and of the jobs alone; sealed."""

from __future__ import annotations

import json
import re

import pytest

from tests.e2e.audit import only_order, rows
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import pays
from tests.stack import Stack


def script(stack: Stack, name: str, *words: str) -> dict[str, object]:
    run = stack.run_script(name, "--json", *words)
    assert run.returncode == 0, run.stderr + run.stdout
    result: dict[str, object] = json.loads(run.stdout)
    return result


@pytest.mark.proves("T24")
def test_the_web_is_app_and_the_jobs_are_jobs_and_that_is_enough(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer("Ada Obi", naira=5_000)
    pays(ada, f"send 2k to {payee} gtbank")
    ada.hears("Money sent")

    used = rows(
        stack,
        """
        SELECT DISTINCT usename
          FROM pg_stat_activity
         WHERE datname = current_database()
           AND pid <> pg_backend_pid()
        """,
    )
    assert [row["usename"] for row in used] == ["app"]
    groups = rows(
        stack,
        """
        SELECT m.rolname AS login, g.rolname AS of_group
          FROM pg_auth_members
          JOIN pg_roles m ON m.oid = member
          JOIN pg_roles g ON g.oid = roleid
         WHERE m.rolcanlogin
         ORDER BY 1
        """,
    )
    assert [(row["login"], row["of_group"]) for row in groups] == [
        ("app", "miimii_app"),
        ("jobs", "miimii_jobs"),
    ]
    for name in ("settle_stuck_transactions", "deliver_messages", "cleanup_sessions"):
        script(stack, name)
    logged = "".join(path.read_text("utf-8") for path in stack.logs.rglob("*.log"))
    assert "message" in logged or "round_trips" in logged
    assert "InsufficientPrivilege" not in logged


@pytest.mark.proves("C21")
def test_what_a_customer_did_is_written_down_sealed_and_verified(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer("Ada Obi", naira=5_000)
    pays(ada, f"send 2k to {payee} gtbank")
    ada.hears("Money sent")

    done = rows(
        stack,
        """
        SELECT action, actor = 'customer:' || user_id AS by_herself
          FROM audit_log
          JOIN books.users ON object = 'user:' || user_id
         WHERE account_number = %(number)s
         ORDER BY id
        """,
        number=ada.account_number,
    )
    assert [(row["action"], row["by_herself"]) for row in done] == [
        ("pin.set", True),
        ("identity.verified", False),
        ("account.opened", False),
    ]
    sealed = script(stack, "seal_audit")
    [head] = re.findall(r"head (\S+)'", str(sealed["notes"]))
    verified = script(stack, "verify_audit", "--anchor", head)
    assert verified["errors"] == []
    linked = rows(
        stack,
        """
        SELECT count(*) AS journals
          FROM audit_chain
          JOIN journals j ON source = 'journal' AND j.id = row_id
         WHERE order_reference = %(reference)s
        """,
        reference=only_order(stack, ada)["reference"],
    )
    assert linked == [{"journals": 2}]  # the hold and its capture
    script(stack, "check_books")

"""The books beside the bank's, and the month's fee, as those who run it see them."""

from __future__ import annotations

import json
from typing import Any

from tests.e2e.audit import balance, only_order, rows
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import pays
from tests.stack import Stack


def differences(stack: Stack) -> dict[str, str]:
    """Reconcile; what differs, by reference."""
    run = stack.run_script("reconcile", "--json")
    assert run.returncode in {0, 3}, run.stderr + run.stdout
    said: dict[str, Any] = json.loads(run.stdout)
    return {error["item"]: error["code"] for error in said["errors"]}


def test_money_whose_notice_was_lost_is_found_in_the_statement_and_booked(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=20_000)
    pays(ada, f"send 5000 to {payee} gtbank")
    ada.hears("✅")
    sent, held = only_order(stack, ada)["reference"], balance(stack, ada)
    lost = ada.bank.credit(ada.account_number, 100_000, notices=False)

    found = differences(stack)

    assert found[lost] == "missing-here"
    assert sent not in found
    assert balance(stack, ada) == held  # it books nothing by itself

    run = stack.run_script("requery", lost, "--as", "ops@miimii.test")
    assert run.returncode == 0, run.stderr + run.stdout
    ada.hears("₦1,000.00")
    assert balance(stack, ada) == held + 100_000
    assert lost not in differences(stack)


def test_the_month_s_fee_is_told_and_stands_in_the_history(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = customer(naira=1_000)
    query = "SELECT wallet_account_id AS id FROM books.users WHERE phone = %(phone)s"
    [wallet] = rows(stack, query, phone=ada.phone)
    charge = ("charge_monthly_fees", "--only", str(wallet["id"]))

    for _ in range(2):
        run = stack.run_script(*charge)
        assert run.returncode == 0, run.stderr + run.stdout
    stack.run_script("deliver_messages")

    told = ada.hears("Your account fee for")
    assert "₦100.00" in told.text
    assert balance(stack, ada) == 90_000
    ada.says("my last transactions")
    ada.hears("Account fee for")

"""What becomes of a payout, and of money that arrives: told once, and booked right."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from miimii import clock
from tests.bot import Bot
from tests.e2e.audit import balance, orders, reference_in, rows, wait_for
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import pays
from tests.stack import Stack

BEFORE = 497_500  # ₦5,000 less the fee for receiving them
COST = 101_000


def told(bot: Bot, words: str) -> int:
    return sum(words in message.text for message in bot.messages())


def test_a_declined_transfer_is_told_and_the_money_is_back(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    ada.bank.set_fate(payee, "declined")
    pays(ada, f"send 1k to {payee} gtb")
    sorry = ada.hears("didn't go through")
    assert "₦1,010.00 is back in your account" in sorry.text
    assert "Balance: ₦4,975.00" in sorry.text
    (order,) = orders(stack, ada)
    assert order["status"] == "declined"
    assert order["reference"] == reference_in(sorry.text)
    assert balance(stack, ada) == BEFORE


@pytest.mark.parametrize("fate", ["no_notice", "drop_after"])
def test_doubt_is_told_as_such_and_settled_later_by_the_job(
    stack: Stack, customer: NewCustomer, payee: str, fate: str
) -> None:
    ada = customer(naira=5000)
    ada.bank.dial("bank.notices", "0")
    ada.bank.set_fate(payee, fate)
    pays(ada, f"send 1k to {payee} gtb")
    ada.hears("The bank hasn't answered yet")
    (order,) = orders(stack, ada)
    assert order["status"] == "submitted"
    assert balance(stack, ada) == BEFORE - COST
    ada.says("is my transfer successful?")
    ada.hears("is on its way")

    wait_for(lambda: _at_the_bank(ada, payee) == "successful")
    later = clock.now() + timedelta(minutes=2)
    run = stack.run_script(
        "settle_stuck_transactions",
        *("--json", "--only", order["reference"], "--as-of", later.isoformat()),
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.splitlines()[-1])["counts"]["changed"] == 1
    ada.hears("Money sent")
    again = stack.run_script("settle_stuck_transactions", "--as-of", later.isoformat())
    assert again.returncode == 0, again.stderr
    assert told(ada, "Money sent") == told(ada, "hasn't answered yet") == 1
    assert [p["account_number"] for p in ada.bank.payouts()].count(payee) == 1
    assert balance(stack, ada) == BEFORE - COST


def _at_the_bank(bot: Bot, account_number: str) -> str:
    (payout,) = [p for p in bot.bank.payouts() if p["account_number"] == account_number]
    return str(payout["status"])


@pytest.mark.proves("F05")
def test_what_the_bank_never_settles_two_people_do(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    ada.bank.set_fate(payee, "drop")
    pays(ada, f"send 1k to {payee} gtb")
    ada.hears("The bank hasn't answered yet")
    (order,) = orders(stack, ada)
    reference = str(order["reference"])
    later = clock.now() + timedelta(hours=24, minutes=1)
    looked = ("--only", reference, "--as-of", later.isoformat())
    assert stack.run_script("settle_stuck_transactions", *looked).returncode == 3

    words = ("--reason", "The bank never saw it", "--evidence", "Their list of today")
    asked = stack.run_script(
        "decide_order",
        *("request", reference, "declined", *words, "--as", "ada@example.com"),
        "--json",
    )
    assert asked.returncode == 0, asked.stderr
    [approval] = json.loads(asked.stdout.splitlines()[-1])["items"]
    assert balance(stack, ada) == BEFORE - COST

    approve = ("decide_order", "approve", approval["id"], "--as")
    assert stack.run_script(*approve, "ada@example.com").returncode == 3
    assert balance(stack, ada) == BEFORE - COST
    granted = stack.run_script(*approve, "bola@example.com")
    assert granted.returncode == 0, granted.stderr

    assert "₦1,010.00 is back in your account" in ada.hears("didn't go through").text
    assert stack.run_script(*approve, "bola@example.com").returncode == 3
    assert balance(stack, ada) == BEFORE
    assert told(ada, "didn't go through") == 1


def test_a_transfer_that_comes_back_is_returned(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    ada.bank.set_fate(payee, "reversed")
    pays(ada, f"send 1k to {payee} gtb")
    ada.hears("Money sent")
    ada.hears("was returned by the bank")
    assert balance(stack, ada) == BEFORE
    assert [order["status"] for order in orders(stack, ada)] == ["reversed"]


def test_a_late_success_takes_the_money_again_and_explains(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    ada.bank.set_fate(payee, "late_success")
    pays(ada, f"send 1k to {payee} gtb")
    ada.hears("didn't go through")
    receipt = ada.hears("Money sent")
    assert "went through after all" in receipt.text
    assert balance(stack, ada) == BEFORE - COST
    assert told(ada, "didn't go through") == told(ada, "Money sent") == 1


def test_a_credit_is_told_and_booked_once_however_often_it_is_announced(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = customer()
    ada.receives(100_000, shape="AB", times=3)
    ada.hears("You received ₦1,000.00 from MUSA BELLO")
    wait_for(lambda: _is_quiet(stack))
    assert told(ada, "You received") == 1
    assert balance(stack, ada) == 100_000


def test_a_credit_that_is_not_yet_sure_waits_for_the_bank(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = customer()
    ada.bank.dial("bank.settle_ms", "600")
    ada.receives(100_000, shape="B", first_undecided=True)
    wait_for(lambda: _is_quiet(stack))
    assert balance(stack, ada) in {0, 100_000}
    ada.hears("You received ₦1,000.00")
    assert told(ada, "You received") == 1
    assert balance(stack, ada) == 100_000


def test_a_notice_that_lies_about_the_amount_is_corrected_by_the_bank(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = customer()
    reference = ada.receives(100_000, notice_amount_kobo=90_000_000)
    ada.hears("You received ₦1,000.00")
    assert balance(stack, ada) == 100_000
    assert _reviews(stack, reference) == ["credit-differs"]


def test_money_for_an_account_of_nobody_waits_in_suspense(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = customer()
    reference = ada.bank.credit("9987654321", 77_700)
    wait_for(lambda: _reviews(stack, reference) == ["unknown-account"])
    found = rows(
        stack,
        """
        SELECT a.kind, p.amount_kobo
          FROM books.postings p
          JOIN books.accounts a ON a.account_id = p.credit_account_id
         WHERE p.journal_reference = %(journal)s
        """,
        journal=f"credit:bellbank:{reference}",
    )
    assert found == [{"kind": "SUSPENSE", "amount_kobo": 77_700}]
    assert told(ada, "received") == 0


def test_outside_the_window_a_credit_is_announced_by_a_template(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = customer()
    ada.closes_window()
    ada.receives(100_000)
    wait_for(lambda: ada.messages()[-1].kind == "template")
    template = ada.messages()[-1].body
    assert template["name"] == "credit_alert"
    shown = [p["text"] for p in template["components"][0]["parameters"]]
    assert shown == ["₦1,000.00", "MUSA BELLO", "₦1,000.00"]


def _reviews(stack: Stack, reference: str) -> list[str]:
    found = rows(
        stack,
        "SELECT kind FROM reviews WHERE subject LIKE '%%' || %(reference)s",
        reference=reference,
    )
    return [row["kind"] for row in found]


def _is_quiet(stack: Stack) -> bool:
    return not rows(stack, "SELECT id FROM inbound_events WHERE done_at IS NULL")

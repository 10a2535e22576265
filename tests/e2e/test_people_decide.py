"""Where the vendor says nothing, or contradicts itself, two people decide."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from miimii import clock
from tests.bot import Bot
from tests.e2e.audit import balance, only_order, rows, wait_for
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import pays
from tests.stack import Stack

BEFORE = 1_990_000  # ₦20,000 less the fee for receiving it
AIRTIME, LIGHT = 50_000, 203_000
DONE, SORRY, WAIT = "✅", "didn't go through", "being confirmed"
DAY = timedelta(hours=24)


@pytest.fixture
def ada(customer: NewCustomer) -> Bot:
    """A customer with money, at a vendor that speaks at once or never."""
    ada = customer(naira=20_000)
    ada.bank.dial("vtu.settle_ms", "100")
    return ada


def decide(stack: Stack, reference: str, said: str, *, token: str = "") -> None:
    """One person asks, another approves."""
    why = ("--reason", "seen by both of us", "--evidence", "their dashboard")
    more = ("--token-stdin",) if token else ()
    asked = ("request", reference, said, "--as", "ops@miimii.test", *why, *more)
    run = stack.run_script("decide_order", *asked, "--json", stdin=token)
    assert run.returncode == 0, run.stderr + run.stdout
    approval = json.loads(run.stdout)["items"][0]["id"]
    for email, code in (("ops@miimii.test", 3), ("checker@miimii.test", 0)):
        run = stack.run_script("decide_order", "approve", approval, "--as", email)
        assert run.returncode == code, run.stderr + run.stdout


def look_after(stack: Stack, reference: str, waited: timedelta) -> None:
    """Run the job that looks at unknown purchases, as if so much time had passed."""
    as_of = (clock.now() + waited).isoformat()
    run = stack.run_script(
        "settle_stuck_transactions", "--only", reference, "--as-of", as_of
    )
    assert run.returncode in {0, 3}, run.stderr  # 3: there is something for people


def test_a_purchase_is_for_people_after_a_day_and_only_then(
    stack: Stack, ada: Bot, phone: str
) -> None:
    ada.vendor.set_fate(phone, "silent_fail")
    pays(ada, f"buy 500 mtn airtime for {phone}")
    ada.hears(WAIT)
    reference = only_order(stack, ada)["reference"]
    look_after(stack, reference, DAY - timedelta(minutes=2))
    assert only_order(stack, ada)["status"] == "submitted"
    look_after(stack, reference, DAY)
    assert only_order(stack, ada)["status"] == "needs_review"
    ada.hears("still not confirmed")
    assert balance(stack, ada) == BEFORE - AIRTIME
    decide(stack, reference, "declined")
    ada.hears(SORRY)
    assert only_order(stack, ada)["status"] == "declined"
    assert balance(stack, ada) == BEFORE


def test_a_late_sale_is_charged_only_by_two_people(
    stack: Stack, ada: Bot, phone: str
) -> None:
    ada.vendor.set_fate(phone, "late_success")
    pays(ada, f"buy 500 mtn airtime for {phone}")
    ada.hears(SORRY)
    reference = only_order(stack, ada)["reference"]
    query = "SELECT kind FROM reviews WHERE subject = %(reference)s"
    wait_for(lambda: bool(rows(stack, query, reference=reference)))
    assert balance(stack, ada) == BEFORE
    decide(stack, reference, "succeeded")
    ada.hears("It did go through after all")
    assert balance(stack, ada) == BEFORE - AIRTIME


def test_people_enter_the_token_that_the_vendor_never_sent(
    stack: Stack, ada: Bot, meter: str
) -> None:
    ada.vendor.set_fate(meter, "silent_success")
    pays(ada, f"2k ikeja prepaid light {meter}")
    ada.hears(WAIT)
    reference = only_order(stack, ada)["reference"]
    look_after(stack, reference, DAY)
    token = ada.vendor.token(reference)
    decide(stack, reference, "succeeded", token=token)
    receipt = ada.hears(DONE)
    assert token in receipt.text.replace(" ", "")
    assert balance(stack, ada) == BEFORE - LIGHT
    kept = rows(stack, "SELECT t::text AS row FROM outbound_messages t")
    assert not any(token in row["row"].replace(" ", "") for row in kept)


def test_people_enter_the_token_that_a_success_came_without(
    stack: Stack, ada: Bot, meter: str
) -> None:
    ada.bank.dial("vtu.token_in", "nowhere")
    pays(ada, f"2k ikeja prepaid light {meter}")
    ada.hears("Your token isn't here yet")
    reference = only_order(stack, ada)["reference"]
    query = "SELECT 1 FROM reviews WHERE kind = 'token-missing' AND subject = %(r)s"
    assert len(rows(stack, query, r=reference)) == 1
    token = ada.vendor.token(reference)
    decide(stack, reference, "succeeded", token=token)
    ada.hears_digits(token)
    assert only_order(stack, ada)["status"] == "succeeded"
    assert balance(stack, ada) == BEFORE - LIGHT

"""What becomes of a purchase: the vendor's word is booked once, and told once."""

from __future__ import annotations

import time

import pytest

from tests.bot import Bot
from tests.e2e.audit import balance, only_order, reference_in, rows, wait_for
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import asks, pays
from tests.stack import Stack

BEFORE = 1_990_000  # ₦20,000 less the fee for receiving it
AIRTIME = 50_000
DONE, SORRY, WAIT = "✅", "didn't go through", "being confirmed"


@pytest.fixture
def ada(stack: Stack, customer: NewCustomer) -> Bot:
    """A customer with money, at a vendor that calls back at once."""
    ada = customer(naira=20_000)
    ada.bank.dial("vtu.settle_ms", "100")
    assert balance(stack, ada) == BEFORE
    return ada


def told(bot: Bot, words: str) -> int:
    return sum(words in message.text for message in bot.messages())


def reasons(stack: Stack, reference: object) -> list[str]:
    """Why people were asked to look at an order."""
    query = "SELECT kind FROM reviews WHERE subject = %(reference)s ORDER BY kind"
    return [row["kind"] for row in rows(stack, query, reference=reference)]


@pytest.mark.parametrize(
    argnames=("fate", "words", "status", "paid"),
    argvalues=[
        ("ok", (DONE,), "succeeded", AIRTIME),
        ("slow", (DONE,), "succeeded", AIRTIME),
        ("fail", (SORRY,), "declined", 0),
        ("later_success", (WAIT, DONE), "succeeded", AIRTIME),
        ("later_fail", (WAIT, SORRY), "declined", 0),
        ("drop_after", (WAIT, DONE), "succeeded", AIRTIME),
        ("gateway_after", (WAIT, DONE), "succeeded", AIRTIME),
        ("hang_after", (WAIT, DONE), "succeeded", AIRTIME),
    ],
)
def test_the_vendors_word_is_told_and_booked(
    stack: Stack,
    ada: Bot,
    phone: str,
    fate: str,
    words: tuple[str, ...],
    status: str,
    paid: int,
) -> None:
    for name, ms in (("vtu.settle_ms", "1500"), ("slow_ms", "300"), ("hang_ms", "300")):
        ada.bank.dial(name, ms)
    ada.vendor.set_fate(phone, fate)
    pays(ada, f"buy 500 mtn airtime for {phone}")
    for word in words:
        ada.hears(word)
    wait_for(lambda: only_order(stack, ada)["status"] == status)
    assert balance(stack, ada) == BEFORE - paid
    assert [told(ada, word) for word in words] == [1] * len(words)


@pytest.mark.parametrize(
    argnames="fate",
    argvalues=[
        *("silent_success", "silent_fail", "drop", "gateway", "html", "error_500"),
        *("too_many", "unauthorized"),
    ],
)
def test_without_a_word_nothing_moves_until_one_comes(
    stack: Stack, ada: Bot, phone: str, fate: str
) -> None:
    ada.vendor.set_fate(phone, fate)
    pays(ada, f"buy 500 mtn airtime for {phone}")
    ada.hears(WAIT)
    order = only_order(stack, ada)
    assert order["status"] == "submitted"
    assert balance(stack, ada) == BEFORE - AIRTIME
    is_sold = fate == "silent_success"
    word = "success" if is_sold else "fail"
    answers = ada.vendor.calls_back(str(order["reference"]), word, "by hand", times=15)
    assert answers == [200] * 15
    ada.hears(DONE if is_sold else SORRY)
    assert told(ada, DONE) + told(ada, SORRY) == 1
    assert balance(stack, ada) == BEFORE - (AIRTIME if is_sold else 0)


@pytest.mark.parametrize("fate", ["other_reference", "other_amount"])
def test_a_yes_about_something_else_waits_for_people_or_the_right_one(
    stack: Stack, ada: Bot, phone: str, fate: str
) -> None:
    ada.bank.dial("vtu.callbacks", "0")
    ada.vendor.set_fate(phone, fate)
    pays(ada, f"buy 500 mtn airtime for {phone}")
    wait_for(lambda: only_order(stack, ada)["status"] == "needs_review")
    reference = only_order(stack, ada)["reference"]
    assert reasons(stack, reference) == ["differs"]
    assert balance(stack, ada) == BEFORE - AIRTIME
    assert ada.vendor.calls_back(str(reference), "success") == [200]
    ada.hears(DONE)
    assert balance(stack, ada) == BEFORE - AIRTIME


@pytest.mark.parametrize(
    argnames=("fate", "word", "paid"),
    argvalues=[("claims_fail", DONE, AIRTIME), ("claims_success", SORRY, 0)],
)
def test_a_later_word_against_the_first_moves_nothing(
    stack: Stack, ada: Bot, phone: str, fate: str, word: str, paid: int
) -> None:
    ada.vendor.set_fate(phone, fate)
    pays(ada, f"buy 500 mtn airtime for {phone}")
    ada.hears(word)
    reference = only_order(stack, ada)["reference"]
    wait_for(lambda: reasons(stack, reference) == ["contradiction"])
    assert balance(stack, ada) == BEFORE - paid
    assert told(ada, DONE) + told(ada, SORRY) == 1


@pytest.mark.parametrize(
    argnames=("order", "often"), argvalues=[("first", "1"), ("shuffled", "3")]
)
def test_callbacks_in_any_order_and_number_end_it_once(
    stack: Stack, ada: Bot, phone: str, order: str, often: str
) -> None:
    ada.bank.dial("vtu.callback_order", order)
    ada.bank.dial("vtu.callbacks", often)
    pays(ada, f"buy 500 mtn airtime for {phone}")
    ada.hears(DONE)
    wait_for(lambda: _callbacks_done(stack, ada))
    assert told(ada, DONE) == 1
    assert balance(stack, ada) == BEFORE - AIRTIME
    assert reasons(stack, only_order(stack, ada)["reference"]) == []


def _callbacks_done(stack: Stack, bot: Bot) -> bool:
    query = """
        SELECT count(*) AS n FROM inbound_events
         WHERE lane = %(lane)s AND source = 'bilal' AND status = 'done'
    """
    reference = only_order(stack, bot)["reference"]
    return bool(rows(stack, query, lane=reference)[0]["n"])


def test_an_ended_session_is_renewed_and_bought_once(
    stack: Stack, ada: Bot, phone: str
) -> None:
    ada.control.post("bilal/sign-out")
    pays(ada, f"buy 500 mtn airtime for {phone}")
    ada.hears(DONE)
    assert [p["target"] for p in ada.vendor.purchases()].count(phone) == 1
    assert balance(stack, ada) == BEFORE - AIRTIME


@pytest.mark.parametrize("where", ["both", "reply"])
def test_a_token_is_on_the_receipt_and_nowhere_else(
    stack: Stack, ada: Bot, meter: str, where: str
) -> None:
    ada.bank.dial("vtu.token_in", where)
    pays(ada, f"2k ikeja prepaid light {meter}")
    receipt = ada.hears(DONE)
    token = ada.vendor.token(reference_in(receipt.text))
    assert _fours(token) in receipt.text
    wait_for(lambda: _callbacks_done(stack, ada))
    assert told(ada, _fours(token)) == 1
    assert _places(stack, token) == []


@pytest.mark.parametrize("fate", ["ok", "later_success", "drop_after"])
def test_a_token_that_only_the_callback_brings_is_sent_when_it_is_there(
    stack: Stack, ada: Bot, meter: str, fate: str
) -> None:
    ada.bank.dial("vtu.token_in", "callback")
    ada.vendor.set_fate(meter, fate)
    pays(ada, f"2k ikeja prepaid light {meter}")
    receipt = ada.hears(DONE)
    token = ada.vendor.token(reference_in(receipt.text))
    if fate == "ok":
        assert "isn't here yet" in receipt.text
        ada.hears(_fours(token))
    else:
        assert _fours(token) in receipt.text
    assert told(ada, _fours(token)) == 1
    assert _places(stack, token) == []


def _fours(token: str) -> str:
    return " ".join(token[at : at + 4] for at in range(0, len(token), 4))


def _places(stack: Stack, token: str) -> list[str]:
    """Where the digits can be read, grouped or not; the customer's phone apart."""
    found = []
    for table in ("outbound_messages", "inbound_events", "sessions", "purchases"):
        query = f"SELECT t::text AS row FROM {table} t"  # noqa: S608
        texts = (row["row"] for row in rows(stack, query))
        if any(_holds(text, token) for text in texts):
            found.append(table)
    for log in stack.logs.iterdir():
        if _holds(log.read_text(errors="replace"), token):
            found.append(log.name)
    return found


def _holds(text: str, token: str) -> bool:
    return token in text.replace("-", "").replace(" ", "")


def test_a_plan_costs_what_was_confirmed_whatever_the_vendor_takes(
    stack: Stack, ada: Bot, phone: str
) -> None:
    summary = asks(ada, f"500mb sme mtn data for {phone}")
    ada.vendor.change_plan("data", 1, 99_900)
    try:
        ada.taps(0)
        ada.hears_form()
        ada.fills(pin="4826")
        receipt = ada.hears(DONE)
    finally:
        ada.vendor.change_plan("data", 1, 35_000)
    assert "₦360.00" in summary.text
    assert "₦360.00" in receipt.text
    assert balance(stack, ada) == BEFORE - 36_000


def test_a_plan_that_is_gone_gives_the_money_back(
    stack: Stack, ada: Bot, phone: str
) -> None:
    ada.vendor.change_plan("data", 1, 35_000, is_offered=False)
    try:
        pays(ada, f"500mb sme mtn data for {phone}")
        ada.hears(SORRY)
    finally:
        ada.vendor.change_plan("data", 1, 35_000)
    assert balance(stack, ada) == BEFORE


def test_a_float_that_is_short_is_never_said_to_be_the_customers(
    stack: Stack, ada: Bot, phone: str
) -> None:
    left = ada.vendor.float_kobo()
    ada.vendor.pay_in(-left)
    try:
        pays(ada, f"buy 500 mtn airtime for {phone}")
        sorry = ada.hears(SORRY)
        assert "₦500.00 is back" in sorry.text
        ada.says(f"buy 500 mtn airtime for {phone}")
        refusal = ada.hears("Nothing was taken")
        assert "enough" not in refusal.text
    finally:
        ada.vendor.pay_in(left)
    time.sleep(2)  # as long as a low reading lives: then sales go on by themselves
    asks(ada, f"buy 500 mtn airtime for {phone}")
    assert balance(stack, ada) == BEFORE

"""Who is at the counter: strangers, usernames, doubted people, and whose PIN it is."""

from __future__ import annotations

import re

from tests.bot import PIN, Bot, Control
from tests.e2e.audit import orders, rows
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import asks, pays, texts_after
from tests.stack import Stack

DETAILS = {
    "first_name": "Ngozi",
    "last_name": "Uba",
    "date_of_birth": "1990-01-31",
    "gender": "female",
    "address": "1 Marina Road, Lagos",
}


def fill_in(bot: Bot, bvn: str) -> None:
    """Walk the newest form to its end."""
    assert bot.fills(**DETAILS).screen == "IDENTITY"
    assert bot.fills(bvn=bvn).screen == "NEW_PIN"
    assert bot.fills(pin=PIN, pin_again=PIN).finished


def test_a_name_that_differs_from_the_record_is_told_and_may_be_mended(
    stranger: NewCustomer,
) -> None:
    ngozi = stranger("Ngozi Uba")
    ngozi.bank.dial("kyc.bvn", "wrong_name", times=1)
    ngozi.says("hi")
    ngozi.hears_form()
    fill_in(ngozi, "22111100001")
    told = ngozi.hears("don't match your BVN record")
    assert "first name, last name" in told.text
    ngozi.says("ok")
    assert "finish opening your account" in ngozi.hears_form().text
    fill_in(ngozi, "22111100001")
    ngozi.hears("Your account is open, Ngozi")


def test_what_people_must_look_at_is_not_asked_for_again(
    stranger: NewCustomer,
) -> None:
    ngozi = stranger("Ngozi Uba")
    ngozi.bank.dial("kyc.bvn", "watch_listed", times=1)
    ngozi.says("hi")
    ngozi.hears_form()
    fill_in(ngozi, "22111100006")
    ngozi.hears("One of our people needs to look")
    ngozi.says("hello?")
    ngozi.hears("Our team is still looking")
    assert sum(message.is_flow for message in ngozi.messages()) == 1


def test_nothing_silly_follows_an_opened_account(customer: NewCustomer) -> None:
    ada = customer()
    opened = next(m for m in ada.messages() if "Your account is open" in m.text)
    ada.says("thanks")
    ada.hears("welcome, Ada")
    (answer,) = texts_after(ada, opened)
    assert answer.startswith("You're welcome, Ada")


def test_while_the_bvn_is_looked_up_the_customer_knows(stranger: NewCustomer) -> None:
    ngozi = stranger("Ngozi Uba")
    ngozi.bank.dial("slow_ms", "1500")
    ngozi.bank.dial("kyc.bvn", "slow", times=1)
    ngozi.says("hi")
    ngozi.hears_form()
    fill_in(ngozi, "22111100002")
    ngozi.hears("I'm checking your details now")
    ngozi.hears("Your account is open")
    assert sum(message.is_flow for message in ngozi.messages()) == 1


def test_a_mistyped_form_says_what_to_mend(stranger: NewCustomer) -> None:
    ngozi = stranger("Ngozi Uba")
    ngozi.says("hi")
    ngozi.hears_form()
    young = ngozi.fills(**{**DETAILS, "date_of_birth": "2020-01-31"})
    assert (young.screen, young.error) == (
        "DETAILS",
        "Please check: date of birth (you must be 18 or older).",
    )
    ngozi.fills(**DETAILS)
    assert "BVN (11 digits)" in (ngozi.fills(bvn="123").error or "")
    ngozi.fills(bvn="22111100003")
    assert "easy to guess" in (ngozi.fills(pin="1234", pin_again="1234").error or "")
    assert "must be the same" in (ngozi.fills(pin=PIN, pin_again="9731").error or "")
    assert ngozi.fills(pin=PIN, pin_again=PIN).finished
    ngozi.hears("Your account is open")


def test_a_bvn_opens_one_account(stranger: NewCustomer) -> None:
    first, second = stranger("Ngozi Uba"), stranger("Ngozi Again")
    first.says("hi")
    first.hears_form()
    fill_in(first, "22111100004")
    first.hears("Your account is open")
    second.says("hi")
    second.hears_form()
    second.fills(**DETAILS)
    assert "can't open an account" in (second.fills(bvn="22111100004").error or "")


def test_a_username_without_a_phone_opens_an_account_and_pays(
    stack: Stack, payee: str
) -> None:
    uche = Bot(stack, phone=None, name="Uche Eke", username="uche.eke")
    uche.says("hi")
    assert "Welcome to MiiMii, Uche" in uche.hears_form().text
    assert uche.opens().data["needs_phone"] is True
    asked = uche.fills(**DETAILS)
    assert "needs your phone number" in (asked.error or "")
    assert asked.data["needs_phone"] is True
    assert "phone number" in (uche.fills(**DETAILS, phone="12345").error or "")
    assert uche.fills(**DETAILS, phone="0803 555 0101").screen == "IDENTITY"
    assert uche.fills(bvn="22111100005").screen == "NEW_PIN"
    assert uche.fills(pin=PIN, pin_again=PIN).finished
    number = re.search(r"99000\d{5}", uche.hears("Your account is open").text)
    assert number

    (account,) = [a for a in uche.bank.accounts() if a["account_number"] == number[0]]
    assert account["phone"] == "+2348035550101"
    uche.bank.credit(number[0], 500_000)
    uche.hears("You received ₦5,000.00")
    pays(uche, f"send 1k to {payee} gtb")
    uche.hears("Money sent")
    (user,) = rows(
        stack,
        "SELECT phone, bsuid FROM users WHERE account_number = %(number)s",
        number=number[0],
    )
    assert user == {"phone": None, "bsuid": uche.bsuid}, "a typed phone proves nobody"


def test_a_customer_who_hides_the_phone_is_still_known(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = customer(naira=5000)
    message = {
        "from_user_id": ada.bsuid,
        "id": f"wamid.hidden.{ada.bsuid}",
        "timestamp": "1795000000",
        "type": "text",
        "text": {"body": "thanks"},
    }
    _raw(stack, messages=[message], contacts=[{"user_id": ada.bsuid}])
    ada.hears("welcome, Ada")


def test_a_new_key_hides_the_account_and_stops_what_stands(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    asks(ada, f"send 1k to {payee} gtb")
    ada.taps(0)
    form = ada.hears_form()
    ada.sends("identity_changed")
    ada.says("balance")
    assert "₦" not in ada.hears("verified that it's you").text
    assert ada.opens(form).expired
    ada.says(f"send 1k to {payee} gtb")
    ada.hears("verified that it's you")
    ada.receives(100_000)
    ada.says("block my account")
    ada.hears("Your account is blocked")
    assert [order["status"] for order in orders(stack, ada)] == ["cancelled"]
    assert payee not in {p["account_number"] for p in ada.bank.payouts()}


def test_a_changed_whatsapp_id_hides_the_account_too(customer: NewCustomer) -> None:
    ada = customer(naira=5000)
    ada.sends("user_id_changed")
    ada.says("balance")
    assert "₦" not in ada.hears("verified that it's you").text


def test_a_pin_typed_in_the_chat_is_refused_and_pays_nothing(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    asks(ada, f"send 1k to {payee} gtb")
    ada.taps(0)
    ada.hears_form()
    ada.says(PIN)
    again = ada.hears_form()
    assert "never type your PIN" in again.text
    assert [order["status"] for order in orders(stack, ada)] == ["quoted"]
    assert ada.fills(pin=PIN).finished
    ada.hears("Money sent")


def _raw(stack: Stack, **value: object) -> None:
    """A webhook of the `messages` field with this value, signed."""
    metadata = {"phone_number_id": stack.environment["WHATSAPP_PHONE_NUMBER_ID"]}
    full = {"messaging_product": "whatsapp", "metadata": metadata, **value}
    change = {"field": "messages", "value": full}
    account = stack.environment["WHATSAPP_BUSINESS_ACCOUNT_ID"]
    body = {
        "object": "whatsapp_business_account",
        "entry": [{"id": account, "changes": [change]}],
    }
    assert Control(stack).post("wire/raw", **body)["http"] == 200

"""A customer is answered in their language: chosen, remembered, and the whole walk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from falcon import testing

from miimii.chat.news import write_news
from miimii.chat.news_buttons import NewsButtons
from miimii.chat.wording import LANGUAGES, say
from miimii.clock import now
from miimii.money import Money
from miimii.providers.ports import CreditArrived
from miimii.users.fields import FieldCipher
from miimii.users.model import Customer
from miimii.web.pin_page import PinPage
from miimii.web.routes import Route, build_app
from tests.integration.chat.world import PIN, ChatWorld

ACCOUNT = "0123456789"
REQUESTS = {
    "pcm": f"abeg make you send 500 give {ACCOUNT} access bank",
    "ha": f"Don Allah tura 500 zuwa {ACCOUNT} access bank",
    "yo": f"Jọ̀wọ́ fi 500 ránṣẹ́ sí {ACCOUNT} access bank",
    "ig": f"Biko zipụ 500 na {ACCOUNT} access bank",
}
YES = {"pcm": "oya send am", "ha": "na yarda", "yo": "bẹ́ẹ̀ni", "ig": "ee"}
NO = {"pcm": "no be am", "ha": "a'a", "yo": "rárá", "ig": "mba"}
# What stands in the summary, over the form, and in the receipt.
PHRASES = {
    "pcm": ("Total: ₦510.00", "put your PIN", "Money don go"),
    "ha": ("Jimla: ₦510.00", "saka PIN", "An tura kuɗi"),
    "yo": ("Àpapọ̀: ₦510.00", "tẹ PIN yín", "Owó ti lọ"),
    "ig": ("Mkpokọta: ₦510.00", "tinye PIN gị", "Ego agaala"),
}
each = pytest.mark.parametrize("language", list(REQUESTS))


def language_of(world: ChatWorld, who: Customer) -> str:
    (row,) = world.base.rows("SELECT language FROM users WHERE id = %(id)s", id=who.id)
    return str(row[0])


@each
def test_money_is_sent_in_the_customer_s_language(
    world: ChatWorld, language: str
) -> None:
    ada = world.opened(5000)
    summary, over_form, receipt = PHRASES[language]
    world.says(ada, REQUESTS[language])
    assert say(language, "language.noticed") in world.text(ada)
    assert summary in world.text(ada)
    assert "ADA OBI" in world.text(ada)
    buttons = world.last(ada)["interactive"]["action"]["buttons"]
    titles = [button["reply"]["title"] for button in buttons]
    assert titles == [say(language, "send.confirm"), say(language, "send.cancel")]
    world.says(ada, YES[language])
    assert over_form in world.text(ada)
    assert say(language, "language.noticed") not in world.text(ada)
    parameters = world.last(ada)["interactive"]["action"]["parameters"]
    assert parameters["flow_cta"] == say(language, "send.pin_button")
    answer = world.fills(ada, pin="12ab")
    assert answer.body["data"]["title"] == say(language, "form.pin.title")
    assert answer.body["data"]["error_message"] == say(language, "form.pin_format")
    world.fills(ada, pin=PIN)
    assert receipt in world.text(ada)
    assert "••••••6789" in world.text(ada)
    assert world.base.balance(ada) == Money.naira("4,490")


@each
def test_a_typed_no_ends_the_quote(world: ChatWorld, language: str) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUESTS[language])
    world.says(ada, NO[language])
    assert world.text(ada) == say(language, "send.cancelled")
    world.says(ada, YES[language])
    assert world.last(ada).get("interactive", {}).get("type") != "flow"
    assert sum(world.bank.posts.values()) == 0


@each
def test_the_words_of_a_button_may_be_typed(world: ChatWorld, language: str) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUESTS[language])
    world.says(ada, say(language, "send.confirm"))
    assert world.last(ada)["interactive"]["type"] == "flow"
    world.says(ada, say(language, "send.cancel"))
    assert world.text(ada) == say(language, "send.cancelled")


@each
def test_what_is_missing_is_asked_in_their_language(
    world: ChatWorld, language: str
) -> None:
    ada = world.opened(5000)
    world.says(ada, f"speak {LANGUAGES[language]['language.name']}")
    assert world.text(ada) == say(language, "language.chosen")
    world.says(ada, "send money")
    assert world.text(ada) == say(language, "send.account")
    world.says(ada, ACCOUNT)
    assert world.text(ada) == say(language, "send.bank", account_number=ACCOUNT)
    world.says(ada, "access bank")
    assert world.text(ada) == say(language, "send.amount_to", payee="ADA OBI")
    world.says(ada, "6k")
    assert world.text(ada).startswith(
        say(
            language,
            "send.funds",
            balance=Money.naira("5,000"),
            amount=Money.naira("6,000"),
        )
    )
    assert language_of(world, ada) == language


def test_a_chosen_language_is_remembered_without_the_session(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "change language to yoruba")
    assert language_of(world, ada) == "yo"
    world.sessions.drop(ada.lane)
    world.says(ada, "balance")
    assert world.text(ada) == say("yo", "balance", balance=Money.naira("5,000"))
    world.says(ada, "English please")
    assert world.text(ada) == say("en", "language.chosen")
    assert language_of(world, ada) == "en"


def test_a_list_is_there_to_choose_from(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "language")
    (section,) = world.last(ada)["interactive"]["action"]["sections"]
    names = ["English", "Pidgin", "Hausa", "Yorùbá", "Igbo"]
    assert [row["title"] for row in section["rows"]] == names
    world.taps(ada, 2)
    assert world.text(ada) == say("ha", "language.chosen")
    assert language_of(world, ada) == "ha"


def test_a_standing_quote_is_shown_in_the_chosen_language(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, f"send 500 to {ACCOUNT} access")
    world.says(ada, "Hausa please")
    assert say("ha", "language.chosen") in world.text(ada)
    assert "Jimla: ₦510.00" in world.text(ada)
    world.taps(ada)
    world.fills(ada, pin=PIN)
    assert "An tura kuɗi" in world.text(ada)
    assert sum(world.bank.posts.values()) == 1


def test_one_borrowed_word_changes_nothing_two_in_a_row_do(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "abeg balance")
    assert world.text(ada) == say("en", "balance", balance=Money.naira("5,000"))
    assert language_of(world, ada) == "en"
    world.says(ada, "wetin be my account number")
    assert world.text(ada).startswith(say("pcm", "language.noticed"))
    world.says(ada, "balance")
    assert world.text(ada) == say("pcm", "balance", balance=Money.naira("5,000"))


def test_a_newcomer_is_welcomed_in_their_language(world: ChatWorld) -> None:
    number = "+2348039990001"
    world.says(number, "Sannu, ina so in bude asusu")
    assert "Barka da zuwa MiiMii" in world.text(number)
    label = world.last(number)["interactive"]["action"]["parameters"]["flow_cta"]
    assert label == say("ha", "onboarding.open")
    world.says("+2348039990002", "hi")
    assert say("en", "language.hint") in world.text("+2348039990002")
    world.says("+2348039990002", "Igbo biko")
    assert say("ig", "language.chosen") in world.text("+2348039990002")
    assert world.last("+2348039990002")["interactive"]["type"] == "flow"


def test_whoever_took_over_a_whatsapp_changes_no_language(world: ChatWorld) -> None:
    ada = world.opened(5000)
    with world.db.autocommit() as conn:
        world.customers.doubt_identity(conn, ada.id, "key_changed", at=now())
    world.says(ada, "speak hausa")
    assert world.text(ada) == say("en", "restricted")
    assert language_of(world, ada) == "en"


@each
def test_blocking_is_understood_and_said_in_their_language(
    world: ChatWorld, language: str
) -> None:
    ada = world.opened(5000)
    world.says(ada, f"speak {LANGUAGES[language]['language.name']}")
    example = say(language, "pin_locked", until="").split('"')[1]
    world.says(ada, example)
    assert world.text(ada).endswith(say(language, "blocked"))
    world.says(ada, "balance")
    assert world.text(ada) == say(language, "frozen")


def test_a_template_carries_its_language_and_words_of_it(world: ChatWorld) -> None:
    ada = world.opened(5000)
    credit = CreditArrived(
        reference="C1",
        amount=Money.naira("10"),
        fee=Money(0),
        balance=Money.naira("10"),
        sender_name="",
        is_over_limit=False,
    )
    buttons = NewsButtons(FieldCipher([b"k" * 32], b"i" * 32))
    for language, code in (("ha", "ha"), ("pcm", "en"), ("yo", "en")):
        customer = world.teller.set_language(ada, language)
        template = write_news(customer, credit, buttons).body["template"]["template"]
        (body,) = template["components"]
        assert template["language"] == {"code": code}
        assert body["parameters"][1]["text"] == say(code, "credit.somebody")


@each
def test_a_button_s_words_that_come_late_are_asked_about(
    world: ChatWorld, language: str
) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUESTS[language])
    long_ago = int((now() - timedelta(minutes=20)).timestamp())
    world.says(ada, say(language, "send.confirm"), at=long_ago)
    assert world.text(ada).startswith(say(language, "send.late"))
    assert world.last(ada)["interactive"]["type"] == "button"


def test_the_page_for_the_pin_speaks_it_as_well(world: ChatWorld) -> None:
    page = PinPage(world.forms, world.inbox.act)
    client = testing.TestClient(build_app([Route("/pin/{token}", page, "token")]))
    ada = world.opened(5000)
    world.says(ada, REQUESTS["ha"])
    world.taps(ada)
    path = f"/pin/{world.token(ada)}"
    shown = client.simulate_get(path).text
    assert say("ha", "form.pin.title") in shown
    assert say("ha", "page.pin.send") in shown
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    done = client.simulate_post(path, body=f"pin={PIN}", headers=headers)
    assert say("ha", "page.pin.done") in done.text
    assert sum(world.bank.posts.values()) == 1

"""A PIN is changed with the old one, on one form; nothing else gets past it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from falcon import testing

from miimii import clock
from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.chat.wording import LANGUAGES, say
from miimii.errors import PinLocked, PinWrong
from miimii.money import Money
from miimii.providers.channels import NotSent
from miimii.users.model import Customer
from miimii.web.pin_page import PinPage
from miimii.web.routes import Route, build_app
from tests.integration.chat.world import PIN, ChatWorld

NEW = "739154"
SEND = "send 500 to 0123456789 access"


def asked(world: ChatWorld, text: str = "change my pin") -> Customer:
    ada = world.opened(5000)
    world.says(ada, text)
    return ada


def screen(world: ChatWorld, token: str, name: str, **data: str) -> FlowAnswer:
    return world.forms.answer(FlowRequest("data_exchange", name, data, token))


def chosen(world: ChatWorld, token: str, pin: str = NEW) -> FlowAnswer:
    return screen(world, token, "NEW_PIN", pin=pin, pin_again=pin)


def is_pin(world: ChatWorld, who: Customer, pin: str) -> bool:
    try:
        world.pins.check(who.id, pin, at=clock.now())
    except PinWrong:
        return False
    return True


@pytest.mark.parametrize(
    "text", ["change my pin", "I want a new PIN", "i wan change pin"]
)
def test_the_old_pin_and_then_a_new_one_change_it(world: ChatWorld, text: str) -> None:
    ada = asked(world, text)
    token = world.token(ada)
    opened = world.forms.answer(FlowRequest("INIT", "", {}, token))
    assert opened.body["screen"] == "PIN"
    assert world.fills(ada, pin=PIN).body["screen"] == "NEW_PIN"
    done = world.fills(ada, "NEW_PIN", pin=NEW, pin_again=NEW)
    assert done.body["screen"] == "SUCCESS"

    assert is_pin(world, ada, NEW)
    assert not is_pin(world, ada, PIN)
    assert "Your PIN was changed" in world.text(ada)


def test_who_did_not_change_it_blocks_the_account_with_one_tap(
    world: ChatWorld,
) -> None:
    ada = asked(world)
    world.fills(ada, pin=PIN)
    world.fills(ada, "NEW_PIN", pin=NEW, pin_again=NEW)
    eve = world.opened()
    button = world.choices(ada)[0]
    world.taps_id(eve, button)
    assert standing(world, eve) == "active"
    world.taps_id(ada, button)
    assert standing(world, ada) == "frozen"
    assert "blocked" in world.text(ada)


def standing(world: ChatWorld, who: Customer) -> str:
    return world.db.repeat_once(lambda conn: world.customers.get(conn, who.id)).standing


def test_a_new_pin_is_not_taken_before_the_old_one_was_right(world: ChatWorld) -> None:
    ada = asked(world)
    token = world.token(ada)
    assert chosen(world, token).status == 427
    wrong = screen(world, token, "PIN", pin="000001")
    assert "Tries left: 2" in wrong.body["data"]["error_message"]
    assert chosen(world, token).status == 427
    assert is_pin(world, ada, PIN)


def test_three_wrong_old_pins_lock_and_are_told(world: ChatWorld) -> None:
    ada = asked(world)
    token = world.token(ada)
    for wrong in ("000001", "000002"):
        assert screen(world, token, "PIN", pin=wrong).body["screen"] == "PIN"
    locked = world.fills(ada, pin="000003")
    assert locked.status == 427
    assert "Too many wrong PINs" in world.text(ada)
    assert screen(world, token, "PIN", pin=PIN).status == 427
    assert chosen(world, token).status == 427


def test_a_lock_that_comes_in_between_still_holds(world: ChatWorld) -> None:
    ada = asked(world)
    token = world.token(ada)
    assert screen(world, token, "PIN", pin=PIN).body["screen"] == "NEW_PIN"
    for wrong in ("000001", "000002", "000003"):
        screen(world, token, "PIN", pin=wrong)
    assert chosen(world, token).status == 427
    with world.db.autocommit() as conn:
        row = conn.execute(
            "SELECT tries FROM pins WHERE user_id = %(id)s", {"id": ada.id}
        ).fetchone()
    assert row == (3,)


@pytest.mark.parametrize("weak", ["1234", "777777", "1985"])
def test_a_weak_new_pin_is_refused_and_the_form_stays_good(
    world: ChatWorld, weak: str
) -> None:
    ada = asked(world)
    world.fills(ada, pin=PIN)
    again = world.fills(ada, "NEW_PIN", pin=weak, pin_again=weak)
    assert again.body["screen"] == "NEW_PIN"
    assert "easy to guess" in again.body["data"]["error_message"]
    differing = world.fills(ada, "NEW_PIN", pin=NEW, pin_again=PIN)
    assert differing.body["screen"] == "NEW_PIN"
    assert world.fills(ada, "NEW_PIN", pin=NEW, pin_again=NEW).body["screen"] == (
        "SUCCESS"
    )


def test_a_quote_that_stood_is_void_and_its_form_dead(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, SEND)
    confirm = world.choices(ada)[0]
    world.taps(ada)
    pay = world.token(ada)
    world.says(ada, "change my pin")
    assert screen(world, pay, "PIN", pin=PIN).status == 427
    world.fills(ada, pin=PIN)
    world.fills(ada, "NEW_PIN", pin=NEW, pin_again=NEW)
    world.taps_id(ada, confirm)
    assert world.base.balance(ada) == Money.naira("5,000")
    assert sum(world.bank.posts.values()) == 0


def test_a_form_for_one_thing_does_no_other(world: ChatWorld) -> None:
    ada = asked(world)
    change = world.token(ada)
    for name in ("DETAILS", "IDENTITY"):
        again = screen(world, change, name, bvn="22222222222")
        assert again.body["screen"] == "PIN"
    world.says(ada, SEND)
    world.taps(ada)
    pay = world.token(ada)
    assert pay != change
    assert screen(world, change, "PIN", pin=PIN).status == 427  # void by now
    assert chosen(world, pay).body["screen"] == "PIN"
    assert is_pin(world, ada, PIN)


def test_the_token_of_one_changes_nobody_else_s_pin(world: ChatWorld) -> None:
    ada, eve = asked(world), asked(world)
    token = world.token(eve)
    screen(world, token, "PIN", pin=PIN)
    assert chosen(world, world.token(ada)).status == 427
    assert chosen(world, token).body["screen"] == "SUCCESS"
    assert is_pin(world, ada, PIN)
    assert is_pin(world, eve, NEW)


def test_a_used_form_is_dead(world: ChatWorld) -> None:
    ada = asked(world)
    token = world.token(ada)
    screen(world, token, "PIN", pin=PIN)
    assert chosen(world, token).body["screen"] == "SUCCESS"
    assert chosen(world, token, "503816").status == 427
    assert screen(world, token, "PIN", pin=NEW).status == 427
    assert is_pin(world, ada, NEW)


def test_a_right_old_pin_counts_for_its_own_form_only(world: ChatWorld) -> None:
    ada = asked(world)
    screen(world, world.token(ada), "PIN", pin=PIN)
    world.says(ada, "change my pin")
    assert chosen(world, world.token(ada)).status == 427
    assert is_pin(world, ada, PIN)


def test_of_many_new_pins_at_once_one_is_taken(world: ChatWorld) -> None:
    ada = asked(world)
    token = world.token(ada)
    screen(world, token, "PIN", pin=PIN)
    pins = ["503816", "618305", "905273", "270594"]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda pin: chosen(world, token, pin), pins))
    taken = [
        pin
        for pin, answer in zip(pins, answers, strict=True)
        if answer.body.get("screen") == "SUCCESS"
    ]
    assert len(taken) == 1
    assert is_pin(world, ada, taken[0])


def test_the_form_dies_with_the_customer_s_standing(world: ChatWorld) -> None:
    ada = asked(world)
    token = world.token(ada)
    screen(world, token, "PIN", pin=PIN)
    world.says(ada, "block my account")
    assert chosen(world, token).status == 427
    assert is_pin(world, ada, PIN)


def test_ten_minutes_and_no_longer(world: ChatWorld) -> None:
    ada = world.opened()
    begun = clock.now() - timedelta(minutes=10)
    token = world.teller.pin_change.open(ada, at=begun)
    assert screen(world, token, "PIN", pin=PIN).status == 427


def test_a_pin_typed_in_the_chat_while_the_form_waits_is_dropped(
    world: ChatWorld,
) -> None:
    ada = asked(world)
    world.says(ada, PIN)
    assert PIN not in world.dump()
    assert "never type your PIN" in world.text(ada)


AGAINST_IT = {
    "en": ("remove my pin", "disable pin", "I don't want pin", "pay without my PIN"),
    "pcm": ("abeg comot my pin", "off my pin", "make I dey send without pin"),
    "ha": ("ku cire PIN ɗina", "kashe min pin", "ba na son PIN"),
    "yo": ("yọ PIN mi kúrò", "mu pin mi kuro", "mi ò fẹ́ PIN mọ́"),
    "ig": ("wepụ PIN m", "gbanyụọ PIN m", "achọghị m PIN"),
}


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_there_is_no_way_to_switch_it_off(world: ChatWorld, language: str) -> None:
    ada = world.opened(5000)
    world.base.rows(
        "UPDATE users SET language = %(language)s WHERE id = %(id)s RETURNING id",
        language=language,
        id=ada.id,
    )
    for text in AGAINST_IT[language]:
        world.says(ada, text)
        assert world.text(ada) == say(language, "pin.no_off"), text
        assert not world.teller.is_form_due(ada, at=clock.now())
    world.says(ada, "change my pin")
    token = world.token(ada)
    screen(world, token, "PIN", pin=PIN)
    for nothing in ("", " ", "none", "0"):
        assert chosen(world, token, nothing).body["screen"] == "NEW_PIN"

    assert is_pin(world, ada, PIN)
    world.says(ada, SEND)
    world.taps(ada)
    assert world.teller.is_form_due(ada, at=clock.now())
    assert world.base.balance(ada) == Money.naira("5,000")


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_where_no_form_shows_a_page_takes_both(world: ChatWorld, language: str) -> None:
    ada = world.opened()
    world.teller.set_language(ada, language)
    world.phone.answers = [NotSent("replace", "132068")]
    world.says(ada, "change my pin")
    path = "/pin/" + world.text(ada).rpartition("/pin/")[2]
    page = PinPage(world.forms, world.inbox.act)
    client = testing.TestClient(build_app([Route("/pin/{token}", page, "token")]))

    def post(body: str) -> testing.Result:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return client.simulate_post(path, body=body, headers=headers)

    assert say(language, "form.change") in client.simulate_get(path).text
    both = f"pin={NEW}&pin_again={NEW}"
    assert post(both).status_code == 404
    assert 'role="alert"' in post("pin=0000").text
    second = post(f"pin={PIN}").text
    assert 'name="pin_again"' in second
    assert say(language, "page.pin.again") in second
    assert 'role="alert"' in post("pin=1234&pin_again=1234").text
    assert say(language, "page.pin.done") in post(both).text
    assert client.simulate_get(path).status_code == 404
    assert is_pin(world, ada, NEW)


def test_the_pin_they_have_is_no_new_one_and_the_form_stays_good(
    world: ChatWorld,
) -> None:
    ada = asked(world)
    token = world.token(ada)
    world.fills(ada, pin=PIN)
    answer = chosen(world, token, PIN)
    assert answer.body["screen"] == "NEW_PIN"
    assert answer.body["data"]["error_message"] == say("en", "error.pin-unchanged")
    assert chosen(world, token).body["screen"] == "SUCCESS"


@pytest.mark.parametrize("text", ["yes", "change my pin"])
def test_who_is_locked_learns_it_before_a_pin_is_typed(
    world: ChatWorld, text: str
) -> None:
    ada = world.opened(5000)
    world.says(ada, SEND)
    for _ in range(3):
        with pytest.raises((PinWrong, PinLocked)):
            world.pins.check(ada.id, "000000", at=clock.now())
    world.says(ada, text)
    assert "Your PIN is locked until" in world.text(ada)
    assert world.last(ada)["type"] == "text"

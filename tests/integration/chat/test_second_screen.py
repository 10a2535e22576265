"""By rule, whom a payment goes to is ticked on a screen of its own, before the PIN."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from falcon import testing

from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.money import Money
from miimii.users.model import Customer
from miimii.web.pin_page import PinPage
from miimii.web.routes import Route, build_app
from tests.integration.chat.world import PIN, ChatWorld


@pytest.fixture
def ada(world: ChatWorld, owner_url: str) -> Customer:
    """A customer of 30 days, while the rule that is shipped off is on."""
    with psycopg.connect(owner_url) as owner:
        owner.execute(
            "UPDATE fraud_rules SET effective_from = '2026-01-01'"
            " WHERE name = 'stepup.screen'"
        )
    return world.opened(50_000)


def asked(world: ChatWorld, ada: Customer, amount: str) -> str:
    """Ask for a transfer as far as the form; its token."""
    world.says(ada, f"send {amount} to 0123456789 access")
    world.taps(ada)
    return world.token(ada)


def act(world: ChatWorld, token: str, screen: str = "", **data: Any) -> FlowAnswer:
    action = "data_exchange" if screen else "INIT"
    answer = world.forms.answer(FlowRequest(action, screen, data, token))
    world.inbox.act(answer.lanes)
    return answer


@pytest.mark.proves("T16")
@pytest.mark.parametrize(
    ("amount", "first"), [("20000", "PIN"), ("20000.01", "CHECK")], ids=["at", "above"]
)
def test_it_comes_above_the_line_and_not_at_it(
    world: ChatWorld, ada: Customer, amount: str, first: str
) -> None:
    opened = act(world, asked(world, ada, amount))
    assert opened.body["screen"] == first
    assert "To: ADA OBI" in opened.body["data"]["lines"]


def test_without_the_rule_nobody_is_asked(world: ChatWorld) -> None:
    ada = world.opened(50_000)
    assert act(world, asked(world, ada, "30000")).body["screen"] == "PIN"


@pytest.mark.proves("T16")
@pytest.mark.parametrize(
    "tick",
    [
        {},
        {"is_checked": False},
        {"is_checked": "true"},
        {"is_checked": 1},
        {"pin": PIN},
    ],
)
def test_a_crafted_answer_cannot_skip_the_tick(
    world: ChatWorld, ada: Customer, tick: dict[str, object]
) -> None:
    token = asked(world, ada, "30000")

    assert act(world, token, "CHECK", **tick).body["screen"] == "CHECK"
    straight = act(world, token, "PIN", pin=PIN, is_checked=True)

    assert straight.body["screen"] == "CHECK"
    assert world.base.balance(ada) == Money.naira("50,000")
    assert sum(world.bank.posts.values()) == 0


@pytest.mark.proves("T16")
def test_with_the_tick_the_pin_pays_once(world: ChatWorld, ada: Customer) -> None:
    token = asked(world, ada, "30000")

    assert act(world, token, "CHECK", is_checked=True).body["screen"] == "PIN"
    wrong = act(world, token, "PIN", pin="9173")
    assert wrong.body["screen"] == "PIN"
    assert act(world, token, "PIN", pin=PIN).body["screen"] == "SUCCESS"

    assert sum(world.bank.posts.values()) == 1
    assert world.base.balance(ada) == Money.naira("19,975")


def test_a_payee_who_was_paid_before_is_not_ticked_again(
    world: ChatWorld, ada: Customer
) -> None:
    world.says(ada, "send 500 to 0123456789 access")
    world.taps(ada)
    world.fills(ada, pin=PIN)

    assert act(world, asked(world, ada, "30000")).body["screen"] == "PIN"


def test_the_page_asks_for_the_tick_too(world: ChatWorld, ada: Customer) -> None:
    page = PinPage(world.forms, world.inbox.act)
    client = testing.TestClient(build_app([Route("/pin/{token}", page, "token")]))
    path = f"/pin/{asked(world, ada, '30000')}"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}

    assert 'type="checkbox"' in client.simulate_get(path).text
    straight = client.simulate_post(path, body=f"pin={PIN}", headers=headers)
    assert 'type="checkbox"' in straight.text
    ticked = client.simulate_post(path, body="is_checked=yes", headers=headers)
    assert 'name="pin"' in ticked.text
    client.simulate_post(path, body=f"pin={PIN}", headers=headers)

    assert sum(world.bank.posts.values()) == 1


def test_what_people_look_at_first_ends_the_form_kindly(
    world: ChatWorld, ada: Customer, owner_url: str
) -> None:
    with psycopg.connect(owner_url) as owner:
        owner.execute(
            "UPDATE fraud_rules SET outcome = 'stop' WHERE name = 'stepup.screen'"
        )
    token = asked(world, ada, "30000")

    ended = act(world, token, "PIN", pin=PIN)

    assert ended.status == 427
    assert "Nothing was taken" in ended.body["error_msg"]
    assert world.base.balance(ada) == Money.naira("50,000")
    assert act(world, token, "PIN", pin=PIN).status == 427
    assert world.base.rows("SELECT kind FROM reviews") == [("fraud-stop",)]

"""A form's token alone is the right to try; what anybody else sends does nothing."""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta

import pytest
import redis

from miimii import clock
from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.errors import PinWrong
from miimii.money import Money
from miimii.users.model import Customer
from tests.integration.chat.world import PIN, ChatWorld

WRONG = "9173"


@pytest.fixture
def ada(world: ChatWorld) -> Customer:
    return world.opened(5000)


def asked(world: ChatWorld, who: Customer) -> str:
    world.says(who, "send 500 to 0123456789 access")
    world.taps(who)
    return world.token(who)


def submit(world: ChatWorld, token: str, pin: str, screen: str = "PIN") -> FlowAnswer:
    request = FlowRequest("data_exchange", screen, {"pin": pin}, token)
    answer = world.forms.answer(request)
    world.inbox.act(answer.lanes)
    return answer


def tries(world: ChatWorld) -> list[tuple[object, ...]]:
    return world.base.rows("SELECT DISTINCT tries FROM pins")


def statuses(world: ChatWorld) -> set[object]:
    return {status for (status,) in world.base.rows("SELECT status FROM transfers")}


@pytest.mark.proves("T10")
def test_a_thousand_made_up_tokens_count_no_try(
    world: ChatWorld, ada: Customer
) -> None:
    token = asked(world, ada)
    for _ in range(1_000):
        assert submit(world, secrets.token_urlsafe(24), WRONG).status == 427
    assert tries(world) == [(0,)]
    assert submit(world, token, PIN).body["screen"] == "SUCCESS"


@pytest.mark.proves("T09")
def test_a_lock_outlives_the_cache_and_the_process(
    world: ChatWorld, ada: Customer, redis_url: str
) -> None:
    token = asked(world, ada)
    for _ in range(3):
        submit(world, token, WRONG)
    with redis.Redis.from_url(redis_url) as client:
        client.flushdb()

    restarted = ChatWorld(world.db, world.cache)

    refused = submit(restarted, token, PIN)
    assert refused.status == 427
    assert "locked" in refused.body["error_msg"]
    assert tries(world) == [(3,)]
    assert statuses(world) == {"quoted"}


def test_a_token_pays_for_its_own_customer_alone_whoever_sends_it(
    world: ChatWorld, ada: Customer
) -> None:
    eve = world.opened(5000)
    token = asked(world, ada)

    # Eve has the token, and knows her own PIN only: hers is not looked at.
    hashed = world.pins.hash(eve.id, "739182")
    with world.db.transaction() as conn:
        world.pins.store(conn, eve.id, hashed, at=clock.now())
    assert submit(world, token, "739182").body["screen"] == "PIN"

    assert world.base.rows(
        "SELECT tries FROM pins WHERE user_id = %(id)s", id=eve.id
    ) == [(0,)]
    assert statuses(world) == {"quoted"}
    assert world.base.balance(eve) == Money.naira("5,000")


def test_a_token_that_was_used_replaced_or_is_too_old_does_nothing(
    world: ChatWorld, ada: Customer
) -> None:
    used = asked(world, ada)
    submit(world, used, PIN)
    replaced = asked(world, ada)
    old = asked(world, ada)
    world.base.rows(
        "UPDATE challenges SET expires_at = %(at)s WHERE consumed_at IS NULL"
        " RETURNING 1",
        at=clock.now() - timedelta(seconds=1),
    )

    for token in (used, replaced, old):
        assert submit(world, token, PIN).status == 427
        assert submit(world, token, WRONG).status == 427

    assert sum(world.bank.posts.values()) == 1
    assert tries(world) == [(0,)]


def test_a_token_for_another_purpose_pays_nothing_and_changes_nothing(
    world: ChatWorld, ada: Customer
) -> None:
    world.says(ada, "change my pin")
    change = world.token(ada)
    hashes = world.base.rows("SELECT hash FROM pins")

    request = FlowRequest(
        "data_exchange", "NEW_PIN", {"pin": "739182", "pin_again": "739182"}, change
    )
    assert world.forms.answer(request).status == 427  # the old PIN was not shown
    pay = asked(world, ada)
    request = FlowRequest(
        "data_exchange", "NEW_PIN", {"pin": "739182", "pin_again": "739182"}, pay
    )
    assert world.forms.answer(request).body["screen"] == "PIN"
    for screen in ("OLD_PIN", "PROVE", "DETAILS", "IDENTITY", "NIN"):
        assert submit(world, pay, PIN, screen).body["screen"] == "PIN"

    assert world.base.rows("SELECT hash FROM pins") == hashes
    assert statuses(world) == {"quoted"}


def test_a_forged_end_of_a_form_is_no_proof(world: ChatWorld, ada: Customer) -> None:
    token = asked(world, ada)
    said = {"flow_token": token, "screen": "SUCCESS", "pin": PIN, "status": "paid"}
    form = {"response_json": json.dumps(said), "name": "flow", "body": "Sent"}
    reply = {"type": "nfm_reply", "nfm_reply": form}
    for _ in range(3):
        world.sends(ada.phone or "", {"type": "interactive", "interactive": reply})

    assert sum(world.bank.posts.values()) == 0
    assert statuses(world) == {"quoted"}
    assert world.base.balance(ada) == Money.naira("5,000")
    assert PIN not in world.dump()


def test_six_wrong_pins_in_a_day_raise_an_alert_though_right_ones_came_between(
    world: ChatWorld, ada: Customer
) -> None:
    def guess(times: int) -> None:
        for _ in range(times):
            submit(world, asked(world, ada), WRONG)

    for _ in range(2):
        guess(2)
        submit(world, asked(world, ada), PIN)
    guess(1)
    assert world.base.rows("SELECT subject FROM alerts") == []

    guess(1)

    [(rule, subject)] = world.base.rows("SELECT rule, subject FROM alerts")
    assert (rule, subject) == ("security", f"PIN of user:{ada.id}")
    assert tries(world) == [(2,)]


def test_wrong_pins_of_other_days_raise_none(world: ChatWorld, ada: Customer) -> None:
    def guess(at: datetime) -> None:
        with pytest.raises(PinWrong):
            world.pins.check(ada.id, WRONG, at=at)
        world.pins.check(ada.id, PIN, at=at)

    yesterday = clock.now() - timedelta(hours=24)
    for _ in range(5):
        guess(yesterday)
    guess(yesterday + timedelta(hours=24))

    assert world.base.rows("SELECT subject FROM alerts") == []

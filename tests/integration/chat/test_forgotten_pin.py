"""A forgotten PIN: who they are proves it, and 24 hours of small limits follow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from freezegun import freeze_time

from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.chat.wording import LANGUAGES, say
from miimii.money import Money
from miimii.users.decisions import NotForDecision
from miimii.users.model import Customer
from tests.integration.chat.proofs import decide, fills_proof, is_pin, locks
from tests.integration.chat.world import BORN, PIN, ChatWorld

NEW = "739154"
NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
BIG, SMALL = "send 20001 to 0123456789 access", "send 20k to 0123456789 access"
FORGOT = "I forgot my pin"


def asked(world: ChatWorld, naira: int = 100_000) -> Customer:
    ada = world.verified(naira)
    world.says(ada, FORGOT)
    return ada


def chooses(world: ChatWorld, ada: Customer, pin: str = NEW) -> FlowAnswer:
    return world.fills(ada, "NEW_PIN", pin=pin, pin_again=pin)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_details_and_a_new_pin_and_nothing_else(
    world: ChatWorld, language: str
) -> None:
    ada = world.verified()
    world.teller.set_language(ada, language)
    world.says(ada, FORGOT)
    token = world.token(ada)
    first = world.forms.answer(FlowRequest("INIT", "", {}, token)).body
    assert first["screen"] == "PROVE"
    assert first["data"]["title"] == say(language, "form.reset_pin.title")
    assert fills_proof(world, ada).body["screen"] == "NEW_PIN"
    assert chooses(world, ada).body["screen"] == "SUCCESS"
    assert is_pin(world, ada, NEW)
    assert not is_pin(world, ada, PIN)
    when = say(language, "pin.changed", when="|").split("|", maxsplit=1)[0]
    assert when in world.text(ada)


def test_no_new_pin_without_the_right_details(world: ChatWorld) -> None:
    ada = asked(world)
    token = world.token(ada)
    assert chooses(world, ada).status == 427
    wrong = {"date_of_birth": BORN, "bvn": "22999999999"}
    world.fills(ada, "PROVE", **wrong)
    assert chooses(world, ada).status == 427
    for name in ("OLD_PIN", "PIN"):
        request = FlowRequest("data_exchange", name, {"pin": PIN}, token)
        assert world.forms.answer(request).body["screen"] == "PROVE"
    assert is_pin(world, ada, PIN)


@pytest.mark.parametrize("weak", ["1234", "310190", "777777"])
def test_a_weak_pin_is_refused_and_the_form_stays_good(
    world: ChatWorld, weak: str
) -> None:
    ada = asked(world)
    fills_proof(world, ada)
    assert "easy to guess" in str(chooses(world, ada, weak).body)
    assert chooses(world, ada).body["screen"] == "SUCCESS"


@pytest.mark.parametrize("tries", [3, 6])
def test_a_lock_that_a_date_ends_goes_with_its_pin(
    world: ChatWorld, tries: int
) -> None:
    ada = world.verified()
    locks(world, ada, tries)
    world.says(ada, FORGOT)
    fills_proof(world, ada)
    assert chooses(world, ada).body["screen"] == "SUCCESS"
    assert is_pin(world, ada, NEW)


def test_a_hard_lock_waits_for_people(world: ChatWorld) -> None:
    ada = world.verified()
    locks(world, ada, 10)
    world.says(ada, FORGOT)
    token = world.token(ada)
    assert fills_proof(world, ada).body["screen"] == "SUCCESS"
    assert "Two of our people" in world.text(ada)
    both = {"pin": NEW, "pin_again": NEW}
    dead = FlowRequest("data_exchange", "NEW_PIN", both, token)
    assert world.forms.answer(dead).status == 427
    world.says(ada, FORGOT)
    assert "Two of our people are deciding" in world.text(ada)
    assert world.base.rows("SELECT tries FROM pins") == [(10,)]


def test_a_blocked_account_gives_no_new_pin(world: ChatWorld) -> None:
    ada = asked(world)
    fills_proof(world, ada)
    token = world.token(ada)
    world.says(ada, "block my account")
    request = FlowRequest(
        "data_exchange", "NEW_PIN", {"pin": NEW, "pin_again": NEW}, token
    )
    assert world.forms.answer(request).status == 427
    world.says(ada, FORGOT)
    assert world.last(ada)["type"] == "text"
    assert is_pin(world, ada, PIN)


def test_twenty_thousand_go_out_in_the_24_hours_after(world: ChatWorld) -> None:
    with freeze_time(NOON) as now:
        ada = asked(world)
        fills_proof(world, ada)
        chooses(world, ada)
        world.says(ada, BIG)
        assert "24 hours" in world.text(ada)
        now.move_to(NOON + timedelta(hours=24, seconds=-1))
        world.says(ada, BIG)
        assert "24 hours" in world.text(ada)
        world.says(ada, SMALL)
        assert "₦20,000.00" in world.text(ada)
        assert world.choices(ada)
        now.move_to(NOON + timedelta(hours=24))
        world.says(ada, BIG)
        assert world.choices(ada)


def test_it_is_said_before_that_lower_limits_will_hold(world: ChatWorld) -> None:
    ada = asked(world)
    assert "24 hours" in world.text(ada)
    fills_proof(world, ada)
    chooses(world, ada)
    world.says(ada, "what is my limit")
    assert "20,000" in world.text(ada)
    assert world.base.balance(ada) == Money.naira("100,000")


def test_two_people_lift_a_hard_lock_and_then_a_new_pin_can_be_chosen(
    world: ChatWorld,
) -> None:
    with freeze_time(NOON) as now:
        ada = world.verified(100_000)
        locks(world, ada, 10)
        world.says(ada, FORGOT)
        fills_proof(world, ada)
        now.move_to(NOON + timedelta(hours=23))
        decide(world, ada, "reset-lock")
        assert "Your PIN was unlocked" in world.text(ada)
        world.says(ada, FORGOT)
        fills_proof(world, ada)
        assert chooses(world, ada).body["screen"] == "SUCCESS"
        world.says(ada, BIG)
        assert "24 hours" in world.text(ada)
    assert is_pin(world, ada, NEW)


def test_an_old_proof_lifts_no_new_lock(world: ChatWorld) -> None:
    ada = world.verified()
    locks(world, ada, 10)
    world.says(ada, FORGOT)
    fills_proof(world, ada)
    decide(world, ada, "reset-lock")
    locks(world, ada, 10)
    with pytest.raises(NotForDecision):
        decide(world, ada, "reset-lock")
    assert not is_pin(world, ada, PIN)

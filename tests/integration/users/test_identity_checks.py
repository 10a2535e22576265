"""A verdict opens an account; an outage, a doubt or another's BVN never does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from miimii.errors import Refused, Unavailable
from miimii.users.customers import Customers
from miimii.users.model import Customer, Identity
from tests.integration.providers.scripted import SILENCE
from tests.integration.users.conftest import NOON
from tests.integration.users.outside import (
    BVN,
    MISMATCH,
    NO_ENTITY,
    NOT_FOUND,
    PIN,
    TYPED,
    VALIDATED,
    VERIFIED,
    WATCHED,
    World,
)

HOUR = timedelta(hours=1)


@pytest.mark.proves("F22")
@pytest.mark.parametrize(
    ("answer", "told", "drafts"),
    [
        (MISMATCH, "why='mismatch', differing=('date_of_birth',)", 0),
        (NOT_FOUND, "why='declined', differing=()", 0),
        (WATCHED, "why='review', differing=()", 1),
    ],
)
def test_who_is_not_verified_is_told_why_and_gets_nothing(
    world: World, ada: Customer, answer: tuple[int, object], told: str, drafts: int
) -> None:
    world.dojah_says.will_answer(answer)
    world.fill_in(ada, NOON)

    assert world.work(ada, NOON)

    assert world.told() == [f"OnboardingStopped({told})"]
    assert world.customer(ada).tier == 0
    assert world.bank_says.got == []
    assert world.drafts() == drafts
    assert world.is_with_people(ada) == ("review" in told)


@pytest.mark.proves("F22")
@pytest.mark.parametrize("answer", [NO_ENTITY, (500, b"<html>"), SILENCE])
def test_an_outage_is_told_once_asked_three_times_a_day_and_never_verifies(
    world: World, ada: Customer, answer: object
) -> None:
    world.dojah_says.will_answer(answer)
    world.fill_in(ada, NOON)
    for seconds in (0, 31, 31 + 1801):
        with pytest.raises(Unavailable):
            world.work(ada, NOON + timedelta(seconds=seconds))
    assert world.told() == ["OnboardingStopped(why='unknown', differing=())"]

    assert world.work(ada, NOON + HOUR)

    assert world.told()[1:] == ["OnboardingStopped(why='limit', differing=())"]
    assert world.look_ups() == ["unknown"] * 3
    assert world.drafts() == 0
    assert world.customer(ada).tier == 0


def test_right_after_an_outage_nobody_is_asked(world: World, ada: Customer) -> None:
    world.dojah_says.will_answer(NO_ENTITY)
    world.fill_in(ada, NOON)
    for _ in range(3):
        with pytest.raises(Unavailable):
            world.work(ada, NOON)

    assert world.look_ups() == ["unknown"]


def test_an_outage_that_ends_in_time_is_made_up_for(
    world: World, ada: Customer
) -> None:
    world.dojah_says.will_answer(NO_ENTITY, VERIFIED)
    world.fill_in(ada, NOON)
    with pytest.raises(Unavailable):
        world.work(ada, NOON)

    assert world.work(ada, NOON + timedelta(seconds=30))

    world.assert_open(ada)


def test_a_fourth_look_up_has_to_wait_for_the_next_day_in_lagos(
    world: World, ada: Customer
) -> None:
    world.dojah_says.will_answer(MISMATCH)
    for _ in range(3):
        world.fill_in(ada, NOON)
        assert world.work(ada, NOON)
    token = world.form(ada, NOON)
    world.onboarding.save_details(token, TYPED, NOON)
    with pytest.raises(Refused) as refused:
        world.onboarding.save_bvn(token, BVN, NOON)
    assert refused.value.facts == {"reason": "limit"}
    assert len(world.dojah_says.got) == 3

    world.dojah_says.will_answer(VERIFIED)
    midnight = NOON + 12 * HOUR
    world.fill_in(ada, midnight)
    assert world.work(ada, midnight)
    world.assert_open(ada)


def _bola(customers: Customers) -> Customer:
    who = Identity("+2348030000002", "NG.bola")
    return customers.meet(who, "Bola", at=NOON).customer


def test_a_bvn_that_is_another_customers_is_refused_and_costs_a_look_up(
    world: World, ada: Customer
) -> None:
    world.fill_in(ada, NOON)
    world.work(ada, NOON)
    bola = _bola(world.customers)
    for _ in range(3):
        token = world.form(bola, NOON)
        world.onboarding.save_details(token, TYPED, NOON)
        with pytest.raises(Refused) as refused:
            world.onboarding.save_bvn(token, BVN, NOON)
        assert refused.value.facts == {"reason": "bvn-taken"}
        assert world.drafts() == 0
        with pytest.raises(Refused):
            world.onboarding.finish(token, PIN, PIN, NOON)

    world.onboarding.save_details(token, TYPED, NOON)
    with pytest.raises(Refused) as refused:
        world.onboarding.save_bvn(token, "44444444444", NOON)
    assert refused.value.facts == {"reason": "limit"}
    assert len(world.dojah_says.got) == 1


def test_of_two_who_claim_one_bvn_at_once_the_second_is_declined(
    world: World, ada: Customer
) -> None:
    bola = _bola(world.customers)
    world.fill_in(ada, NOON)
    world.fill_in(bola, NOON)
    assert world.work(ada, NOON)
    world.dojah_says.will_answer(VALIDATED)

    assert world.work(bola, NOON)

    assert world.told()[1:] == ["OnboardingStopped(why='declined', differing=())"]
    assert world.customer(bola).standing == "onboarding"
    assert world.drafts() == 0
    world.assert_open(ada)

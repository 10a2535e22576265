"""From three forms to an account number, once, whatever fails on the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from miimii.errors import Unavailable
from miimii.users.model import Customer, Identity
from miimii.users.pin import Pins
from tests.integration.providers.scripted import SILENCE
from tests.integration.users.conftest import ADA, NOON
from tests.integration.users.outside import (
    ADDRESS,
    BVN,
    NO_ACCOUNTS,
    OPENED,
    PIN,
    TOKEN,
    VALIDATED,
    VERIFIED,
    World,
    listed,
)

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("answer", [VERIFIED, VALIDATED])
def test_a_verified_person_gets_an_account_a_wallet_and_the_news(
    world: World, ada: Customer, answer: tuple[int, object]
) -> None:
    world.dojah_says.will_answer(answer)
    lane = world.fill_in(ada, NOON)

    assert world.work(ada, NOON)

    world.assert_open(ada)
    world.customers.require_can_pay(world.customer(ada))
    Pins(world.db, [b"p" * 32]).check(ada.id, PIN, at=NOON)
    assert world.bank_says.got[-1].json["bvn"] == BVN
    assert world.bank_says.got[-1].json["address"] == ADDRESS
    with world.db.autocommit() as conn:
        rows = conn.execute("SELECT lane, kind, payload FROM inbound_events").fetchall()
    assert rows == [(lane, "onboard", {"user_id": str(ada.id)})]


def test_the_errand_done_again_changes_and_asks_nothing(
    world: World, ada: Customer
) -> None:
    world.fill_in(ada, NOON)
    world.work(ada, NOON)
    asked = len(world.dojah_says.got), len(world.bank_says.got)

    assert world.work(ada, NOON + HOUR)

    world.assert_open(ada)
    assert (len(world.dojah_says.got), len(world.bank_says.got)) == asked


def test_two_who_work_on_it_at_once_open_one_account(
    world: World, ada: Customer
) -> None:
    world.fill_in(ada, NOON)

    def work(_: int) -> bool:
        try:
            return world.work(ada, NOON)
        except Unavailable:
            return False

    with ThreadPoolExecutor(2) as pool:
        assert any(pool.map(work, range(2)))

    world.assert_open(ada)
    assert world.accounts_asked_for() == 1


@pytest.mark.parametrize(
    ("where", "look_ups", "accounts"),
    [
        ("after the look-up", ["unknown", "verified"], 1),
        ("before the account", ["verified"], 1),
        ("after the account", ["verified"], 1),
        ("at the end", ["verified"], 1),
    ],
)
def test_a_crash_anywhere_is_mended_by_calling_again(
    world: World, ada: Customer, where: str, look_ups: list[str], accounts: int
) -> None:
    world.fill_in(ada, NOON)
    with world.crashing(where) as errand:
        world.onboarding.work(ada.id, errand, NOON)
    assert world.told() == []
    if where in {"after the account", "at the end"}:
        world.bank_says.will_answer(listed(ada.id))
    elif where == "before the account":
        world.bank_says.will_answer(TOKEN, NO_ACCOUNTS, OPENED)

    assert world.work(ada, NOON + HOUR)

    world.assert_open(ada)
    assert world.look_ups() == look_ups
    assert world.accounts_asked_for() == accounts


def test_an_unanswered_request_is_looked_for_and_only_asked_again_when_it_must_be_lost(
    world: World, ada: Customer
) -> None:
    world.fill_in(ada, NOON)
    world.bank_says.will_answer(TOKEN, SILENCE)
    with pytest.raises(Unavailable):
        world.work(ada, NOON)
    world.bank_says.will_answer(NO_ACCOUNTS)
    with pytest.raises(Unavailable):
        world.work(ada, NOON + timedelta(seconds=59))
    assert world.accounts_asked_for() == 1
    world.bank_says.will_answer(NO_ACCOUNTS, OPENED)

    assert world.work(ada, NOON + timedelta(seconds=60))

    world.assert_open(ada)
    assert world.accounts_asked_for() == 2


def test_a_bank_that_says_no_leaves_it_to_a_person(world: World, ada: Customer) -> None:
    world.fill_in(ada, NOON)
    world.bank_says.will_answer(TOKEN, (400, {"success": False, "message": "no"}))

    assert world.work(ada, NOON)

    assert world.told() == ["OnboardingStopped(why='review', differing=())"]
    assert world.customer(ada).standing == "onboarding"
    assert world.is_with_people(ada)


@pytest.mark.proves("T06")
def test_an_identity_that_changes_before_the_look_up_ends_it(
    world: World, ada: Customer
) -> None:
    world.fill_in(ada, NOON)
    world.customers.meet(Identity(ADA.phone, "NG.thief"), "Ada", at=NOON)

    assert world.work(ada, NOON)

    assert world.dojah_says.got == []
    assert world.told() == []


@pytest.mark.proves("T06")
def test_an_identity_that_changes_after_the_look_up_freezes_what_was_verified(
    world: World, ada: Customer
) -> None:
    world.fill_in(ada, NOON)
    with world.crashing("before the account"):
        world.work(ada, NOON)
    world.customers.meet(Identity(ADA.phone, "NG.thief"), "Ada", at=NOON)

    assert world.work(ada, NOON + HOUR)

    assert world.accounts_asked_for() == 0
    assert world.customer(ada).standing == "frozen"

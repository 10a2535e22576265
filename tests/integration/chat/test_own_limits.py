"""What may go out, what it costs, and the limit that customers set themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from miimii import clock
from miimii.chat.wording import LANGUAGES, moment, say
from miimii.money import Money
from miimii.users.model import Customer
from tests.integration.chat.world import PIN, ChatWorld

SEND = "send {} to 0123456789 access"


def set_to(world: ChatWorld, who: Customer, text: str) -> str:
    world.says(who, text)
    world.taps(who, 0)
    return world.text(who)


def left(world: ChatWorld, who: Customer) -> Money:
    return world.teller.limits.allowed(who, at=clock.now()).today.left


def test_limits_say_what_is_left_and_where_it_comes_from(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, SEND.format("1000"))
    world.taps(ada)
    world.fills(ada, pin=PIN)
    set_to(world, ada, "limit me to 20k a day")
    world.says(ada, "what is my limit")
    said = world.text(ada)
    assert "₦19,000.00 today" in said
    assert "₦5,000,000.00 (account level 3)" in said
    assert "own limit: ₦20,000.00 a day" in said
    assert "₦100.00 to ₦1,000,000.00" in said
    assert "first" not in said


def test_the_first_day_s_limit_is_said_with_its_end(world: ChatWorld) -> None:
    ada = world.opened(5000)
    opened_at = clock.now() - timedelta(hours=1)
    world.base.rows(
        "UPDATE users SET opened_at = %(at)s WHERE id = %(id)s RETURNING id",
        at=opened_at,
        id=ada.id,
    )
    world.says(ada, "how much can I send today")
    said = world.text(ada)
    ends = moment(opened_at + timedelta(hours=24))
    assert f"Until {ends}: ₦20,000.00" in said
    assert "still send ₦20,000.00" in said
    world.says(ada, SEND.format("20001"))
    assert f"That ends on {ends}" in world.text(ada)


def test_fees_are_those_of_the_rules_in_force(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "what are your charges")
    said = world.text(ada)
    bank = "₦10.00; ₦25.00 above ₦5,000.00; ₦50.00 above ₦50,000.00"
    assert f"Transfer to another bank: {bank}" in said
    assert "Transfer to someone on MiiMii: free" in said
    assert "Electricity: 1.5 % (at least ₦25.00, at most ₦500.00)" in said
    assert "VAT" not in said  # switched off


@pytest.mark.parametrize("yes", ["tap", "yes"])
def test_a_limit_is_set_once_it_is_confirmed(world: ChatWorld, yes: str) -> None:
    ada = world.opened(50_000)
    world.says(ada, "limit me to 20k a day")
    assert "no more than ₦20,000.00" in world.text(ada)
    assert left(world, ada) == Money.naira("5,000,000")
    if yes == "tap":
        world.taps(ada)
    else:
        world.says(ada, "yes")
    assert left(world, ada) == Money.naira("20,000")
    world.says(ada, SEND.format("20,001"))
    refusal = world.text(ada)
    assert "your limit of ₦20,000.00 a day, which you set yourself" in refusal
    assert "₦20,000.00 is left" in refusal
    assert '"remove my limit"' in refusal


@pytest.mark.parametrize("no", ["tap", "no"])
def test_it_is_not_set_without_a_yes(world: ChatWorld, no: str) -> None:
    ada = world.opened()
    world.says(ada, "limit me to 20k a day")
    if no == "tap":
        world.taps(ada, 1)
    else:
        world.says(ada, "no")
    assert "stays as it is" in world.text(ada)
    assert left(world, ada) == Money.naira("5,000,000")


def test_a_question_that_is_lost_sets_nothing(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "limit me to 20k a day")
    buttons = world.choices(ada)
    world.sessions.drop(ada.lane)
    world.taps_id(ada, buttons[0])
    assert "earlier message" in world.text(ada)
    world.says(ada, "limit me to 20k a day")
    world.says(ada, "balance")
    assert "You have" in world.text(ada)
    assert left(world, ada) == Money.naira("5,000,000")


def test_a_button_tapped_twice_sets_it_once(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "limit me to 20k a day")
    button = world.choices(ada)[0]
    world.taps_id(ada, button)
    world.taps_id(ada, button)
    rows = world.base.rows(
        "SELECT day_kobo FROM own_limits WHERE user_id = %(id)s", id=ada.id
    )
    assert rows == [(2_000_000,)]


def test_raising_and_ending_it_wait_a_day(world: ChatWorld) -> None:
    ada = world.opened()
    set_to(world, ada, "limit me to 20k a day")
    assert "Until then your present limit holds" in set_to(
        world, ada, "raise my limit to 50k"
    )
    world.says(ada, "what is my limit")
    assert "your own limit is ₦50,000.00 a day" in world.text(ada)
    assert "your own limit is gone" in set_to(world, ada, "remove my limit")
    assert left(world, ada) == Money.naira("20,000")


def test_all_transfers_stop_and_a_quote_that_stood_can_t_be_paid(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    world.says(ada, SEND.format("500"))
    world.taps(ada)
    pay = world.token(ada)
    assert "nothing leaves your account now" in set_to(world, ada, "stop all transfers")
    assert pay
    world.says(ada, SEND.format("500"))
    assert "stopped everything" in world.text(ada)
    assert "How much" not in world.text(ada)
    assert world.base.balance(ada) == Money.naira("5,000")
    assert "your own limit is gone" in set_to(world, ada, "allow transfers again")
    assert left(world, ada) == Money(0)


def test_a_limit_set_while_the_pin_is_typed_refuses_the_payment(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    world.says(ada, SEND.format("500"))
    world.taps(ada)
    world.teller.limits.choose(ada, 0, at=clock.now())
    answer = world.fills(ada, pin=PIN)
    assert "stopped everything" in answer.body["data"]["error_message"]
    assert world.base.balance(ada) == Money.naira("5,000")
    assert sum(world.bank.posts.values()) == 0


@pytest.mark.parametrize("text", ["remove my limit", "allow transfers again"])
def test_who_has_none_is_told_so(world: ChatWorld, text: str) -> None:
    ada = world.opened()
    world.says(ada, text)
    assert "no limit of your own" in world.text(ada)


def test_more_than_the_account_level_allows_changes_nothing(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "set my limit to 6 million")
    assert "Your account level allows ₦5,000,000.00" in world.text(ada)
    assert "upgrade my account" in world.text(ada)
    world.says(ada, "increase my limit")
    assert "no higher level" in world.text(ada)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_language_asks_sets_and_shows(world: ChatWorld, language: str) -> None:
    ada = world.teller.set_language(world.opened(), language)
    limit = Money.naira("20,000")
    said = set_to(world, ada, "limit me to 20k a day")
    assert said == say(language, "own.done", limit=limit)
    world.says(ada, "what is my limit")
    assert say(language, "limits.own", limit=limit) in world.text(ada)
    world.teller.set_language(ada, language)  # plain English may have changed it
    world.says(ada, "fees")
    assert say(language, "fees.title") in world.text(ada)


def test_more_than_the_level_allows_is_asked_about_as_no_limit_at_all(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    set_to(world, ada, "limit me to 5k a day")
    world.says(ada, "set my limit to 6 million")
    assert "end your own limit" in world.text(ada)

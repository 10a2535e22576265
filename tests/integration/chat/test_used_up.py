"""What a customer hears when a day's budget of everybody is used up."""

from __future__ import annotations

import pytest

from miimii import clock
from tests.integration.chat.world import PIN, ChatWorld
from tests.integration.users.outside import BVN, TYPED

PHONE = "+2348039990001"


def used_up(world: ChatWorld, budget: str) -> None:
    world.base.rows(
        "INSERT INTO budget_days (budget, who, day, used)"
        " VALUES (%(budget)s, 'all', %(day)s, 50000) RETURNING id",
        budget=budget,
        day=clock.today(),
    )


@pytest.mark.proves("T44")
def test_who_opens_an_account_is_told_once_that_it_goes_on_in_the_morning(
    world: ChatWorld,
) -> None:
    used_up(world, "identity")
    world.says(PHONE, "hi")
    form = world.last(PHONE)["interactive"]["action"]["parameters"]["flow_token"]
    world.teller.save_details(form, TYPED, clock.now())
    world.teller.save_bvn(form, BVN, clock.now())
    lane = world.teller.finish_onboarding(form, PIN, PIN, clock.now())
    before = len(world.phone.bodies(PHONE))

    for _ in range(2):  # the second as after a crash: it was not put off yet
        world.base.rows("UPDATE inbound_events SET next_attempt_at = NULL RETURNING id")
        world.inbox.act([lane])

    assert len(world.phone.bodies(PHONE)) == before + 1
    assert "I'll go on with your details tomorrow morning" in world.text(PHONE)
    world.says(PHONE, "hi")
    assert "checking your details" in world.text(PHONE)


@pytest.mark.proves("T17")
def test_nobody_asks_the_bank_whose_account_it_is_and_all_else_goes_on(
    world: ChatWorld,
) -> None:
    ada = world.opened(5_000)
    used_up(world, "enquiry")
    world.teller.payees.banks()
    asked = world.bank.enquiries
    world.says(ada, "send 500 to 0123456789 access")
    assert "as many account numbers as I may today" in world.text(ada)
    assert world.bank.enquiries == asked
    world.says(ada, "buy 500 mtn airtime for 08031234567")
    assert len(world.choices(ada)) == 2

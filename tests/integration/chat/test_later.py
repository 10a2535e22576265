"""Several requests in one message: one after the other, none of them dropped."""

from __future__ import annotations

from miimii.cache import Cache
from miimii.chat.forms import FlowRequest
from miimii.db import Database
from miimii.money import Money
from miimii.users.model import Customer
from tests.integration.chat.world import PIN, ChatWorld

FIRST = "send 500 to 0123456789 access"
BOTH = f"{FIRST} and 300 to 0123456780 access"
ALL_THREE = f"{BOTH} and 200 to 0123456781 access"


def finishes_the_form(world: ChatWorld, who: Customer) -> None:
    """WhatsApp says that a form was finished; what came of it we know ourselves."""
    reply = {"type": "nfm_reply", "nfm_reply": {"response_json": "{}", "name": "flow"}}
    world.sends(who.phone or "", {"type": "interactive", "interactive": reply})


def test_the_second_request_is_promised_and_taken_up_after_the_pin(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    world.says(ada, BOTH)
    assert "After this: Send money · ₦300.00 · 0123456780 Access Bank" in world.text(
        ada
    )
    assert "₦500.00" in world.text(ada)
    world.taps(ada)
    world.fills(ada, pin=PIN)
    finishes_the_form(world, ada)
    assert world.text(ada).startswith("Next: Send money · ₦300.00")
    assert "*Total: ₦310.00*" in world.text(ada)
    world.taps(ada)
    world.fills(ada, pin=PIN)
    finishes_the_form(world, ada)
    assert world.base.balance(ada) == Money.naira("4,180")


def test_what_a_new_message_adds_waits_behind_what_waits(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, BOTH)
    world.says(ada, "send 700 to 0123456785 access and check my balance")
    promised = "After this: Send money · ₦300.00 · 0123456780 Access Bank; Balance."
    assert promised in world.text(ada)
    assert "*Total: ₦710.00*" in world.text(ada)


def test_a_cancelled_request_gives_way_to_the_next(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, ALL_THREE)
    world.taps(ada, 1)
    assert "cancelled" in world.text(ada)
    assert "*Total: ₦310.00*" in world.text(ada)
    world.says(ada, "no")
    assert "*Total: ₦210.00*" in world.text(ada)
    world.says(ada, "cancel")
    assert world.text(ada) == "Okay, cancelled. Nothing was sent."
    statuses = world.base.rows("SELECT status FROM transfers ORDER BY quoted_at")
    assert statuses == [("cancelled",)] * 3


def test_what_is_paid_on_a_page_is_followed_by_the_next_at_the_next_word(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    world.says(ada, BOTH)
    world.taps(ada)
    world.fills(ada, pin=PIN)
    world.says(ada, "balance")
    assert "₦4,490.00" in world.text(ada)
    assert "*Total: ₦310.00*" in world.text(ada)


def test_a_no_before_that_leaves_the_rest(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, BOTH)
    world.taps(ada)
    world.fills(ada, pin=PIN)
    world.says(ada, "no")
    assert "cancelled" in world.text(ada)
    world.says(ada, "balance")
    assert "Next" not in world.text(ada)


def test_a_question_is_answered_at_once_and_the_payment_follows(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    world.says(ada, f"check my balance and {FIRST}")
    assert world.text(ada).startswith("You have ₦5,000.00.\n\nNext: Send money")
    assert "*Total: ₦510.00*" in world.text(ada)


def test_a_question_after_a_payment_waits_for_it(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, f"{FIRST} and check my balance")
    assert "After this: Balance." in world.text(ada)
    world.says(ada, "no")
    assert world.text(ada).endswith("Next: Balance\n\nYou have ₦5,000.00.")


def test_a_request_that_can_t_be_met_is_said_below_the_answer_before_it(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    while world.cache.allow("enquiry", str(ada.id), limit=20, per_s=3600):
        continue
    world.says(ada, f"check my balance and {FIRST}")
    assert "You have ₦5,000.00." in world.text(ada)
    assert "a lot of account numbers" in world.text(ada)
    assert world.sessions.read(ada.lane).later == []


def test_requests_that_wait_are_there_without_redis(
    world: ChatWorld, database: Database
) -> None:
    away = Cache("redis://127.0.0.1:1/0")
    world = ChatWorld(database, away)
    ada = world.opened(5000)
    world.says(ada, BOTH)
    world.says(ada, "cancel")
    assert "*Total: ₦310.00*" in world.text(ada)
    away.close()


def test_a_blocked_account_takes_up_nothing(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, BOTH)
    world.says(ada, "block my account")
    finishes_the_form(world, ada)
    world.says(ada, "hello")
    assert "Next" not in world.text(ada)
    statuses = world.base.rows("SELECT status FROM transfers")
    assert statuses == [("cancelled",)]


def test_the_next_one_says_that_the_receipt_before_it_is_still_to_come(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    world.says(ada, BOTH)
    world.taps(ada)
    form = FlowRequest("data_exchange", "PIN", {"pin": PIN}, world.token(ada))
    lanes = world.forms.answer(form).lanes
    finishes_the_form(world, ada)
    assert world.text(ada).startswith("The one before is on its way")
    world.inbox.act(lanes)
    assert "Money sent" in world.text(ada)

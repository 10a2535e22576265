"""Tickets in the conversation: from what is wrong to an answer, and every refusal."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.db import Database
from miimii.support.answers import Answers, count_late
from miimii.support.model import MOST_OPEN
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld
from tests.transfers_world import naira

STAFF = "bola@example.com"
NUMBER = re.compile(r"T-[0-9A-HJKMNP-TV-Z]{6}")


@pytest.fixture
def ada(world: ChatWorld) -> Customer:
    return world.opened(10_000)


@pytest.fixture
def answers(world: ChatWorld, database: Database) -> Answers:
    return Answers(database, world.outbox)


def number_in(text: str) -> str:
    found = NUMBER.search(text)
    assert found, text
    return found[0]


def complained(
    world: ChatWorld, who: Customer, text: str = "she never got the money"
) -> str:
    """A ticket that is new; its number."""
    world.says(who, "I want to talk to a human")
    assert "What is wrong?" in world.text(who)
    world.says(who, text)
    return number_in(world.text(who))


def kept(world: ChatWorld) -> list[tuple[str, str]]:
    """Whose words are kept, and which."""
    with world.db.autocommit() as conn:
        return conn.execute(
            "SELECT sender, body FROM ticket_messages ORDER BY id"
        ).fetchall()


def paid(world: ChatWorld, who: Customer) -> str:
    """A transfer that went through; its reference."""
    reference = world.base.held(who, naira(500))
    world.base.dispatch(reference)
    return reference


def test_a_complaint_gets_a_number_and_a_day(world: ChatWorld, ada: Customer) -> None:
    with freeze_time("2026-11-02 09:00"):
        number = complained(world, ada, "Your app keeps logging me out of my account")
        assert "16 Nov 2026, 10:00" in world.text(ada)  # in Lagos, after 14 days
        world.says(ada, f"ticket {number.lower()}")
        assert "your account · with our team, answer by 16 Nov" in world.text(ada)
        assert "keeps logging me out" in world.text(ada)
        world.says(ada, "my tickets")
        assert number in world.text(ada)
    assert kept(world) == [("customer", "Your app keeps logging me out of my account")]


def test_a_dispute_is_about_the_order_and_a_second_one_adds_to_it(
    world: ChatWorld, ada: Customer
) -> None:
    reference = paid(world, ada)
    world.says(ada, "this transfer is wrong")
    assert "ADA OBI" in world.text(ada)
    assert "What is wrong?" in world.text(ada)
    world.says(ada, "I sent it to the wrong account, please call them")
    number = number_in(world.text(ada))
    world.says(ada, f"there is a problem with {reference}")
    world.says(ada, "they have answered nothing at all so far")
    assert f"I've added that to your ticket *{number}*" in world.text(ada)
    with world.db.autocommit() as conn:
        rows = conn.execute("SELECT topic, order_reference FROM tickets").fetchall()
    assert rows == [("transfer", reference)]
    first, second = [body for _, body in kept(world)]
    assert first == (
        "this transfer is wrong\nI sent it to the wrong account, please call them"
    )
    assert second.endswith("they have answered nothing at all so far")
    world.says(ada, f"ticket {number}")
    assert "ADA OBI" in world.text(ada)


def test_what_it_is_about_can_be_said_to_be_something_else(
    world: ChatWorld, ada: Customer
) -> None:
    paid(world, ada)
    world.says(ada, "I have a complaint")
    assert "ADA OBI" in world.text(ada)
    world.taps(ada, 0)
    assert "ADA OBI" not in world.text(ada)
    world.says(ada, "the charges last month were too many")
    with world.db.autocommit() as conn:
        rows = conn.execute("SELECT topic, order_reference FROM tickets").fetchall()
    assert rows == [("charge", None)]


@pytest.mark.parametrize("leave", ["cancel", "no", "never mind"])
def test_a_customer_who_thinks_better_of_it_has_said_nothing(
    world: ChatWorld, ada: Customer, leave: str
) -> None:
    world.says(ada, "talk to a human")
    world.says(ada, leave)
    assert "passed nothing on" in world.text(ada)
    assert kept(world) == []
    world.says(ada, "balance")
    assert "10,000" in world.text(ada)


def test_a_short_request_is_a_request_also_while_we_ask(
    world: ChatWorld, ada: Customer
) -> None:
    world.says(ada, "talk to a human")
    world.says(ada, "balance")
    assert "10,000" in world.text(ada)
    world.says(ada, "I was debited twice for the same thing on Monday")
    assert "What is wrong?" in world.text(ada) or NUMBER.search(world.text(ada))


def test_beside_a_quote_only_a_tap_leads_away_from_it(
    world: ChatWorld, ada: Customer
) -> None:
    world.says(ada, "send 500 to 0123456789 access")
    assert "Total" in world.text(ada)
    world.says(ada, "talk to a human")
    assert "pass it to our team" in world.text(ada)
    world.says(ada, "yes")
    assert world.last(ada)["interactive"]["type"] == "flow"


def test_words_are_needed_and_secrets_are_never_kept(
    world: ChatWorld, ada: Customer
) -> None:
    world.says(ada, "talk to a human")
    world.says(ada, "12")
    assert "in words" in world.text(ada)
    world.says(ada, "my bvn is 22222222222 and you said it is wrong")
    assert "never type your PIN, BVN" in world.text(ada)
    world.says(ada, "my pin 482615 does not work any more since Friday")
    assert "never type your PIN, BVN" in world.text(ada)
    assert kept(world) == []
    assert "482615" not in world.dump()
    world.says(ada, "since Friday I can't confirm anything")
    assert number_in(world.text(ada))


def test_somebody_else_s_ticket_is_like_one_that_is_not(
    world: ChatWorld, ada: Customer
) -> None:
    number = complained(world, ada)
    eve = world.opened(0)
    unknown = "T-000000"
    for text in ("ticket {}", "close {}", "add to {}: hello there", "reopen {}"):
        world.says(eve, text.format(number))
        theirs = world.text(eve)
        world.says(eve, text.format(unknown))
        assert world.text(eve) == theirs
        assert "can't find that ticket" in theirs
    assert len(kept(world)) == 1


def test_an_order_of_somebody_else_starts_no_dispute(
    world: ChatWorld, ada: Customer
) -> None:
    reference = paid(world, ada)
    eve = world.opened(0)
    world.says(eve, f"there is a problem with {reference}")
    assert "ADA OBI" not in world.text(eve)
    world.says(eve, "give me my money back at once")
    with world.db.autocommit() as conn:
        rows = conn.execute("SELECT order_reference FROM tickets").fetchall()
    assert rows == [(None,)]


def test_our_people_s_answer_arrives_and_the_customer_has_the_next_word(
    world: ChatWorld, ada: Customer, answers: Answers
) -> None:
    number = complained(world, ada)
    answers.answer(number, "We asked the bank.", by=STAFF, at=clock.now())
    world.outbox.deliver_told()
    assert "We asked the bank." in world.text(ada)
    world.says(ada, "my tickets")
    assert "answered" in world.text(ada)
    assert answers.list_open(at=clock.now()) == []
    world.says(ada, f"ticket {number}")
    world.taps(ada, 0)
    assert "What should I add" in world.text(ada)
    world.says(ada, "Thank you. They say they have not heard from you")
    assert "I've added that" in world.text(ada)
    assert [ticket.number for ticket in answers.list_open(at=clock.now())] == [number]
    senders = [sender for sender, _ in kept(world)]
    assert senders == ["customer", "staff", "customer"]


def test_buttons_under_an_answer_work_when_the_conversation_is_forgotten(
    world: ChatWorld, ada: Customer, answers: Answers
) -> None:
    number = complained(world, ada)
    answers.answer(number, "Which day?", by=STAFF, at=clock.now(), is_question=True)
    world.outbox.deliver_told()
    assert "has a question" in world.text(ada)
    world.sessions.drop(ada.lane)
    world.taps(ada, 1)
    assert f"Ticket {number} is closed" in world.text(ada)
    eve = world.opened(0)
    world.taps_id(eve, world.choices_of(ada, "has a question")[0])
    assert "no longer works" in world.text(eve)


def test_outside_the_window_a_template_says_the_number_alone(
    world: ChatWorld, ada: Customer, answers: Answers
) -> None:
    number = complained(world, ada)
    with freeze_time(clock.now() + timedelta(hours=25)):
        answers.answer(number, "Your secret answer", by=STAFF, at=clock.now())
        world.outbox.deliver_told()
    template = world.last(ada)["template"]
    assert template["name"] == "ticket_answer"
    assert template["components"][0]["parameters"] == [{"type": "text", "text": number}]


def test_a_closed_ticket_is_taken_up_again_for_seven_days(
    world: ChatWorld, ada: Customer, answers: Answers
) -> None:
    number = complained(world, ada)
    at = clock.now()
    answers.close(number, by=STAFF, at=at)
    world.outbox.deliver_told()
    assert f"closed ticket {number}" in world.text(ada)
    with freeze_time(at + timedelta(days=7) - timedelta(seconds=1)):
        world.says(ada, f"reopen {number}: it isn't solved")
        assert "I've added that" in world.text(ada)
        answers.close(number, by=STAFF, at=clock.now())
    with freeze_time(at + timedelta(days=14) - timedelta(seconds=1)):
        world.says(ada, f"reopen {number}: it isn't solved")
        assert "closed for good" in world.text(ada)


def test_an_order_s_old_ticket_makes_room_for_a_new_one(
    world: ChatWorld, ada: Customer, answers: Answers
) -> None:
    reference = paid(world, ada)
    found = world.teller.tickets.open(
        ada, "one", topic="other", order_reference=reference, at=clock.now()
    )
    answers.close(found[0].number, by=STAFF, at=clock.now())
    later = clock.now() + timedelta(days=8)
    again, is_new = world.teller.tickets.open(
        ada, "two", topic="other", order_reference=reference, at=later
    )
    assert is_new
    assert again.number != found[0].number


def test_more_than_five_open_tickets_are_one_complaint_in_pieces(
    world: ChatWorld, ada: Customer
) -> None:
    for n in range(MOST_OPEN):
        complained(world, ada, f"this is another thing that is wrong, no. {n}")
    world.says(ada, "talk to a human")
    world.says(ada, "and one thing more that does not work")
    assert "add to one of them" in world.text(ada)


def test_a_ticket_is_late_from_the_moment_that_was_promised(
    world: ChatWorld, ada: Customer, answers: Answers
) -> None:
    number = complained(world, ada)
    due = answers.read(number, by=STAFF, at=clock.now()).ticket.due_at
    with world.db.autocommit() as conn:
        assert count_late(conn, at=due) == 0
        assert count_late(conn, at=due + timedelta(seconds=1)) == 1
    late = answers.list_open(at=due + timedelta(seconds=1), is_late=True)
    assert [ticket.number for ticket in late] == [number]
    answers.answer(number, "Solved.", by=STAFF, at=due)
    with world.db.autocommit() as conn:
        assert count_late(conn, at=due + timedelta(seconds=1)) == 0


def test_what_was_said_is_never_changed(world: ChatWorld, ada: Customer) -> None:
    complained(world, ada)
    with (
        pytest.raises(Exception, match="permission denied"),
        world.db.transaction() as conn,
    ):
        conn.execute("UPDATE ticket_messages SET body = 'x'")

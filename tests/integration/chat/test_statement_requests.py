"""A statement is asked for in the chat and arrives as a document, or as an apology."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest

from miimii import clock
from miimii.chat.flows import statement
from miimii.chat.wording import LANGUAGES, say
from miimii.providers.channels import NotSent
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld
from tests.pdf import texts
from tests.transfers_world import naira


@pytest.fixture
def ada(world: ChatWorld) -> Customer:
    ada = world.opened()
    world.base.receive(ada.account_number or "", naira(20_000))
    return ada


def document(world: ChatWorld, who: Customer) -> dict[str, Any]:
    """The last message's document; its button's block has the words."""
    body = world.last(who)
    if body["type"] == "document":
        return dict(body["document"])
    found: dict[str, Any] = body["interactive"]["header"]["document"]
    return found


def is_until_now(world: ChatWorld, who: Customer, asked_on: date, form: str) -> bool:
    """Whether the last document ends on the day it was asked for, or on the next."""
    name = str(document(world, who)["filename"])
    return name.endswith((f"{asked_on}.{form}", f"{clock.today()}.{form}"))


def sentence(who: Customer, key: str) -> str:
    """A sentence's beginning, before its facts."""
    return say(who.language, key, days="{").split("{")[0]


def test_the_days_are_in_the_words(world: ChatWorld, ada: Customer) -> None:
    asked_on = clock.today()
    world.says(ada, "send me my statement for this month")
    names = [
        f"MiiMii-{day.replace(day=1)}-{day}.pdf" for day in (asked_on, clock.today())
    ]
    assert document(world, ada)["filename"] in names
    assert world.text(ada).startswith(sentence(ada, "statement.caption"))
    (*_, sheet) = texts(world.phone.files[-1])
    assert sheet[-1] == str(world.teller.balance(ada)).replace("₦", "?")


def test_a_table_is_a_tap_away(world: ChatWorld, ada: Customer) -> None:
    world.says(ada, "statement for this month")
    world.taps(ada)
    assert document(world, ada)["filename"].endswith(".csv")
    assert world.phone.files[-1].startswith(b"\xef\xbb\xbfDate,")


def test_the_days_are_asked_for_with_buttons(world: ChatWorld, ada: Customer) -> None:
    world.says(ada, "statement")
    assert world.text(ada) == say("en", "statement.ask")
    assert len(world.choices(ada)) == 3
    asked_on = clock.today()
    world.taps(ada)
    assert is_until_now(world, ada, asked_on, "pdf")


@pytest.mark.parametrize(
    "words", ["this month", "from 1 jan to today", "Today please", "yau"]
)
def test_the_days_can_be_typed(world: ChatWorld, ada: Customer, words: str) -> None:
    world.says(ada, "statement as csv")
    asked_on = clock.today()
    world.says(ada, words)
    assert is_until_now(world, ada, asked_on, "csv")


def test_what_is_no_day_is_asked_about_once(world: ChatWorld, ada: Customer) -> None:
    world.says(ada, "statement")
    world.says(ada, "the long one")
    assert world.text(ada) == say("en", "statement.unread")
    world.says(ada, "the very long one")
    assert world.text(ada).startswith("I didn't get that")


def test_it_can_be_left(world: ChatWorld, ada: Customer) -> None:
    world.says(ada, "statement")
    world.says(ada, "cancel")
    assert world.text(ada) == say("en", "statement.dropped")
    world.says(ada, "this month")
    assert world.phone.files == []


def test_something_else_can_be_said_instead(world: ChatWorld, ada: Customer) -> None:
    world.says(ada, "statement")
    world.says(ada, "balance")
    assert "You have" in world.text(ada)
    world.says(ada, "this month")
    assert document(world, ada)["filename"].endswith(".pdf")


def test_a_quote_that_stands_is_kept(world: ChatWorld, ada: Customer) -> None:
    world.says(ada, "send 500 to 0123456789 access")
    confirm = world.choices(ada)[0]
    world.says(ada, "statement")
    world.taps(ada)
    assert document(world, ada)["filename"].endswith(".pdf")
    world.taps_id(ada, confirm)
    assert world.token(ada)


def test_the_buttons_outlast_the_session(world: ChatWorld, ada: Customer) -> None:
    world.says(ada, "statement")
    this_month = world.choices(ada)[0]
    world.sessions.drop(ada.lane)
    world.taps_id(ada, this_month)
    assert document(world, ada)["filename"].endswith(".pdf")


def test_when_it_can_t_be_uploaded_that_is_said_with_a_way_out(
    world: ChatWorld, ada: Customer
) -> None:
    world.phone.takes_files = False
    world.says(ada, "statement for this month")
    assert world.text(ada).startswith(sentence(ada, "statement.failed"))
    world.phone.takes_files = True
    world.taps(ada)
    assert document(world, ada)["filename"].endswith(".csv")


def test_when_whatsapp_refuses_the_file_that_is_said(
    world: ChatWorld, ada: Customer
) -> None:
    world.phone.answers = [NotSent("stop", "131053")]
    world.says(ada, "statement for this month")
    assert world.text(ada).startswith(sentence(ada, "statement.failed"))


def test_who_is_frozen_or_unproven_gets_none(world: ChatWorld, ada: Customer) -> None:
    world.teller.doubt_identity(ada, "key_changed", at=clock.now())
    world.says(ada, "statement for this month")
    assert world.text(ada) == say("en", "restricted")
    eve = world.opened(100)
    world.teller.block(eve, at=clock.now())
    world.says(eve, "statement for this month")
    assert world.text(eve) == say("en", "frozen")
    assert world.phone.files == []


@pytest.mark.parametrize("what", ["freeze", "doubt"])
def test_who_is_frozen_before_it_leaves_gets_none(
    world: ChatWorld, ada: Customer, what: str
) -> None:
    world.phone.answers = [NotSent("retry", "131000")]
    world.says(ada, "statement for this month")
    world.phone.files.clear()
    if what == "freeze":
        world.teller.block(ada, at=clock.now())
    else:
        world.teller.doubt_identity(ada, "key_changed", at=clock.now())
    with world.db.autocommit() as conn:
        conn.execute("UPDATE outbound_messages SET next_attempt_at = created_at")
    world.outbox.deliver(ada.lane)
    assert world.phone.files == []
    assert sentence(ada, "statement.failed") in str(world.phone.bodies(ada.recipient))


def test_too_many_lines_are_refused_with_a_way_out(
    world: ChatWorld, ada: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statement, "MOST_LINES", 1)
    world.says(ada, "statement for this month")
    assert world.text(ada) == say("en", "statement.too_long")
    assert len(world.choices(ada)) == 3
    monkeypatch.undo()
    world.says(ada, "today")
    assert document(world, ada)["filename"].endswith(".pdf")


def test_what_takes_long_is_said_before(
    world: ChatWorld, ada: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statement, "SLOW", 1)
    world.says(ada, "statement for this month")
    before, last = world.phone.bodies(ada.phone or "")[-2:]
    assert before["text"]["body"] == say("en", "statement.moment")
    assert last["interactive"]["header"]["type"] == "document"


def test_two_at_once_both_arrive(world: ChatWorld, ada: Customer) -> None:
    bola = world.opened(100)
    for who in (ada, bola):
        world.says(who, "statement for today", act=False)
        world.says(who, "statement for today as csv", act=False)
    threads = [
        threading.Thread(target=world.inbox.act, args=([who.phone],))
        for who in (ada, bola)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for who in (ada, bola):
        assert world.count(who) == 2
        assert document(world, who)["filename"].endswith(".csv")
    assert len(world.phone.files) == 4


def test_nothing_is_kept_of_it_but_what_was_asked_for(
    world: ChatWorld, ada: Customer
) -> None:
    world.says(ada, "statement for this month")
    assert "MUSA" not in world.dump()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_asks_and_gives(
    world: ChatWorld, ada: Customer, language: str
) -> None:
    speaker = world.teller.set_language(ada, language)
    world.says(speaker, "statement")
    assert world.text(speaker) == say(language, "statement.ask")
    world.taps(speaker)
    assert world.text(speaker).startswith(sentence(speaker, "statement.caption"))

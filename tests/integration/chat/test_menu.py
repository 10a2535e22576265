"""The greeting, the menu and its rows, and help by topic."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from miimii import clock
from miimii.cache import Cache
from miimii.chat import bubbles
from miimii.chat.flows import my_account
from miimii.chat.session import Visit
from miimii.chat.wording import LANGUAGES, say
from miimii.db import Database
from miimii.money import Money
from miimii.providers.channels import Reading, SeenDetails
from miimii.users.model import Customer
from tests.integration.chat.world import PIN, ChatWorld


def sections(world: ChatWorld, who: Customer) -> dict[str, list[str]]:
    found = world.last(who)["interactive"]["action"]["sections"]
    return {part["title"]: [row["title"] for row in part["rows"]] for part in found}


def row(world: ChatWorld, who: Customer, title: str) -> str:
    found = world.last(who)["interactive"]["action"]["sections"]
    rows = {row["title"]: row["id"] for part in found for row in part["rows"]}
    return str(rows[title])


def picks(world: ChatWorld, who: Customer, reply_id: str) -> None:
    reply = {"type": "list_reply", "list_reply": {"id": reply_id, "title": "x"}}
    world.sends(who.phone or "", {"type": "interactive", "interactive": reply})


@pytest.mark.parametrize(
    ("hour", "minute", "hello"),
    [
        (4, 59, "Good evening"),
        (5, 0, "Good morning"),
        (11, 59, "Good morning"),
        (12, 0, "Good afternoon"),
        (15, 59, "Good afternoon"),
        (16, 0, "Good evening"),
    ],
)
def test_the_greeting_goes_by_the_clock_in_lagos_and_the_first_name(
    world: ChatWorld, hour: int, minute: int, hello: str
) -> None:
    at = datetime(2026, 11, 3, hour, minute, tzinfo=clock.LAGOS)
    ada = replace(world.opened(), first_name="Ada")
    for customer, named in ((ada, " Ada"), (replace(ada, first_name=None), "")):
        visit = Visit(customer, world.teller, at, lambda lane: None)
        assert my_account.greet(visit).text.startswith(f"{hello}{named} 👋")


def test_the_menu_is_a_list_in_groups(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "menu")
    assert sections(world, ada) == {
        "Send and buy": ["Send money", "Buy airtime & bills", "Saved people"],
        "Your account": ["Balance", "My account number", "History", "Statement"],
        "More": ["Limits", "Talk to our team", "Language"],
    }


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_menu_fits_in_every_language(world: ChatWorld, language: str) -> None:
    ada = world.teller.set_language(world.opened(), language)
    world.says(ada, "menu")
    shown = sections(world, ada)
    assert len(shown) == 3
    assert sum(map(len, shown.values())) <= bubbles.ROWS


@pytest.mark.parametrize(
    ("title", "heard"),
    [
        ("Send money", "Who should I send it to?"),
        ("Buy airtime & bills", "What would you like to buy?"),
        ("Saved people", "You haven't saved anybody yet"),
        ("Balance", "You have ₦0.00"),
        ("My account number", "Your account:"),
        ("History", "No money has moved"),
        ("Statement", "statement"),
        ("Limits", "You can still send"),
        ("Language", "Which language"),
    ],
)
def test_every_row_leads_somewhere(world: ChatWorld, title: str, heard: str) -> None:
    ada = world.opened()
    world.says(ada, "menu")
    picks(world, ada, row(world, ada, title))
    assert heard.casefold() in world.text(ada).casefold()


def test_a_row_works_when_the_conversation_is_long_forgotten(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "menu")
    balance = row(world, ada, "Balance")
    world.sessions.drop(ada.lane)
    picks(world, ada, balance)
    assert world.text(ada) == "You have ₦0.00."


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("help transfers", "transfers"),
        ("help with statement", "history"),
        ("how do I send money", "transfers"),
        ("how do I buy data?", "bills"),
        ("help with my pin", "pin"),
        ("how to save someone", "people"),
        ("help limits", "limits"),
        ("help with receiving money", "account"),
        ("help with security", "safety"),
        ("help with language", "language"),
        ("help alerts", "news"),
        ("how much is 1gb", "prices"),
        ("price of dstv compact", "prices"),
        ("how I go take send money", "transfers"),
        ("taimako kan tura kudi", "transfers"),
        ("iranlowo lori data", "bills"),
        ("enyemaka maka data", "bills"),
    ],
)
def test_help_is_about_what_is_asked(world: ChatWorld, text: str, topic: str) -> None:
    ada = world.opened()
    world.says(ada, text)
    assert any(
        say(language, f"help.{topic}") in world.text(ada) for language in LANGUAGES
    )


def test_a_price_is_one_tap_away_and_nothing_is_begun(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "how much is 1gb")
    assert world.sessions.read(ada.lane).flow == ""
    world.taps(ada)
    assert world.sessions.read(ada.lane).flow == "buy"


def test_help_leaves_the_question_that_stands(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "send 500 to 0123456789 access")
    world.says(ada, "help transfers")
    world.says(ada, "yes")
    assert world.last(ada)["interactive"]["type"] == "flow"


class _Dead:
    """Fits `LanguageModel`: whatever it is asked, it fails."""

    def read(self, text: str) -> Reading | None:
        raise AssertionError(text)

    def transcribe(self, audio: bytes) -> str | None:
        raise AssertionError(audio)

    def describe(self, image: bytes, mime: str) -> SeenDetails | None:
        raise AssertionError(mime)


@pytest.mark.proves("T05")
def test_with_the_model_dead_balance_a_transfer_by_the_menu_and_blocking_work(
    database: Database, cache: Cache, clean: None
) -> None:
    world = ChatWorld(database, cache, model=_Dead())
    ada = world.opened(5_000)
    world.says(ada, "balance")
    assert "₦5,000.00" in world.text(ada)
    world.says(ada, "menu")
    picks(world, ada, row(world, ada, "Send money"))
    for answer in ("0123456789", "access bank", "500"):
        world.says(ada, answer)
    assert "₦510.00" in world.text(ada)
    world.taps(ada)
    assert world.fills(ada, pin=PIN).body["screen"] == "SUCCESS"
    assert world.base.balance(ada) == Money.naira("4,490")
    world.says(ada, "block my account")
    assert "blocked" in world.text(ada)

"""Customers ask for their data in the chat: a number, a day, and no more than that."""

from __future__ import annotations

import re

import pytest

from miimii.chat.wording import say
from miimii.privacy.model import ANSWERED_IN
from miimii.users.model import Customer
from tests.deeds import deeds
from tests.integration.chat.world import ChatWorld

NUMBER = re.compile(r"D-[0-9A-HJKMNP-TV-Z]{6}")


@pytest.mark.parametrize(
    ("text", "kind"), [("export my data", "export"), ("delete my account", "erase")]
)
def test_a_request_gets_a_number_and_a_day_and_asked_again_it_is_the_same(
    world: ChatWorld, text: str, kind: str
) -> None:
    ada = world.opened(5000)
    world.says(ada, text)
    first = NUMBER.findall(world.text(ada))
    world.says(ada, text)
    assert first == NUMBER.findall(world.text(ada))
    assert "already" in world.text(ada)
    rows = world.base.rows("SELECT number, kind, state, channel FROM data_requests")
    assert rows == [(first[0], kind, "received", "chat")]
    (due,) = world.base.rows("SELECT due_at - asked_at FROM data_requests")[0]
    assert due == ANSWERED_IN
    with world.db.autocommit() as conn:
        (deed,) = deeds(conn, about=f"user:{ada.id}")[-1:]
        standing = world.customers.get(conn, ada.id).standing
    assert deed[:2] == (f"customer:{ada.id}", f"data.{kind}-asked")
    assert standing == "active"  # people look first


@pytest.mark.parametrize("language", ["en", "pcm", "ha", "yo", "ig"])
def test_the_notice_and_both_requests_are_answered_in_every_language(
    world: ChatWorld, language: str
) -> None:
    ada = world.opened()
    world.base.rows(
        "UPDATE users SET language = %(l)s WHERE id = %(id)s RETURNING id",
        l=language,
        id=ada.id,
    )
    world.says(ada, "privacy")
    assert "90" in world.text(ada)
    for text in ("export my data", "delete my account"):
        world.says(ada, text)
        assert NUMBER.search(world.text(ada))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I want to close my account"),
        ("en", "how do i close my account"),
        ("pcm", "abeg close my account"),
        ("ha", "rufe asusuna"),
        ("yo", "ti akaunti mi"),
        ("ig", "mechie akaụntụ m"),
    ],
)
def test_an_account_to_be_closed_is_not_blocked_but_asked_about(
    world: ChatWorld, language: str, text: str
) -> None:
    ada = world.opened(5000)
    world.base.rows(
        "UPDATE users SET language = %(l)s WHERE id = %(id)s RETURNING id",
        l=language,
        id=ada.id,
    )
    world.says(ada, text)
    assert say(language, "block.which") in world.text(ada)
    assert standing_of(world, ada) == "active"
    world.taps(ada, 1)
    assert NUMBER.search(world.text(ada))
    assert world.base.rows("SELECT kind FROM data_requests") == [("erase",)]
    assert standing_of(world, ada) == "active"


def test_an_account_to_be_closed_can_be_blocked_by_a_tap(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "close my account")
    world.taps(ada)
    assert standing_of(world, ada) == "frozen"
    assert world.base.rows("SELECT kind FROM data_requests") == []


@pytest.mark.parametrize(
    "text", ["ẹ pa àkáǹtì mi rẹ́", "goge bayanaina", "close my account for good"]
)
def test_what_can_only_mean_an_end_is_noted_at_once(
    world: ChatWorld, text: str
) -> None:
    ada = world.opened(5000)
    world.says(ada, text)
    assert world.base.rows("SELECT kind FROM data_requests") == [("erase",)]
    assert standing_of(world, ada) == "active"


def standing_of(world: ChatWorld, who: Customer) -> str:
    with world.db.autocommit() as conn:
        return world.customers.get(conn, who.id).standing

"""A model that falls silent for a minute: nobody waits for it, and few even ask.

The real adapter on a real line, whose other end answers when a test lets it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from miimii.cache import Cache
from miimii.chat.allowance import AT_ONCE
from miimii.db import Database
from miimii.http import Http
from miimii.providers.breaker import FAILURES
from miimii.providers.openai import OpenAI
from miimii.sandbox.phone_media import picture, voice_note
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld
from tests.integration.providers.scripted import Script, scripted

UNCLEAR = "process 5k for Chidi"  # only a model could read it
UNREAD = "I didn't get that"
SHORT_S, LONG_S = 0.2, 50.0
PATIENCE_S = 20
PEOPLE = 10
_files = count(1)

pytestmark = pytest.mark.proves("T15")
Make = Callable[[float], ChatWorld]


class Files(dict[str, bytes]):
    """Fits `MediaSource`."""

    def fetch(self, media_id: str, digest: str, *, most_bytes: int) -> bytes | None:
        return self.get(media_id)


@pytest.fixture
def silent() -> Iterator[Script]:
    """The model's side of the line, saying nothing; then that it did not understand."""
    with scripted() as script:
        script.will_answer((400, {"error": {}}))
        script.may_answer.clear()
        yield script


@pytest.fixture
def make(database: Database, cache: Cache, clean: None, silent: Script) -> Make:
    """Make a world whose model may take so long."""

    def world(budget_s: float) -> ChatWorld:
        link = Http("openai", silent.url, max_in_flight=2 * AT_ONCE)
        model = OpenAI(
            link,
            api_key="k",
            model="m",
            transcription_model="t",
            text_s=budget_s,
            media_s=budget_s,
        )
        return ChatWorld(database, cache, model=model, media=Files())

    return world


def sends_file(world: ChatWorld, who: Customer, kind: str, content: bytes) -> None:
    media_id = str(next(_files))
    assert isinstance(world.media, Files)
    world.media[media_id] = content
    block = {"id": media_id, "sha256": "x", "voice": True}
    world.sends(who.phone or "", {"type": kind, kind: block})


def until(is_so: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < give_up_at
        time.sleep(0.02)


def test_what_our_rules_read_is_answered_without_it(make: Make, silent: Script) -> None:
    world = make(LONG_S)
    ada = world.opened(5_000)
    for said, heard in (("balance", "₦5,000.00"), ("menu", "what I can do")):
        world.says(ada, said)
        assert heard in world.text(ada)
    world.says(ada, "block my account")
    assert "blocked" in world.text(ada)
    assert silent.got == []


def test_what_only_it_could_read_is_answered_while_it_is_silent(
    make: Make, silent: Script
) -> None:
    world = make(SHORT_S)
    ada = world.opened(5_000)
    world.says(ada, UNCLEAR)
    assert UNREAD in world.text(ada)
    sends_file(world, ada, "audio", voice_note("balance"))
    assert "couldn't make that voice note out" in world.text(ada)
    sends_file(world, ada, "image", picture("0123456789 GTBank"))
    assert "couldn't find an account number" in world.text(ada)
    assert len(silent.got) == 3
    assert not silent.may_answer.is_set()


def test_however_many_ask_at_once_a_few_wait_and_all_others_are_answered(
    make: Make, silent: Script
) -> None:
    world = make(LONG_S)
    people = [world.opened() for _ in range(PEOPLE)]
    bola = world.opened(5_000)

    def answered() -> int:
        return sum(world.count(each) for each in people)

    with ThreadPoolExecutor(PEOPLE) as pool:
        for each in people:
            pool.submit(world.says, each, UNCLEAR)
        until(lambda: answered() == PEOPLE - AT_ONCE)
        world.says(bola, "balance")
        assert "₦5,000.00" in world.text(bola)
        assert len(silent.got) == AT_ONCE
        assert answered() == PEOPLE - AT_ONCE  # those few are still waiting
        silent.may_answer.set()
    assert [UNREAD in world.text(each) for each in people] == [True] * PEOPLE


def test_once_it_failed_five_times_nobody_asks_it_for_a_while(
    make: Make, silent: Script
) -> None:
    world = make(SHORT_S)
    ada, bola = world.opened(), world.opened()
    for _ in range(FAILURES):
        world.says(ada, UNCLEAR)
    assert len(silent.got) == FAILURES
    for _ in range(5):
        world.says(bola, UNCLEAR)
        assert UNREAD in world.text(bola)
        sends_file(world, bola, "audio", voice_note("balance"))
        assert "Please type" in world.text(bola)
        sends_file(world, bola, "image", picture("0123456789 GTBank"))
        assert "Please type" in world.text(bola)
    assert len(silent.got) == FAILURES

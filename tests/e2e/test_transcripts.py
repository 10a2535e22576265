"""Conversations as a product person reads and writes them: `transcripts/*.txt`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bot import PIN, Bot, Message, Screen
from tests.e2e.conftest import NewCustomer
from tests.stack import Stack

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


class Player:
    """Does what a transcript says, line by line; each mark is one of its methods."""

    def __init__(self, stack: Stack, bot: Bot) -> None:
        self._stack = stack
        self._bot = bot
        self._heard: Message | None = None
        self._screen: Screen | None = None
        self._marks: dict[str, Callable[[str], object]] = {
            ">": bot.says,
            "<": self._hear,
            "tap:": self._tap,
            "pin": self._pay,
            "opens": lambda _: bot.hears_form(),
            "form:": self._fill,
            "refused:": self._be_refused,
            "closed:": self._be_shut_out,
            "event:": bot.sends,
            "photo": lambda _: bot.sends("image"),
            "nin": lambda _: self._fill(f"nin={bot.nin}"),
            "people:": self._decide,
        }

    def play(self, text: str) -> None:
        for line in text.splitlines():
            mark, _, words = line.partition(" ")
            if line and not line.startswith("#"):
                self._marks[mark](words)

    def _hear(self, words: str) -> None:
        self._heard = self._bot.hears(words)

    def _tap(self, words: str) -> None:
        assert self._heard is not None
        titles = [title for _, title in self._heard.choices]
        self._bot.taps(titles.index(words), message=self._heard)

    def _pay(self, _words: str) -> None:
        self._bot.hears_form()
        assert self._bot.fills(pin=PIN).finished

    def _fill(self, words: str) -> None:
        fields = dict(field.split("=") for field in words.split())
        self._screen = self._bot.fills(**fields)

    def _be_refused(self, words: str) -> None:
        assert self._screen is not None
        assert words in (self._screen.error or ""), self._screen
        assert not self._screen.expired

    def _be_shut_out(self, words: str) -> None:
        assert self._screen is not None
        assert words in (self._screen.error or ""), self._screen
        assert self._screen.expired

    def _decide(self, what: str) -> None:
        """One of our people asks for it, another approves."""
        why = ("--reason", "seen by both of us", "--evidence", "a call")
        asked = ("request", self._bot.phone or "", what, *why, "--json")
        said = self._script(*asked, by="ops@miimii.test")
        approval = json.loads(said)["items"][0]["id"]
        self._script("approve", approval, by="ops@miimii.test", code=3)
        self._script("approve", approval, by="checker@miimii.test")

    def _script(self, *words: str, by: str, code: int = 0) -> str:
        run = self._stack.run_script("decide_customer", *words, "--as", by, "--yes")
        assert run.returncode == code, run.stderr + run.stdout
        return run.stdout


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_is_what_is_said(
    path: Path, stack: Stack, customer: NewCustomer, payee: str
) -> None:
    bot = customer(naira=50_000)
    facts = {"{payee}": payee, "{pin}": PIN, "{bvn}": bot.bvn}
    text = path.read_text("utf-8")
    for name, fact in facts.items():
        text = text.replace(name, fact)
    Player(stack, bot).play(text)

"""Conversations as a product person reads and writes them: `transcripts/*.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot import PIN, Bot, Message
from tests.e2e.conftest import NewCustomer

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


def play(bot: Bot, text: str) -> None:
    """Say, tap and read what a transcript says, line by line."""
    heard: Message | None = None
    for line in text.splitlines():
        mark, _, words = line.partition(" ")
        match mark:
            case ">":
                bot.says(words)
            case "<":
                heard = bot.hears(words)
            case "tap:":
                assert heard is not None
                titles = [title for _, title in heard.choices]
                bot.taps(titles.index(words), message=heard)
            case "pin":
                bot.hears_form()
                assert bot.fills(pin=PIN).finished
            case "nin":
                assert bot.fills(nin=bot.nin).finished
            case "photo":
                bot.sends("image")
            case _:
                assert not line or line.startswith("#"), line


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_is_what_is_said(
    path: Path, customer: NewCustomer, payee: str
) -> None:
    text = path.read_text("utf-8").replace("{payee}", payee)
    play(customer(naira=20000), text)

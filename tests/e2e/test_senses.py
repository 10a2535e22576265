"""The whole bank with a model beside it: read, heard, seen, and gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot import Bot, onboarded
from tests.stack import Stack

HANG_MS = 60_000


@pytest.fixture(scope="module")
def ada(stack: Stack) -> Bot:
    bot = onboarded(Bot(stack, phone="+2348030000071", name="Ada Obi"))
    bot.receives(50_000_00)
    bot.hears("50,000")
    return bot


@pytest.fixture(autouse=True)
def usual(ada: Bot) -> Iterator[None]:
    yield
    ada.bank.reset_dials()
    ada.says("cancel")
    ada.hears("ancel")


def sends_file(bot: Bot, kind: str, text: str, **more: str) -> None:
    bot.control.post(f"customers/{bot.key}/file", kind=kind, text=text, **more)


def test_a_turn_of_phrase_becomes_a_draft(ada: Bot) -> None:
    ada.says("process 2500 for Chidi")
    ada.hears("Chidi's account")
    ada.says("0123456789 GTBank")
    ada.hears("₦2,500.00")


def test_a_lie_changes_nothing(ada: Bot) -> None:
    ada.bank.dial("model.chat", "injected")
    ada.says("process 2500 for Chidi")
    ada.hears("'s account")
    ada.says("0123456789 GTBank")
    shown = ada.hears("₦2,500.00")
    assert "0123456789" in shown.text


def test_a_voice_note_is_heard_and_confirmed_by_hand(ada: Bot) -> None:
    sends_file(ada, "voice", "send 2k to 0123456789 GTBank")
    ada.hears("I heard")
    sends_file(ada, "voice", "yes")
    shown = ada.hears("tapped or typed")
    assert len(shown.choices) == 2


def test_a_picture_is_read(ada: Bot) -> None:
    sends_file(ada, "image", "GTBank 0123456789", caption="send 3k to this account")
    shown = ada.hears("I read: 0123456789")
    assert "₦3,000.00" in shown.text


def test_a_file_that_is_not_what_the_webhook_said_is_refused(ada: Bot) -> None:
    sends_file(ada, "voice", "send 2k to 0123456789 GTBank", digest="bm90IHRoaXM=")
    ada.hears("couldn't make that voice note out")


@pytest.mark.proves("T15")
def test_a_model_that_hangs_for_a_minute_is_waited_for_by_nobody(
    ada: Bot, stack: Stack
) -> None:
    bola = Bot(stack, phone="+2348030000072", name="Bola Ade")
    said = len(calls_ended(ada))
    ada.bank.dial("hang_ms", str(HANG_MS))
    ada.bank.dial("model.chat", "hang")
    ada.says("process 2500 for Chidi")
    bola.says("hi")
    bola.hears_form()
    ada.hears("I didn't get that")
    ada.says("balance")
    ada.hears("₦")
    assert len(calls_ended(ada)) == said  # it is silent still


def calls_ended(bot: Bot) -> list[dict[str, object]]:
    """The calls to the model that the stand-in is done with."""
    wire = bot.control.get("wire")["exchanges"]
    return [each for each in wire if each["label"] == "model.chat"]

"""Blocking and closing one's own account, where a message alone doesn't decide it."""

from __future__ import annotations

import re
from dataclasses import replace

from miimii.chat.flows import own_data
from miimii.chat.replies import Choice, Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn
from miimii.chat.understanding import understand
from miimii.chat.understanding.help_wishes import asks_about_blocking
from miimii.chat.wording import say

_HELPLESS = re.compile(r"^\W*(?:what|wetin) (?:do|should|can|go) i do\W+", re.I)


def is_emergency(text: str) -> bool:
    """Whether a text asks to block the account: heard at any pace and standing.

    Who only asks about it, says no, or speaks of another's phone, is told how, with a
    button that does it.
    """
    return not asks_about_blocking(text) and any(
        item["intent"] == "block_account" and item["slots"].get("action") == "block"
        for item in understand(_HELPLESS.sub("", text))
    )


def tapped(scene: Scene, action: tuple[str, ...]) -> Turn:
    """Do what a button says: freeze the account at once, or note that it shall end."""
    visit = scene.visit
    if action[0] == "data":
        return Done(own_data.fulfil("erase", visit), is_aside=True)
    visit.teller.block(visit.customer, at=visit.at)
    return Done(Reply(say(visit.language, "blocked")))


def offer(scene: Scene) -> Turn:
    """Say that nothing is blocked, and what blocks: the words, or a tap."""
    language = scene.visit.language
    parts = (say(language, "unblock.not_blocked"), say(language, "help.safety"))
    return Done(Reply("\n\n".join(parts), block_choices(language)), is_aside=True)


def ask_which(scene: Scene) -> Turn:
    """Ask whether an account that shall be closed is to be blocked, or to end."""
    language = scene.visit.language
    close = Choice(say(language, "block.close"), ("data", "erase"), is_lasting=True)
    reply = Reply(say(language, "block.which"), (*block_choices(language), close))
    return Done(reply, is_aside=True)


def with_offer(turn: Turn, language: str) -> Turn:
    """Return an answer with the button that blocks below it, and what that does."""
    text = f"{turn.reply.text}\n\n{say(language, 'help.safety')}"
    reply = replace(turn.reply, text=text, choices=block_choices(language))
    return replace(turn, reply=reply)


def block_choices(language: str) -> tuple[Choice, ...]:
    """Return the one button that blocks, however late it is tapped."""
    return (Choice(say(language, "pin.not_me"), ("block", "account"), is_lasting=True),)

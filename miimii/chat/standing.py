"""Answers whoever isn't an active, proven customer: standing and safety come first."""

from __future__ import annotations

import re
from dataclasses import replace

from miimii.chat.flows import onboarding, prove
from miimii.chat.replies import Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn
from miimii.chat.understanding import understand
from miimii.chat.understanding.help_wishes import asks_about_blocking
from miimii.chat.wording import say

_HELPLESS = re.compile(r"^\W*(?:what|wetin) (?:do|should|can|go) i do\W+", re.I)


def is_emergency(text: str) -> bool:
    """Whether a text asks to block the account: heard at any pace and standing.

    Who only asks how that is done is told, with a button that does it.
    """
    return not asks_about_blocking(text) and any(
        item["intent"] == "block_account" and item["slots"].get("action") != "unblock"
        for item in understand(_HELPLESS.sub("", text))
    )


def wants_unblocking(text: str) -> bool:
    """Whether a text asks to open a blocked account again."""
    return any(
        item["intent"] == "block_account" and item["slots"].get("action") == "unblock"
        for item in understand(text)
    )


def answer_by_standing(scene: Scene) -> Turn | None:
    """Return the answer for all but an active, proven customer who writes plainly."""
    customer, message = scene.visit.customer, scene.message
    if customer.standing == "onboarding":
        return _welcome(scene)
    if customer.standing == "closed":
        return scene.say("closed")
    if message.text and is_emergency(message.text) and not message.is_forwarded:
        scene.visit.teller.block(customer, at=scene.visit.at)
        return Done(Reply(say(customer.language, "blocked")))
    if customer.standing == "frozen":
        if message.text and wants_unblocking(message.text):
            return Done(prove.unblock(scene.visit))
        return Done(Reply(say(customer.language, "frozen")))
    if customer.identity_proven_at is None:
        return Done(_warned(scene, prove.invite(scene.visit)))
    return None


def _welcome(scene: Scene) -> Turn:
    return Done(_warned(scene, onboarding.invite(scene.visit, is_new=scene.is_new)))


def _warned(scene: Scene, reply: Reply) -> Reply:
    if not scene.message.is_secret:
        return reply
    warning = say(scene.visit.language, "secret")
    return replace(reply, text=f"{warning}\n\n{reply.text}")

"""Answers whoever isn't an active, proven customer: standing and safety come first."""

from __future__ import annotations

from dataclasses import replace

from miimii.chat.complaints import is_complaint
from miimii.chat.flows import onboarding, prove
from miimii.chat.own_safety import is_emergency
from miimii.chat.replies import Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn
from miimii.chat.understanding import understand
from miimii.chat.wording import say


def must_block(scene: Scene, text: str) -> bool:
    """Whether a text blocks here and now; what is for our people only offers it."""
    return is_emergency(text) and not is_complaint(scene, text)


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
    if message.text and must_block(scene, message.text) and not message.is_forwarded:
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

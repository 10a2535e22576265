"""What customers want of their own account's safety: the PIN, and its limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii.chat.flows import own_pin
from miimii.chat.replies import Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn
from miimii.chat.understanding.pin_wishes import is_against_pin
from miimii.chat.wording import say


def hear_own(scene: Scene, text: str) -> Turn | None:
    """Return the answer to a whole message about PIN or limits; None: about neither."""
    if is_against_pin(text):
        return Done(own_pin.keep(scene.visit), is_aside=True)
    return None


def answer_own(scene: Scene, item: Mapping[str, Any]) -> Turn | None:
    """Return the answer to what understanding found; None if it is something else."""
    match item["intent"]:
        case "pin_change":
            return Done(own_pin.change(item["slots"], scene.visit))
        case _:
            return None


def block(scene: Scene) -> Turn:
    """Freeze the account at once, from a button under security news."""
    scene.visit.teller.block(scene.visit.customer, at=scene.visit.at)
    return Done(Reply(say(scene.visit.language, "blocked")))

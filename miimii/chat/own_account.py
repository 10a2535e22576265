"""What customers want of their own account: the PIN, limits, and what is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii.chat import own_safety
from miimii.chat.flows import (
    limits,
    news_choices,
    own_data,
    own_limit,
    own_pin,
    upgrade,
)
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn
from miimii.chat.understanding.data_wishes import DataWish, read_data_wish
from miimii.chat.understanding.news_wishes import read_news_wish
from miimii.chat.understanding.own_limits import read_own_limit
from miimii.chat.understanding.pin_wishes import has_no_pin, is_against_pin

_FEW = 8  # words: more is a story in which a PIN occurs


def hear_own(scene: Scene, text: str) -> Turn | None:
    """Return the answer to a whole message about PIN, limits, news, data.

    None: it is about none of them.
    """
    if is_against_pin(text):
        return Done(own_pin.keep(scene.visit), is_aside=True)
    if has_no_pin(text) and len(text.split()) <= _FEW:
        return Done(own_pin.change({"action": "reset"}, scene.visit))
    if (wish := read_own_limit(text)) is not None:
        return own_limit.start("", {"day_kobo": wish.day_kobo}, scene.visit)
    if (news := read_news_wish(text)) is not None:
        return Done(news_choices.fulfil(news, scene.visit), is_aside=True)
    if (data := read_data_wish(text)) is not None:
        return _about_data(scene, data)
    return None


def _about_data(scene: Scene, wish: DataWish) -> Turn:
    if wish == "close":
        return own_safety.ask_which(scene)
    return Done(own_data.fulfil(wish, scene.visit), is_aside=True)


def answer_own(scene: Scene, item: Mapping[str, Any]) -> Turn | None:
    """Return the answer to what understanding found; None if it is something else."""
    visit = scene.visit
    match item:
        case {"intent": "pin_change"}:
            return Done(own_pin.change(item["slots"], visit))
        case {"intent": "limits_fees", "slots": {"topic": "fees"}}:
            return Done(limits.show_fees(visit), is_aside=True)
        case {"intent": "limits_fees"}:
            return Done(limits.show_limits(visit), is_aside=True)
        case {"intent": "kyc"}:
            return upgrade.start("kyc", item["slots"], visit)
        case {"intent": "block_account", "slots": {"action": "either"}}:
            return own_safety.ask_which(scene)
        case {"intent": "block_account", "slots": {"action": "ask" | "block"}}:
            return own_safety.offer(scene)
        case _:
            return None

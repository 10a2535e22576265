"""What customers want of their own account: the PIN, limits, and what is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii.chat.flows import (
    limits,
    news_choices,
    own_data,
    own_limit,
    own_pin,
    upgrade,
)
from miimii.chat.replies import Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn
from miimii.chat.understanding.data_wishes import read_data_wish
from miimii.chat.understanding.news_wishes import read_news_wish
from miimii.chat.understanding.own_limits import read_own_limit
from miimii.chat.understanding.pin_wishes import is_against_pin
from miimii.chat.wording import say


def hear_own(scene: Scene, text: str) -> Turn | None:
    """Return the answer to a whole message about PIN, limits, news, data.

    None: it is about none of them.
    """
    if is_against_pin(text):
        return Done(own_pin.keep(scene.visit), is_aside=True)
    if (wish := read_own_limit(text)) is not None:
        return own_limit.start("", {"day_kobo": wish.day_kobo}, scene.visit)
    if (news := read_news_wish(text)) is not None:
        return Done(news_choices.fulfil(news, scene.visit), is_aside=True)
    if (data := read_data_wish(text)) is not None:
        return Done(own_data.fulfil(data, scene.visit), is_aside=True)
    return None


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
        case _:
            return None


def block(scene: Scene) -> Turn:
    """Freeze the account at once, from a button under security news."""
    scene.visit.teller.block(scene.visit.customer, at=scene.visit.at)
    return Done(Reply(say(scene.visit.language, "blocked")))

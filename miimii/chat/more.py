""" "More", typed: what the button of that name under the last list means."""

from __future__ import annotations

import re

from miimii.chat.flows import history, saved
from miimii.chat.scene import Scene
from miimii.chat.session import Turn
from miimii.chat.understanding.text import fold
from miimii.chat.wording import say

_MORE = re.compile(
    r"(?:(?:please|pls|abeg|ok(?:ay)?|oya) )?(?:(?:show|see|view|load|list)(?: me)? )?"
    r"(?:some |the )?(?:more|next page|next|rest)"
    r"(?: (?:transactions|history|of them|please|pls|abeg))?"
)
_LISTS = ("history.more", "people.more")  # as their buttons call it in each language


def hear_more(scene: Scene, text: str) -> Turn | None:
    """Return the next page of the list on show; None if it isn't asked for, or none is.

    While we wait for a name, everything is a name.
    """
    if scene.session.flow == saved.NAME:
        return None
    low = fold(text).strip(" .!")
    labels = {fold(say(scene.visit.language, key)) for key in _LISTS}
    if low not in labels and not _MORE.fullmatch(low):
        return None
    for action in reversed(list(scene.session.actions.values())):
        match tuple(action):
            case (history.NAME, *_) as wanted:
                return history.show_more(scene.visit, wanted)
            case ("people", _) as wanted:
                return saved.tapped(wanted, scene.visit)
            case _:
                continue
    return None

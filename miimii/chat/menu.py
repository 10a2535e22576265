"""The menu: what can be done, in groups, and what a tap on one of its rows means."""

from __future__ import annotations

from collections.abc import Mapping

from miimii.chat.asides import answer_aside
from miimii.chat.flows import my_account, saved
from miimii.chat.own_account import answer_own
from miimii.chat.own_safety import block_choices
from miimii.chat.replies import Choice, Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn
from miimii.chat.understanding.help_wishes import HelpWish, read_help
from miimii.chat.wording import has_words, say

_ASIDES = {"account": "own_account"}  # rows whose intent has another name
# A question about one of these is answered by how it is done.
_TOPICS: Mapping[str, str] = {
    "transfer": "transfers",
    **dict.fromkeys(("airtime", "data", "electricity", "cable"), "bills"),
}


def tapped(scene: Scene, word: str) -> Turn:
    """Answer a tapped row; sending money is begun by the conversation itself."""
    match word:
        case "people":
            return saved.by_intent({}, scene.visit)
        case "limits":
            found = answer_own(scene, {"intent": "limits_fees", "slots": {}})
            return found or scene.say("old_button")
        case _:
            return answer_aside(scene, _ASIDES.get(word, word))


def hear_help(scene: Scene, text: str) -> Turn | None:
    """Explain what a whole message asks about; None if it asks nothing of the kind."""
    wish = read_help(text)
    return Done(_explained(scene, wish), is_aside=True) if wish else None


def explain(scene: Scene, topic: object) -> Turn:
    """Explain a topic that understanding found; the menu where we have no words."""
    topic = _TOPICS.get(str(topic), str(topic))
    if not has_words(f"help.{topic}"):
        return Done(my_account.help_out(scene.visit), is_aside=True)
    return Done(_explained(scene, HelpWish(topic)), is_aside=True)


def _explained(scene: Scene, wish: HelpWish) -> Reply:
    language = scene.visit.language
    kinds = [wish.kind] if wish.kind else []
    choices = tuple(
        Choice(say(language, f"buy.kind.{kind}"), ("buy", kind), is_lasting=True)
        for kind in kinds
        if kind in scene.visit.teller.bills.types
    )
    if wish.topic == "safety":
        choices = block_choices(language)
    return Reply(say(language, f"help.{wish.topic}"), choices)

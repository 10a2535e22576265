"""Short things that customers say or tap about purchases, beside any flow."""

from __future__ import annotations

from typing import Any

from miimii.chat.flows import buy
from miimii.chat.flows import saved as saved_numbers
from miimii.chat.order_status import last_order
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn
from miimii.chat.understanding import understand, yes_or_no
from miimii.chat.understanding.shopping import (
    Wish,
    is_said,
    read_wish,
    without_name,
)
from miimii.chat.understanding.text import fold
from miimii.chat.wording import has_words, say
from miimii.transfers.model import Transfer

Item = dict[str, Any]
_AGAIN = Wish("again")
_MOST_WORDS = 4  # more is a sentence that happens to have the word


def hear_wish(scene: Scene, text: str) -> Wish | None:
    """Return what a whole message asks about purchases.

    While we wait for a name, everything is a name; while a flow asks, "do it" is a yes.
    """
    if scene.session.flow == saved_numbers.NAME:
        return None
    if fold(text).strip() == fold(say(scene.visit.language, "menu.buy")):
        return Wish("bills")
    wish = read_wish(text)
    is_yes = bool(scene.session.flow) and yes_or_no(text) is True
    return None if wish == _AGAIN and is_yes else wish


def grant(scene: Scene, wish: Wish) -> Turn | None:
    """Return the answer to a wish; None if it is about something else after all."""
    visit = scene.visit
    match wish.what:
        case "again":
            is_last = _is_bought_last(scene)
            return buy.start_again(visit) if is_last else None
        case "bills":
            return Done(buy.offer_kinds(visit), is_aside=True)
        case _:
            return saved_numbers.fulfil(wish, visit)


def begin(scene: Scene, what: str, subject: str) -> Turn:
    """Begin what a button says: buy a kind, the same again, or save its number."""
    visit = scene.visit
    if what == "buy":
        return buy.start_kind(subject, visit)
    if what == "again":
        return buy.start_again(visit, subject)
    return saved_numbers.start("", {"reference": subject}, visit)


def kind_named(scene: Scene, text: str) -> str | None:
    """Return the kind of bill that a text names; its own words are in the wording.

    So a new type can be begun by name before understanding has learnt its sentences.
    """
    if len(text.split()) > _MOST_WORDS:
        return None
    for kind in scene.visit.teller.bills.types:
        names = [say(scene.visit.language, f"buy.kind.{kind}")]
        if has_words(f"buy.called.{kind}"):
            names += say(scene.visit.language, f"buy.called.{kind}").split(",")
        if any(is_said(name.strip(), text) for name in names):
            return kind
    return None


def read_named(scene: Scene, text: str) -> Item | None:
    """Return the purchase that a text asks for once a saved name is left out of it.

    "2k light for Home" says nothing but what, how much, and a name that we know.
    """
    bills = scene.visit.teller.bills
    saved = buy.find_named({"text": text}, bills.saved(scene.visit.customer))
    if saved is None:
        return None
    first = understand(without_name(saved.nickname or "", text))[0]
    is_meant = bills.kinds.get(first["intent"]) == saved.kind
    return first if is_meant else None


def _is_bought_last(scene: Scene) -> bool:
    """Whether the last order was a purchase: "the same again" means that then."""
    return not isinstance(last_order(scene.visit), Transfer)

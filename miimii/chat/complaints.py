"""From what a customer says is wrong to a ticket about the right order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from miimii.chat import own_safety
from miimii.chat.flows import support
from miimii.chat.receipt_again import find_mentioned
from miimii.chat.scene import Scene
from miimii.chat.session import Turn, Visit
from miimii.chat.understanding import understand, yes_or_no
from miimii.chat.understanding.text import fold
from miimii.chat.understanding.ticket_wishes import TicketWish, read_ticket_wish

_SHORT = 6  # words: a request of its own is no longer than that
# "Wrong amount" is no refusal, and "my balance is wrong" doesn't ask for it.
_WRONG = re.compile(
    r"\b(?:wrong\w*|incorrect|back|not|\w+n'?t|too|never|neva|error|mistake|missing|"
    r"double|twice|bad|fail\w*|declined|issue|problem|stop|why|no (?:be|get|come|enter|"
    r"reach|gree|work|correct)|ba (?:daidai|ta|a|ya|su)|bai|matsala|yawa|"
    r"dawo|mayar|maida|ko (?:to|pe|ti)|poju|pada|isoro|\w+gh[iị]|kariri|\w*ghachi\w*|"
    r"azu|nsogbu)\b"
)
_MATTER = re.compile(
    r"\b(?:wrong\w*|incorrect|correct|right|back|too|money|cash|alert|deduct\w*|"
    r"charg\w*|debit\w*|credit\w*|receiv\w*|my|account|amount|name|number|bank|person|"
    r"transfers?|payments?|token|airtime|data|light|balance|fees?|statement|kudi\w*|owo|"
    r"ego|asusu\w*|akanti|akauntu|daidai|suna|oruko|aha|lamba\w*|nomba)\b"
)
# Words of a complaint that would be looked for among names, or among money received.
_NO_DETAIL = re.compile(
    r"\b(?:the |an? |to )*(?:wrong |right |other |another |same )?(?:person|someone|"
    r"somebody|guy|man|woman|lady|account|number)\b|\b(?:not|never|neva|no|didn'?t|"
    r"hasn'?t|haven'?t)\b(?: \w+){0,2} (?:receiv\w*|get|got|gotten|see|seen|enter\w*|"
    r"credited)\b",
    re.IGNORECASE,
)
_LONGEST_CALL = 10  # words that ask for a person, and say nothing else
_NO = frozenset({"cancel", "deny"})
# Plainly something else, when it is all that is said.
_OTHER = frozenset(
    {
        *("send_money", "buy_airtime", "buy_data", "pay_electricity", "pay_cable"),
        *("balance", "help", "greeting", "history", "statement", "own_account"),
        *("limits_fees", "pin_change", "thanks", "goodbye"),
    }
)


def is_complaint(scene: Scene, text: str) -> bool:
    """Whether a text answers "What is wrong?" at some length: words for our people."""
    return scene.session.flow == support.NAME and len(text.split()) > _SHORT


def hear_ticket(scene: Scene, text: str) -> Turn | None:
    """Return the answer to a text about tickets, or for one; None: neither.

    While we ask what is wrong, a text is for our people unless it is a short request.
    """
    if (wish := read_ticket_wish(text)) is not None:
        return _fulfil(scene, wish, text)
    if scene.session.flow != support.NAME:
        return _beside(scene, text) if scene.session.flow else None
    if len(text.split()) <= _SHORT:
        low, intent = fold(text), str(understand(text)[0]["intent"])
        is_no = intent in _NO or yes_or_no(text) is False
        if is_no and not _MATTER.search(low):
            return support.drop(scene.visit)
        if intent in _OTHER and not _WRONG.search(low):
            return None
    turn = support.take(scene.session, text, scene.visit)
    is_alarming = own_safety.is_emergency(text)
    return own_safety.with_offer(turn, scene.visit.language) if is_alarming else turn


def _fulfil(scene: Scene, wish: TicketWish, text: str) -> Turn:
    match wish.what:
        case "open":
            return complain(scene, {"topic": "human"})
        case "dispute":
            return complain(scene, {"text": text})
        case _:
            return support.fulfil(wish, scene.visit)


def _beside(scene: Scene, text: str) -> Turn | None:
    """Hear who asks for a person amid something else: "to a human" is no payee."""
    first = understand(text)[0]
    if first["intent"] != "support" or first["slots"].get("topic") != "human":
        return None
    is_all = len(text.split()) <= _LONGEST_CALL
    return complain(scene, first["slots"]) if is_all else None


def complain(scene: Scene, said: Mapping[str, Any]) -> Turn:
    """Ask what is wrong; beside a question that stands, offer to be asked."""
    visit, text = scene.visit, str(said.get("text", ""))
    is_for_anybody = said.get("topic") == "human"
    order = "" if is_for_anybody else _order_meant(visit, said)
    if scene.session.flow in ("", support.NAME):
        opening = "" if is_for_anybody else text
        return support.start("support", {"order": order, "text": opening}, visit)
    return support.beside(visit, order)


def _order_meant(visit: Visit, said: Mapping[str, Any]) -> str:
    """The order that a complaint is about: "the wrong person" is nobody's name."""
    plain = _NO_DETAIL.sub(" ", str(said.get("text", "")))
    return find_mentioned(visit, {**said, "text": plain}) or ""

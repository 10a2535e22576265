"""Money for somebody whose nickname reads like something else: "send 5k to Rent".

A nickname is the customer's own word. Where money is sent to it, that decides, and not
what the word means to everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from miimii.chat.people import plain
from miimii.chat.session import Visit
from miimii.chat.understanding import understand
from miimii.chat.understanding.text import fold

Item = dict[str, Any]

_SOMEBODY = "Chidi"  # a name that is read as one wherever one may stand
_TO = r"(?i)\b(?:to|give|dash|zuwa ga|wa|fun|si|nye)\s+(?:my\s+)?(?!me\b|us\b|my\b)"
_PLACE = re.compile(rf"{_TO}(?=[^\W\d])")
_ANSWERS = frozenset({"confirm", "cancel", "deny", "provide_slot", "correction"})
_SEND = "send_money"
_MOST_DIGITS = 3


def read_nickname(text: str, items: list[Item], visit: Visit) -> list[Item]:
    """Return what was understood, or the sending of money that a nickname makes of it.

    Only a text that would send money if the nickname were a plain name costs a look at
    whom the customer saved.
    """
    first = items[0] if items else {"intent": "", "slots": {}}
    if first["intent"] in _ANSWERS or _is_settled(first) or not _may_send(text):
        return items
    saved = visit.teller.people.saved(visit.customer)
    sent = _sent_to(text, [one.nickname for one in saved if one.nickname])
    return [sent] if sent else items


def can_be_paid_by(nickname: str) -> bool:
    """Whether "send 500 to" and the nickname sends 500 to them.

    More than a few digits could be where the money goes, so they are no name.
    """
    if sum(map(str.isdigit, nickname)) > _MOST_DIGITS:
        return False
    text = f"send 500 to {nickname}"
    first = understand(text)[0]
    if not _is_settled(first):
        return _sent_to(text, [nickname]) is not None
    heard = plain(first["slots"].get("recipient"))
    return bool(heard) and f"{plain(nickname)} ".startswith(f"{heard} ")


def _is_settled(item: Mapping[str, Any]) -> bool:
    """Whether it sends money to a name or number that was read, and is in no doubt."""
    whom = {"recipient", "account_number", "phone"}
    is_whole = item["intent"] == _SEND and "clarify" not in item
    return is_whole and bool(whom & item["slots"].keys())


def _may_send(text: str) -> bool:
    """Whether somebody's name somewhere would make it a sending of money."""
    places = (match.end() for match in _PLACE.finditer(text))
    return any(_with_somebody(text[:at], "") for at in places)


def _sent_to(text: str, nicknames: Iterable[str]) -> Item | None:
    """Return the sending of money to the longest nickname that stands in its place."""
    for nickname in sorted(nicknames, key=len, reverse=True):
        said = re.compile(rf"{_TO}({re.escape(plain(nickname))})(?!\w)")
        for typed in (text, fold(text)):  # as typed if it can be: there may be a reason
            for match in said.finditer(typed):
                before, after = typed[: match.start(1)], typed[match.end(1) :]
                if item := _with_somebody(before, after):
                    return {**item, "slots": {**item["slots"], "recipient": nickname}}
    return None


def _with_somebody(before: str, after: str) -> Item | None:
    """Return what a text says with a plain name in it, if it sends them money."""
    first, *others = understand(f"{before}{_SOMEBODY}{after}")
    is_sent = first["intent"] == _SEND and not others
    return first if is_sent and first["slots"].get("recipient") == _SOMEBODY else None

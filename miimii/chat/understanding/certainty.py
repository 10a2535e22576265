"""Whether what we understood covers what was said, or a model may be asked about it."""

from __future__ import annotations

import re
from typing import Any

from miimii.chat.understanding import entities, guard
from miimii.chat.understanding.text import clean

Item = dict[str, Any]

MONEY = frozenset(
    {"send_money", "buy_airtime", "buy_data", "pay_electricity", "pay_cable"}
)
_FEWEST_WORDS = 2
_TARGETS = ("account_number", "phone", "recipient", "repeat_last")


def is_unsure(text: str, items: list[Item]) -> bool:
    """Whether a second opinion could help: nothing was found, or something is left.

    Never where the guard spoke: what must not start money needs no second opinion.
    """
    message = clean(text)
    if message.is_suspect or not is_guard_silent(message.low):
        return False
    tokens = entities.read(message)
    first = items[0]
    if first["intent"] == "out_of_scope":
        return sum(token.kind == "word" for token in tokens) >= _FEWEST_WORDS
    if len(items) > 1 or first["intent"] not in MONEY:
        return False
    return _has_unread_number(tokens, first) or _lacks_target(tokens, first)


def is_guard_silent(low: str) -> bool:
    """Whether no rule of the guard (1, 2, 4 to 7) speaks against starting money."""
    return not (
        guard.secret_in(low)
        or guard.is_alert(low)
        or guard.is_chain(low)
        or guard.begins_in_doubt(low)
    ) and guard.allows_money(low, has_mark="?" in low)


def _has_unread_number(tokens: list[entities.Token], item: Item) -> bool:
    """ "credit 0123456789 zenith with 3k": an account that the reading left out."""
    read = {_tail(value) for value in item["slots"].values() if isinstance(value, str)}
    return any(
        _tail(token.raw) not in read
        for token in tokens
        if token.kind in ("digits", "phone")
    )


def _lacks_target(tokens: list[entities.Token], item: Item) -> bool:
    """Money for nobody, though a name is said."""
    if item["intent"] != "send_money" or any(s in item["slots"] for s in _TARGETS):
        return False
    return any(t.kind == "word" and t.raw[:1].isupper() for t in tokens[1:])


def _tail(number: str) -> str:
    return re.sub(r"\D", "", number)[-10:]

"""How sure the reading of a message is, so that a model is asked only about the rest.

A rule of thumb, measured on labelled messages (docs/understanding.md): of those judged
at least `SURE`, about 98 in 100 are right. It never makes a doubt of the guard a yes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from miimii.chat.understanding import entities, guard, vocabulary
from miimii.chat.understanding.entities import Token
from miimii.chat.understanding.intents import understand
from miimii.chat.understanding.questions import is_ambiguous, is_phrase
from miimii.chat.understanding.text import clean

Item = dict[str, Any]

SURE = 0.85
_FINAL = frozenset({"secret_shared", "forwarded_alert"})
_TARGETS = ("account_number", "phone", "recipient", "repeat_last")
_STORY = 14  # words; in a longer text a phrase may be said in passing


def assess(
    text: str, context: Mapping[str, Any] | None = None
) -> tuple[list[Item], float]:
    """Return what `understand` returns, and how sure it is, between 0 and 1.

    Below `SURE` a second opinion may help, if the guard is silent.
    """
    items = understand(text, context)
    if context and items[0]["intent"] not in ("out_of_scope", "support"):
        return items, 0.95
    message = clean(text)
    tokens = entities.read(message)
    return items, min(_sureness(item, items, message.low, tokens) for item in items)


def _sureness(item: Item, items: list[Item], low: str, tokens: list[Token]) -> float:
    intent = str(item["intent"])
    if intent in _FINAL:
        return 0.99
    if intent in guard.MONEY:
        return max(0.5, 0.97 - _left_out(item, items, tokens))
    if intent == "out_of_scope":
        told = guard.is_other_trade(low)
        is_short = sum(token.kind == "word" for token in tokens) < 2
        return 0.88 if told or guard.is_chain(low) or is_short else 0.4
    if not is_phrase(low):
        return 0.6
    return 0.8 if len(low.split()) > _STORY or is_ambiguous(low) else 0.92


def _left_out(item: Item, items: list[Item], tokens: list[Token]) -> float:
    """How much of a message a draft leaves unexplained: words, a number, a person."""
    left = vocabulary.unexplained(tokens, [other["slots"] for other in items])
    cost = 0.07 * len(left) + 0.04 * bool(item.get("clarify"))
    if len(items) == 1 and _has_unread_number(item, tokens):
        cost += 0.15
    if len(items) == 1 and _lacks_target(item, tokens):
        cost += 0.15
    return cost


def _has_unread_number(item: Item, tokens: list[Token]) -> bool:
    """ "credit 0123456789 zenith with 3k": an account that the reading left out."""
    read = {_tail(value) for value in item["slots"].values() if isinstance(value, str)}
    return any(
        _tail(token.raw) not in read
        for token in tokens
        if token.kind in ("digits", "phone")
    )


def _lacks_target(item: Item, tokens: list[Token]) -> bool:
    """Money for nobody, though a name is said."""
    if item["intent"] != "send_money" or any(s in item["slots"] for s in _TARGETS):
        return False
    return any(t.kind == "word" and t.raw[:1].isupper() for t in tokens[1:])


def _tail(number: str) -> str:
    return re.sub(r"\D", "", number)[-10:]

"""Everything that one customer is handed, presented by another: nothing happens."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest

from miimii.users.model import Customer
from tests.attack.street import Street
from tests.integration.chat.world import PIN
from tests.transfers_world import naira

_NUMBERED = re.compile(r"\b(?:(?:TRF|PUR|CRD)0[0-9A-Z]{25}|T-[0-9A-Z]{6})\b")
_DAY = (
    "menu",
    "balance",
    "my account number",
    "history",
    "send 300 to 0123456789 access",
    "my limits",
    "saved people",
    "language",
    "change my pin",
    "upgrade my account",
    "buy data for 08031234567",
    "statement for today as csv",
    "my alerts",
    "spending this month",
)
# What somebody can say about a thing that they have a number of.
_SAYINGS = (
    "{}",
    "receipt {}",
    "status of {}",
    "verify receipt {}",
    "ticket {}",
    "dispute {}",
    "I have a problem with {}",
)
_STORED = """
    SELECT (SELECT json_agg(t ORDER BY reference)
              FROM (SELECT reference, status FROM transfers) t)::text,
           (SELECT json_agg(p ORDER BY reference)
              FROM (SELECT reference, status FROM purchases) p)::text,
           (SELECT json_agg(t) FROM tickets t WHERE user_id = %(id)s)::text,
           (SELECT json_agg(m ORDER BY id) FROM ticket_messages m)::text,
           (SELECT json_agg(b) FROM beneficiaries b WHERE user_id = %(id)s)::text,
           (SELECT json_agg(c ORDER BY token_hash) FROM challenges c
             WHERE user_id = %(id)s)::text,
           (SELECT json_agg(n) FROM news_preferences n WHERE user_id = %(id)s)::text,
           (SELECT language FROM users WHERE id = %(id)s),
           (SELECT count(*) FROM postings)
"""
_NUMBERS = """
    SELECT number FROM tickets WHERE user_id = %(id)s
     UNION ALL
    SELECT reference FROM transfers WHERE user_id = %(id)s
     UNION ALL
    SELECT reference FROM credits WHERE user_id = %(id)s
"""


@dataclass
class Handed:
    """What a customer was given that points at something of theirs."""

    taps: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    wamids: set[str] = field(default_factory=set)


@pytest.mark.proves("T20")
@pytest.mark.slow
def test_whatever_ada_was_handed_is_nothing_in_bola_s_hands(street: Street) -> None:
    ada, bola = street.opened(50_000), street.opened(50_000)
    handed = _a_day(street, ada)
    before = street.base.rows(_STORED, id=ada.id)

    assert len(handed.taps) > 30
    assert len(handed.tokens) >= 3
    assert len(handed.numbers) >= 4
    different = []
    for kind, present, values in _attempts(street, bola, handed):
        nothing: dict[str, str] = {}  # what is said to one that nobody has, by length
        for theirs in values:
            answer = _heard(street, bola, present(theirs)).replace(theirs, "it")
            like = f"{theirs[:2]}{len(theirs)}"
            if like not in nothing:
                other = _other(theirs)
                said = _heard(street, bola, present(other))
                nothing[like] = said.replace(other, "it")
            if answer != nothing[like]:
                different.append((kind, theirs, answer, nothing[like]))
    assert different == []
    assert street.base.rows(_STORED, id=ada.id) == before
    assert street.base.balance(bola) == naira(50_000)
    [ticket] = [number for number in handed.numbers if number.startswith("T-")]
    asks = partial(street.types, ada, f"ticket {ticket}")  # in her own hands it is one
    assert ticket in _heard(street, ada, asks)


@pytest.mark.proves("T20")
def test_a_form_that_was_used_or_never_was_is_the_same_427(street: Street) -> None:
    ada = street.opened(5000)
    street.types(ada, "send 500 to 0123456789 access")
    street.taps(ada)
    used = street.token(ada)
    street.submit(used, pin=PIN)
    request = {"action": "INIT", "screen": "", "data": {}, "version": "3.0"}

    once, never = (
        street.flow({**request, "flow_token": token}) for token in (used, _other(used))
    )

    assert once == never
    assert once[0] == 427


def _a_day(street: Street, who: Customer) -> Handed:
    """Do a bit of everything; what was handed out meanwhile."""
    street.types(who, "send 500 to 0123456789 access")
    street.taps(who)
    street.submit(street.token(who), pin=PIN)
    street.types(who, "buy 500 mtn airtime for 08031234567")
    street.taps(who)
    street.submit(street.token(who), pin=PIN)
    street.base.receive(who.account_number or "", naira(100))
    street.types(who, "I want to talk to a human")
    street.types(who, "she never got the money that I sent")
    for text in _DAY:
        street.forget()
        street.types(who, text)
        if text.startswith("send"):
            street.taps(who)
    bodies = street.phone.bodies(who.phone or "")
    handed = Handed()
    for body in bodies:
        for name, value in _leaves(body):
            if name == "flow_token":
                handed.tokens.add(value)
            elif name == "payload" or (name == "id" and "v1" in value):
                handed.taps.add(value)
        handed.numbers.update(_NUMBERED.findall(json.dumps(body)))
    rows = street.base.rows(_NUMBERS, id=who.id)
    handed.numbers |= {str(number) for (number,) in rows}
    handed.wamids = set(street.phone.wamids)
    return handed


Present = Callable[[str], Callable[[], object]]


def _attempts(
    street: Street, who: Customer, handed: Handed
) -> Iterator[tuple[str, Present, list[str]]]:
    """Yield each way to present an id, and the ids."""

    def message(kind: Callable[[str], dict[str, Any]]) -> Present:
        return lambda value: lambda: street.brings(who, kind(value))

    yield "tap", message(_tap), sorted(handed.taps)
    yield "template button", message(_template_tap), sorted(handed.taps)[::8]
    yield "form's end", message(_form_end), sorted(handed.tokens)
    for saying in _SAYINGS:
        yield saying, message(_saying(saying)), sorted(handed.numbers)
    some = sorted(handed.wamids)[:8]
    yield "reply", message(_reply_to), some
    yield "reaction", message(_reaction_to), some


def _tap(value: str) -> dict[str, Any]:
    reply = {"type": "button_reply", "button_reply": {"id": value, "title": "x"}}
    return {"type": "interactive", "interactive": reply}


def _template_tap(value: str) -> dict[str, Any]:
    return {"type": "button", "button": {"payload": value, "text": "x"}}


def _form_end(token: str) -> dict[str, Any]:
    said = json.dumps({"flow_token": token, "confirmed": True})
    reply = {"response_json": said, "body": "Sent", "name": "flow"}
    return {
        "type": "interactive",
        "interactive": {"type": "nfm_reply", "nfm_reply": reply},
    }


def _saying(words: str) -> Callable[[str], dict[str, Any]]:
    return lambda value: {"type": "text", "text": {"body": words.format(value)}}


def _reply_to(wamid: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": "yes"}, "context": {"id": wamid}}


def _reaction_to(wamid: str) -> dict[str, Any]:
    return {"type": "reaction", "reaction": {"message_id": wamid, "emoji": "👍"}}


def _heard(street: Street, who: Customer, act: Callable[[], object]) -> str:
    """Do it; the words that come back, without what is fresh in each of them."""
    street.forget()
    street.sessions.drop(who.lane)
    before = street.count(who)
    act()
    bodies = street.phone.bodies(who.phone or "")[before:]
    texts = [value for body in bodies for name, value in _leaves(body) if name != "id"]
    return "\n".join(texts)


def _other(value: str) -> str:
    """One of the same shape that nobody has: its end turned round."""
    head, tail = value[:-6], value[-6:]
    return head + (tail[::-1] if tail[::-1] != tail else "0" * len(tail))


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in it, under the key where it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, name)
    elif isinstance(value, str):
        yield name, value

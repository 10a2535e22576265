"""The one door of understanding: a text becomes a list of intents with their slots.

The order is the safety: secrets and pasted alerts first, then answers to our question,
then requests that the guard lets through, then everything that moves no money.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from miimii.chat.understanding import (
    emergencies,
    entities,
    guard,
    lexicon,
    small_talk,
)
from miimii.chat.understanding.answers import read_answer
from miimii.chat.understanding.clauses import Clause, clauses, sentences
from miimii.chat.understanding.entities import Token
from miimii.chat.understanding.questions import read_other
from miimii.chat.understanding.requests import read_each, read_request
from miimii.chat.understanding.text import Clean, clean

Item = dict[str, Any]

_WISHES = frozenset({"need", "want", "wan"})
_LONGEST_GREETING = 10  # tokens
_MOST_PAUSES = 4
_PLEASE = frozenset({"please", "pls", "abeg", "biko", "jowo"})
_PAUSES = frozenset({",", "-", ";", "so"})
_SMALL_TALK = frozenset({"greeting", "thanks", "goodbye", "help"})
_BLOCK: Item = {"intent": "block_account", "slots": {"action": "block"}}
_CONTINUES = re.compile(
    r"^(?:for|narration|account|acct|bank|name|to|it'?s|being|description|meter|iuc)\b"
)


def understand(text: str, context: Mapping[str, Any] | None = None) -> list[Item]:
    """Return what the customer means: an {"intent", "slots"} for each request.

    `context` is the question that stands: "state", the draft under any key, "options".
    An item may carry "clarify": codes of what must be asked before a quote. Amounts are
    whole kobo. Never raises on any text; nothing understood is "out_of_scope".
    """
    message = clean(text)
    if kind := guard.secret_in(message.low):
        return [{"intent": "secret_shared", "slots": {"kind": kind}}]
    tokens = entities.read(message)
    whole = Clause(tuple(tokens))
    if guard.is_alert(message.low):
        return [_alert(whole, message.low)]
    may_answer = context is not None and len(message.low) <= guard.TOO_LONG
    if may_answer and (answer := read_answer(whole, message.low, context or {})):
        return [answer]
    items = _read_sentences(message, tokens)
    return items or [{"intent": "out_of_scope", "slots": {}}]


def _read_sentences(message: Clean, tokens: list[Token]) -> list[Item]:
    is_data = guard.is_chain(message.low) or guard.begins_in_doubt(message.low)
    parts = [
        (part, _text_of(message, part), has_mark)
        for part, has_mark in _joined_sentences(tokens)
        if part
    ]
    is_data = is_data or any(
        guard.is_question(low, has_mark=has_mark)
        for part, low, has_mark in parts
        if not _is_greeting(part)
    )
    items: list[Item] = []
    for part, low, has_mark in parts:
        found: list[Item] = []
        if not is_data:
            may_order = guard.may_order(low, has_mark=has_mark)
            found = _read_sentence(part, low, may_order=may_order)
            found = found or _order_after_story(part)
        found = found or _read_other(part, low)
        items += _weighed(found, part, low, has_mark=has_mark)
    return _alarm_in(items, message.low) or _worthwhile(items)


def _weighed(
    items: list[Item], part: list[Token], low: str, *, has_mark: bool
) -> list[Item]:
    """Weigh what sounds like an emergency; it may be the reason of an order in full."""
    if _BLOCK not in items:
        return items
    action = emergencies.judge(low, has_mark=has_mark)
    if action == "block":
        return items
    order = _order_before_reason(part, has_mark=has_mark)
    return order or [{"intent": "block_account", "slots": {"action": action}}]


def _alarm_in(items: list[Item], low: str) -> list[Item]:
    """Beside an emergency nothing else counts; beside an order, only a plain one.

    Lost or stolen told with an order in full, and no word of blocking, is asked about.
    """
    alarms = {item["slots"]["action"]: item for item in items if _is_alarm(item)}
    is_paying = any(item["intent"] in guard.MONEY for item in items)
    is_told = "block" in alarms and not emergencies.is_ordered(low)
    if is_told and any(map(_is_full_order, items)):
        return [{"intent": "block_account", "slots": {"action": "ask"}}]
    known = ("block", "unblock") if is_paying else ("block", "unblock", "either", "ask")
    return [alarms[action] for action in known if action in alarms][:1]


def _is_alarm(item: Item) -> bool:
    return str(item["intent"]) == "block_account"


def _order_before_reason(part: list[Token], *, has_mark: bool) -> list[Item]:
    """ "Send 5k to 0123456789 gtb, she lost her phone": the order is full without."""
    commas = [at for at, token in enumerate(part) if token.low == "," and at]
    for at in commas[:_MOST_PAUSES]:
        clause = Clause(tuple(part[:at]))
        if emergencies.is_alarm(clause.text):
            break
        may_order = guard.may_order(clause.text, has_mark=has_mark)
        found = _read_sentence(part[:at], clause.text, may_order=may_order)
        if found and all(map(_is_full_order, found)):
            return found
    return []


def _after_greeting(
    parts: Iterable[tuple[list[Token], bool]],
) -> Iterator[tuple[list[Token], bool]]:
    """ "Hello, how are you, send 5k": asking how we are is no question about money."""
    for part, has_mark in parts:
        start = part[:_LONGEST_GREETING]
        commas = [at for at, token in enumerate(start) if token.low == ","]
        at = next((at for at in reversed(commas) if _is_greeting(part[:at])), 0)
        if at:
            yield part[:at], False
        rest = part[at + 1 :] if at else part
        yield rest, has_mark and not _is_greeting(rest)


def _is_greeting(part: list[Token]) -> bool:
    return (
        bool(part) and small_talk.GREETING.match(Clause(tuple(part)).text) is not None
    )


def _joined_sentences(tokens: list[Token]) -> list[tuple[list[Token], bool]]:
    """Put "0123456789 GTBank." and "For rent." back to the request they belong to."""
    joined: list[tuple[list[Token], bool]] = []
    for part, has_mark in _after_greeting(sentences(tokens)):
        clause = Clause(tuple(part))
        low = clause.text
        is_rest = (
            bool(joined)
            and not has_mark
            and not joined[-1][1]
            and (
                _CONTINUES.match(low)
                or (not clause.verb and clause.of("digits", "phone"))
            )
        )
        if is_rest and len(part) <= 8:
            joined[-1] = ([*joined[-1][0], *part], False)
        else:
            joined.append((part, has_mark))
    return joined


def _text_of(message: Clean, part: list[Token]) -> str:
    last = part[-1]
    return message.low[part[0].start : last.start + max(len(last.low), len(last.raw))]


def _read_other(part: list[Token], low: str) -> list[Item]:
    other = read_other(Clause(tuple(part)), low)
    return [other] if other else []


def _order_after_story(part: list[Token]) -> list[Item]:
    """ "My people dey call me, send Ovie 5k": a story, then a full order of its own."""
    pauses = [at for at, t in enumerate(part[:-1]) if t.low in _PAUSES | _PLEASE and at]
    for at in reversed(pauses[-_MOST_PAUSES:]):
        story, order = Clause(tuple(part[:at])), Clause(tuple(part[at + 1 :]))
        is_list = order.is_terse and part[at].low in _PLEASE
        if not (order.is_headed or is_list) or not guard.allows_money(order.text):
            continue
        if guard.is_saying(story.text) or guard.is_negated(story.text):
            return []
        request = read_request(order)
        return [request] if request and _is_full(request) else []
    return []


def _is_full_order(item: Item) -> bool:
    return item["intent"] in guard.MONEY and _is_full(item)


def _is_full(request: Item) -> bool:
    slots = request["slots"].keys()
    target = {"account_number", "phone", "recipient", "network", "meter_number"}
    return bool(slots & {"amount_kobo", "size"} and slots & target)


def _read_sentence(part: list[Token], low: str, *, may_order: bool) -> list[Item]:
    given, part = part, _without_reason(part, low)
    cut = clauses(part)
    if len(cut) > 1:
        items = _read_each(cut, may_order=may_order)
        if len(items) == len(cut):
            return _shared(items)
    whole = Clause(tuple(part))
    if may_order and not guard.is_other_thing(low):
        if request := _request_for_need(whole, _with_need(given, part)):
            return read_each(whole, request)
        for clause in cut[1:]:  # "ignore that and send 50k to …"
            is_list = clause.is_terse and clause.lows[0] not in _WISHES
            if not is_list and (request := read_request(clause)):
                return [request]
    return []


def _request_for_need(whole: Clause, with_need: Clause) -> Item | None:
    """ "Dstv don cut, pay compact 7023…": the reason says what is to be bought.

    Money that goes to somebody stays a transfer, whatever the reason was.
    """
    request = read_request(whole)
    if request and (
        request["intent"] != "send_money"
        or request["slots"].keys() & {"recipient", "bank"}
    ):
        return request
    return read_request(with_need) or request


def _without_reason(part: list[Token], low: str) -> list[Token]:
    """ "My light don finish, buy token": the order begins after its reason."""
    begin = part[0].start + guard.reason_before(low)
    rest = [token for token in part if token.start >= begin]
    while rest and rest[0].low in lexicon.FILLERS | {",", "so", "and"}:
        rest = rest[1:]
    return rest or part


def _with_need(given: list[Token], part: list[Token]) -> Clause:
    """ "I ran out of airtime, buy me 300": the reason says what is to be bought."""
    named = lexicon.AIRTIME | lexicon.DATA | lexicon.POWER | lexicon.TV.keys()
    first = part[0].start
    needs = [t for t in given if t.start < first and t.low in named]
    return Clause((*part, *needs))


def _read_each(cut: list[Clause], *, may_order: bool) -> list[Item]:
    """Read each clause by itself; fewer items than clauses means: not a list."""
    items: list[Item] = []
    for clause in cut:
        before = str(items[-1]["intent"]) if items else ""
        like = before if before in guard.MONEY else None
        may_pay = may_order and not guard.is_other_thing(clause.text)
        request = read_request(clause, like) if may_pay else None
        item = request or read_other(clause, clause.text)
        if item is None:
            break
        items.append(item)
    return items


def _shared(items: list[Item]) -> list[Item]:
    """ "1k airtime and 1gb data for 0812…": a number said once is for both."""
    mobile = [item for item in items if item["intent"] in ("buy_airtime", "buy_data")]
    if len(mobile) != len(items):
        return items
    for slot in ("phone", "network"):
        said = [item["slots"][slot] for item in mobile if slot in item["slots"]]
        if len(said) == 1 and slot in mobile[-1]["slots"]:
            for item in mobile:
                if "self" not in item["slots"]:  # "1gb for me and 2gb for 0812…"
                    item["slots"].setdefault(slot, said[0])
    return items


def _worthwhile(items: list[Item]) -> list[Item]:
    """Drop greetings beside a request, and the same question asked twice."""
    if any(item["intent"] in guard.MONEY for item in items):  # "leave it, send 5k …"
        items = [item for item in items if item["intent"] != "cancel"]
    items = [item for item in items if not _is_alarm(item)] or items
    real = [item for item in items if item["intent"] not in _SMALL_TALK] or items[:1]
    kept: list[Item] = []
    for item in real:
        is_new = all(item["intent"] != other["intent"] for other in kept)
        if is_new or item["intent"] in guard.MONEY:
            kept.append(item)
    return kept


def _alert(clause: Clause, low: str) -> Item:
    """Keep direction and amount of a pasted alert: facts, never a draft."""
    slots: dict[str, Any] = {}
    if re.search(r"\bdr\b|debit", low):
        slots["direction"] = "debit"
    elif re.search(r"\bcr\b|credit", low):
        slots["direction"] = "credit"
    for at, token in enumerate(clause.tokens):  # the balance stands after the amount
        if token.kind != "amount" or token.value.kobo is None:
            continue
        if not token.value.is_bare or {"amt", "amount"} & set(clause.lows[at - 2 : at]):
            slots["amount_kobo"] = token.value.kobo
            break
    return {"intent": "forwarded_alert", "slots": slots}

"""Answers to the question that stands: yes, no, a missing detail, a correction.

What counts as an answer depends on what was asked. Only answers are read here; anything
else falls through and is read as a new message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.details import (
    detail_in,
    draft_in,
    is_unclear_bank,
    meter_in,
    package_in,
    plan_in,
)
from miimii.chat.understanding.guard import is_question
from miimii.chat.understanding.purchases import (
    METER_DIGITS,
    amount_of,
    is_denied,
    long_number,
    phone_in,
)
from miimii.chat.understanding.questions import is_stop
from miimii.chat.understanding.text import fold
from miimii.chat.understanding.transfer_details import amount_mode, bank_names

Item = dict[str, Any]

_TAIL = (
    r"(?:\W+(?:please|pls|abeg|o|oh|sir|ma|now|thanks?|thank you|dear|boss|bro|"
    r"jare|sha|na|it|am|that|is|send|go|him|her|them|person|one|account|name|he|she|"
    r"details|run|maa|lo|e|fi|ranse|ba|mi|ziga|tura|s|so|be|very|just|then|"
    r"on|ahead|with|the|money|transfer|payment|correct|right|sure|"
    r"confirm|proceed|yes|yeah|do|ok|okay|pay|all|good|fine))*\W*$"
)
_YES = re.compile(
    r"^\W*(?:go|y|ya|yes+|yeah|yea|yep|yup|yh|yas|ye|sure|ok+|okay|okey|k|correct|"
    r"confirm(?:ed)?|proceed|go ahead|go on|continue|do it|send it|send am|send|"
    r"pay|pay it|approve|accept|right|that'?s (?:right|correct|it|fine)|"
    r"it'?s correct|it is correct|na so|na am|na (?:she|he|him|the person)|carry go|"
    r"oya|oya now|(?:do|run|buy|get|pay) (?:it|am|this|that)|"
    r"carry on|alright|sharp|absolutely|definitely|of course|perfect|fine|"
    r"exactly|i confirm|i agree|make you (?:send|do) am|e correct|no (?:problem|"
    r"wahala)|abeg send am|please do|yes please|i am sure|i'm sure"
    r"|eh|ehn|e|eeh|i|haka ne|na yarda|yarda|to|toh|ka tura|tura|ci gaba|daidai|"
    r"beeni|be ni|bee ni|o da|oda|o (?:ti )?daa|e maa (?:lo|se|ba a lo)|mo gba|"
    r"tesiwaju|fi ranse|hen|hun|oo|ee|eeh|eyy|"
    r"(?:ee|beeni|eh),? e? ?(?:fi ranse|ziga ya|zigara ya|ka tura|a tura)|ziga ya|ziga|"
    r"o di mma|odi mma|di mma|ezigbo|(?:ee\W+)?mee ya|kwe|ekwere m|zigara|ya di mma|"
    r"gaa n'?ihu|👍|✅|👌)" + _TAIL
)
_NO = re.compile(
    r"^\W*(?:(?:no|nah|mba|rara|a'?a)\W+)?(?:n|no+|nope|nah|naa|nay|not (?:now|yet|"
    r"correct|right)|wrong|"
    r"incorrect|never|that'?s (?:wrong|not (?:right|it|correct))|it'?s (?:wrong|"
    r"not correct)|no be (?:am|so|that(?: one)?|him|her|the person|wetin i (?:talk|"
    r"say))|no o|nor|mba|rara|a'a|aa|ba haka(?: ba)?(?: ne ba)?|none(?: of (?:them|"
    r"these|those))?|neither|oti|"
    r"o ti|raara|ko ri be|bee ko|beeko|a'aa|mba o|e no correct|na lie|decline|"
    r"reject|👎|❌)"
    r"(?:\W+(?:please|pls|abeg|o|oh|sir|ma|thanks?|thank you|be|am|that|is|not|"
    r"person|account|name|amount|number|bank|him|her|one|the|this|isn'?t|that'?s|it'?s|"
    r"it|correct|right|wrong|jare|no|way))*\W*$"
)
_FIX = re.compile(
    r"\b(?:make it|make am|change|correct(?:ion)?|instead|rather|actually|i mean|"
    r"i meant|sorry|not|should be|it'?s|it is|is|na|use|update|edit|mistake|wait|"
    r"oops|sha|but|i said|i talk|reduce|increase|let it be|let's do|to|ba .* ba|"
    r"kii se|obughi|mo ni|yi|pada|ka maida|gbanwee|mee ya)\b"
)
_DONT = re.compile(
    r"\b(?:don'?t|no) (?:send|pay|buy)(?: it| yet| am)*\W*$|"
    r"\bma (?:fi|san|se|ra|ranse)\b|\bkada\b"
)
_RELATIVE = re.compile(r"\b(?:add|plus|extra|more|on top|minus|less|remove|by)\b")
_ASSENT = lexicon.words(
    "yes yeah yep yh sure ok okay correct right proceed confirm confirmed continue go"
    " send"
    " approved approve perfect exactly true good fine oya sharp beeni eh ee ehen daidai"
    " set tura ziga zigara ranse done alright accurate true"
)
_REFUSAL = lexicon.words(
    "no nah nope not wrong incorrect never don't dont isn't mba rara a'a aa kada"
    " mistake different"
)
_SMALL = lexicon.FILLERS | lexicon.words(
    "are were don it it's its is the that that's this am na be o oo thing person"
    " account name him"
    " her"
    " he she so very well with on ahead details everything all i am'm say do you can"
    " me them one amount number bank e a fi ya ba haka ne guy man very just s ke"
)
_NO_NAMES = (
    lexicon.NO_NAMES
    | lexicon.FRAMES
    | lexicon.words(
        "change instead mean meant it's its make recipient name said sorry should be"
    )
)
_FEWEST_KOBO = 1000
_NEW_REQUEST = lexicon.SEND | {"buy", "recharge", "renew", "subscribe"}


def yes_or_no(text: str) -> bool | None:
    """Return True for a yes, False for a no or a stop, None for anything else."""
    low = fold(text)
    if is_stop(low) or _DONT.search(low) or _NO.match(low):
        return False
    return True if _YES.match(low) else None


def read_answer(clause: Clause, low: str, context: Mapping[str, Any]) -> Item | None:
    """Return what the text answers to the question that stands; None if it doesn't."""
    state = context.get("state")
    if not isinstance(state, str):
        return None
    if _starts_over(clause):
        return None
    if is_stop(low) or _DONT.search(low):
        return _item("cancel")
    if state == "ask_pin":
        return _to_pin(low)
    if state == "confirm":
        return _to_confirm(clause, low, context)
    return _to_detail(state, clause, low, context)


def _starts_over(clause: Clause) -> bool:
    """ "Leave that one, transfer 5k to Halima": an order in full after the stop."""
    if "," not in clause.lows:
        return False
    order = Clause(clause.tokens[clause.lows.index(",") + 1 :])
    is_order = bool(order.tokens) and order.is_headed and _is_new_request(order)
    return (
        is_order
        and bool(order.of("amount", "size", "digits"))
        and not _DONT.search(order.text)
    )


def _to_detail(
    state: str, clause: Clause, low: str, context: Mapping[str, Any]
) -> Item | None:
    """A detail was asked for: it, a plain yes or no, or a bank of a doubtful name."""
    if low.rstrip().endswith("?") or _is_new_request(clause):
        return None
    if _NO.match(low):
        return _item("deny")
    if slots := detail_in(clause, low, context):
        return _item("provide_slot", **slots)
    if state == "ask_bank" and is_unclear_bank(clause):
        return _item("provide_slot") | {"clarify": ["bank"]}
    return _item("confirm") if _YES.match(low) else None


def _to_pin(low: str) -> Item | None:
    """While a PIN is due, bare digits are one, whatever stands around them."""
    if re.search(r"(?<!\d)(?:\d[ -]?){3,5}\d(?!\d)", low) and len(low) <= 40:
        return _item("secret_shared", kind="pin")
    if re.search(r"\b(?:forgo\w*|forget|remember|manta|gbagbe|echefu\w*)\b", low):
        return _item("pin_change", action="reset")
    return None


def _item(intent: str, **slots: Any) -> Item:
    return {"intent": intent, "slots": slots}


def _to_confirm(clause: Clause, low: str, context: Mapping[str, Any]) -> Item | None:
    """A quote stands: yes, no, or "make it 3k". A full new request starts over."""
    if _YES.match(low):
        return _item("confirm")
    if _NO.match(low):
        return _item("deny")
    has_mark = low.endswith("?")
    if is_question(low, has_mark=has_mark) or _is_new_request(
        clause, draft_in(context)
    ):
        return None
    if plain := _plain_answer(clause):
        return _item(plain)
    slots = _corrected(clause, low, context)
    if slots and (_FIX.search(low) or len(clause.tokens) <= 4):
        return _item("correction", **slots)
    return None


def _plain_answer(clause: Clause) -> str | None:
    """Every word is one of assent, of refusal or small: nothing is corrected."""
    words = clause.words
    if len(clause.of("word", "mark")) != len(clause.tokens) or not words:
        return None
    if not words <= _ASSENT | _REFUSAL | _SMALL or amount_mode(clause.text):
        return None
    if words & _REFUSAL:
        return "deny"
    return "confirm" if words & _ASSENT else None


def _is_new_request(clause: Clause, draft: Mapping[str, Any] | None = None) -> bool:
    """ "buy 500 airtime" is one; "send 3k" or "send it to Access" corrects."""
    if clause.verb == "buy" and draft and draft["intent"] == "send_money":
        return bool(clause.words & (lexicon.AIRTIME | lexicon.DATA | lexicon.POWER))
    if clause.verb not in _NEW_REQUEST or re.match(
        r"\W*(?:no|not|sorry|actually|i mean)\b", clause.text
    ):
        return False
    if clause.verb in ("buy", "recharge", "renew", "subscribe"):
        return True
    has_target = bool({"to", "give"} & clause.words or clause.of("digits", "phone"))
    named = clause.words & (lexicon.AIRTIME | {"data", "light"})
    return (
        bool(named)
        or (has_target and bool(clause.of("amount")))
        or "money" in clause.words
    )


def _corrected(clause: Clause, low: str, context: Mapping[str, Any]) -> dict[str, Any]:
    draft = draft_in(context)
    slots: dict[str, Any] = {}
    if (amount := _new_amount(clause)) is not None:
        slots["amount_kobo"] = amount
    elif mode := amount_mode(low):
        slots["amount_mode"] = mode
    slots |= _numbers(clause, draft.get("intent"))
    hits = [
        hit
        for hit in bank_names(list(clause.tokens), is_sure=True)
        if not is_denied(clause, hit[0])
    ]
    codes = {code for _, _, code in hits}
    if len(codes) == 1 and draft.get("intent") in (None, "send_money"):
        slots["bank"] = codes.pop()
    slots |= _of_purchase(clause, draft)
    if not slots and (name := _new_name(clause, draft)):
        slots["recipient"] = name
    return slots


def _new_amount(clause: Clause) -> int | None:
    """Not "add 1k", which is no sum, nor "2", which is the place of a button."""
    amount = amount_of(clause)
    is_place = all(t.value.is_bare for t in clause.of("amount"))
    if amount is None or _RELATIVE.search(clause.text):
        return None
    return None if is_place and amount < _FEWEST_KOBO else amount


def _of_purchase(clause: Clause, draft: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if draft.get("intent") in ("buy_airtime", "buy_data"):
        found = plan_in(clause)
    elif draft.get("intent") == "pay_electricity":
        found = meter_in(clause)
    elif draft.get("intent") == "pay_cable":
        found = package_in(clause, draft)
    return {name: value for name, value in found.items() if value is not None}


def _numbers(clause: Clause, intent: object) -> dict[str, str]:
    if intent == "pay_electricity":
        number = long_number(clause, METER_DIGITS)
        return {"meter_number": number} if number else {}
    if intent == "pay_cable":
        number = long_number(clause, range(10, 13))
        return {"smartcard": number} if number else {}
    if intent in ("buy_airtime", "buy_data"):
        phone = phone_in(clause)
        return {"phone": phone} if phone else {}
    number = long_number(clause, range(10, 11))
    if number:
        return {"account_number": number}
    phone = phone_in(clause)
    return {"phone": phone} if phone else {}


def _new_name(clause: Clause, draft: Mapping[str, Any]) -> str | None:
    """ "no, to Chidi" or "it's Ada Obi": a name, if the draft pays a person."""
    if draft.get("intent") not in (None, "send_money"):
        return None
    tokens = list(clause.tokens)
    denies = "not" in clause.words or clause.text.startswith("no be")
    if "," in clause.lows and denies:  # "not Ada, Obi", "no be Ada, na Uche"
        tokens = tokens[clause.lows.index(",") + 1 :]
    if "," not in clause.lows and "not" in clause.lows[1:]:  # "it's Obi not Ada"
        tokens = tokens[: clause.lows.index("not", 1)]
    words = [t for t in tokens if t.kind == "word"]
    marked = re.search(
        r"\b(?:to|its|it's|it is|i mean|i meant|na|not|give|is)\b|^no ,", clause.text
    )
    kept = [t.raw for t in words if t.low not in _NO_NAMES]
    return " ".join(kept) if marked and 0 < len(kept) <= 3 else None

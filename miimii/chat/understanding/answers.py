"""Answers to the question that stands: yes, no, a missing detail, a correction.

What counts as an answer depends on what was asked. Only answers are read here; anything
else falls through and is read as a new message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from miimii.chat.understanding import banks, lexicon
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.entities import find_names
from miimii.chat.understanding.purchases import (
    amount_of,
    days_in,
    long_number,
    months_in,
    only,
    phone_in,
)
from miimii.chat.understanding.questions import is_stop
from miimii.chat.understanding.text import fold
from miimii.chat.understanding.transfers import amount_mode, bank_names

Item = dict[str, Any]

_TAIL = (
    r"(?:\W+(?:please|pls|abeg|o|oh|sir|ma|now|thanks?|thank you|dear|boss|bro|"
    r"jare|sha|na|it|am|that|is|send|go|him|her|them|person|one|account|name|he|she|"
    r"details|s|so|be|very|just|then|"
    r"on|ahead|with|the|money|transfer|payment|correct|right|sure|"
    r"confirm|proceed|yes|yeah|do|ok|okay|pay|all|good|fine))*\W*$"
)
_YES = re.compile(
    r"^\W*(?:go|y|ya|yes+|yeah|yea|yep|yup|yh|yas|ye|sure|ok+|okay|okey|k|correct|"
    r"confirm(?:ed)?|proceed|go ahead|go on|continue|do it|send it|send am|send|"
    r"pay|pay it|approve|accept|right|that'?s (?:right|correct|it|fine)|"
    r"it'?s correct|it is correct|na so|na am|oya|oya now|do am|run am|run it|"
    r"carry on|alright|sharp|absolutely|definitely|of course|perfect|fine|"
    r"exactly|i confirm|i agree|make you (?:send|do) am|e correct|no (?:problem|"
    r"wahala)|abeg send am|please do|yes please|i am sure|i'm sure"
    r"|eh|ehn|e|eeh|i|haka ne|na yarda|yarda|to|toh|ka tura|tura|ci gaba|daidai|"
    r"beeni|be ni|bee ni|o da|oda|mo gba|tesiwaju|fi ranse|hen|hun|oo|ee|eeh|eyy|"
    r"(?:ee|beeni|eh),? e? ?(?:fi ranse|ziga ya|zigara ya|ka tura|a tura)|ziga ya|ziga|"
    r"o di mma|odi mma|di mma|ezigbo|kwe|ekwere m|zigara|ya di mma|gaa n'?ihu|👍|"
    r"✅|👌)" + _TAIL
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
    r"kii se|obughi|mo ni|ka maida|gbanwee|mee ya)\b"
)
_ASSENT = lexicon.words(
    "yes yeah yep yh sure ok okay correct right proceed confirm confirmed continue go"
    " send"
    " approved approve perfect exactly true good fine oya sharp beeni eh ee ehen daidai"
    " tura ziga zigara ranse done alright accurate true"
)
_REFUSAL = lexicon.words(
    "no nah nope not wrong incorrect never don't dont isn't mba rara a'a aa kada"
    " mistake"
)
_SMALL = lexicon.FILLERS | lexicon.words(
    "it it's its is the that that's this am na be o oo thing person account name him"
    " her"
    " he she so very well with on ahead details everything all i am'm say do you can"
    " me them one amount number bank e a fi ya ba haka ne guy man very just s ke"
)
_NEW_REQUEST = lexicon.SEND | {"buy", "recharge", "renew", "subscribe"}
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
    "4th": 4, "fifth": 5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "na farko": 1, "na biyu": 2, "na uku": 3, "last": -1, "akoko": 1, "keji": 2,
    "keta": 3, "mbu": 1, "abuo": 2, "ato": 3,
}  # fmt: skip


def yes_or_no(text: str) -> bool | None:
    """Return True for a yes, False for a no or a stop, None for anything else."""
    low = fold(text)
    if is_stop(low) or _NO.match(low):
        return False
    return True if _YES.match(low) else None


def read_answer(clause: Clause, low: str, context: Mapping[str, Any]) -> Item | None:
    """Return what the text answers to the question that stands; None if it doesn't."""
    state = context.get("state")
    if not isinstance(state, str):
        return None
    if is_stop(low) or re.search(
        r"\bdon'?t (?:send|pay|buy)(?: it| yet| am)*\W*$", low
    ):
        return _item("cancel")
    if state == "ask_pin":
        return _to_pin(low)
    if state == "confirm":
        return _to_confirm(clause, low, context)
    if re.search(r"\?\s*$", low) or _is_new_request(clause):
        return None
    if _NO.match(low):
        return _item("deny")
    slots = _details(state, clause, low, context)
    if slots:
        return _item("provide_slot", **slots)
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
    if low.endswith("?") or _is_new_request(clause):
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
    if not words <= _ASSENT | _REFUSAL | _SMALL:
        return None
    if words & _REFUSAL:
        return "deny"
    return "confirm" if words & _ASSENT else None


def _is_new_request(clause: Clause) -> bool:
    """ "buy 500 airtime" is one; "send 3k" or "send it to Access" corrects."""
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
    draft = _draft(context)
    slots: dict[str, Any] = {}
    if (amount := amount_of(clause)) is not None:
        slots["amount_kobo"] = amount
    elif mode := amount_mode(low):
        slots["amount_mode"] = mode
    slots |= _numbers(clause, draft.get("intent"))
    hits = [
        hit
        for hit in bank_names(list(clause.tokens), is_sure=True)
        if not _is_denied(clause, hit[0])
    ]
    codes = {code for _, _, code in hits}
    if len(codes) == 1 and draft.get("intent") in (None, "send_money"):
        slots["bank"] = codes.pop()
    if draft.get("intent") in ("buy_airtime", "buy_data"):
        slots |= _plan(clause)
    elif draft.get("intent") == "pay_electricity":
        slots |= _meter(clause)
    elif draft.get("intent") == "pay_cable":
        slots |= _package(clause, draft)
    if not slots and (name := _new_name(clause, draft)):
        slots["recipient"] = name
    return slots


def _draft(context: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the draft that stands: the one value of the context that has an intent."""
    for value in context.values():
        if isinstance(value, Mapping) and "intent" in value:
            return value
    return {}


def _is_denied(clause: Clause, at: int) -> bool:
    return "not" in clause.lows[max(0, at - 2) : at] or clause.lows[
        max(0, at - 2) : at
    ] == ("no", "be")


def _numbers(clause: Clause, intent: object) -> dict[str, str]:
    if intent == "pay_electricity":
        number = long_number(clause, range(10, 14))
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
        r"\b(?:to|its|it's|it is|i mean|i meant|na|not|give|is)\b", clause.text
    )
    kept = [
        t.raw
        for t in words
        if t.low
        not in lexicon.NO_NAMES
        | lexicon.FRAMES
        | {
            "change",
            "instead",
            "mean",
            "meant",
            "it's",
            "its",
            "make",
            "recipient",
            "name",
            "said",
            "sorry",
            "should",
            "be",
        }
    ]
    return " ".join(kept) if marked and 0 < len(kept) <= 3 else None


def _details(
    state: str, clause: Clause, low: str, context: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what the text says about the detail that was asked for."""
    if state == "ask_amount":
        amount = amount_of(clause)
        mode = amount_mode(low) or (
            "all" if re.match(r"(?:all|everything)\b", low) else None
        )
        mode = mode or ("half" if re.match(r"(?:na )?half\b", low) else None)
        return (
            {"amount_kobo": amount}
            if amount is not None
            else {"amount_mode": mode}
            if mode
            else {}
        )
    if state == "ask_bank":
        return _bank(clause)
    if state == "ask_network":
        network = only(lexicon.NETWORKS, clause)
        return {"network": network} if network else {}
    if state == "ask_plan":
        return _plan_choice(clause, low, context)
    if state == "ask_meter":
        return _meter(clause)
    if state == "choose_beneficiary":
        return _choice(clause, low, context)
    return {}


def _bank(clause: Clause) -> dict[str, str]:
    codes = {code for _, _, code in bank_names(list(clause.tokens), is_sure=True)}
    if not codes and len(clause.words) <= 3:
        codes = {code for t in clause.tokens if (code := banks.misspelt(t.low))}
    slots = {"bank": codes.pop()} if len(codes) == 1 else {}
    number = long_number(clause, range(10, 11))
    return slots | ({"account_number": number} if number else {})


def _meter(clause: Clause) -> dict[str, Any]:
    spaced = re.sub(r"[ -]", "", clause.text)  # "0450 1234 5678 9"
    whole = spaced if re.fullmatch(r"\d{10,13}", spaced) else None
    found = {
        "meter_number": long_number(clause, range(10, 14)) or whole,
        "disco": only(lexicon.DISCOS, clause),
        "meter_type": only(lexicon.METER_TYPES, clause),
    }
    return {name: value for name, value in found.items() if value}


def _plan(clause: Clause) -> dict[str, Any]:
    sizes = {t.value for t in clause.of("size") if isinstance(t.value, str)}
    found = {
        "size": sizes.pop() if len(sizes) == 1 else None,
        "validity_days": days_in(clause),
        "network": only(lexicon.NETWORKS, clause),
    }
    return {name: value for name, value in found.items() if value}


def _package(clause: Clause, draft: Mapping[str, Any]) -> dict[str, Any]:
    slots = draft.get("slots")
    provider = slots.get("provider") if isinstance(slots, Mapping) else None
    packages = lexicon.PACKAGES.get(str(provider), {})
    found = {"package": only(packages, clause), "months": months_in(clause)}
    return {name: value for name, value in found.items() if value}


def _plan_choice(
    clause: Clause, low: str, context: Mapping[str, Any]
) -> dict[str, Any]:
    plan = _plan(clause) | _package(clause, _draft(context))
    if (amount := amount_of(clause)) is not None and not plan:
        bare = clause.of("amount")[0].value.is_bare
        if not (bare and amount <= 2000):  # "2" picks the second, "500" is a price
            return {"amount_kobo": amount}
    return plan or _choice(clause, low, context)


def _choice(clause: Clause, low: str, context: Mapping[str, Any]) -> dict[str, Any]:
    """A place in the list ("2", "the second one") or the words of one of its lines."""
    if match := re.fullmatch(r"\W*(?:option |number |no\.? |#|the )?(\d{1,2})\W*", low):
        return {"choice": int(match[1])}
    if {"one", "1"} & clause.words and not {"number", "option"} & clause.words:
        clause = Clause(tuple(t for t in clause.tokens if t.low not in ("one", "the")))
    for _, _, place in find_names(
        list(clause.tokens), {w: str(n) for w, n in _ORDINALS.items()}
    ):
        return {"choice": int(place)}
    if len(clause.tokens) <= 6 and clause.words:
        return {"choice": " ".join(token.raw for token in clause.tokens)}
    return {}

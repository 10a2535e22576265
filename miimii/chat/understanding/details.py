"""The detail that was asked for: an amount, a bank, a plan, a meter, a choice.

Only what the question is about is read, so a short answer may say very little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from miimii.chat.understanding import banks, lexicon
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.entities import find_names
from miimii.chat.understanding.purchases import (
    METER_DIGITS,
    amount_of,
    days_in,
    long_number,
    months_in,
    only,
    size_of,
)
from miimii.chat.understanding.text import fold
from miimii.chat.understanding.transfer_details import (
    account_in,
    amount_mode,
    bank_names,
)

Slots = dict[str, Any]

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
    "4th": 4, "fifth": 5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "na farko": 1, "na biyu": 2, "na uku": 3, "last": -1, "akoko": 1, "keji": 2,
    "keta": 3, "mbu": 1, "abuo": 2, "ato": 3,
}  # fmt: skip
_PLACES = {word: str(place) for word, place in _ORDINALS.items()}
_BARE_PLACE = re.compile(r"\W*(?:option |number |no\.? |#|the )?(\d{1,2})\W*")
_POINTING = lexicon.FILLERS | lexicon.words("na it's its it is the that to ni bu for")
_FEWEST_KOBO = 2000  # "2" picks the second plan, "500" is a price
_LONGEST_CHOICE = 6  # words


def draft_in(context: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the draft that stands: the one value of the context that has an intent."""
    for value in context.values():
        if isinstance(value, Mapping) and "intent" in value:
            return value
    return {}


def detail_in(clause: Clause, low: str, context: Mapping[str, Any]) -> Slots:
    """Return what the text says about the detail that was asked for."""
    reader = _READERS.get(str(context.get("state")))
    found = reader(clause, low, context) if reader else {}
    return {name: value for name, value in found.items() if value is not None}


def is_unclear_bank(clause: Clause) -> bool:
    """True if the text names a bank by a word that several banks go by."""
    return any(low in banks.UNCLEAR for low in (*clause.words, clause.text))


def meter_in(clause: Clause) -> Slots:
    """Return meter_number, disco and meter_type, as far as they are said."""
    spaced = re.sub(r"[ -]", "", clause.text)  # "0450 1234 5678 9"
    whole = spaced if re.fullmatch(r"\d{11,13}", spaced) else None
    return {
        "meter_number": long_number(clause, METER_DIGITS) or whole,
        "disco": only(lexicon.DISCOS, clause),
        "meter_type": only(lexicon.METER_TYPES, clause),
    }


def plan_in(clause: Clause) -> Slots:
    """Return size, validity_days and network of a data plan, as far as said."""
    return {
        "size": size_of(clause),
        "validity_days": days_in(clause),
        "network": only(lexicon.NETWORKS, clause),
    }


def package_in(clause: Clause, draft: Mapping[str, Any]) -> Slots:
    """Return package and months for the provider of the draft, as far as said."""
    slots = draft.get("slots")
    provider = slots.get("provider") if isinstance(slots, Mapping) else None
    packages = lexicon.PACKAGES.get(str(provider), {})
    return {"package": only(packages, clause), "months": months_in(clause)}


def _amount(clause: Clause, low: str, context: Mapping[str, Any]) -> Slots:
    if (amount := amount_of(clause)) is not None:
        return {"amount_kobo": amount}
    if mode := amount_mode(low):
        return {"amount_mode": mode}
    match = re.match(r"(?:na )?(all|half|everything)\b", low)
    mode = match[1].replace("everything", "all") if match else None
    return {"amount_mode": mode}


def _bank(clause: Clause, low: str, context: Mapping[str, Any]) -> Slots:
    codes = {code for _, _, code in bank_names(list(clause.tokens), is_sure=True)}
    if not codes and len(clause.words) <= 3:
        codes = {code for t in clause.tokens if (code := banks.misspelt(t.low))}
    bank = codes.pop() if len(codes) == 1 else None
    return {"bank": bank} | {
        name: value
        for name, value in account_in(clause, bank).items()
        if name == "account_number"
    }


def _network(clause: Clause, low: str, context: Mapping[str, Any]) -> Slots:
    return {"network": only(lexicon.NETWORKS, clause)}


def _plan(clause: Clause, low: str, context: Mapping[str, Any]) -> Slots:
    said = plan_in(clause) | package_in(clause, draft_in(context))
    if any(value is not None for value in said.values()):
        return said
    amount = amount_of(clause)
    is_price = any(not t.value.is_bare for t in clause.of("amount"))
    if amount is not None and (is_price or amount > _FEWEST_KOBO):
        return {"amount_kobo": amount}
    return _choice(clause, low, context)


def _meter(clause: Clause, low: str, context: Mapping[str, Any]) -> Slots:
    return meter_in(clause)


def _payee(clause: Clause, low: str, context: Mapping[str, Any]) -> Slots:
    """A saved person: by the place in the list, or by name as typed."""
    choice = _choice(clause, low, context).get("choice")
    options = context.get("options")
    if isinstance(choice, int) and isinstance(options, list):
        at = choice - 1 if choice > 0 else choice
        named = options[at] if -len(options) <= at < len(options) else None
        return {"choice": choice, "recipient": named if _is_name(named) else None}
    return {"choice": choice, "recipient": choice if _names(choice, options) else None}


def _names(choice: object, options: object) -> bool:
    """True for words that stand in one of the options, or are written like a name."""
    if not isinstance(choice, str):
        return False
    listed = fold(" ".join(map(str, options))) if isinstance(options, list) else ""
    known = set(re.findall(r"[a-z]+", listed))
    return choice.istitle() or set(fold(choice).split()) <= known


def _is_name(option: object) -> bool:
    return isinstance(option, str) and option.replace(" ", "").isalpha()


def _choice(clause: Clause, low: str, context: Mapping[str, Any]) -> Slots:
    """A place in the list ("2", "the second one") or the words of one of its lines."""
    if match := _BARE_PLACE.fullmatch(low):
        return {"choice": int(match[1])}
    if {"one", "1"} & clause.words and not {"number", "option"} & clause.words:
        clause = Clause(tuple(t for t in clause.tokens if t.low not in ("one", "the")))
    for _, _, place in find_names(list(clause.tokens), _PLACES):
        return {"choice": int(place)}
    said = list(clause.tokens)
    while said and said[0].low in _POINTING:
        del said[0]
    while said and said[-1].low in lexicon.FILLERS:
        del said[-1]
    if 0 < len(said) <= _LONGEST_CHOICE and clause.words:
        return {"choice": " ".join(token.raw for token in said)}
    return {}


_READERS: dict[str, Callable[[Clause, str, Mapping[str, Any]], Slots]] = {
    "ask_amount": _amount,
    "ask_bank": _bank,
    "ask_network": _network,
    "ask_plan": _plan,
    "ask_meter": _meter,
    "choose_beneficiary": _payee,
}

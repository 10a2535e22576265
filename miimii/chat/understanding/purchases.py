"""The details of a purchase: which network, meter, plan or package, and for whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.entities import Token, find_names, phone_of

_SELF = lexicon.words("me my myself min mi mine m own ta")
METER_DIGITS = range(11, 14)
_FEWEST_KOBO = 5000
_FAMILY = lexicon.RELATIONS | lexicon.PARENTS
_NOT_PEOPLE = frozenset(lexicon.NETWORKS) | lexicon.FRAMES | lexicon.DAYS.keys()
_ANY_PACKAGE = frozenset().union(*lexicon.PACKAGES.values())
_HINTS = (
    "corporate gifting",
    "gifting",
    "sme",
    "awoof",
    "social",
    "night",
    "unlimited",
)


def amount_of(clause: Clause) -> int | None:
    """Return the one amount that was said, in kobo; None if none, unsafe or several.

    "3k not 5k" says one amount: the denied one is left out.
    """
    said = [
        token.value.kobo
        for at, token in enumerate(clause.tokens)
        if token.kind == "amount" and not is_denied(clause, at)
    ]
    return said[0] if len(set(said)) == 1 else None


def only(names: dict[str, str], clause: Clause) -> str | None:
    """Return the one value of a table that the clause names, else None."""
    found = {
        value
        for at, _, value in find_names(list(clause.tokens), names)
        if not is_denied(clause, at)
    }
    return found.pop() if len(found) == 1 else None


def long_number(clause: Clause, lengths: range) -> str | None:
    """Return the one long number of a fitting length, phones included."""
    said = {
        re.sub(r"\D", "", token.raw)
        for token in clause.of("digits", "phone")
        if isinstance(token.value, str)
    }
    fitting = {number for number in said if len(number) in lengths}
    return fitting.pop() if len(fitting) == 1 else None


def phone_in(clause: Clause) -> str | None:
    """Return the one phone number; ten digits without the zero are one too."""
    phones = {token.value for token in clause.of("phone")}
    for token in clause.of("digits"):
        if isinstance(token.value, str) and re.fullmatch(
            r"[789][01]\d{8}", token.value
        ):
            phones.add(phone_of(token.value))
    phones.discard(None)
    return phones.pop() if len(phones) == 1 else None


def days_in(clause: Clause) -> int | None:
    """Return for how many days a plan should last."""
    for token in clause.of("days"):
        if token.value[0]:
            return int(token.value[0])
    words = dict.fromkeys(lexicon.DAYS, "")
    for at, _, _ in find_names(list(clause.tokens), words):
        return lexicon.DAYS[clause.lows[at]]
    if "one month" in clause.text or "a month" in clause.text:
        return 30
    if "one week" in clause.text or "a week" in clause.text:
        return 7
    return 1 if "one day" in clause.text or "a day" in clause.text else None


def _airtime(clause: Clause) -> dict[str, Any]:
    return _filled(
        amount_kobo=amount_of(clause),
        network=only(lexicon.NETWORKS, clause),
        phone=phone_in(clause),
        self=_for_self(clause),
        recipient=_somebody(clause),
    )


def _data(clause: Clause) -> dict[str, Any]:
    return _filled(
        size=size_of(clause),
        validity_days=days_in(clause),
        amount_kobo=_price(clause),
        network=only(lexicon.NETWORKS, clause),
        phone=phone_in(clause),
        self=_for_self(clause),
        recipient=_somebody(clause),
        plan_hint=next((hint for hint in _HINTS if hint in clause.text), None),
    )


def size_of(clause: Clause) -> str | None:
    """Return the one size that was said; "no be 2gb, na 3gb" says one."""
    sizes = {
        token.value
        for at, token in enumerate(clause.tokens)
        if token.kind == "size"
        and isinstance(token.value, str)
        and not is_denied(clause, at)
    }
    return sizes.pop() if len(sizes) == 1 else None


def _price(clause: Clause) -> int | None:
    """Return what a plan should cost; "2 x 1gb" is a count."""
    amount = amount_of(clause)
    is_count = all(t.value.is_bare for t in clause.of("amount")) and clause.of("size")
    return None if amount and is_count and amount < _FEWEST_KOBO else amount


def _electricity(clause: Clause) -> dict[str, Any]:
    return _filled(
        meter_number=long_number(clause, METER_DIGITS),
        disco=only(lexicon.DISCOS, clause),
        meter_type=only(lexicon.METER_TYPES, clause),
        amount_kobo=amount_of(clause),
    )


def _cable(clause: Clause) -> dict[str, Any]:
    provider = only(lexicon.TV, clause)
    packages = lexicon.PACKAGES.get(provider or "", lexicon.ONLY_ONE_SELLS)
    package = only(packages, clause)
    if provider is None and package is not None:
        provider, package = package, _said(packages, clause)
    elif provider is None:  # "max" is sold by more than one
        package = next((word for word in clause.lows if word in _ANY_PACKAGE), None)
    return _filled(
        provider=provider,
        package=package,
        smartcard=long_number(clause, range(10, 13)),
        months=months_in(clause),
        amount_kobo=amount_of(clause),
    )


def months_in(clause: Clause) -> int | None:
    """Return for how many months a subscription should run."""
    for token in clause.of("days"):
        days, unit = token.value
        if unit in ("month", "year", "yr"):
            return int(days // 30) if unit == "month" else int(days // 365) * 12
    for word, count in (("one", 1), ("two", 2), ("three", 3), ("six", 6)):
        if f"{word} month" in clause.text:
            return count
    return None


def _somebody(clause: Clause) -> str | None:
    """ "airtime for my wife": a person, if no number says whose phone it is."""
    if clause.of("phone", "digits"):
        return None
    for at, low in enumerate(clause.lows[:-1]):
        if low not in ("for", "to", "give", "my"):
            continue
        rest = clause.tokens[at + 1 :]
        rest = rest[1:] if rest[0].low == "my" else rest
        if not rest or rest[0].kind != "word" or rest[0].low in lexicon.NO_NAMES:
            continue
        known = rest[0].low.removesuffix("'s") in _FAMILY
        is_name = rest[0].raw[:1].isupper() and rest[0].low not in _NOT_PEOPLE
        if known or (is_name and low != "my"):
            return rest[0].raw.removesuffix("'s")
    return None


def _said(packages: dict[str, str], clause: Clause) -> str | None:
    for start, end, provider in find_names(list(clause.tokens), packages):
        return lexicon.PACKAGES[provider].get(" ".join(clause.lows[start:end]))
    return None


def _for_self(clause: Clause) -> bool | None:
    """True for "my line", "buy me …"; only if no other number was given."""
    others = {word.removesuffix("'s") for word in clause.words} & _FAMILY
    is_own = clause.words & _SELF and not clause.of("phone") and not others
    return True if is_own else None


def is_denied(clause: Clause, at: int) -> bool:
    """True for what stands after "not", "no be", "instead of" or "rather than"."""
    before: tuple[Token, ...] = clause.tokens[max(0, at - 2) : at]
    lows = [token.low for token in before]
    return lows[-1:] == ["not"] or lows in (
        ["instead", "of"],
        ["no", "be"],
        ["rather", "than"],
    )


def _filled(**slots: Any) -> dict[str, Any]:
    return {name: value for name, value in slots.items() if value is not None}


PURCHASES: dict[str, Callable[[Clause], dict[str, Any]]] = {
    "buy_airtime": _airtime,
    "buy_data": _data,
    "pay_electricity": _electricity,
    "pay_cable": _cable,
}

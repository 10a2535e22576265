"""Amounts as people write them: "5k", "₦2,500.50", "1.5m", "2k5".

This is the generous reading, and it always ends in a confirmation. What is not safe to
read becomes an amount without a value: the customer is asked, nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SCALE = (
    r"k|hundreds?|thousands?|thousan|tousand|tausand|tausin|tawsand|"
    r"mil{1,2}(?:ions?)?|m"
)
MOST_KOBO = 10**13  # a hundred billion naira: beyond it, digits are something else

NUMERIC = re.compile(
    r"(?<![\w.,])(?P<neg>-\s?)?"
    r"(?P<before>₦|=n=|ngn\s?\.?|naira\b|\bn(?=\s?\d)|#)?\s?"
    r"(?P<digits>\d[\d,]*(?:\.\d+)*)"
    r"(?:\s?(?P<scale>" + _SCALE + r")(?P<tail>\d{1,3})?(?![a-z\d]))?"
    r"(?P<after>\s?(?:naira|nira|niara|nera|ngn|bucks|n(?![a-z'\d])|/=|=n=|₦))?"
    r"(?P<kobo>\s(?:and\s)?\d{1,2}\skobo)?"
    r"(?![\w])"
)
_GOES_ON = re.compile(r",?[ ,]0{2,3}(?!\d)|,[o0]{2,3}")
_NUMBER = re.compile(r"\d{8,}|0+[1-9]\d*")  # of an account or a phone, or its beginning
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as said. `kobo` is None if it must be asked again; `is_bare`: no unit."""

    kobo: int | None
    is_bare: bool


UNSAFE = Amount(None, is_bare=False)


def from_match(match: re.Match[str]) -> Amount | None:
    """Turn a match of `NUMERIC` into an amount; None if it is no amount at all."""
    digits = match["digits"].rstrip(",")
    is_bare = not (match["before"] or match["after"] or match["scale"])
    if is_bare and _NUMBER.fullmatch(digits):
        return None
    if is_bare and _is_doubtful(match, digits):
        return UNSAFE
    if match["neg"] or not _GROUPED.fullmatch(digits):
        return UNSAFE
    if match["scale"] is None and len(digits.partition(".")[2]) > 2:
        return UNSAFE  # "₦100.000": a hundred, or a hundred thousand?
    naira = _naira(digits.replace(",", ""), match["scale"], match["tail"])
    if naira is None:
        return UNSAFE
    if match["kobo"] and (said := re.search(r"\d+", match["kobo"])):
        naira += Decimal(said[0]) / 100
    return Amount(to_kobo(naira), is_bare)


def _is_doubtful(match: re.Match[str], digits: str) -> bool:
    """ "20 000" and "5,ooo" go on after the digits; "1.5" may be thousands."""
    goes_on = _GOES_ON.search(match.string, match.end("digits"), match.end() + 4)
    return goes_on is not None or re.fullmatch(r"\d\.\d", digits) is not None


def to_kobo(naira: Decimal) -> int | None:
    """Return whole kobo, or None if the amount is zero, too big or below a kobo."""
    kobo = naira * 100
    if kobo != kobo.to_integral_value() or not 0 < kobo <= MOST_KOBO:
        return None
    return int(kobo)


def _naira(digits: str, scale: str | None, tail: str | None) -> Decimal | None:
    """Return naira; None if people read it in two ways ("2k50", "1m500", "1.5k5")."""
    value = Decimal(digits)
    if scale is None:
        return value
    factor = _factor(scale)
    if tail is None:
        return value * factor
    if "." in digits or len(tail) == 2 or (len(tail) == 3 and factor != 1000):
        return None
    return value * factor + Decimal(tail).scaleb(-len(tail)) * factor


def _factor(scale: str) -> int:
    if scale.startswith("m"):
        return 1_000_000
    return 100 if "und" in scale else 1000

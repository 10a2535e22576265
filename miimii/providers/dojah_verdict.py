"""Does a BVN record belong to the person who claims it? The rules, without any I/O.

Only a full match is verified. Doubt goes to a person, and the evidence says which kinds
of detail matched, never what the record holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from rapidfuzz.distance import Levenshtein

from miimii import phone
from miimii.providers.ports import BvnClaim, BvnVerdict

ALIKE = 0.8  # names must be more alike than this
LEAST_NICKNAME = 3
_HOOKED = str.maketrans("ɓɗƙŋɲ", "bdknn")  # Hausa letters that don't decompose
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_GENDERS = {"m": "male", "male": "male", "f": "female", "female": "female"}
_RECORD_NAMES = ("firstname", "lastname", "date_of_birth")
_SHAPE_2_PARTS = ("bvn", "first_name", "last_name", "dob")
_NIN = re.compile(r"[0-9]{11}")

Entity = Mapping[str, Any]


def verdict(claim: BvnClaim, entity: Entity) -> BvnVerdict:
    """Compare; where `entity.bvn` is an object, they did the comparing themselves."""
    if isinstance(entity.get("bvn"), Mapping):
        return _of_validation(claim, entity)
    return _of_record(claim, entity)


def _of_validation(claim: BvnClaim, entity: Entity) -> BvnVerdict:
    """They compared: all four must be true; a confidence number alone is nothing."""
    parts = {name: entity.get(name) for name in _SHAPE_2_PARTS}
    fits = {
        name: part.get("status") if isinstance(part, Mapping) else None
        for name, part in parts.items()
    }
    named = entity["bvn"].get("value", claim.bvn)
    if named != claim.bvn or not all(isinstance(fit, bool) for fit in fits.values()):
        return BvnVerdict("unknown", {"reason": "unclear-reply", "shape": "validation"})
    evidence = {
        "shape": "validation",
        "bvn": fits["bvn"],
        "first_name": fits["first_name"],
        "last_name": fits["last_name"],
        "date_of_birth": fits["dob"],
        "phone": None,  # not in this reply, so it stays unproven
    }
    return BvnVerdict("verified" if all(fits.values()) else "mismatch", evidence)


def _of_record(claim: BvnClaim, entity: Entity) -> BvnVerdict:
    """They sent the record: we compare."""
    named = entity.get("bvn") or claim.bvn
    is_record = all(isinstance(entity.get(name), str) for name in _RECORD_NAMES)
    if named != claim.bvn or not is_record:
        return BvnVerdict("unknown", {"reason": "unclear-reply", "shape": "record"})
    first, last, is_nickname = _compare_names(
        (claim.first_name, claim.last_name), (entity["firstname"], entity["lastname"])
    )
    evidence = {
        "shape": "record",
        "first_name": first,
        "last_name": last,
        "date_of_birth": read_date(entity["date_of_birth"]) == claim.date_of_birth,
        "phone": _is_same_phone(claim.phone, entity.get("phone_number1")),
        "gender": _is_same_gender(claim.gender, entity.get("gender")),
        "watch_list_clear": _is_no(entity.get("watch_listed")),
    }
    nin = entity.get("nin")
    return BvnVerdict(
        _judge(evidence, is_nickname=is_nickname),
        {**evidence, "nickname": is_nickname},
        nin if isinstance(nin, str) and _NIN.fullmatch(nin) else None,
    )


def _judge(evidence: Mapping[str, Any], *, is_nickname: bool) -> str:
    if not evidence["date_of_birth"]:
        return "mismatch"
    if not (evidence["first_name"] and evidence["last_name"]):
        return "review" if is_nickname else "mismatch"
    is_the_person = evidence["phone"] or evidence["gender"]
    return "verified" if is_the_person and evidence["watch_list_clear"] else "review"


def _compare_names(
    claimed: tuple[str, str], recorded: tuple[str, str]
) -> tuple[bool, bool, bool]:
    """Return whether first and last name match, in the better order, and whether what
    does not match is at least a short form of the other.
    """
    first, last = fold(claimed[0]), fold(claimed[1])
    orders = [(fold(recorded[0]), fold(recorded[1]))]
    orders.append(orders[0][::-1])
    found = [
        (
            _is_alike(first, one),
            _is_alike(last, two),
            (_is_alike(first, one) or _is_short_form(first, one))
            and (_is_alike(last, two) or _is_short_form(last, two)),
        )
        for one, two in orders
    ]
    return max(found, key=lambda fits: (fits[0] + fits[1], fits[2]))


def fold(name: str) -> str:
    """Return a name without case, accents, spaces and punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_HOOKED)
    return "".join(letter for letter in plain if letter.isalpha())


def _is_alike(one: str, two: str) -> bool:
    return bool(one and two) and Levenshtein.normalized_similarity(one, two) > ALIKE


def _is_short_form(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return len(short) >= LEAST_NICKNAME and long.startswith(short)


def read_date(text: str) -> date | None:
    """Read 1990-01-31, 31-Jan-1990 or 31/01/1990; None if it can be read two ways."""
    text = text.strip()
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        return _day(match[1], match[2], match[3])
    if match := re.fullmatch(r"([0-9]{1,2})-([A-Za-z]{3})-([0-9]{4})", text):
        if match[2].lower() not in _MONTHS:
            return None
        return _day(match[3], _MONTHS.index(match[2].lower()) + 1, match[1])
    if match := re.fullmatch(r"([0-9]{2})/([0-9]{2})/([0-9]{4})", text):
        day_first = _day(match[3], match[2], match[1])
        month_first = _day(match[3], match[1], match[2])
        return day_first if month_first in (None, day_first) else None
    return None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _is_same_phone(claimed: str | None, recorded: object) -> bool:
    if not (claimed and isinstance(recorded, str)):
        return False
    try:
        return phone.normalise(recorded) == phone.normalise(claimed)
    except ValueError:
        return False


def _is_same_gender(claimed: str, recorded: object) -> bool:
    if not isinstance(recorded, str):
        return False
    known = _GENDERS.get(recorded.strip().lower())
    return known is not None and known == _GENDERS.get(claimed.strip().lower())


def _is_no(watch_listed: object) -> bool:
    return isinstance(watch_listed, str) and watch_listed.strip().upper() == "NO"

"""Which days a sentence names; and whether it names any that can't be told from it.

Days that can't be read are asked for. The part that can is no answer: "1 June to 31
June" is neither the first of June nor all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from miimii.chat.periods import Period, read_period
from miimii.chat.understanding import lexicon

_MOST_WORDS = 60
_LONGEST_PERIOD = 9  # words: "from 1st of october 2025 to 15 november 2026"
_ELSE = " | "  # stands where days were read, so that no pattern reads across them
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTH = rf"(?:{_MONTHS}|may)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_UNIT = r"(?:day|week|weekend|month|quarter|year)s?"
_NTH = r"(\d{1,2})(?:st|nd|rd|th)?"
_TO = r" ?(?:\b(?:to|and|till|until|through)\b|-|–) ?"
_ENDS = re.compile(
    rf".*\d.*|{_MONTH}|{_UNIT}|{_WEEKDAY}|to?day|yesterday|now|date|ago|onwards?"
)
_LONE = re.compile(rf"{_MONTH}|{_WEEKDAY}|20\d\d|\d+(?:st|nd|rd|th)|\d+/\d+")
_BEFORE_LONE = lexicon.words("in for of since during my from on last through about")
_AFTER_LONE = lexicon.words("statement statements transactions history spending only")

_JUNK = re.compile(r"[?!;,()\"]|'s\b|\.(?=\s|$)")
_THE = re.compile(r"\bthe (?=\d{1,2}(?!\d))")
_JOINED = re.compile(rf"\b({_MONTH})[-–](?={_MONTH}\b)")
_FIGURES = re.compile(r"\b(\d{1,2}/\d{1,2}/|\d{1,2}-\d{1,2}-)(2\d)\b")
_TURNED = re.compile(rf"\b((?:last|this|past|previous) year) ({_MONTH})\b")
_OF_YEAR = re.compile(rf"\b({_MONTH}) (?:of )?(last|this|past|previous) year\b")
_OF_MONTH = re.compile(r"(\d(?:st|nd|rd|th)) (?:of )?(last|this|past|previous) month\b")
_SHORT_YEAR = re.compile(rf"\b{_NTH} (?:of )?({_MONTH}) '?(2\d)\b(?! {_MONTH}\b)")
_DAYS_FIRST = re.compile(rf"\b{_NTH}{_TO}(?:the )?{_NTH}(?: of)? ({_MONTH})\b")
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH}) {_NTH}{_TO}(?:the )?{_NTH}\b(?! ?{_MONTH}\b)(?![/.-]\d)"
    r"( 20\d\d\b)?"
)
_FEW = re.compile(
    r"\b(\d{1,2}|one|two|three|four|five|six|twelve)[ -](day|week|month|year)s?\b"
    r"(?! ago)"
)
_COUNT = r"(?:\d+|a|an|one|two|three|four|five|six|few|couple(?: of)?|several)"
_TO_SOMEBODY = r"(?<!\bto )(?<!\bwith )(?<!\bsend )(?<!\bsent )(?<!\bgave )(?<!\bgive )"
_LEFT = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)\b|\b(?:{_MONTHS})\b|\b\d{{1,2}} may\b|\bmay \d|"
    r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|"
    rf"{_TO_SOMEBODY}\b{_WEEKDAY}\b|"
    r"\b(?:yesterday|ago|weekend|fortnight|since|until|till|onwards?)\b|"
    rf"\b(?:last|past|previous|this|next|first|second|third) (?:{_COUNT} )?{_UNIT}\b|"
    rf"\b{_COUNT} (?:week|month|year)s\b|\b(?:in|of|year) 20\d\d\b"
)
_BENT_BEFORE = re.compile(
    r"\b(?:before|after|until|till|to|early|late|mid|except|not|"
    r"(?:end|start|beginning|middle|half)(?: of)?)(?: the)?$"
)
_BENT_AFTER = re.compile(r"^(?:till|until|onwards?|ago|(?:to|and|-|–) (?:today|now)\b)")


@dataclass(frozen=True, slots=True)
class Days:
    """`said` are the words of the days that were read.

    `are_unclear`: days are named that can't be told, so there is no period.
    """

    period: Period | None
    said: frozenset[str] = frozenset()
    are_unclear: bool = False


def find_days(low: str, today: date) -> Days:
    """Return the days that a text names, in matching form."""
    words = _plain(low, today).split()[:_MOST_WORDS]
    period, start, end = _longest(words, today)
    if period is None:
        return _few(" ".join(words), today)
    before, after = " ".join(words[:start]), " ".join(words[end:])
    is_bent = _BENT_BEFORE.search(before) or _BENT_AFTER.search(after)
    if is_bent or _LEFT.search(f"{before}{_ELSE}{after}"):
        return Days(None, are_unclear=True)
    return Days(period, frozenset(words[start:end]))


def _few(plain: str, today: date) -> Days:
    """ "My 6 months statement": so many until today."""
    few = _FEW.search(plain)
    rest = _FEW.sub(_ELSE, plain, count=1) if few else plain
    if _LEFT.search(rest):
        return Days(None, are_unclear=True)
    if few is None:
        return Days(None)
    period = read_period(f"last {few[1]} {few[2]}", today)
    return Days(period, frozenset(few[0].replace("-", " ").split()))


def _plain(low: str, today: date) -> str:
    """Spell out both ends of a range, and a year that is said by its place."""
    text = " ".join(_JUNK.sub(" ", low).split())
    text = _THE.sub("", text)
    text = _FIGURES.sub(r"\g<1>20\2", _JOINED.sub(r"\1 to ", text))
    text = _TURNED.sub(r"\2 \1", text)
    text = _OF_YEAR.sub(lambda m: f"{m[1]} {today.year - (m[2] != 'this')}", text)
    month = today.replace(day=1)
    last = month - timedelta(days=1)
    text = _OF_MONTH.sub(
        lambda m: f"{m[1]} {(month if m[2] == 'this' else last):%B}".lower(), text
    )
    text = _SHORT_YEAR.sub(r"\1 \2 20\3", text)
    text = _DAYS_FIRST.sub(r"\1 \3 to \2 \3", text)
    return _MONTH_FIRST.sub(
        lambda m: f"{m[2]} {m[1]}{m[4] or ''} to {m[3]} {m[1]}{m[4] or ''}", text
    )


def _longest(words: list[str], today: date) -> tuple[Period | None, int, int]:
    """The longest run of words that names days, and where it stands."""
    for start, end in _runs(words):
        period = read_period(" ".join(words[start:end]), today)
        if period is not None:
            return period, start, end
    return None, 0, 0


def _runs(words: list[str]) -> Iterator[tuple[int, int]]:
    ends = [at for at, word in enumerate(words, 1) if _ENDS.fullmatch(word)]
    for length in range(_LONGEST_PERIOD, 0, -1):
        for end in ends:
            start = end - length
            if start >= 0 and (length > 1 or _may_stand_alone(words, start)):
                yield start, end


def _may_stand_alone(words: list[str], at: int) -> bool:
    """Whether one word can name days here: "may" is a verb as often as a month."""
    if len(words) == 1 or not _LONE.fullmatch(words[at]):
        return True
    before, after = words[at - 1] if at else "", words[at + 1 : at + 2]
    return before in _BEFORE_LONE or bool(_AFTER_LONE.intersection(after))

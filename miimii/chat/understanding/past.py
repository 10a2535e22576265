"""What a question about the past names: days, what it is about, whom, which way.

Only what is said counts. A name that isn't one finds nothing, which is told; it moves
no money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from miimii.chat.periods import Period, read_period
from miimii.chat.understanding import lexicon
from miimii.chat.understanding.text import fold

Way = Literal["in", "out"]

_MOST_WORDS = 60
_LONGEST_PERIOD = 9  # words: "from 1st of october 2025 to 15 november 2026"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ENDS = re.compile(
    rf".*\d.*|{_MONTH}|(?:day|week|month|year)s?|to?day|yesterday|now|date"
)
_LONE = re.compile(rf"{_MONTH}|20\d\d")
_BEFORE_LONE = lexicon.words("in for of since during my from on last through about")
_AFTER_LONE = lexicon.words("statement statements transactions history spending only")
_ONE_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (to|and|till|until|-) "
    rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\b"
)
_FEW = re.compile(
    r"\b(\d{1,2}|one|two|three|six|twelve)[ -](day|week|month|year)s?\b(?! ago)"
)
_TABLE = re.compile(r"\bcsv\b|\bexcel\b|\bspread ?sheet\b|\bxlsx?\b")
_PDF = re.compile(r"\bpdf\b")
_SUM = re.compile(
    r"\bhow much\b|\btotal\b|\bsum(?:mary)?\b|\bspen(?:d|t|ds|ding)\b|\bexpen[sc]es?\b|"
    r"\bbreakdown\b|\bchart\b|\bcategor(?:y|ies)\b|\bkashe\b|\bnawa\b|\belo\b|"
    r"\bego ole\b|\bna ?wo\b|\bm?mefu(?:ru)?\b"
)
_TOPICS = (
    ("fees", r"\bfees?\b|\bcharges?\b|\bcharged\b|\bvat\b|\bstamp dut|\bcommission\b"),
    ("cable", r"\bdstv\b|\bgotv\b|\bstar ?times\b|\bshowmax\b|\bcable\b|\btv\b"),
    (
        "electricity",
        r"\blight\b|\belectric\w*|\bnepa\b|\bphcn\b|\bmeter\b|\bdisco\b|\bpower\b|"
        r"\bwuta\b|\bina monamona\b|\boku\b",
    ),
    ("airtime", r"\bairtime\b|\brecharges?\b|\btop ?ups?\b|\bkati\w?\b|\bkaadi\b"),
    ("data", r"\bdata\b|\bbundles?\b|\binternet\b|\bdatu?a\b"),
    (
        "received",
        r"\breceiv\w*|\b(?:came|come|coming|enter(?:ed)?|dropped) in\b|"
        r"\benter(?:ed)?\b|\bincoming\b|\binflows?\b|\bdeposits?\b|\bcredit(?:s|ed)\b|"
        r"\b(?:sent|paid|gave) (?:\w+ )?(?:to |give )?me\b|"
        r"\b(?:who|\w+body|\w+one|people|those)\b.{0,20}\b(?:send|pay|give) "
        r"(?:\w+ )?me\b",
    ),
    (
        "sent",
        r"\b(?:sent|transfers|transferred|gave)\b|"
        r"\bi (?:\w+ ){0,2}(?:send|transfer|give)\b",
    ),
)
_BILLS = frozenset({"cable", "electricity", "airtime", "data"})
_IN = re.compile(r"\bcame in\b|\bincoming\b|\binflows?\b|\bcredits\b")
_OUT = re.compile(r"\bdebits?\b|\bdebited\b|\boutgoing\b|\boutflows?\b|\bwent out\b")
_WHOM = re.compile(
    r"(?i)\b(?:to|from|with|by|gave|give|zuwa ga|wa|nye)\s+(?:my\s+)?"
    r"([^\W\d_][\w'-]*(?:\s+[A-Z][\w'-]*){0,3}|\d{4,16})"
)
_NO_ONE = lexicon.NO_NAMES | lexicon.words(
    "today yesterday last this past previous week month year days january february"
    " march april may june july august september october november december jan feb mar"
    " apr jun jul aug sep sept oct nov dec csv pdf excel statement statements history"
    " transactions transaction check see show far do"
)


@dataclass(frozen=True, slots=True)
class Past:
    """What was said; nothing said means everything.

    `topic` is sent, received, fees or a kind of bill. `form` is pdf or csv.
    `wants_sum`: what it comes to is asked for, and not only which.
    """

    period: Period | None
    topic: str | None
    direction: Way | None
    who: str | None
    form: str | None
    wants_sum: bool


def read_past(text: str, slots: Mapping[str, Any], today: date) -> Past:
    """Return what a question about the past names, in its words or its slots."""
    low = fold(text)
    topic = _topic(low)
    direction = slots.get("direction")
    way: Way | None = direction if direction in ("in", "out") else None
    if topic is None and _IN.search(low):
        way = "in"
    elif topic is None and _OUT.search(low):
        way = "out"
    return Past(
        period=_period(low, today) or _named(slots, today),
        topic=topic,
        direction=way,
        who=_who(text, slots),
        form="csv" if _TABLE.search(low) else "pdf" if _PDF.search(low) else None,
        wants_sum=bool(_SUM.search(low)),
    )


def _topic(low: str) -> str | None:
    """The one thing that is named; of two bills, neither alone."""
    found = [topic for topic, pattern in _TOPICS if re.search(pattern, low)]
    if len(set(found) & _BILLS) > 1:
        return None
    return found[0] if found else None


def _named(slots: Mapping[str, Any], today: date) -> Period | None:
    """The days as understanding names them, in whatever language they were said."""
    return read_period(str(slots.get("period") or ""), today)


def _period(low: str, today: date) -> Period | None:
    """The longest run of words that names days."""
    plain = re.sub(r"[?!;,()\"]|'s\b|\.(?=\s|$)", " ", low)
    plain = _ONE_MONTH.sub(r"\1 \4 \2 \3 \4", " ".join(plain.split()))
    for run in _runs(plain.split()[:_MOST_WORDS]):
        if (period := read_period(run, today)) is not None:
            return period
    few = _FEW.search(plain)
    return read_period(f"last {few[1]} {few[2]}", today) if few else None


def _runs(words: list[str]) -> Iterator[str]:
    ends = [at for at, word in enumerate(words, 1) if _ENDS.fullmatch(word)]
    for length in range(_LONGEST_PERIOD, 0, -1):
        for end in ends:
            start = end - length
            if start >= 0 and (length > 1 or _may_stand_alone(words, start)):
                yield " ".join(words[start:end])


def _may_stand_alone(words: list[str], at: int) -> bool:
    """Whether one word can name days here: "may" is a verb as often as a month."""
    if len(words) == 1 or not _LONE.fullmatch(words[at]):
        return True
    before, after = words[at - 1] if at else "", words[at + 1 : at + 2]
    return before in _BEFORE_LONE or bool(_AFTER_LONE.intersection(after))


def _who(text: str, slots: Mapping[str, Any]) -> str | None:
    for slot in ("counterparty", "recipient", "name"):
        if said := slots.get(slot):
            return str(said)
    for match in _WHOM.finditer(text):
        words = [word for word in match[1].split() if fold(word) not in _NO_ONE]
        if words and fold(match[1].split()[0]) not in _NO_ONE:
            return " ".join(words)
    return None

"""What a question about the past names: days, what it is about, whom, which way.

Only what is said counts. A name that isn't one finds nothing, which is told; it moves
no money.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any, Literal

from miimii.chat.periods import Period, read_period
from miimii.chat.understanding import lexicon
from miimii.chat.understanding.days import find_days
from miimii.chat.understanding.text import fold

Way = Literal["in", "out"]

_TABLE = re.compile(r"\bcsv\b|\bexcel\b|\bspread ?sheet\b|\bxlsx?\b")
_PDF = re.compile(r"\bpdf\b")
_SUM = re.compile(
    r"\bhow much\b|\btotal\b|\bsum(?:mary)?\b|\bspen(?:d|t|ds|dings?)\b|"
    r"\bexpen[sc]es?\b|\bbreakdown\b|\bchart\b|\bcategor(?:y|ies)\b|\bkashe\b|\bnawa\b|\belo\b|"
    r"\bego ole\b|\bna ?wo\b|\bm?mefu(?:ru)?\b"
)
_TOPICS = (
    (
        "fees",
        r"(?<!school )\bfees?\b|\bcharge[sd]?\b|\bvat\b|\bstamp dut|"
        r"\bcommission\b",
    ),
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
_NAME = r"([^\W\d_][\w'-]*(?:\s+[A-Z][\w'-]*){0,3}|\d{4,16})"
_GIVE = r"(?:sen[dt]|g[ai]ve|pa(?:y|id)|transfer(?:red)?|credit(?:ed)?|dash(?:ed)?)"
_TO_ME = rf"\s+(?:don\s+|has\s+|have\s+)?{_GIVE}\s+(?:\w+\s+)?(?:to\s+|give\s+)?me\b"
_ONE = r"([^\W\d_][\w'-]*(?:\s+[^\W\d_][\w'-]*){0,2}?)"
_SENDER = re.compile(
    r"(?i)\b(?:did|has|have|how\s+much|wey|what|that)"
    rf"(?:\s+(?:money|cash|did|has|have|don|my))*\s+{_ONE}{_TO_ME}|"
    rf"\b([^\W\d_][\w'-]*)\s+(?:don|has|have){_TO_ME}"
)
_WHOM = re.compile(
    rf"(?i)(?P<before>[\w']*)\s*\b(?P<to>to|from|with|by|gave|give|zuwa ga|wa|nye)\s+"
    rf"(?:my\s+)?{_NAME}"
)
_GIVEN = re.compile(
    rf"(?i)\b(?:i|have|did)\s+(?:\w+\s+){{0,2}}?{_GIVE}\s+(?:my\s+)?{_NAME}"
)
_ON = re.compile(
    r"(?i)\b(?:spen\w+|expen[sc]es?|paid|pay|used?)\b.{0,30}?\bon\s+"
    rf"(?:(?:my|the|a)\s+)?{_NAME}"
)
_WISHING = lexicon.words(
    "want wants wan need needs like love help helps have got try trying able how going"
    " used wish ask asking where hope ready way supposed plan please kindly me"
)  # "to" after these begins what is to be done
_NO_ONE = lexicon.NO_NAMES | lexicon.words(
    "today yesterday last this past previous week month year days january february"
    " march april may june july august september october november december jan feb mar"
    " apr jun jul aug sep sept oct nov dec csv pdf excel statement statements history"
    " transactions transaction check see show far do view download print confirm verify"
    " review look find list export share track request access generate open read count"
    " compare category categories type types date dates start beginning end kind kinds"
    " period time customer details charges receipt receipts record records don did we"
    " they people anybody any already out since between before after much any thing"
    " miimii been until till only altogether"
)
_NOTHING = lexicon.words(
    "it this that what which everything all bill bills average miimii account card here"
    " whatsapp today yesterday last past previous phone a an the my me whole total in"
    " for since during from to at by between"
)


@dataclass(frozen=True, slots=True)
class Past:
    """What was said; nothing said means everything.

    `topic` is sent, received, fees or a kind of bill. `form` is pdf or csv.
    `wants_sum`: what it comes to is asked for, and not only which. `are_days_unclear`:
    days are named, but which can't be told. `on_what`: what it was spent on, if that
    is none of our topics; a person, or a thing that we know nothing of.
    """

    period: Period | None
    topic: str | None
    direction: Way | None
    who: str | None
    form: str | None
    wants_sum: bool
    are_days_unclear: bool = False
    on_what: str | None = None


def read_past(text: str, slots: Mapping[str, Any], today: date) -> Past:
    """Return what a question about the past names, in its words or its slots."""
    low = fold(text)
    days = find_days(low, today)
    sender = _first(_SENDER, text, days.said | _NO_ONE)
    topic = _topic(low) or ("received" if sender else None)
    who = sender or _who(text, slots, days.said | _NO_ONE)
    nothing = days.said | _NOTHING
    return Past(
        period=None if days.are_unclear else days.period or _named(slots, today),
        topic=topic,
        direction=None if topic else _way(low, slots),
        who=who,
        form="csv" if _TABLE.search(low) else "pdf" if _PDF.search(low) else None,
        wants_sum=bool(_SUM.search(low)),
        are_days_unclear=days.are_unclear,
        on_what=None if topic or who else _first(_ON, text, nothing),
    )


def _way(low: str, slots: Mapping[str, Any]) -> Way | None:
    if _IN.search(low):
        return "in"
    if _OUT.search(low):
        return "out"
    direction = slots.get("direction")
    return direction if direction in ("in", "out") else None


def _topic(low: str) -> str | None:
    """The one thing that is named; of two bills, neither alone."""
    found = [topic for topic, pattern in _TOPICS if re.search(pattern, low)]
    if len(set(found) & _BILLS) > 1:
        return None
    return found[0] if found else None


def _named(slots: Mapping[str, Any], today: date) -> Period | None:
    """The days as understanding names them, in whatever language they were said."""
    return read_period(str(slots.get("period") or ""), today)


def _who(text: str, slots: Mapping[str, Any], no_one: frozenset[str]) -> str | None:
    for slot in ("counterparty", "recipient", "name"):
        if (said := str(slots.get(slot) or "")) and (name := _until(said, no_one)):
            return name
    for match in _WHOM.finditer(text):
        is_deed = fold(match["to"]) == "to" and fold(match["before"]) in _WISHING
        if not is_deed and (name := _until(match[3], no_one)):
            return name
    return _first(_GIVEN, text, no_one)


def _first(pattern: re.Pattern[str], text: str, no_one: frozenset[str]) -> str | None:
    """The first name that stands where a pattern wants one."""
    for match in pattern.finditer(text):
        name = _until(next(filter(None, match.groups())), no_one)
        if name and _topic(fold(name)) is None:
            return name
    return None


def _until(said: str, no_one: frozenset[str]) -> str | None:
    """The words of a name before the first that is none."""
    words = takewhile(lambda word: fold(word) not in no_one, said.split())
    return " ".join(words) or None

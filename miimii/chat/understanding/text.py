"""Clean-up of what a customer typed: one spelling to match, the original to show.

Phones send no-break spaces, zero-width joiners, right-to-left marks, full-width digits
and accents typed in two ways. Matching sees plain lower-case letters; every position
leads back to the text as typed, because names are shown as they were written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from miimii.chat.understanding.spelling import mended

LONGEST = 1200  # characters we read; a request to a bank is shorter

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_TURNED = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_SPACES = re.compile(r"\s+")
# Runs of blanks go first: a pattern that may divide a run takes ages over a long one.
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")
# A line that begins with an order is one of a list; "send4k" has lost its space.
_NEW_LINE = re.compile(
    r"(?: ?[,;.])?\n(?:(?:[-*•]|\d{1,2}[.)]) ?)?(?=(?:send|transfer|pay|buy|recharge|"
    r"renew|load)\b)",
    re.IGNORECASE,
)
_TWO = re.compile(r"(?i)\b(want|wnt|need|like|wan|going|trying|ready) 2 (?=[a-z])")
_HALF = re.compile(r"(?i)\b(\d+) and (?:a )?half (?=k\b|thousand|million|m\b)")
_TENS = re.compile(
    r"(?i)\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-?"
    r"(?=(?:one|two|three|four|five|six|seven|eight|nine)\b)"
)
_FOUR = re.compile(r"(?i)(?<=[a-z] )4 (?=(?:me|my|him|her|them|us|0\d{9,10})\b)")
_GLUED = re.compile(
    r"(?i)\b(send|snd|transfer|trf|pay|buy|recharge|load|give)(?=[\d₦#])"
    r"|(?<=\d[km])(?=(?:to|for|give|naira)\b)"
)
_LETTERS = str.maketrans(
    "ɗɓƙƴŋıßøđł’‘ʼ`´ʹ“”–—−‐‑×＃",
    "dbkynisodl''''''\"\"-----x#",
)


@dataclass(frozen=True, slots=True)
class Clean:
    """A message ready to be read.

    `low` is for matching; `raw[where[i]]` is what was typed at `low[i]`.
    `is_suspect`: digits of another script or direction marks, so no number is safe.
    """

    raw: str
    low: str
    where: tuple[int, ...] | None
    is_suspect: bool

    def typed(self, start: int, end: int) -> str:
        """Return the original spelling of `low[start:end]`."""
        if self.where is None:
            return self.raw[start:end]
        last = self.where[end] if end < len(self.where) else len(self.raw)
        return self.raw[self.where[start] : last]


def clean(text: str) -> Clean:
    """Return the message in one spelling; at most `LONGEST` characters are read."""
    text = _BREAKS.sub("\n", _BLANKS.sub(" ", text[:LONGEST]))
    text = _TENS.sub(r"\1 ", _HALF.sub(r"\1.5", text))
    text = _GLUED.sub(r"\1 ", _NEW_LINE.sub(" , ", text))
    text = mended(_FOUR.sub("for ", _TWO.sub(r"\1 to ", text)))[:LONGEST]
    if text.isascii():
        raw = _SPACES.sub(" ", text).strip()
        return Clean(raw, raw.lower(), None, is_suspect=False)
    is_suspect = bool(_TURNED.search(text)) and any(c.isdigit() for c in text)
    text = unicodedata.normalize("NFKC", _HIDDEN.sub("", text))[:LONGEST]
    is_suspect = is_suspect or bool(_FOREIGN_DIGIT.search(text))
    raw = _SPACES.sub(" ", text).strip()
    low, where = _folded(raw)
    return Clean(raw, low, where, is_suspect)


def fold(text: str) -> str:
    """Return the matching form of a short text: lower case, no accents."""
    return clean(text).low


def _folded(raw: str) -> tuple[str, tuple[int, ...]]:
    letters: list[str] = []
    where: list[int] = []
    for at, typed in enumerate(raw):
        for letter in unicodedata.normalize("NFD", typed.lower().translate(_LETTERS)):
            if not unicodedata.combining(letter):
                letters.append(letter)
                where.append(at)
    return "".join(letters), tuple(where)

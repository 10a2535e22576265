"""Takes numbers and names out of a text before it leaves the house.

Long digit runs, phones, cards, e-mails, the customer's own name, and words written like
a name that we don't know become typed placeholders; amounts stay, because they are what
a model has to find. We keep what each placeholder stands for, so that a proposal can be
held against the real words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from miimii.chat.understanding import guard, vocabulary
from miimii.chat.understanding.text import clean, fold

_EMAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,200}")
_RUN = re.compile(r"\+?\d{6,}")
_GROUPS = re.compile(r"\+?\d+(?:[^\w<>]{1,3}\d+)+")
_LETTERED = re.compile(r"\b(?=\w*\d)(?=\w*[^\W\d_])\w{6,}\b")
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,2}(?:\.\d{1,2})?|\d{1,5}\.\d{1,2}")
_PHONE = re.compile(r"\+?(?:234)?0?[789][01]\d{8}")
_MARK = re.compile(r"(<[A-Z]+\d*_\d+>)")
# "Chidi", "Ada Obi", "O'Neil": never the first word, which is written so anyway.
_NAMES = re.compile(r"(?<=[\w,;:)'\"] )[^\W\d_a-z][^\W\d_]*(?:['’-]?[^\W\d_]+)*")
_FEWEST = 6  # digits; fewer are an amount, a choice, a day
_CARD = range(13, 20)
_SECRETS = re.compile(r"\b(?:bvn|nin|pin|otp|cvv|passcode|password|code)\b")
_BARE = re.compile(r"\D*(?:\d\W*){4,6}")


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text that may leave, and what its placeholders stand for."""

    text: str
    values: Mapping[str, str]

    def restore(self, span: str) -> str:
        """Put the customer's own words back into a piece of the text."""
        return _MARK.sub(lambda match: self.values.get(match[0], match[0]), span)


def may_leave(text: str) -> bool:
    """Whether a text may be shown to anyone at all: nothing of a PIN, OTP or BVN."""
    low = clean(text).low
    if guard.secret_in(low) or (_BARE.fullmatch(low) and not _has_word(low)):
        return False
    return not (_SECRETS.search(low) and any(map(str.isdecimal, low)))


def redact(text: str, own_names: Iterable[str] = ()) -> Redacted:
    """Return the text without long numbers, addresses and the customer's own name."""
    raw = clean(text).raw.replace("<", " ").replace(">", " ")
    values: dict[str, str] = {}

    def put(kind: str, typed: str) -> str:
        mark = f"<{kind}_{len(values) + 1}>"
        values[mark] = typed
        return mark

    def hide_groups(match: re.Match[str]) -> str:
        digits = sum(map(str.isdecimal, match[0]))
        if digits < _FEWEST or _AMOUNT.fullmatch(match[0]):
            return match[0]
        return put(_kind(match[0]), match[0])

    def hide_mixed(match: re.Match[str]) -> str:
        digits = sum(map(str.isdecimal, match[0]))
        return put("NUM", match[0]) if digits >= _FEWEST else match[0]

    def hide_name(match: re.Match[str]) -> str:
        word = match[0]
        is_name = not word.isupper() and fold(word) not in vocabulary.KNOWN
        return put("NAME", word) if is_name else word

    raw = _EMAIL.sub(lambda match: put("EMAIL", match[0]), raw)
    raw = _outside(raw, lambda s: _RUN.sub(lambda m: put(_kind(m[0]), m[0]), s))
    raw = _outside(raw, lambda s: _GROUPS.sub(hide_groups, s))
    raw = _outside(raw, lambda s: _LETTERED.sub(hide_mixed, s))
    if names := [re.escape(name) for name in own_names if len(name) > 2]:
        own = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)
        raw = _outside(raw, lambda s: own.sub(lambda m: put("NAME", m[0]), s))
    if not raw.isupper():
        raw = _outside(raw, lambda s: _NAMES.sub(hide_name, s))
    return Redacted(raw, values)


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Change what is no placeholder yet."""
    parts = _MARK.split(text)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))


def _kind(typed: str) -> str:
    digits = "".join(filter(str.isdecimal, typed))
    if _PHONE.fullmatch(digits) and len(digits) > 10:
        return "PHONE"
    return "CARD" if len(digits) in _CARD else f"NUM{len(digits)}"


def _has_word(low: str) -> bool:
    return any(map(str.isalpha, low))

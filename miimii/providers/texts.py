"""Texts as providers write them, made fit to keep."""

from __future__ import annotations

import re

_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_MOST_IN_A_WORD = 40
_METER_TOKEN = re.compile(
    r"(?<![0-9A-Za-z-])(?:[0-9]{20}|[0-9]{4}(?:([ -])[0-9]{4})(?:\1[0-9]{4}){3})"
    r"(?![0-9A-Za-z-])"
)


def line(value: object) -> str:
    """Return a text on one line, without what PostgreSQL can't keep; "" if none."""
    if not isinstance(value, str):
        return ""
    return " ".join(_NOT_TEXT.sub(" ", value).split())


def word(value: object) -> str:
    """Return a status word: small letters, not long; "" if it is no text."""
    return line(value).lower()[:_MOST_IN_A_WORD]


def meter_token(text: str) -> str | None:
    """Return the digits of the one meter token in a text, or None.

    A token has twenty digits, at a stretch or in fours. Two different ones: None, for
    a person has to look.
    """
    found = {re.sub("[ -]", "", match[0]) for match in _METER_TOKEN.finditer(text)}
    return found.pop() if len(found) == 1 else None

"""Which of the choices on show a typed answer means: by place, by name, or by words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.text import fold

_PLACE = re.compile(r"(?:option |number |no\.? |#)?(\d{1,2})\W*")
_PLACES: Mapping[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": 0,
    "na farko": 1, "na biyu": 2, "na uku": 3, "akoko": 1, "keji": 2, "keta": 3,
    "nke mbu": 1, "nke abuo": 2, "nke ato": 3,
}  # fmt: skip
_SMALL = lexicon.words(
    "the a one plan please pls abeg for me i want na it is use my give"
)


class Shown(Protocol):
    """One line of a list, as the bank offers it."""

    @property
    def value(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def detail(self) -> str: ...


def pick(text: str, shown: Sequence[Shown]) -> str | None:
    """Return the value of the one choice that the text means; None if none or several.

    A bare number of one or two digits is a place in the list, counted from one.
    """
    low = fold(text).strip(" .!,")
    if (place := _place(low, len(shown))) is not None:
        return shown[place].value
    known = {**lexicon.NETWORKS, **lexicon.DISCOS, **lexicon.TV}
    for wanted in (low, fold(known.get(low, ""))):
        exact = [c.value for c in shown if wanted in (fold(c.value), fold(c.title))]
        if wanted and len(exact) == 1:
            return exact[0]
    words = set(_words(low)) - _SMALL
    fitting = [
        c.value
        for c in shown
        if words and words <= set(_words(f"{c.title} {c.detail}"))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _place(low: str, count: int) -> int | None:
    named = low.removeprefix("the ").removesuffix(" one")
    place = _PLACES.get(named)
    if place is None and (match := _PLACE.fullmatch(low)):
        place = int(match[1]) or None
    if place is None or place > count:
        return None
    return (place or count) - 1


def _words(text: str) -> list[str]:
    return re.findall(r"[\w.]+", fold(text))

"""Questions about what came and went: which movements fit, and what they come to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from miimii.chat.statements import FEES, RECEIVED, Movement
from miimii.money import Money

MOST_READ = 5_000  # movements looked at for one answer; "more" goes on from there
_NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked for; nothing said means everything.

    `topic` is a movement's; `who` are words of a name, or digits of an account, phone
    or meter, all of which have to be there: people are never guessed. `amount_kobo` is
    without fees.
    """

    topic: str | None = None
    direction: Literal["in", "out"] | None = None
    who: str | None = None
    amount_kobo: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What fits, newest first; `before` is where "more" goes on, None at the end."""

    lines: tuple[Movement, ...]
    before: int | None


@dataclass(frozen=True)
class Totals:
    """What movements come to, by topic: `spent` and `received`, each above zero.

    Fees and taxes within an order count as fees. What came back is taken off again, so
    a topic is below zero where more came back than was spent in these days.
    """

    spent: dict[str, Money] = field(default_factory=dict)
    received: Money = _NOTHING

    @property
    def all_spent(self) -> Money:
        return Money(sum(amount.kobo for amount in self.spent.values()))


def find(newest_first: Iterable[Movement], sought: Sought, *, limit: int = 5) -> Found:
    """Return the first few that fit; reads no further than it must."""
    lines: list[Movement] = []
    seen = None
    for read, line in enumerate(newest_first):
        if len(lines) == limit or read == MOST_READ:
            return Found(tuple(lines), seen)
        seen = line.version
        if fits(line, sought):
            lines.append(line)
    return Found(tuple(lines), None)


def fits(line: Movement, sought: Sought) -> bool:
    """Whether a movement is what somebody asked for."""
    came_in = line.amount > _NOTHING
    if sought.topic == FEES:
        return line.topic == FEES or line.charges > _NOTHING
    return (
        sought.topic in (None, line.topic)
        and (sought.direction is None or (sought.direction == "in") == came_in)
        and (sought.who is None or _is_about(line, sought.who))
        and sought.amount_kobo in (None, abs(line.amount.kobo) - line.charges.kobo)
    )


def add_up(lines: Iterable[Movement]) -> Totals:
    """Return what movements come to."""
    spent: dict[str, int] = {}
    received = 0
    for line in lines:
        if line.topic == RECEIVED:
            received += line.amount.kobo
        else:
            for topic, kobo in _parts(line):
                spent[topic] = spent.get(topic, 0) + kobo
    by_size = sorted(spent.items(), key=lambda item: -item[1])
    return Totals({topic: Money(kobo) for topic, kobo in by_size}, Money(received))


def _parts(line: Movement) -> Iterator[tuple[str, int]]:
    """What one movement took, below zero if it came back: its topic's, and fees."""
    charges = line.charges.kobo if line.amount < _NOTHING else -line.charges.kobo
    yield line.topic, -line.amount.kobo - charges
    if charges:
        yield FEES, charges


def _is_about(line: Movement, who: str) -> bool:
    said = _words(f"{line.name} {line.place}")
    digits = "".join(filter(str.isdigit, line.place))
    asked = _words(who)
    return bool(asked) and all(
        word in said or (word.isdigit() and len(word) > 3 and word in digits)
        for word in asked
    )


def _words(text: str) -> set[str]:
    """Words without marks or case: Ọlá and OLA are one."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.casefold())
        if not unicodedata.combining(letter)
    )
    return set("".join(c if c.isalnum() else " " for c in bare).split())

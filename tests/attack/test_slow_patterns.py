"""No pattern takes long on the longest text that it is ever given.

Milliseconds would measure the machine. What each pattern takes is held against one that
is known to go over the text again from every place: so much for the longest message of
WhatsApp is nothing, and what goes over it again at each of those places is found.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import miimii
from miimii.chat.understanding.text import LONGEST, clean

LONG = LONGEST  # characters of a message that are read
SQUARE = re.compile(r" +x")
MOST_SQUARES = 4
_KERNELS = (
    *("a", "1", " ", "-", ".", "1 ", "1,", "a ", "a.", "@", "a@", "1-", "(", "\u0301"),
    *(
        "eyJ",
        "-----BEGIN A-----",
        "bearer ",
        "pin ",
        "send ",
        "1.1.",
        "a1",
        "0 0 ",
        "\n",
    ),
)


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the product's modules, in whatever holds it."""
    for found in pkgutil.walk_packages(miimii.__path__, "miimii."):
        if ".sandbox" in found.name:
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for pattern in _inside(value):
                yield f"{found.name}.{name} {pattern.pattern[:60]!r}", pattern


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _inside(inner)
    elif isinstance(value, tuple | list | frozenset | set):
        for inner in value:
            yield from _inside(inner)


def _takes_s(pattern: re.Pattern[str], text: str) -> float:
    began = time.thread_time()
    pattern.search(text)
    pattern.fullmatch(text)
    return time.thread_time() - began


def _slow(pattern: re.Pattern[str], long: int = LONG) -> list[str]:
    """What makes the pattern go over a text again and again."""
    most_s = MOST_SQUARES * _takes_s(SQUARE, " " * long)
    texts = {kernel: (kernel * long)[: long - 1] + "!" for kernel in _KERNELS}
    return [
        kernel for kernel, text in texts.items() if _takes_s(pattern, text) > most_s
    ]


@pytest.mark.proves("T30")
@pytest.mark.slow
def test_every_pattern_is_quick_on_the_longest_message() -> None:
    patterns = {pattern: name for name, pattern in _patterns()}
    assert len(patterns) > 200
    slow = {
        name: found for pattern, name in patterns.items() if (found := _slow(pattern))
    }
    assert slow == {}


def test_a_pattern_that_goes_over_it_twice_is_found() -> None:
    assert " " in _slow(re.compile(r" *( +)y"), long=400)


@pytest.mark.proves("T30")
def test_of_a_longer_text_only_the_beginning_is_read() -> None:
    assert len(clean("send 5k " * 50_000).low) <= LONGEST

"""No pattern takes ages over a text that somebody made for it.

Milliseconds would measure the machine: what counts is how the time grows with the text.
Twice the text is four times the work for a pattern that begins anew at each place, and
that is nothing on the longest message of WhatsApp. Eight times and more is found.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import miimii
from miimii.chat.understanding import understand
from miimii.chat.understanding.text import LONGEST, clean

SHORT = 20
TWOFOLD, FOURFOLD = 20, 40  # a square grows by 4 and 16, a cube by 8 and 64
WORTH_A_LOOK_S = 0.0005  # below it, a measurement is mostly the clock
KERNELS = (
    *("a", "1", " ", "-", ".", "1 ", "1,", "a ", "a.", "@", "a@", "1-", "(", "\u0301"),
    *("eyJ", "-----BEGIN A-----", "bearer ", "pin ", "send ", "1.1.", "a1", "0 0 "),
    *("\n", "\n ", " \n", ",\n", "- ", "₦", "k ", "\t", '"', "to "),
)


def _patterns() -> dict[re.Pattern[str], str]:
    """Every compiled pattern of the product's modules, in whatever holds it."""
    found = {}
    for module in pkgutil.walk_packages(miimii.__path__, "miimii."):
        if ".sandbox" not in module.name and ".__main__" not in module.name:
            for name, value in vars(importlib.import_module(module.name)).items():
                for pattern in _inside(value):
                    found[pattern] = f"{module.name}.{name} {pattern.pattern[:60]!r}"
    return found


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _inside(inner)
    elif isinstance(value, tuple | list | frozenset | set):
        for inner in value:
            yield from _inside(inner)


def _takes_s(pattern: re.Pattern[str], kernel: str, long: int) -> float:
    """The quickest of three, so that a busy machine is not taken for a slow pattern."""
    text = (kernel * long)[: long - 1] + "!"
    took = []
    for _ in range(3):
        began = time.thread_time()
        pattern.search(text)
        pattern.fullmatch(text)
        took.append(time.thread_time() - began)
    return min(took)


def _grows(pattern: re.Pattern[str], kernel: str) -> bool:
    """Whether four times the text is more work than for a square; step by step."""
    took: list[float] = []
    for doubled in range(6):
        took.append(_takes_s(pattern, kernel, SHORT << doubled))
        # A start that was too quick to measure says nothing of what came after.
        steps = [
            max(took[-step], WORTH_A_LOOK_S / 10) for step in (1, 2, 3)[: len(took)]
        ]
        if steps[0] < WORTH_A_LOOK_S:
            continue
        if len(steps) > 1 and steps[0] > TWOFOLD * steps[1]:
            return True
        if len(steps) > 2 and steps[0] > FOURFOLD * steps[2]:
            return True
    return False


@pytest.mark.proves("T30")
@pytest.mark.slow
def test_no_pattern_grows_faster_than_the_square_of_its_text() -> None:
    patterns = _patterns()
    assert len(patterns) > 200
    slow = {
        name: found
        for pattern, name in patterns.items()
        if (found := [kernel for kernel in KERNELS if _grows(pattern, kernel)])
    }
    assert slow == {}


@pytest.mark.parametrize(
    "cube", [r"a*a*a*b", r"\s*,?\s*\n\s*x", r"\s*,?\s*\n\s*-?\s*x"]
)
def test_a_pattern_that_divides_a_run_in_three_is_found(cube: str) -> None:
    assert any(_grows(re.compile(cube), kernel) for kernel in ("a", "\n"))


@pytest.mark.proves("T30")
@pytest.mark.parametrize("gap", ["\n", "\n ", " \n\t", ",\n", "\r\n"])
def test_a_message_of_empty_lines_is_read_at_once(gap: str) -> None:
    """It once took a thread for hours; the longer text would not end at all."""
    filler = "send 5k to Ada" + gap * 600 + "and airtime"

    began = time.thread_time()
    understand(filler, None)
    took_s = time.thread_time() - began
    began = time.thread_time()
    understand("send 5k to Ada and airtime " * 40, None)

    assert took_s < 20 * (time.thread_time() - began)


@pytest.mark.proves("T30")
def test_of_a_longer_text_only_the_beginning_is_read() -> None:
    assert len(clean("send 5k " * 50_000).low) <= LONGEST

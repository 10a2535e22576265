"""Many at once, and waiting until something is so."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

PATIENCE_S = 60.0  # a limit for failures: nothing waits so long by itself
T = TypeVar("T")
R = TypeVar("R")


def in_threads(threads: int, work: Sequence[Callable[[], R]]) -> list[R]:
    """Do all of it, so many at a time; results in order, the first error raised."""
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda one: one(), work))


def at_once(work: Sequence[Callable[[], R]]) -> list[R]:
    """Do all of it from one starting line."""
    line = threading.Barrier(len(work))

    def start(one: Callable[[], R]) -> Callable[[], R]:
        def run() -> R:
            line.wait(30)
            return one()

        return run

    return in_threads(len(work), [start(one) for one in work])


def until(what: Callable[[], object], within_s: float = PATIENCE_S) -> None:
    """Wait until it is so."""
    give_up_at = time.monotonic() + within_s
    while not what():
        assert time.monotonic() < give_up_at, "it never came to be"
        time.sleep(0.05)


def shuffled(items: Sequence[T], seed: str) -> list[T]:
    found = list(items)
    random.Random(seed).shuffle(found)  # noqa: S311
    return found

"""The three dots, shown once a turn has taken a second and not before."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

AFTER_S = 1.0
_LET_GO_S = 2.0


@contextmanager
def typing_sign(
    show: Callable[[], None], *, after_s: float = AFTER_S
) -> Iterator[None]:
    """Call `show` from a thread of its own if what is within takes longer.

    One that is just being shown is waited for, or it would appear below the reply and
    stay; but not for long, as the reply matters more.
    """
    timer = threading.Timer(after_s, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join(_LET_GO_S)

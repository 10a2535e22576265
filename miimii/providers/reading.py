"""Asking a provider a question that changes nothing: again, but not for long."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from miimii.errors import Busy, Unavailable
from miimii.http import Answer, NeverSent, NoAnswer

TRIES = 3
BUDGET_S = 10.0  # a customer is waiting: after this long, nothing is asked again
_FIRST_PAUSE_MS = 150
_ASK_AGAIN = frozenset({425, 429, 500, 502, 503, 504})


def ask(dependency: str, call: Callable[[], Answer]) -> Answer:
    """Call up to three times while a new try may mend it; return the last answer.

    Raises Unavailable when there was no answer at all, or no room to ask.
    """
    give_up_at = time.monotonic() + BUDGET_S
    tries_left = TRIES
    while True:
        tries_left -= 1
        answer = _try(dependency, call)
        if answer is not None and answer.status not in _ASK_AGAIN:
            return answer
        if not tries_left or time.monotonic() >= give_up_at:
            break
        _pause(TRIES - tries_left)
    if answer is None:
        raise Unavailable(dependency)
    return answer


def _try(dependency: str, call: Callable[[], Answer]) -> Answer | None:
    try:
        return call()
    except (NeverSent, NoAnswer):
        return None
    except Busy:
        raise Unavailable(dependency) from None


def _pause(failures: int) -> None:
    """Twice as long each time, with jitter, so that many callers don't come at once."""
    longest_ms = _FIRST_PAUSE_MS << failures
    time.sleep((longest_ms // 2 + secrets.randbelow(longest_ms // 2)) / 1000)

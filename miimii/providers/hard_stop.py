"""A time limit that holds whatever the network does, a drip of bytes or slow DNS too.

Socket time limits count from one byte to the next, and a name look-up has none.
"""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from miimii.db import refuse_while_connected

_T = TypeVar("_T")


class HardStop:
    """Runs calls in threads of its own, and walks away from one that takes too long.

    The thread ends by the call's own time limits. Threads start with the first call,
    so after the fork.
    """

    def __init__(self, name: str, threads: int) -> None:
        self._name = name
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)

    def run(self, budget_s: float, call: Callable[[], _T]) -> _T | None:
        """Return what the call returns, or None after `budget_s`."""
        refuse_while_connected(f"a call to {self._name}")
        context = contextvars.copy_context()
        future = self._pool.submit(context.run, call)
        try:
            return future.result(budget_s)
        except TimeoutError:
            future.cancel()
            return None

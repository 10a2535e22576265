"""A provider's access token: one for all threads, renewed before it ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from miimii import clock
from miimii.http import NeverSent


class Token:
    """Shared by threads; while one fetches a new token, the others wait for it."""

    def __init__(self, fetch: Callable[[], str], *, kept_for: timedelta) -> None:
        """`fetch` asks for a new one; raises NeverSent when there is none to be had,
        and Busy as Http does."""
        self._fetch = fetch
        self._kept_for = kept_for
        self._lock = threading.Lock()
        self._token = ""
        self._renew_at: datetime | None = None
        self._failed_at = float("-inf")

    def current(self) -> str:
        """Return a token that should be good.

        Raises NeverSent when there is none to be had: what needs it can't be sent.
        Raises Busy as Http does.
        """
        asked_at = time.monotonic()
        with self._lock:
            if self._renew_at is None or clock.now() >= self._renew_at:
                self._renew(asked_at)
            return self._token

    def renewed(self, refused: str) -> str:
        """Return another token than the one refused; raises as `current` does."""
        asked_at = time.monotonic()
        with self._lock:
            if self._token == refused:
                self._renew(asked_at)
            return self._token

    def keep(self, token: str) -> None:
        """Take one that came with another answer."""
        with self._lock:
            self._take(token, clock.now())

    def _renew(self, asked_at: float) -> None:
        """Fetch one, unless that failed while the caller waited: a provider that is
        silent would otherwise keep the threads in a row, each for its own time-out.
        """
        if self._failed_at > asked_at:
            raise NeverSent("no token: somebody else got none")
        started_at = clock.now()
        try:
            token = self._fetch()
        except NeverSent:  # Busy is ours, over in a moment, and not the provider's word
            self._failed_at = time.monotonic()
            raise
        self._take(token, started_at)

    def _take(self, token: str, at: datetime) -> None:
        self._token = token
        self._renew_at = at + self._kept_for

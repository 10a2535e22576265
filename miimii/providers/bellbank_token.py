"""BellBank's bearer token: one for all threads, renewed before it ends."""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta

from miimii import clock
from miimii.http import Http, NeverSent, NoAnswer

ASKED_MINUTES = 2880
KEPT_FOR = timedelta(hours=47)  # an hour less than asked for, for clocks that differ
TIMEOUT_S = 10


class Token:
    """Shared by threads; while one fetches a new token, the others wait for it."""

    def __init__(self, http: Http, *, consumer_key: str, consumer_secret: str) -> None:
        self._http = http
        self._headers = {
            "consumerKey": consumer_key,
            "consumerSecret": consumer_secret,
            "validityTime": str(ASKED_MINUTES),
        }
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
                self._fetch(asked_at)
            return self._token

    def renewed(self, refused: str) -> str:
        """Return another token than the one refused; raises as `current` does."""
        asked_at = time.monotonic()
        with self._lock:
            if self._token == refused:
                self._fetch(asked_at)
            return self._token

    def _fetch(self, asked_at: float) -> None:
        """Fetch one, unless that failed while the caller waited: a bank that is silent
        would otherwise keep the threads in a row, each for its own time-out.
        """
        if self._failed_at > asked_at:
            raise NeverSent("no token: somebody else got none")
        try:
            self._fetch_now()
        except NeverSent:  # Busy is ours, over in a moment, and not the bank's word
            self._failed_at = time.monotonic()
            raise

    def _fetch_now(self) -> None:
        started_at = clock.now()
        try:
            answer = self._http.post_json(
                "/v1/generate-token", None, headers=self._headers, timeout_s=TIMEOUT_S
            )
        except NoAnswer as ex:
            raise NeverSent(f"no token: {ex}") from None
        match answer:
            case (200 | 201, {"success": True, "token": str(token)}) if token:
                self._token = token
                self._renew_at = started_at + KEPT_FOR
            case _:
                raise NeverSent(f"no token: HTTP {answer.status}")

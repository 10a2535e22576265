"""Posts the stand-ins' signed webhooks to the application, now or later."""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

import requests

from miimii.sandbox.inspector import Inspector

TIMEOUT_S = 20
RETRY_AFTER_S = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
KEPT = 200


@dataclass(frozen=True)
class Hook:
    """One webhook ready to travel: the exact bytes and their signature."""

    path: str
    body: bytes
    headers: dict[str, str]
    label: str
    retries: bool = True
    attempt: int = 0


class Courier:
    """Delivers hooks in the background; anything but 200 is tried again, as they do."""

    def __init__(self, app_url: str, inspector: Inspector) -> None:
        self._app_url = app_url
        self._inspector = inspector
        self._workers = ThreadPoolExecutor(max_workers=12, thread_name_prefix="courier")
        self._due: list[tuple[float, int, Callable[[], object]]] = []
        self._turn = itertools.count()
        self._wake = threading.Condition()
        self._sent: OrderedDict[int, Hook] = OrderedDict()
        threading.Thread(target=self._run, name="courier", daemon=True).start()

    def deliver(self, hook: Hook) -> int | None:
        """Post now and return the status (None: no answer); retries run behind."""
        status = self.post(hook)
        if status != 200 and hook.retries and hook.attempt < len(RETRY_AFTER_S):
            again = replace(hook, attempt=hook.attempt + 1)
            self.later(again, RETRY_AFTER_S[hook.attempt])
        return status

    def later(self, hook: Hook, delay_s: float) -> None:
        """Post after `delay_s` seconds, in the background."""
        self.call_later(partial(self.deliver, hook), delay_s)

    def call_later(self, task: Callable[[], object], delay_s: float) -> None:
        """Run anything after `delay_s` seconds, in the background."""
        with self._wake:
            due = time.monotonic() + delay_s
            heapq.heappush(self._due, (due, next(self._turn), task))
            self._wake.notify()

    def post(self, hook: Hook) -> int | None:
        """Post once; the exchange is recorded, its body is not."""
        began = time.monotonic()
        answer = self.exchange(hook.path, hook.body, hook.headers)
        status = None if answer is None else answer.status_code
        number = self._inspector.record(
            "sent",
            "POST",
            hook.path,
            label=hook.label,
            status=status,
            took_ms=(time.monotonic() - began) * 1000,
        )
        self._sent[number] = hook
        while len(self._sent) > KEPT:
            self._sent.popitem(last=False)
        return status

    def exchange(
        self, path: str, body: bytes, headers: dict[str, str]
    ) -> requests.Response | None:
        """Post to the application and return its answer; None if there was none."""
        try:
            with requests.Session() as session:
                session.trust_env = False
                return session.post(
                    f"{self._app_url}{path}",
                    data=body,
                    headers={"Content-Type": "application/json", **headers},
                    timeout=TIMEOUT_S,
                    allow_redirects=False,
                )
        except requests.RequestException:
            return None

    def again(self, number: int, *, wrong_signature: bool = False) -> int | None:
        """Send a recorded webhook once more. Raises KeyError if it is not kept."""
        hook = replace(self._sent[number], retries=False)
        if wrong_signature:
            spoilt = dict.fromkeys(hook.headers, f"sha256={'0' * 64}")
            hook = replace(hook, headers=spoilt, label=f"{hook.label}, wrong signature")
        return self.post(hook)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._due:
                    self._wake.wait()
                wait_s = self._due[0][0] - time.monotonic()
                if wait_s > 0:
                    self._wake.wait(wait_s)
                    continue
                task = heapq.heappop(self._due)[2]
            try:
                self._workers.submit(task)
            except RuntimeError:  # the process is ending
                return

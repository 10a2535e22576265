"""A terminal at which a test sits: it reads what a script shows and types answers."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from miimii.sandbox.databases import ROOT
from tests.integration.jobs.shop import PATIENCE_S, Ended, Shop


@dataclass
class Terminal:
    """A script at work at a terminal; its result goes where results go."""

    screen: int
    script: subprocess.Popen[str]
    shown: str = ""
    read: int = 0  # so much of it was waited for

    def answer(self, prompt: str, words: str) -> None:
        """Wait until a prompt is shown, and type this."""
        self.wait(prompt)
        os.write(self.screen, f"{words}\n".encode())

    def wait(self, prompt: str) -> str:
        """Wait until a prompt is shown; return all that was shown so far."""
        give_up_at = time.monotonic() + PATIENCE_S
        while (found := self.shown.find(prompt, self.read)) < 0:
            assert self._reads(give_up_at), f"no {prompt!r} in {self.shown!r}"
        self.read = found + len(prompt)
        return self.shown

    def ended(self) -> Ended:
        """Wait for the end; what was shown counts as its errors."""
        while self._reads(time.monotonic() + PATIENCE_S):
            pass
        out, _ = self.script.communicate(timeout=PATIENCE_S)
        return Ended(self.script.returncode, out, self.shown)

    def _reads(self, give_up_at: float) -> bool:
        left_s = max(0.0, give_up_at - time.monotonic())
        if not select.select([self.screen], [], [], left_s)[0]:
            return False
        try:
            said = os.read(self.screen, 10_000).decode()
        except OSError:  # nobody is at the other end any more
            return False
        self.shown += said
        return bool(said)


@contextmanager
def at_terminal(shop: Shop, name: str, *words: str) -> Iterator[Terminal]:
    """Start a script at a terminal that is its own, and ours alone."""
    ours, theirs = pty.openpty()
    script = subprocess.Popen(
        [sys.executable, ROOT / "scripts" / f"{name}.py", *words],
        env={"PATH": os.environ["PATH"], **shop.environment},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        start_new_session=True,  # away from the terminal of whoever runs the tests
    )
    os.close(theirs)
    try:
        yield Terminal(ours, script)
    finally:
        script.kill()
        script.wait(PATIENCE_S)
        os.close(ours)

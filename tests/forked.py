"""Scripts as processes of their own, forked from one that has imported everything.

Importing takes most of a script's second. A fork starts where it ends, and then has
its own arguments, environment, output and exit code.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import signal
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from miimii.sandbox.databases import ROOT

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.all_jobs"])


class Forked:
    """A script at work, to be used like a `subprocess.Popen` of text."""

    def __init__(
        self, name: str, *words: str, env: Mapping[str, str], stdin: str = ""
    ) -> None:
        self._place = tempfile.TemporaryDirectory()
        place = Path(self._place.name)
        (place / "stdin").write_text(stdin)
        self._out, self._err = place / "stdout", place / "stderr"
        script = str(ROOT / "scripts" / f"{name}.py")
        self._process = _FORKS.Process(
            target=_become, args=(place, [script, *words], dict(env))
        )
        self._process.start()

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        """Return the exit code; below zero for a signal, None while it is at work."""
        return self._process.exitcode

    def send_signal(self, how: signal.Signals) -> None:
        assert self._process.pid is not None
        os.kill(self._process.pid, how)

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Wait for its end; return what it said on both channels. TimeoutError."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            self._process.kill()
            raise TimeoutError
        with self._place:
            return self._out.read_text(), self._err.read_text()


def _become(place: Path, argv: list[str], env: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(env)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        opened = os.open(place / name, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0)  # noqa: SIM115 -- the one that a fork has reads nothing
    sys.argv = argv
    runpy.run_path(argv[0], run_name="__main__")

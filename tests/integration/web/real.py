"""The application behind its own gunicorn.conf.py, with nobody but a database."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from miimii.sandbox import programs
from miimii.sandbox.config import SandboxConfig, load_or_make
from miimii.sandbox.processes import Child, free_port
from tests.processes import children

_PATIENCE_S = 30


@dataclass(frozen=True)
class RealServer:
    """Two workers that answer; no provider behind them does."""

    config: SandboxConfig
    child: Child

    def line(self, *, patience_s: float = _PATIENCE_S) -> socket.socket:
        """Open a connection."""
        here = ("127.0.0.1", self.config.app_port)
        return socket.create_connection(here, timeout=patience_s)

    def tell(self, sent: bytes, *, patience_s: float = _PATIENCE_S) -> bytes:
        """Send this, close for writing, and return all that is answered."""
        with self.line(patience_s=patience_s) as line:
            line.sendall(sent)
            return answer_on(line)

    def most_memory_kib(self) -> dict[int, int]:
        """The most that each of its workers ever held in memory."""
        return {
            pid: int(
                Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0]
            )
            for pid in children(self.child.process.pid)
        }

    def said(self) -> str:
        """All that it ever logged."""
        return self.child.log.read_text()


def answer_on(line: socket.socket) -> bytes:
    """Read until the other side hangs up; what came, if it breaks off."""
    found = b""
    try:
        while more := line.recv(65_536):
            found += more
    except ConnectionError:
        pass
    return found


def status_of(answer: bytes) -> int | None:
    """The status in an answer's first line; None if there was no answer."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else None


@contextmanager
def serving(app_url: str, redis_url: str, place: Path) -> Iterator[RealServer]:
    """Start it, with secrets of its own in `place`; stop it at the end."""
    config = load_or_make(place, app_port=free_port(), sandbox_port=free_port())
    environment = {**config.environment(app_url, redis_url), "LOG_LEVEL": "DEBUG"}
    child = programs.start_app(config, environment, logs=place)
    try:
        yield RealServer(config, child)
    finally:
        child.stop()

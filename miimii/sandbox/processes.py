"""Child processes that die with the process that started them."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class CannotStart(Exception):
    """One sentence for the person at the terminal: what is wrong, and the way out."""


@dataclass(frozen=True, slots=True)
class User:
    """The system user a program runs as; without ids, the one we are."""

    uid: int | None = None
    gid: int | None = None

    @property
    def groups(self) -> list[int] | None:
        """No group but its own, if it is not us."""
        return None if self.uid is None else []


US = User()


@dataclass(frozen=True, slots=True)
class Child:
    """A running program and the file that takes what it says."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    log_starts_at: int

    def has_died(self) -> bool:
        """Whether it is no longer running."""
        return self.process.poll() is not None

    def last_lines(self, count: int = 12) -> str:
        """The end of what it said since it started."""
        with self.log.open("rb") as file:
            file.seek(self.log_starts_at)
            lines = file.read().decode(errors="replace").splitlines()
        return "\n".join(f"  {line}" for line in lines[-count:])

    def stop(self, how: signal.Signals = signal.SIGINT, within_s: float = 10) -> None:
        """Ask it to stop, and end its whole group if it has not within `within_s`."""
        if not self.has_died():
            self.process.send_signal(how)
            try:
                self.process.wait(within_s)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def spawn(
    name: str,
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    user: User = US,
    said: bytes = b"",
) -> Child:
    """Start a program in a session of its own, its words appended to `log`.

    The session keeps a terminal's Ctrl-C from it: the launcher decides who stops
    when. It gets SIGINT if we die first. `said` is what it reads from its input.
    """
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    us = os.getpid()
    with log.open("ab") as out:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=None if user == US else "/",  # ours may be closed to that user
            env=env,
            start_new_session=True,
            preexec_fn=lambda: _die_with(us),
            user=user.uid,
            group=user.gid,
            extra_groups=user.groups,
        )
        assert process.stdin is not None  # noqa: S101  (we asked for a pipe)
        process.stdin.write(said)
        process.stdin.close()
        return Child(name, process, log, out.tell())


def run(
    command: Sequence[str | Path], user: User = US
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end as `user`, and keep what it said."""
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        user=user.uid,
        group=user.gid,
        extra_groups=user.groups,
    )


def wait_until(ready: Callable[[], bool], child: Child, within_s: float = 30) -> None:
    """Wait for a child to be ready, or stop it.

    Raises CannotStart with its last words if it stopped by itself or took too long.
    """
    deadline = time.monotonic() + within_s
    try:
        while not ready():
            _raise_if_hopeless(child, deadline)
            time.sleep(0.02)
    except BaseException:  # an interrupt, too, must not leave it behind
        child.stop()
        raise


def _raise_if_hopeless(child: Child, deadline: float) -> None:
    if child.has_died():
        raise CannotStart(f"{child.name} stopped:\n{child.last_lines()}")
    if time.monotonic() > deadline:
        raise CannotStart(f"{child.name} is not ready:\n{child.last_lines()}")


def free_port() -> int:
    """A local TCP port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def is_port_free(port: int) -> bool:
    """Whether we could listen on this local port now."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def _die_with(parent: int) -> None:
    """In the child, before it becomes the program: SIGINT when the parent is gone."""
    if _LIBC is None:
        return  # elsewhere the pid file tells the next start whom to stop
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGINT)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)

"""Which processes there are, from /proc; where there is none, from ps."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")


def children(pid: int) -> set[int]:
    """The running children of a process; those that nobody has buried do not run."""
    return {child for child, parent, _ in _running() if parent == pid}


def family(pid: int) -> set[int]:
    """Its running children, and theirs."""
    found: set[int] = set()
    generation = {pid}
    while generation := {child for one in generation for child in children(one)}:
        found |= generation
    return found


def lives(pid: int) -> bool:
    """Whether a process runs."""
    return any(pid == running for running, _, _ in _running())


def _running() -> Iterator[tuple[int, int, str]]:
    """Process, parent and state of each that is not dead."""
    every = _from_proc() if _PROC.is_dir() else _from_ps()
    return (row for row in every if row[2] not in "ZX")


def _from_proc() -> Iterator[tuple[int, int, str]]:
    for stat in _PROC.glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            # the name, in parentheses, may contain anything
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
            yield int(stat.parent.name), int(parent), state


def _from_ps() -> Iterator[tuple[int, int, str]]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,stat="],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for line in listed.splitlines():
        pid, parent, state = line.split()
        yield int(pid), int(parent), state[0]

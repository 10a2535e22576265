"""Whether a process is still there."""

from __future__ import annotations

import subprocess


def lives(pid: int) -> bool:
    """Whether a process runs; one that nobody has buried yet does not."""
    said = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    return bool(said) and not said.startswith("Z")

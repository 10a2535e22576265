"""The locks, read: which packages, which versions, which hashes, on which platforms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[1]
RUNTIME, DEVELOPMENT = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
_PIN = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[.*?\])?==(?P<version>\S+)(?: ; (?P<on>.*?))?$"
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned package; `marker` says where it is installed, empty: everywhere."""

    name: str
    version: str
    hashes: tuple[str, ...]
    marker: str = ""

    @property
    def is_for_here(self) -> bool:
        """Whether this machine and this Python install it."""
        return not self.marker or Marker(self.marker).evaluate()


def read(lock: Path) -> Iterator[Package]:
    """Give each package of a lock. ValueError for a line that pins nothing."""
    text = lock.read_text("utf-8").replace("\\\n", "")
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        head = line.split("--hash", 1)[0].strip()
        pin = _PIN.match(head)
        if pin is None:
            raise ValueError(f"{lock.name} has an unpinned line: {head}")
        hashes = tuple(_HASH.findall(line))
        yield Package(pin["name"], pin["version"], hashes, pin["on"] or "")

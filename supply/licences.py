"""The table of licences: `make licences` writes docs/licences.md from the locks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata

from supply import locks
from supply.locks import DEVELOPMENT, ROOT, RUNTIME, Package

TABLE = ROOT / "docs" / "licences.md"
_HEAD = """# Licences

Every package we install, by what its own metadata says; `make licences` writes this
table from the locks, and a test compares the two. Packages of other platforms are left
out. Nothing here obliges us to publish our own code: the LGPL of psycopg and the MPL of
certifi, hypothesis and pathspec bind whoever changes those packages, and we don't. A
package under GPL, AGPL, SSPL or no licence at all fails the test.

| package | version | licence | used |
|---|---|---|---|
"""
_REFUSED = re.compile(r"(?<!L)GPL|AGPL|SSPL|Affero|^UNKNOWN$|^$")
_CLASSIFIER = "License :: "
_LONGEST = 60  # beyond this it is the licence's text


def licence_of(name: str) -> str:
    """Return the licence in the words of the package, on one line.

    Raises PackageNotFoundError when it is not installed here.
    """
    said = metadata.metadata(name)
    classified = [
        line.removeprefix(_CLASSIFIER).removeprefix("OSI Approved :: ")
        for line in said.get_all("Classifier") or []
        if line.startswith(_CLASSIFIER)
    ]
    told = said.get_all("License-Expression") or said.get_all("License") or [""]
    short = told[0]
    if not short.strip() or len(short) > _LONGEST or "\n" in short:
        short = ", ".join(classified)
    return " ".join(short.split())


def is_refused(licence: str) -> bool:
    """Whether we may not build on it without a lawyer."""
    return _REFUSED.search(licence) is not None


def table() -> str:
    """Return the document as it has to be."""
    return _HEAD + "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    in_production = {package.name for package in locks.read(RUNTIME)}
    for package in here():
        used = "in production" if package.name in in_production else "to build and test"
        licence = licence_of(package.name)
        yield f"| {package.name} | {package.version} | {licence} | {used} |"


def here() -> list[Package]:
    """Return every package that this machine installs, by name."""
    found = {p.name: p for p in locks.read(DEVELOPMENT) if p.is_for_here}
    return [found[name] for name in sorted(found)]


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")

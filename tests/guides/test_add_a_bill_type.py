"""The guide's worked diff touches four places, still applies, and sells."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from miimii.chat.wording import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
DIFF = ROOT / "docs" / "guides" / "add-a-bill-type.diff"
PLACES = {
    "its own file": r"miimii/bills/\w+\.py",
    "wiring": r"miimii/wiring\.py",
    "its words": r"miimii/chat/wording/\w+/\w+\.py",
    "its stand-in": r"miimii/sandbox/vtu\w*\.(?:py|json)",
    "its tests": r"tests/\w+/.*test_\w+\.py",
}
HIDDEN_BUT_OURS = {".ci", ".digitalocean", ".gitignore", ".python-version"}
PATIENCE_S = 600  # it takes half a minute, if nobody else is at work


def _not_ours(_folder: str, names: list[str]) -> set[str]:
    hidden = {name for name in names if name.startswith(".")}
    return (hidden | {"__pycache__"}) - HIDDEN_BUT_OURS


def touched() -> list[str]:
    """The files that the diff adds or changes."""
    return re.findall(r"^\+\+\+ b/(.+)$", DIFF.read_text("utf-8"), re.MULTILINE)


def place_of(path: str) -> str:
    """Which of the places a file is in; itself if in none."""
    return next((p for p, files in PLACES.items() if re.fullmatch(files, path)), path)


def test_a_fifth_type_touches_four_places_and_brings_its_tests() -> None:
    counts = Counter(place_of(path) for path in touched())
    assert set(counts) == set(PLACES)
    assert (counts["its own file"], counts["its words"]) == (1, len(LANGUAGES))


def test_a_fifth_type_changes_nothing_that_was_there() -> None:
    removed = re.findall(r"^-(?!-- ).*$", DIFF.read_text("utf-8"), re.MULTILINE)
    assert removed == []


def test_a_fifth_type_is_one_line_in_wiring_and_its_import() -> None:
    (wiring,) = re.findall(
        r"^\+\+\+ b/miimii/wiring\.py\n(.*?)(?=^diff |\Z)",
        DIFF.read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    added = re.findall(r"^\+(.*)$", wiring, re.MULTILINE)
    assert len(added) == 2
    assert added[0].startswith("from miimii.bills.")


@pytest.mark.slow
def test_a_copy_with_the_fifth_type_sells_it_and_is_in_order(tmp_path: Path) -> None:
    """Applied to a copy of this tree: the diff's own tests there, and the house's."""
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=_not_ours)
    run(copy, "git", "apply", "--verbose", str(DIFF))
    code = [path for path in touched() if path.endswith(".py")]
    run(copy, sys.executable, "-m", "ruff", "check", "--no-cache", *code)
    run(copy, sys.executable, "-m", "ruff", "format", "--no-cache", "--check", *code)
    tests = [path for path in code if place_of(path) == "its tests"]
    words = ("-p", "no:cacheprovider", "-n0", "tests/house", *tests)
    run(copy, sys.executable, "-m", "pytest", *words)


def run(place: Path, *command: str) -> None:
    """Run a command in a place of its own; fails with what it said if it does."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    done = subprocess.run(
        command,
        cwd=place,
        env={
            **ours,
            "PYTHONPATH": str(place),
            "GIT_CEILING_DIRECTORIES": str(place.parent),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 0, f"{done.stdout[-8000:]}{done.stderr[-8000:]}"

"""Each of the forty checks names tests that exist, or waits for sign-in."""

from __future__ import annotations

import ast
import re

from tests.house.source import ROOT

_ROW = re.compile(
    r"^\| (?P<number>\d+) \| [^|]+ \| (?P<state>[^|]+) \| (?P<tests>[^|]+) \|$",
    re.MULTILINE,
)
_TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
# What has to wait for sign-in, by tokens and one-time codes: all of it, or a part.
OPEN, OPEN_IN_PART = {26}, {1}


def _rows() -> dict[int, re.Match[str]]:
    """Number of the check → its row."""
    text = (ROOT / "docs" / "security" / "acceptance.md").read_text("utf-8")
    return {int(row["number"]): row for row in _ROW.finditer(text)}


def _tests_in(path: str) -> set[str]:
    """Functions of a file of tests that a run collects."""
    file = ROOT / "tests" / path
    if not file.exists():
        return set()
    body = ast.parse(file.read_text("utf-8")).body
    return {node.name for node in body if isinstance(node, ast.FunctionDef)}


def test_every_check_has_one_row() -> None:
    text = (ROOT / "docs" / "security" / "acceptance.md").read_text("utf-8")
    assert [int(row["number"]) for row in _ROW.finditer(text)] == [*range(1, 41)]


def test_every_test_that_is_named_exists() -> None:
    named = [found for row in _rows().values() for found in _TEST.findall(row["tests"])]
    assert [one for one in named if one[1] not in _tests_in(one[0])] == []


def test_what_is_shown_names_a_test_and_only_what_needs_sign_in_is_open() -> None:
    rows = _rows()
    states = {number: row["state"] for number, row in rows.items()}
    named = {number for number, row in rows.items() if _TEST.search(row["tests"])}

    assert {n for n, state in states.items() if state == "with sign-in"} == OPEN
    partly = {n for n, state in states.items() if state.endswith("with sign-in")}
    assert partly == OPEN | OPEN_IN_PART
    assert {n for n, state in states.items() if state.startswith("shown")} == named
    assert named == rows.keys() - OPEN

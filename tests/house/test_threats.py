"""A threat is stopped when a test shows it; the table of threats says no more."""

from __future__ import annotations

import re

from tests.house.source import ROOT

_ROW = re.compile(r"^\| (T[0-9]{2}) [^|]*\|[^|]*\|(.*)\|$", re.MULTILINE)
_MARK = re.compile(r"""proves\(\s*"(T[0-9]{2})"\s*\)""")
ALL = {f"T{number:02}" for number in range(1, 46)}


def _rows() -> dict[str, str]:
    """Threat → what the table says of its proof."""
    return dict(_ROW.findall((ROOT / "docs" / "security.md").read_text("utf-8")))


def _proved() -> set[str]:
    tests = (ROOT / "tests").rglob("test_*.py")
    return {mark for path in tests for mark in _MARK.findall(path.read_text("utf-8"))}


def test_the_table_knows_every_threat() -> None:
    assert set(_rows()) == ALL


def test_every_threat_that_is_not_open_has_a_test() -> None:
    open_ = {threat for threat, said in _rows().items() if "**open**" in said}
    assert ALL - open_ - _proved() == set()

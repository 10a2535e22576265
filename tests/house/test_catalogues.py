"""What is listed in two places is the same in both."""

from __future__ import annotations

import ast
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from miimii.chat.wording import en
from miimii.errors import MiimiiError
from tests.house.source import PRODUCT, ROOT, tree

VARIABLE = re.compile(r"`([A-Z][A-Z0-9_]+)`")


def _all_errors(kind: type[MiimiiError] = MiimiiError) -> list[type[MiimiiError]]:
    below = [
        kind for kind in kind.__subclasses__() if kind.__module__ == "miimii.errors"
    ]
    return below + [one for each in below for one in _all_errors(each)]


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in _all_errors()]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.skipif(not find_spec("miimii.web"), reason="there is no web yet")
def test_every_error_has_a_status() -> None:
    from miimii.web.problems import STATUSES

    assert [
        kind for kind in _all_errors() if not set(kind.__mro__) & set(STATUSES)
    ] == []


def test_every_error_has_a_sentence_of_its_own() -> None:
    assert [k for k in _all_errors() if f"error.{k.code}" not in en.TEXTS] == []


def _settings() -> set[str]:
    path = PRODUCT / "settings.py"
    if not path.exists():
        return set()
    return {
        field.target.id.upper()
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
        for field in node.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


@pytest.mark.skipif(not _settings(), reason="there are no settings yet")
def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    page: Path = ROOT / "docs" / "settings.md"
    rows = [line for line in page.read_text("utf-8").splitlines() if line[:1] == "|"]
    documented = {
        found for row in rows for found in VARIABLE.findall(row.split("|")[1])
    }
    assert documented - {"PORT", "WEB_CONCURRENCY"} == _settings() - {
        "PORT",
        "WEB_CONCURRENCY",
    }

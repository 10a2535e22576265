"""bootstrap.py turns old Pythons away, so they must be able to read it."""

from __future__ import annotations

import ast
import sys

from tests.house.source import ROOT

SOURCE = (ROOT / "bootstrap.py").read_text("utf-8")


def test_python_3_6_can_read_it() -> None:
    ast.parse(SOURCE, feature_version=(3, 6))
    assert "from __future__" not in SOURCE


def test_it_needs_the_standard_library_only() -> None:
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(ast.parse(SOURCE))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert imported
    assert imported <= sys.stdlib_module_names


def test_the_locks_name_no_place_to_download_from() -> None:
    for lock in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / lock).read_text("utf-8")
        assert "://" not in text
        assert "--index-url" not in text


def test_every_locked_package_has_a_hash() -> None:
    for lock in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / lock).read_text("utf-8").replace("\\\n", "")
        pins = [line for line in text.splitlines() if "==" in line and line[0] != " "]
        assert pins
        assert [line for line in pins if "--hash=sha256:" not in line] == []

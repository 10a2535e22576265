"""Everything is where the architecture says, and nothing points outside."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from miimii.wiring import BILL_TYPES
from tests.house.source import PRODUCT, ROOT, is_product, name, ours, product, tree

WRITES = re.compile(r"\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+(?:ONLY\s+)?([a-z_]+)")
LONGEST_SCRIPT = 30
TESTS = re.compile(r"TEST_PATCH|tests\.fault|^\s*(?:from|import) tests\b", re.MULTILINE)
# Written in pieces, so that this file does not mention what no file may mention.
OUTSIDE = re.compile(r"\.\./" + "shared|/" + "work/")


def _writers() -> dict[str, set[str]]:
    """Table → the slices whose SQL writes it."""
    writers = defaultdict(set)
    for path in product():
        slice_name = path.relative_to(PRODUCT).with_suffix("").parts[0]
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for table in WRITES.findall(node.value):
                    writers[table].add(slice_name)
    writers.pop("set", None)  # … FOR UPDATE, DO UPDATE SET: not a table
    return writers


def test_every_table_is_written_by_one_slice() -> None:
    assert {table: by for table, by in _writers().items() if len(by) > 1} == {}


def _migrations() -> list[Path]:
    return sorted((ROOT / "migrations" / "versions").glob("*.py"))


@pytest.mark.parametrize("path", _migrations(), ids=name)
def test_every_migration_is_numbered_explained_and_can_be_undone(path: Path) -> None:
    number = _migrations().index(path) + 1
    said = {
        target.id: ast.literal_eval(node.value)
        for node in tree(path).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and "revision" in target.id
    }
    before = f"{number - 1:04}" if number > 1 else None
    assert path.name.startswith(f"{number:04}_")
    assert said == {"revision": f"{number:04}", "down_revision": before}
    assert len((ast.get_docstring(tree(path)) or "").splitlines()) > 1
    verbs = {node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)}
    assert {"upgrade", "downgrade"} <= verbs


def _scripts() -> list[Path]:
    return sorted((ROOT / "scripts").glob("*.py"))


@pytest.mark.parametrize("path", _scripts(), ids=name)
def test_a_script_is_short_and_says_what_it_does(path: Path) -> None:
    assert len(path.read_text().splitlines()) < LONGEST_SCRIPT
    assert ast.get_docstring(tree(path))


def test_nothing_that_runs_in_production_imports_the_sandbox() -> None:
    roots = ("scripts", "migrations", "gunicorn.conf.py")
    found = [
        name(path)
        for path in ours(".py")
        if is_product(path) or path.relative_to(ROOT).parts[0] in roots
        for imported in _imports(tree(path))
        if imported.startswith("miimii.sandbox")
    ]
    assert found == []


def test_nothing_but_tests_and_benchmarks_knows_of_tests() -> None:
    """Mistakes are put on the product from outside: it has no switch for them."""
    outside = (ROOT / "tests", ROOT / "bench")
    theirs = (
        path
        for path in ours(".py", ".cfg", ".html", ".js", ".yaml")
        if not any(path.is_relative_to(folder) for folder in outside)
    )
    knowing = [name(path) for path in theirs if TESTS.search(path.read_text("utf-8"))]
    assert knowing == []


def test_a_bill_type_is_known_by_name_in_wiring_only() -> None:
    """So a new one touches nothing else, and no two of them know each other."""
    types = {type(bill).__module__ for bill in BILL_TYPES}
    found = {
        name(path)
        for path in product()
        for imported in _imports(tree(path))
        if any(imported == known or imported.startswith(f"{known}.") for known in types)
    }
    assert found == {"miimii/wiring.py"}


def _imports(module: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def test_no_file_speaks_of_places_outside_the_repository() -> None:
    kinds = (".py", ".md", ".cfg", ".toml", ".txt", ".in", ".yaml", ".html", ".js")
    found = [
        f"{name(path)}:{number}"
        for path in ours(*kinds)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if OUTSIDE.search(line)
    ]
    assert found == []

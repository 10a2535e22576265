"""One word, one meaning; and no names that say nothing."""

from __future__ import annotations

import ast
import re
import tokenize
from pathlib import Path

import pytest

from tests.house.source import (
    PRODUCT,
    ROOT,
    SANDBOX,
    docstrings,
    name,
    ours,
    product,
    tree,
)

# In pieces, so that this file passes, too; "spending" and "depending" are fine.
BANNED = re.compile("(?<![A-Za-z])(?i:pend" + "ing)|Pend" + "ing")
EMPTY_WORDS = {"utils", "util", "helpers", "common", "core", "manager", "service"}
EMPTY_CLASS = re.compile(r"(Manager|Service|Helper|Utils?)$")
# Providers use the word for states of theirs; their strings stay in these folders.
THEIR_WORDS = (PRODUCT / "providers", SANDBOX, ROOT / "tests")
SENTENCE = re.compile(r"^[A-Z][^\n]* [^\n]*[a-z)][.!?]$", re.DOTALL)


@pytest.mark.parametrize("path", list(ours(".py")), ids=name)
def test_the_banned_word_is_in_no_name_and_in_no_text_of_ours(path: Path) -> None:
    theirs = any(path.is_relative_to(folder) for folder in THEIR_WORDS)
    kinds = {tokenize.NAME} if theirs else {tokenize.NAME, tokenize.STRING}
    with path.open("rb") as file:
        found = [
            f"{name(path)}:{token.start[0]}"
            for token in tokenize.tokenize(file.readline)
            if token.type in kinds and BANNED.search(token.string)
        ]
    assert found == []


def test_no_module_and_no_class_has_a_name_that_says_nothing() -> None:
    modules = [
        name(path)
        for path in ours(".py")
        if EMPTY_WORDS & {path.stem, *path.relative_to(ROOT).parts}
    ]
    classes = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in ours(".py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and EMPTY_CLASS.search(node.name)
    ]
    assert modules + classes == []


def test_every_module_says_in_its_first_line_what_it_is() -> None:
    silent = [
        name(path)
        for path in ours(".py")
        if path.read_text().strip() and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_every_sentence_for_customers_is_in_wording() -> None:
    wording = PRODUCT / "chat" / "wording"
    slices = (
        "chat",
        "transfers",
        "bills",
        "orders",
        "approvals",
        "adjustments",
        "fees",
        "reconciliation",
        "users",
        "rules",
        "ledger",
    )
    found = [
        f"{name(path)}:{node.lineno} {node.value!r}"
        for path in product()
        if path.relative_to(PRODUCT).parts[0] in slices
        and not path.is_relative_to(wording)
        for node in _texts(tree(path))
        if isinstance(node.value, str) and SENTENCE.match(node.value)
    ]
    assert found == []


def _texts(module: ast.Module) -> list[ast.Constant]:
    """Constants that could reach a customer: no docstring, nothing raised."""
    raised = {
        id(part)
        for node in ast.walk(module)
        if isinstance(node, ast.Raise)
        for part in ast.walk(node)
    }
    apart = raised | docstrings(module)
    return [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and id(node) not in apart
    ]

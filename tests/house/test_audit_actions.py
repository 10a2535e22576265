"""The guide to the audit log names each deed that the code writes, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.source import ROOT, name, ours, product, tree

ACTION = re.compile(r"[a-z_-]+(?:\.[a-z_-]+)+")
PIECE = re.compile(r"[a-z_-]+\.([a-z_-]+\.)*|(\.[a-z_-]+)+|[a-z_-]*\.[a-z_-]+")
TRIGGER = re.compile(r"INSERT INTO audit_log(.*?)RETURN", re.DOTALL)


def writers() -> Iterator[ast.Module]:
    """The modules that write deeds."""
    for path in product():
        module = tree(path)
        if any(
            isinstance(node, ast.ImportFrom)
            and node.module == "miimii.audit"
            and "log" in {one.name for one in node.names}
            for node in ast.walk(module)
        ):
            yield module


def written() -> set[str]:
    """What our code calls deeds: in full, so that a search finds it."""
    found = {
        node.value
        for module in writers()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and ACTION.fullmatch(node.value)
    }
    for path in ours(".py"):
        if name(path).startswith("migrations/"):
            for body in TRIGGER.findall(path.read_text("utf-8")):
                found |= set(re.findall(rf"'({ACTION.pattern})'", body))
    return found


def documented() -> set[str]:
    """The first column of the table; ".voided" is of the family before it."""
    guide = (ROOT / "docs/audit.md").read_text("utf-8")
    _, _, table = guide.partition("| action | when | by |\n")
    found = set()
    for row in table.partition("\n\n")[0].splitlines()[1:]:
        family = ""
        for word in re.findall(r"`([^`]+)`", row.split("|")[1]):
            family = family if word.startswith(".") else word.partition(".")[0]
            found.add(family + word if word.startswith(".") else word)
    return found


def test_each_deed_is_in_the_guide_and_each_in_the_guide_is_written() -> None:
    assert len(written()) > 50
    assert written() == documented()


def test_a_deed_is_not_put_together_from_pieces() -> None:
    pieced = [
        ast.unparse(node)
        for module in writers()
        for node in ast.walk(module)
        if isinstance(node, ast.JoinedStr)
        for piece in node.values
        if isinstance(piece, ast.Constant) and PIECE.fullmatch(str(piece.value))
    ]
    assert pieced == []

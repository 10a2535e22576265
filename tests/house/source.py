"""What the house tests look at: our own files, and what is written in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "miimii"
SANDBOX = PRODUCT / "sandbox"


def ours(*suffixes: str) -> Iterator[Path]:
    """Every file of the repository with one of these suffixes, but no hidden ones."""
    for path in sorted(ROOT.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(ROOT).parts)
        if path.is_file() and path.suffix in suffixes and not hidden:
            yield path


def product() -> Iterator[Path]:
    """The modules that run in production: everything in miimii but the sandbox."""
    return (path for path in ours(".py") if is_product(path))


def is_product(path: Path) -> bool:
    """Whether this file runs in production."""
    return path.is_relative_to(PRODUCT) and not path.is_relative_to(SANDBOX)


@cache
def tree(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text("utf-8"))


def name(path: Path) -> str:
    """A file's name as the reader knows it."""
    return str(path.relative_to(ROOT))


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a function takes, decorators apart."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def docstrings(module: ast.Module) -> set[int]:
    """The identities of the constants that are docstrings."""
    return {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }

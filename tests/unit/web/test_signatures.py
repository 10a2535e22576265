"""Signatures: over the very bytes, with any secret in force, closed otherwise."""

from __future__ import annotations

import pytest

from miimii.providers.signatures import is_signed, sign

RAW = b'{"text":"caf\\u00e9 \\/ @"}'
GOOD = sign("new", RAW)


@pytest.mark.parametrize(
    argnames="signature",
    argvalues=[
        GOOD,
        GOOD.upper(),
        f"sha256={GOOD}",
        f"SHA256={GOOD}",
        sign("old", RAW),
    ],
)
def test_any_secret_in_force_signs(signature: str) -> None:
    assert is_signed(RAW, signature, ("new", "old"))


@pytest.mark.parametrize(
    argnames="signature",
    argvalues=[
        None,
        "",
        "sha256=",
        "sha1=" + GOOD,
        "sha256=sha256=" + GOOD,
        GOOD[:-1],
        GOOD + "0",
        GOOD[:-1] + "é",
        "\udcff" * 64,
        f"{GOOD},{GOOD}",
        sign("other", RAW),
        sign("new", RAW + b" "),
    ],
)
def test_anything_else_is_unsigned(signature: str | None) -> None:
    assert not is_signed(RAW, signature, ("new", "old"))


def test_without_a_secret_nothing_is_signed() -> None:
    assert not is_signed(RAW, sign("", RAW), ())


def test_meta_writes_the_algorithm_before_the_digits() -> None:
    assert is_signed(RAW, f"sha256={GOOD}", ("new",), needs_prefix=True)
    assert not is_signed(RAW, GOOD, ("new",), needs_prefix=True)

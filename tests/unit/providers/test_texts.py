"""Texts of providers: one line, small words, and the token in them."""

from __future__ import annotations

from typing import Any

import pytest

from miimii.providers import texts

DIGITS = "12345678901234567890"


@pytest.mark.parametrize(
    argnames=("said", "line"),
    argvalues=[
        (" a\n b\x00c\ud800 ", "a b c"),
        ("", ""),
        (None, ""),
        (7, ""),
        (["a"], ""),
    ],
)
def test_a_text_is_one_line_that_can_be_kept(said: Any, line: str) -> None:
    assert texts.line(said) == line


def test_a_word_is_small_and_short() -> None:
    assert texts.word(" PENDING ") == "pending"
    assert len(texts.word("x" * 99)) == 40


@pytest.mark.parametrize(
    argnames=("text", "token"),
    argvalues=[
        (f"Your token is {DIGITS}.", DIGITS),
        ("token: 1234-5678-9012-3456-7890, units 12.5", DIGITS),
        ("1234 5678 9012 3456 7890", DIGITS),
        (f"{DIGITS} again {DIGITS}", DIGITS),
        (f"meter 45678901234 {DIGITS} 2000", DIGITS),
        (f"{DIGITS} and 09876543210987654321", None),
        (f"{DIGITS}1", None),
        (f"AB{DIGITS}", None),
        ("1234-5678 9012-3456 7890", None),
        ("1234 5678 9012 3456", None),
        ("delivered", None),
        ("", None),
    ],
)
def test_a_meter_token_is_found_only_if_it_is_the_one(
    text: str, token: str | None
) -> None:
    assert texts.meter_token(text) == token

"""Numbers in groups, and the mark that a token takes the place of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miimii.chat.numbers import TOKEN_MARK, awaits_token, grouped, with_token


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("08031234567", "0803 123 4567"),
        ("45012345678", "4501 234 5678"),
        ("7012345678", "7012 345 678"),
        ("4501234567890", "4501 234 567 890"),
        ("", ""),
    ],
)
def test_a_number_is_shown_in_groups(number: str, shown: str) -> None:
    assert grouped(number) == shown


@given(st.text("0123456789", min_size=1, max_size=30))
def test_grouping_loses_no_digit(number: str) -> None:
    assert grouped(number).replace(" ", "") == number


def test_the_mark_is_found_and_replaced_wherever_it_stands() -> None:
    body = {
        "type": "interactive",
        "interactive": {"body": {"text": f"Token: *{TOKEN_MARK}*"}, "n": 1},
        "list": [TOKEN_MARK, None],
    }
    assert awaits_token(body)
    filled = with_token(body, "12345678901234567890")
    assert filled["interactive"]["body"]["text"] == "Token: *1234 5678 9012 3456 7890*"
    assert filled["list"] == ["1234 5678 9012 3456 7890", None]
    assert not awaits_token(filled)
    assert awaits_token(body), "what is stored keeps its mark"


def test_a_token_in_any_spelling_is_grouped_alike() -> None:
    for token in ("1234-5678-9012", "1234 5678 9012", "123456789012"):
        assert with_token(TOKEN_MARK, token) == "1234 5678 9012"

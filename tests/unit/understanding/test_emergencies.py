"""Blocking is heard at once in any words; asking how it is done does not ask for it."""

from __future__ import annotations

import pytest

from miimii.chat.standing import is_emergency
from miimii.chat.understanding.help_wishes import HelpWish, read_help


@pytest.mark.parametrize(
    "text",
    [
        "block my account",
        "help me block my account",
        "my phone was stolen",
        "what do I do, my phone is stolen",
        "how do I block my account they stole my phone",
        "what if my sim is stolen and they are taking my money",
    ],
)
def test_what_has_happened_blocks(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "how do I block my account?",
        "How can I block my account please",
        "what if my phone is lost",
        "what happens if I lose my phone?",
        "what should I do if my phone gets stolen",
        "wetin go happen if dem thief my phone",
    ],
)
def test_what_is_only_asked_about_is_explained(text: str) -> None:
    assert not is_emergency(text)
    assert read_help(text) == HelpWish("safety")

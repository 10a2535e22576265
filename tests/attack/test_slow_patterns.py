"""Of what is too long to be a request, only the beginning is read."""

from __future__ import annotations

from miimii.chat.understanding.text import LONGEST, clean


def test_of_a_longer_text_only_the_beginning_is_read() -> None:
    assert len(clean("send 5k " * 50_000).low) <= LONGEST

"""Conversations as a product person reads and writes them: `transcripts/*.txt`."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from tests.e2e.conftest import NewCustomer
from tests.e2e.player import Player
from tests.stack import Stack

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
_accounts, _phones, _meters = (
    count(210_000_001),
    count(39_000_001),
    count(46_800_000_001),
)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_is_what_is_said(
    path: Path, stack: Stack, customer: NewCustomer
) -> None:
    facts = {
        "payee": lambda: f"0{next(_accounts)}",
        "other": lambda: f"0{next(_accounts)}",
        "phone": lambda: f"080{next(_phones)}",
        "meter": lambda: str(next(_meters)),
        "card": lambda: str(next(_meters))[:10],
        "mate": lambda: f"0{(customer('Bola Ade').phone or '')[4:]}",
    }
    Player(stack, customer(naira=50_000), facts).play(path.read_text("utf-8"))

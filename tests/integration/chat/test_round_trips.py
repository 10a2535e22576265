"""The table of round trips in docs/architecture.md is true."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from miimii.db import count_round_trips
from tests.integration.chat.world import PIN, ChatWorld

AIRTIME = "buy 500 mtn airtime for 08031234567"
_ROW = re.compile(r"^\| `(\w+)` \| (\d+) \|", re.MULTILINE)
_PARTS = re.compile(r"(?<![\d₦])\d+(?! is)")


def _table() -> dict[str, int]:
    text = Path("docs/architecture.md").read_text("utf-8")
    return {turn: int(trips) for turn, trips in _ROW.findall(text)}


def test_each_turn_goes_to_the_database_as_often_as_the_table_says(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    walk: dict[str, Callable[[], object]] = {
        "balance": lambda: world.says(ada, "balance"),
        "quote": lambda: world.says(ada, "send 500 to 0123456789 access"),
        "confirm": lambda: world.taps(ada),
        "pin": lambda: world.fills(ada, pin=PIN),
        "buy": lambda: world.says(ada, AIRTIME),
        "vend": lambda: world.fills(ada, pin=PIN),
        "history": lambda: world.says(ada, "history"),
        "statement": lambda: world.says(ada, "statement for today"),
    }
    world.says(
        world.opened(5000), AIRTIME
    )  # our float is read, for a quarter of an hour
    trips = {}
    for turn, act in walk.items():
        if turn == "vend":
            world.taps(ada)
        with count_round_trips() as tally:
            act()
        trips[turn] = tally.round_trips
    assert trips == _table()


def test_the_parts_of_each_turn_add_up() -> None:
    text = Path("docs/architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| `\w+` \| (\d+) \| (.*) \|$", text, re.MULTILINE)
    assert len(rows) == 8
    for total, parts in rows:
        assert sum(int(part) for part in _PARTS.findall(parts)) == int(total)

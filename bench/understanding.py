"""How fast and how well messages are understood.

python -m bench.understanding                     time of one text, hostile texts
python -m bench.understanding --score FILE…       shares, then the failing rows
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.scoring import decided, rows_of, score
from miimii.chat.understanding import understand

DATA = Path(__file__).parents[1] / "tests" / "data"
ROUNDS = 5
HOSTILE = {
    "digits": "1" * 4096,
    "groups": "12 " * 1365,
    "commas": "1," * 2048,
    "stars": "*1x" * 1365,
    "zero width": "\u200b" * 4096,
    "accents": "a\u0301" * 2048,
    "ligatures": "\ufdfa" * 4096,
    "questions": "how do " * 585,
    "requests": "send 5k to Ada and " * 215,
    "greetings": "good morning " * 300 + "x",
    "stories": "light don go, send 5k, " * 180,
    "pleas": "abeg send 5k to Ada pls " * 170,
    "number words": "two thousand and " * 240,
    "scales": "dubu dari da " * 315,
    "banks": "first bank of nigeria " * 186,
    "comma words": "a, " * 1365,
    "quotes": '"' * 4096,
    "sums": "5k " * 1365,
}
SHORT = 490  # characters: the longest text that may still start money
QUOTE = {
    "state": "confirm",
    "draft": {"intent": "buy_data", "slots": {"size": "1GB"}},
}


def time_of(text: str, context: Mapping[str, Any] | None = None) -> float:
    """Return the seconds that the best of a few readings of one text took."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        understand(text, context)
        best = min(best, time.perf_counter() - started)
    return best


def speed() -> list[str]:
    """Return lines with the time of one text, and of each hostile one, in ms."""
    texts = [row["text"] for row in rows_of(sorted(DATA.glob("nlu_*.jsonl")))]
    times = sorted(time_of(text) * 1000 for text in texts)
    at_99 = times[int(0.99 * (len(times) - 1))]
    lines = [
        f"{len(texts)} texts: p50 {statistics.median(times):.3f} ms, p99 {at_99:.3f} ms"
    ]
    slow: dict[str, float] = {}
    for name, text in HOSTILE.items():
        for read in (text, text[:SHORT]):
            took = max(time_of(read), time_of(read, QUOTE))
            slow[f"{name}, {len(read)} characters"] = took * 1000
    worst = max(slow, key=lambda name: slow[name])
    return [*lines, f"hostile: worst {slow[worst]:.1f} ms ({worst})"]


def quality(paths: list[Path]) -> list[str]:
    """Return the failing rows and then the measures, as lines."""
    result = score(rows_of(paths))
    lines = []
    for row, wrong in result.failing:
        state = (row.get("context") or {}).get("state", "")
        lines.append(f"{row['id']} [{row['lang']}] {row['text']!r} {state}")
        lines += [f"    {complaint}" for complaint in wrong]
    counts = result.counts
    intents = result.share("intents_right", "rows")
    slots = result.share("slots_right", "slot_rows")
    sure = decided(rows_of(paths))
    right = sure["sure_right"] / max(1, sure["sure"])
    return [
        *lines,
        f"intents       {intents:.4f} of {counts['rows']}",
        f"slots         {slots:.4f} of {counts['slot_rows']}",
        f"wrong values  {counts['wrong_values']}",
        f"false starts  {counts['false_starts']} of {counts['must_not_start']}",
        f"missed starts {counts['missed_starts']} of {counts['must_start']}",
        f"decided       {sure['sure']} of {sure['rows']}, right {right:.4f}",
    ]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--score", nargs="+", type=Path, metavar="FILE")
    options = parser.parse_args(argv)
    lines = quality(options.score) if options.score else speed()
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

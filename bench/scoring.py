"""How well messages are understood: labelled rows in, shares and failing rows out.

A row is {id, text, lang, context?, gold: {intents, starts_money, accept?}}, or only
{id, text, lang, starts_money}. A missing value is a miss; a wrong amount, account, bank
or phone in a draft is worse and counted by itself, and so is a draft nobody asked for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from miimii.chat.understanding import SURE, assess, understand

Row = dict[str, Any]
Item = dict[str, Any]

MONEY = frozenset(
    ("send_money", "buy_airtime", "buy_data", "pay_electricity", "pay_cable")
)
DANGEROUS = ("amount_kobo", "account_number", "bank", "phone")
SCORED = (
    *DANGEROUS,
    *("amount_mode", "recipient", "network", "size", "validity_days", "disco"),
    *("meter_number", "meter_type", "provider", "package", "smartcard", "months"),
    *("action", "count", "kind", "self"),
)


@dataclass(slots=True)
class Score:
    """Counts over all rows; `failing` holds (row, what was wrong)."""

    counts: Counter[str] = field(default_factory=Counter)
    failing: list[tuple[Row, list[str]]] = field(default_factory=list)

    def share(self, right: str, total: str) -> float:
        """Return a share between 0 and 1; 1 if there was nothing to get right."""
        return self.counts[right] / self.counts[total] if self.counts[total] else 1.0


def rows_of(paths: Iterable[Path]) -> Iterator[Row]:
    """Read JSON Lines files, splitting at newlines only."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def score(rows: Iterable[Row]) -> Score:
    """Understand every row and count what is right and what is dangerous."""
    total = Score()
    for row in rows:
        got = understand(row["text"], row.get("context"))
        wrong = _start(row, got, total.counts)
        if "gold" in row:
            wrong += _gold(row["gold"], got, total.counts)
        if wrong:
            total.failing.append((row, wrong))
    return total


def decided(rows: Iterable[Row]) -> Counter[str]:
    """Count the rows that are read with confidence, and how many are right."""
    counts: Counter[str] = Counter()
    for row in rows:
        if "gold" not in row:
            continue
        items, confidence = assess(row["text"], row.get("context"))
        counts["rows"] += 1
        if confidence >= SURE:
            counts["sure"] += 1
            own: Counter[str] = Counter()
            _gold(row["gold"], items, own)
            counts["sure_right"] += own["intents_right"]
    return counts


def _start(row: Row, got: list[Item], counts: Counter[str]) -> list[str]:
    should = row.get("gold", row)["starts_money"]
    starts = any(item["intent"] in MONEY for item in got)
    if should is None:
        return []
    counts["must_start" if should else "must_not_start"] += 1
    if starts == should:
        counts["started"] += starts
        return []
    counts["missed_starts" if should else "false_starts"] += 1
    return [f"{'missed' if should else 'FALSE'} start: {got}"]


def _gold(gold: Row, got: list[Item], counts: Counter[str]) -> list[str]:
    wanted: list[Item] = gold["intents"]
    accept: dict[str, list[Any]] = gold.get("accept") or {}
    names = [item["intent"] for item in got]
    counts["rows"] += 1
    pairs = list(zip(wanted, got, strict=False))
    wrong = [f"WRONG {slot}" for w, g in pairs for slot in _dangers(w, g, accept)]
    counts["wrong_values"] += bool(wrong)
    same = names == [item["intent"] for item in wanted]
    if not same and not (len(names) == 1 and names[0] in accept.get("intent", ())):
        return [*wrong, f"intents {names}"]
    counts["intents_right"] += 1
    if not same:
        return wrong
    misses = [miss for w, g in pairs for miss in _misses(w, g, accept)]
    if any(slot in w["slots"] for w, _ in pairs for slot in SCORED):
        counts["slot_rows"] += 1
        counts["slots_right"] += not misses
    return wrong + misses


def _dangers(wanted: Item, got: Item, accept: dict[str, list[Any]]) -> list[str]:
    if not {wanted["intent"], got["intent"]} <= MONEY:
        return []
    return [
        slot
        for slot in DANGEROUS
        if slot in got["slots"] and not _fits(slot, wanted, got, accept)
    ]


def _misses(wanted: Item, got: Item, accept: dict[str, list[Any]]) -> list[str]:
    return [
        f"{slot}: want {wanted['slots'].get(slot)!r}, got {got['slots'].get(slot)!r}"
        for slot in SCORED
        if not (slot == "self" and slot not in wanted["slots"])
        and not _fits(slot, wanted, got, accept)
    ]


def _fits(slot: str, wanted: Item, got: Item, accept: dict[str, list[Any]]) -> bool:
    said = _plain(got["slots"].get(slot))
    allowed = [wanted["slots"].get(slot), *accept.get(slot, ())]
    return said in [_plain(value) for value in allowed]


def _plain(value: Any) -> Any:
    return value.lower().removeprefix("my ") if isinstance(value, str) else value

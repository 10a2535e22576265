"""What rotating a key finds: who still names it, and whether it may go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal

from miimii.errors import MiimiiError

State = Literal["newest", "needed", "expiring", "unused", "missing"]
# After this long without a right PIN, a customer may be asked to set a new one.
PEPPER_LIFE = timedelta(days=180)


class CannotOpen(MiimiiError):
    """A sealed field that none of our keys opens, or that was sealed elsewhere."""

    code = "cannot-open"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with sealed fields: its key, what names it in the seals, and the fields."""

    key: Any
    name: str
    fields: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Key:
    """One key and what names it: kind of row → how many.

    `missing` is one that rows name and nobody has; `expiring` one that rows name, that
    may go all the same; `unused` is said of a key in the list that nothing names.
    """

    id: str
    state: State
    named_by: Mapping[str, int] = field(default_factory=dict)


def judged(
    key_ids: tuple[str, ...], named: Mapping[str, Mapping[str, int]]
) -> list[Key]:
    """Return each key of the list, newest first, then those that nobody has.

    `named` is key id → kind of row → how many.
    """
    newest, *older = key_ids
    listed = [Key(newest, "newest", named.get(newest, {}))]
    listed += [
        Key(one, "needed" if one in named else "unused", named.get(one, {}))
        for one in older
    ]
    gone = sorted(set(named) - set(key_ids))
    return listed + [Key(one, "missing", named[one]) for one in gone]

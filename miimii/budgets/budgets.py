"""Budgets of a day, for each customer and for all together, counted in PostgreSQL.

What is counted in Redis begins anew when Redis does. These counts may not: somebody who
looks up strangers' names, or spends our money at a provider, would only have to wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from miimii import clock
from miimii.budgets import store
from miimii.db import Conn, Database


@dataclass(frozen=True, slots=True)
class Budget:
    """How often something may be asked on one day of Lagos."""

    name: str
    each: int  # for one customer
    all: int  # for everybody together; 0: it is switched off


def take(conn: Conn, budget: Budget, who: str, *, at: datetime) -> bool:
    """Count one more for `who`, before it is asked; False when it may not be.

    It may not when their part or the whole is used up, or when they asked for ten and
    more than half was not found: that is somebody who tries numbers. A refusal is
    counted where it comes from, so commit that too: many of one customer alarm, and one
    of the whole. Waits for others who take at this moment.
    """
    day = clock.day_of(at)
    if min(budget.each, budget.all) <= 0:
        store.note_refused(conn, budget.name, who, day)
        return False
    taken = store.take(conn, budget.name, who, day, budget.each, budget.all)
    if taken != "taken":
        refused = store.EVERYBODY if taken == "all" else who
        store.note_refused(conn, budget.name, refused, day)
    return taken == "taken"


class Budgets:
    """For who holds no connection; each call is committed as it ends.

    Shared by threads. Raises Unavailable.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def take(self, budget: Budget, who: str, *, at: datetime) -> bool:
        """Count one more for `who`, as `take` does."""
        with self._db.autocommit() as conn:
            return take(conn, budget, who, at=at)

    def note_refused(self, budget: Budget, who: str, *, at: datetime) -> None:
        """Count a question that was not asked; many of them alarm."""
        with self._db.autocommit() as conn:
            store.note_refused(conn, budget.name, who, clock.day_of(at))

    def note_missed(self, budget: Budget, who: str, *, at: datetime) -> None:
        """Count a question that was asked, and found nobody."""
        with self._db.autocommit() as conn:
            store.note_missed(conn, budget.name, who, clock.day_of(at))

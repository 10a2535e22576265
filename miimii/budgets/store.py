"""Every statement that touches the counts of a day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from miimii.db import Conn

Taken = Literal["taken", "own", "all"]  # else: whose part is used up

EVERYBODY = "all"
FEW = 10  # from so many on, more misses than finds are no accident


def take(conn: Conn, budget: str, who: str, day: date, each: int, all_: int) -> Taken:
    """Count one for `who` and for all, unless either is used up: then say which.

    Locks both rows, always in this order. What is counted for `who` stays when the
    whole turns out to be used up.
    """
    own, whole = conn.execute(
        """
        WITH own AS (
             INSERT INTO budget_days AS b (budget, who, day, used)
             VALUES (%(budget)s, %(who)s, %(day)s, 1)
                 ON CONFLICT (budget, who, day) DO UPDATE SET used = b.used + 1
              WHERE b.used < %(each)s
                AND NOT (b.used >= %(few)s AND 2 * b.missed > b.used)
             RETURNING budget, day
        ), whole AS (
             INSERT INTO budget_days AS b (budget, who, day, used)
             SELECT budget, %(everybody)s, day, 1
               FROM own
                 ON CONFLICT (budget, who, day) DO UPDATE SET used = b.used + 1
              WHERE b.used < %(all)s
             RETURNING b.used)
        SELECT EXISTS (SELECT FROM own), EXISTS (SELECT FROM whole)
        """,
        {
            "budget": budget,
            "who": who,
            "day": day,
            "each": each,
            "all": all_,
            "few": FEW,
            "everybody": EVERYBODY,
        },
    ).fetchone() or (False, False)
    if not own:
        return "own"
    return "taken" if whole else "all"


def note_refused(conn: Conn, budget: str, who: str, day: date) -> None:
    """Count a question that was not asked."""
    conn.execute(
        """
        INSERT INTO budget_days AS b (budget, who, day, refused)
        VALUES (%s, %s, %s, 1)
            ON CONFLICT (budget, who, day) DO UPDATE SET refused = b.refused + 1
        """,
        (budget, who, day),
    )


def note_missed(conn: Conn, budget: str, who: str, day: date) -> None:
    """Count a question that found nobody, for `who` and for all."""
    conn.execute(
        """
        UPDATE budget_days
           SET missed = missed + 1
         WHERE budget = %s
           AND who IN (%s, %s)
           AND day = %s
        """,
        (budget, who, EVERYBODY, day),
    )

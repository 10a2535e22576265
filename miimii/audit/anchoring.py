"""Anchoring: each day's head of the chain goes to people, outside the database.

A chain alone does not show that its tail was cut, or that it was made anew; a head in
somebody's mail does.
"""

from __future__ import annotations

from datetime import date, datetime

from miimii import clock
from miimii.audit.model import Anchor
from miimii.audit.store import anchors, links
from miimii.db import Conn

_MOST = 7  # heads in one mail, after days without one


def choose(conn: Conn, *, at: datetime) -> list[Anchor]:
    """Take today's head, if there is none yet; return those that nobody was told."""
    if (head := links.find_head(conn)) is not None:
        anchors.put_anchor(conn, clock.day_of(at), head, at=at)
    return anchors.list_unmailed(conn, limit=_MOST)


def list_broken(conn: Conn) -> list[Anchor]:
    """Return heads of earlier days that are gone from the chain, the first of them.

    Our own notes of them can be changed along with the chain: only what people were
    mailed proves anything. But who forgets these notes is found the same hour.
    """
    return anchors.list_broken(conn, limit=_MOST)


def text_of(told: list[Anchor]) -> str:
    """Return what is written to people; it ends in a command that shells take whole."""
    words = [f"--anchor {a.position}:{a.hash.hex()}" for a in told]
    command = " \\\n    ".join(["python scripts/verify_audit.py", *words])
    return "\n".join(
        [
            "The audit log was sealed up to here. Keep this mail where nobody who can",
            "change the database can change it. Heads, in this order: of the day",
            f"{', '.join(str(a.day) for a in told)}. To check the log against them:",
            "",
            f"  {command}",
        ]
    )


def mark_told(conn: Conn, days: list[date], *, at: datetime) -> None:
    """Remember that people were told of these days' heads."""
    for day in days:
        anchors.mark_mailed(conn, day, at=at)

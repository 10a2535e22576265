"""Verifying: the chain is computed anew from the rows as they are, and compared.

Edits, deletions, insertions and another order show by themselves. A tail that was cut,
and a chain that was made anew from some position on, show only against heads that were
kept outside the database: the anchors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from miimii.audit.model import Flaw, Sealed
from miimii.audit.sealing import NOTHING, hash_of
from miimii.audit.store import links
from miimii.db import Conn
from miimii.ledger.model import Finding

MAY_WAIT = timedelta(minutes=30)  # for its link: two runs of the job
CHAIN_CHECK = "C21 audit_chain_holds"
_BATCH = 2000
_MOST_SHOWN = 20
_MOST_FORGOTTEN = 1000


@dataclass(slots=True)
class Verified:
    """What was found: how many links there are, and what does not fit, in order."""

    links: int = 0
    flaws: list[Flaw] = field(default_factory=list)

    @property
    def first(self) -> str:
        """Where the first flaw is, in words."""
        positions = [flaw.position for flaw in self.flaws if flaw.position is not None]
        return f"position {min(positions)}" if positions else "a row without a link"


def verify(conn: Conn, anchors: Mapping[int, bytes], *, at: datetime) -> Verified:
    """Compute the whole chain anew, over live and archived rows; find every flaw.

    `anchors` are hashes that were told to people, by position. Reads only; in a
    REPEATABLE READ transaction it all is one instant.
    """
    found, walk = Verified(), _Walk()
    for link in _all_links(conn):
        found.flaws += walk.step(link)
        anchor = anchors.get(link.position)
        if anchor is not None and anchor != link.hash:
            what = "is not what the anchor says: the chain was made anew up to here"
            found.flaws.append(Flaw(link.position, what))
    found.links = walk.links
    found.flaws += [
        Flaw(position, f"the tail is cut: the chain ends at {walk.position}")
        for position in sorted(anchors)
        if position > walk.position
    ]
    found.flaws += [
        Flaw(None, f"{source} {row_id} was never sealed")
        for source, row_id in links.list_forgotten(
            conn, before=at - MAY_WAIT, limit=_MOST_FORGOTTEN
        )
    ]
    return found


def check_chain(conn: Conn, *, at: datetime) -> Finding | None:
    """Return C21 of the book checks: the chain as far as it shows without an anchor."""
    flaws = verify(conn, {}, at=at).flaws
    offenders = tuple(str(flaw) for flaw in flaws[:_MOST_SHOWN])
    return Finding(CHAIN_CHECK, len(flaws), offenders) if flaws else None


def _all_links(conn: Conn) -> Iterator[Sealed]:
    after = 0
    while batch := links.list_sealed(conn, after=after, limit=_BATCH):
        yield from batch
        after = batch[-1].position


@dataclass(slots=True)
class _Walk:
    """Along the chain, each link judged by the one before it as it is stored.

    So an edit is named where it was made, and does not make the rest look wrong.
    """

    position: int = 0
    hash: bytes = NOTHING
    links: int = 0

    def step(self, link: Sealed) -> list[Flaw]:
        row = f"{link.source} {link.row_id}"
        if link.position == self.position:
            return [Flaw(link.position, f"{row} is there twice")]
        missing = range(self.position + 1, link.position)
        flaws = [Flaw(position, "the link is gone") for position in missing[:20]]
        expected = None if link.content is None else hash_of(self.hash, link.content)
        if expected is None:
            flaws.append(Flaw(link.position, f"{row} is gone"))
        elif expected != link.hash and not missing:
            flaws.append(Flaw(link.position, f"{row} or its link was changed"))
        self.position, self.hash = link.position, link.hash
        self.links += 1
        return flaws

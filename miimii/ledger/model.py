"""What a check of the books is, and what it reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, LiteralString


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must always hold: a query for whatever breaks it, by one column.

    The query may use what `checks.py` puts before it: `leg` and `l` (postings seen
    from one account, with its kind and owner and the kind at the other end), `ord`
    (orders with their total) and `clk` (the time it is taken to be). `holds` is the
    number of the promise in docs/architecture.md; a check that only needs the
    schema `books` runs as auditor.
    """

    name: str
    holds: tuple[int, ...]
    needs: Literal["internal", "auditor"]
    query: LiteralString


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that found offenders: how many, and the first of them."""

    name: str
    count: int
    offenders: tuple[str, ...]

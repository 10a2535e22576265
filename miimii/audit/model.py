"""Deeds, which the audit log keeps, and links, which seal them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of `audit_log`, before it has a number.

    `actor` is "customer:<user id>", "staff:<email>", "job:<name>" or "system"; `action`
    dotted words such as "pin.changed"; `subject` what it was done to, as "user:<id>"
    (the column is `object`: auditors were promised that name).
    The hashes are keyed: they tell equal values, and give none away.
    """

    at: datetime
    actor: str
    action: str
    subject: str
    reason: str
    request_id: str | None
    before_hash: bytes | None
    after_hash: bytes | None


@dataclass(frozen=True, slots=True)
class Link:
    """One row of `audit_chain`: it seals one deed or journal and all links before."""

    position: int
    source: str
    row_id: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A deed or journal that no link seals yet; `content` is its whole text."""

    source: str
    row_id: int
    content: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """A link, with what its row says now; None: the row is gone."""

    position: int
    source: str
    row_id: int
    hash: bytes
    content: str | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The head of the chain as people were told it on a day in Lagos."""

    day: date
    position: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that does not fit: where, and what is wrong there."""

    position: int | None
    what: str

    def __str__(self) -> str:
        place = "no position" if self.position is None else f"position {self.position}"
        return f"{place}: {self.what}"

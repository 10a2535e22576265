"""A deed: what the audit log keeps of something that somebody did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of `audit_log`, before it has a number.

    `actor` is "customer:<user id>", "staff:<email>", "job:<name>" or "system"; `action`
    dotted words such as "pin.changed"; `subject` what it was done to, as "user:<id>".
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

"""An approval: the request of one person that another grants, within a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from miimii.errors import Refused

LIVES = timedelta(hours=24)
NEW_FOR = timedelta(hours=24)  # a member of the staff, to whoever made them one
_LEAST_REASON = 15  # characters

Why = Literal[
    "same-person",
    "newcomer",
    "expired",
    "changed",
    "decided",
    "open-already",
    "reason",
]


@dataclass(frozen=True, slots=True)
class Approval:
    """One row of `approvals`.

    `diff` says what is to become of the subject: what it was when it was asked for
    ("from"), what it shall be ("to"), and whatever belongs to it. People are named by
    their e-mail address, in small letters.
    """

    id: str
    kind: str
    subject: str
    diff: Mapping[str, Any]
    reason: str
    status: str
    requested_by: str
    requested_at: datetime
    expires_at: datetime
    approved_by: str | None
    approved_at: datetime | None


class ApprovalRefused(Refused):
    """It can't be asked for, or not be granted; `why` is one word of ours.

    same-person: who asks does not grant; newcomer: nor does whom they made a member of
    the staff less than a day ago; expired: after 24 hours; changed: the subject is no
    longer what it was; decided: granted or void already; open-already: somebody
    asked for it before; reason: too short to say anything.
    """

    code = "approval-refused"

    def __init__(self, why: Why) -> None:
        super().__init__(why=why)
        self.why: Why = why


def require_reason(text: str) -> str:
    """Return why somebody does it, trimmed. Raises ApprovalRefused (reason)."""
    reason = text.strip()
    if len(reason) < _LEAST_REASON:
        raise ApprovalRefused("reason")
    return reason

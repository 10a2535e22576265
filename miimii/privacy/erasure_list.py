"""What of a customer goes when they are erased: the one list of it.

At once goes what no law wants kept; after five years, the rest. What no line names
stays: the books, orders, approvals, the audit log, what providers told us and what
other customers were told about their own money. docs/privacy.md says why of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import LiteralString

from miimii.privacy.lanes import THEIRS

ERASED = "[erased]"


@dataclass(frozen=True, slots=True)
class Line:
    """Rows of one table that are a customer's; deleted, unless `to` empties them.

    `whose` calls the table `t` and knows %(user)s, %(lanes)s (every phone and WhatsApp
    id that they were the last to write from), %(pseudonym)s and %(lane)s, a lane that
    nobody writes from. So does each text of `to` in braces.
    """

    table: str
    whose: LiteralString
    to: Mapping[str, str | None] = field(default_factory=dict)


_OWN: LiteralString = "user_id = %(user)s"
_LANE: LiteralString = "lane = ANY(%(lanes)s)"
_NOTHING = dict.fromkeys(
    (
        *("phone", "bsuid", "identity_key_hash", "identity_proven_at"),
        *("profile_name", "middle_name", "gender", "date_of_birth", "address"),
        *("bvn", "bvn_index", "bvn_index_key_id", "nin", "contact_phone"),
        "account_name",
    )
)

AT_ONCE = (
    Line(
        "users",
        "id = %(user)s",
        {
            **_NOTHING,
            "first_name": "Erased",
            "last_name": "{pseudonym}",
            "standing": "closed",
        },
    ),
    Line("pins", _OWN, {"hash": ""}),
    Line(
        "challenges",
        _OWN,
        dict.fromkeys(("phone", "bsuid", "identity_key_hash")),
    ),
    Line("onboarding_drafts", _OWN),
    Line("saved_targets", _OWN),
    Line("beneficiaries", "user_id = %(user)s OR payee_user_id = %(user)s"),
    Line("sessions", _LANE),
    Line("chat_windows", _LANE),
    Line("lanes", _LANE),
    Line(
        "inbound_events",
        "source = 'whatsapp' AND " + THEIRS,
        {"payload": "{{}}", "lane": "{lane}", "event_key": ERASED},
    ),
    Line(
        "outbound_messages",
        THEIRS,
        # Not NULL: a late status would write WhatsApp's id, and so the phone, again.
        {"body": "{{}}", "recipient": "", "lane": "{lane}", "wamid": ERASED},
    ),
    Line("held_lanes", _OWN),  # last: whose a message was is read from here
)
AT_THE_END = (
    Line("identity_checks", _OWN, {"evidence": "{{}}"}),
    Line("tier_requests", _OWN, {"evidence": ""}),
    Line(
        "ticket_messages",
        "ticket_number IN (SELECT number FROM tickets WHERE user_id = %(user)s)",
        {"body": ERASED},
    ),
)
# Where somebody may still be found by name or number, and why; a test looks everywhere
# else in a whole dump.
RETAINED = {
    "transfers": "orders: names and accounts as both sides' receipts show them",
    "purchases": "orders: the number a bill was for",
    "credits": "who sent money, as the bank said",
    "approvals": "what two people decided, and on what grounds",
    "audit_log": "who did what",
    "reviews": "what people had to look at",
    "inbound_events": "what providers told us, twelve months, then the archive",
    "outbound_messages": "what others were told of their own money, twelve months",
    "ticket_messages": "complaints, five years: emptied at the end",
    "statement_lines": "the bank's own list",
}

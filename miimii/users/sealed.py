"""The list of all that is ever sealed: table, columns, and what names the row.

`FieldCipher` seals for no other place, so what is not in this list cannot come into a
row, and rotating keys cannot forget it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import LiteralString


@dataclass(frozen=True, slots=True)
class Sealed:
    """Sealed columns of one table.

    `key` is the column that a row is found by; `named_by`, an expression of SQL, gives
    what names the row in the seal, and is the key unless told. With `inside` the
    columns are members of that JSON column.
    """

    table: str
    columns: tuple[str, ...]
    key: str = "id"
    named_by: LiteralString = ""
    inside: str = ""


_PERSON = ("middle_name", "gender", "date_of_birth", "address", "bvn", "nin")
_NOTICE = "coalesce(payload ->> 'reference', event_key)"

ROWS = (
    Sealed("users", (*_PERSON, "contact_phone")),
    Sealed("onboarding_drafts", ("details", "bvn"), key="user_id"),
    Sealed("purchases", ("token_sealed",), key="reference"),
    Sealed("tier_requests", ("evidence",)),
    Sealed("staff", ("totp_sealed",)),
    Sealed("data_requests", ("identity",), key="number"),
    Sealed("inbound_events", ("response", "raw"), named_by=_NOTICE, inside="payload"),
)
# On phones, out of our reach: it opens as long as its key is in the list.
BUTTON = ("outbound_messages", "button")

PLACES = frozenset(
    {(rows.table, column) for rows in ROWS for column in rows.columns} | {BUTTON}
)

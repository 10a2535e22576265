"""The copy of a customer's data that they are entitled to, at one instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from miimii.approvals.model import require_reason
from miimii.audit import log
from miimii.db import Database
from miimii.privacy.requests import take
from miimii.privacy.store import export
from miimii.privacy.store import requests as store
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher

Rows = list[dict[str, Any]]
_OPENED = ("middle_name", "gender", "date_of_birth", "address", "contact_phone")
_ENDS_ONLY = ("bvn", "nin")  # proof enough of what we have; in clear it is a key


class Unequal(Exception):
    """The postings of a wallet are not its balance: check the books first."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything of one customer, by part; never a PIN, a BVN or a token.

    The postings' sum is the wallet's balance, kobo.
    """

    number: str
    taken_at: datetime
    balance_kobo: int
    parts: dict[str, Rows]


class Copies:
    """Takes the copy, writes down who did and why, and ends the request for it."""

    def __init__(self, db: Database, customers: Customers, cipher: FieldCipher) -> None:
        self._db = db
        self._customers = customers
        self._cipher = cipher

    def take(
        self,
        user_id: UUID,
        *,
        reason: str,
        by: str,
        at: datetime,
        is_dry: bool = False,
    ) -> Copy:
        """Return the copy; the customer's request, made now if need be, is done.

        Raises NotFound, ApprovalRefused (reason), Unequal.
        """
        said = require_reason(reason)
        with self._db.transaction(is_dry=is_dry) as conn:
            export.hold_still(conn)
            self._customers.get(conn, user_id)
            request, _ = take(conn, user_id, "export", channel="staff", at=at)
            parts = {
                part: export.read_part(conn, part, user_id) for part in export.PARTS
            }
            balance_kobo = export.get_balance_kobo(conn, user_id)
            if sum(row["amount_kobo"] for row in parts["postings"]) != balance_kobo:
                raise Unequal
            parts["profile"] = [self._readable(row) for row in parts["profile"]]
            store.mark_over(conn, request.number, "done", at=at)
            log.record(
                conn,
                actor=log.staff(by),
                action="data.exported",
                subject=log.user(user_id),
                reason=f"{request.number}: {said}",
                at=at,
            )
        return Copy(request.number, at, balance_kobo, parts)

    def _readable(self, row: dict[str, Any]) -> dict[str, Any]:
        """Open what is sealed; of a BVN and a NIN, the last three digits."""

        def opened(column: str) -> str | None:
            sealed = row[column]
            if sealed is None:
                return None
            return self._cipher.open("users", column, row["id"], sealed)

        ends = {column: opened(column) for column in _ENDS_ONLY}
        return {
            **row,
            **{column: opened(column) for column in _OPENED},
            **{column: text and "•••" + text[-3:] for column, text in ends.items()},
        }

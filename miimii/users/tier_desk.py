"""What people decide about tiers: two raise one, and one of them may refuse."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from miimii.approvals import two_people
from miimii.approvals.model import Approval, ApprovalRefused, require_reason
from miimii.audit import log as audit
from miimii.db import Conn, Database
from miimii.errors import NotFound
from miimii.providers.ports import Announcer
from miimii.providers.staff_news import TierRefused
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher
from miimii.users.model import Customer, TierRequest
from miimii.users.person import open_date_of_birth
from miimii.users.store import people
from miimii.users.store import tiers as store
from miimii.users.tiers import raise_tier

KIND = "tier"  # of our approvals
_RAISED, _REFUSED = "raised", "refused"


@dataclass(frozen=True, slots=True)
class Case:
    """What people see of a request: what was sent, and what we know of the customer."""

    request: TierRequest
    evidence: Mapping[str, str]
    name: str
    date_of_birth: str


class TierDesk:
    """Every look at evidence is written down, as it is personal."""

    def __init__(
        self,
        db: Database,
        customers: Customers,
        cipher: FieldCipher,
        announcer: Announcer,
    ) -> None:
        self._db = db
        self._customers = customers
        self._cipher = cipher
        self._announcer = announcer

    def list_waiting(self, *, limit: int = 100) -> list[TierRequest]:
        """Return what nobody has decided, the oldest first."""
        return self._db.repeat_once(lambda conn: store.list_waiting(conn, limit=limit))

    def list_open(self, *, at: datetime, limit: int = 100) -> list[Approval]:
        """Return what waits for a second person."""
        return self._db.repeat_once(
            lambda conn: two_people.list_open(conn, KIND, at=at, limit=limit)
        )

    def look(self, request_id: str, *, by: str, at: datetime) -> Case:
        """Return the evidence in clear; who looked is kept. Raises NotFound."""
        with self._db.transaction() as conn:
            request = _get(conn, request_id)
            customer = self._customers.get(conn, request.user_id)
            born = people.find_date_of_birth(conn, customer.id)
            _record(conn, "tier.evidence.seen", request, by, at)
        text = self._cipher.open(
            "tier_requests", "evidence", request.id, request.evidence
        )
        known = born and open_date_of_birth(self._cipher, customer.id, born)
        return Case(request, json.loads(text), customer.full_name, str(known or ""))

    def request(
        self,
        request_id: str,
        *,
        by: str,
        reason: str,
        at: datetime,
        is_dry: bool = False,
    ) -> Approval:
        """Ask a second person to raise the tier. Raises NotFound, ApprovalRefused."""
        with self._db.transaction(is_dry=is_dry) as conn:
            request, customer = self._lock(conn, request_id)
            if not customer.is_active or customer.identity_proven_at is None:
                raise ApprovalRefused("changed")  # blocked, or in doubt
            diff = {"from": _state(request, customer), "to": request.to_tier}
            return two_people.request(
                conn, KIND, request.id, diff, reason=reason, by=by, at=at
            )

    def approve(
        self, approval_id: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> TierRequest:
        """Grant it: the tier is raised and the customer told, at once.

        Raises NotFound, ApprovalRefused.
        """
        with two_people.granting(
            self._db, approval_id, by=by, at=at, is_dry=is_dry
        ) as conn:
            approval = two_people.get(conn, approval_id, KIND)
            request, customer = self._lock(conn, approval.subject)
            now = _state(request, customer)
            two_people.approve(conn, approval, subject_is=now, by=by, at=at)
            actor, tier = audit.staff(by), request.to_tier
            is_first = store.mark_decided(conn, request.id, _RAISED, at=at)
            if not is_first or not raise_tier(
                conn, customer, tier, self._announcer, actor=actor, at=at
            ):
                raise ApprovalRefused("changed")
        return request

    def refuse(
        self,
        request_id: str,
        *,
        by: str,
        reason: str,
        at: datetime,
        is_dry: bool = False,
    ) -> TierRequest:
        """Refuse it: the customer is told the reason, word for word.

        One person is enough, as nothing is opened. Raises NotFound, ApprovalRefused.
        """
        said = require_reason(reason)
        with self._db.transaction(is_dry=is_dry) as conn:
            request, customer = self._lock(conn, request_id)
            if not store.mark_decided(conn, request.id, _REFUSED, at=at):
                raise ApprovalRefused("decided")
            news = TierRefused(request.to_tier, said, at)
            self._announcer.tell(conn, customer.id, news)
            _record(conn, "tier.refused", request, by, at, said)
        return request

    def _lock(self, conn: Conn, request_id: str) -> tuple[TierRequest, Customer]:
        """Return the request as it is once the customer is locked."""
        user_id = _get(conn, request_id).user_id
        customer = self._customers.lock(conn, user_id)
        return _get(conn, request_id), customer


def _state(request: TierRequest, customer: Customer) -> dict[str, Any]:
    """What may not change between the two people: who it is, and where they are."""
    return {
        "tier": customer.tier,
        "standing": customer.standing,
        "is_proven": customer.identity_proven_at is not None,
        "decision": request.decision,
    }


def _get(conn: Conn, request_id: str) -> TierRequest:
    if (request := store.find_request(conn, request_id)) is None:
        raise NotFound(f"no request {request_id}")
    return request


def _record(
    conn: Conn,
    action: str,
    request: TierRequest,
    by: str,
    at: datetime,
    reason: str = "",
) -> None:
    audit.record(
        conn,
        actor=audit.staff(by),
        action=action,
        subject=audit.user(request.user_id),
        reason=reason,
        at=at,
    )

"""Erasing a customer: asked for by one person, granted by another, ended by a date.

Everything that no law wants kept goes in the second person's transaction; who they
were stays, sealed, in the request itself, until the date that it names.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from miimii import clock
from miimii.approvals import two_people
from miimii.approvals.model import Approval
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.privacy import model
from miimii.privacy.erasure_list import AT_ONCE, AT_THE_END, Line
from miimii.privacy.model import DataRequest, NotErasable
from miimii.privacy.requests import take
from miimii.privacy.store import erasing as rows
from miimii.privacy.store import requests as store
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher

KIND = "erase"
_SEALED = {
    *("middle_name", "gender", "date_of_birth", "address", "bvn", "nin"),
    "contact_phone",
}


class Void(Protocol):
    """How what is open ends: quotes, and forms."""

    def __call__(self, conn: Conn, user_id: UUID, *, at: datetime) -> object: ...


@dataclass(frozen=True, slots=True)
class Erased:
    """One line of the list that is kept outside the database, for after a restore."""

    number: str
    user_id: UUID
    restricted_at: datetime


class Erasing:
    """The steps of an erasure; each writes who did it in the audit log."""

    def __init__(
        self,
        db: Database,
        customers: Customers,
        cipher: FieldCipher,
        *voids: Void,
    ) -> None:
        self._db = db
        self._customers = customers
        self._cipher = cipher
        self._voids = voids

    def request(
        self,
        user_id: UUID,
        *,
        evidence: str,
        reason: str,
        by: str,
        at: datetime,
        is_dry: bool = False,
    ) -> Approval:
        """Say that it is really them who ask (`evidence`), and ask a second person.

        Takes the customer's own request, or makes one. Raises NotErasable, NotFound,
        ApprovalRefused. Locks the customer.
        """
        with self._db.transaction(is_dry=is_dry) as conn:
            standing = self._customers.lock(conn, user_id).standing
            request, _ = take(conn, user_id, "erase", channel="staff", at=at)
            self._require_free(conn, request)
            store.mark_checked(conn, request.number, at=at)
            _note(conn, "data.identity-checked", request, by, at, evidence)
            diff = {
                "from": standing,
                "to": "erased",
                "number": request.number,
                "evidence": evidence,
            }
            subject = log.user(user_id)
            return two_people.request(
                conn, KIND, subject, diff, reason=reason, by=by, at=at
            )

    def approve(
        self, approval_id: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> DataRequest:
        """Grant it: restricted now, and the date of the rest set, all or nothing.

        Raises as `request`, and ApprovalRefused. Locks the customer.
        """
        with two_people.granting(
            self._db, approval_id, by=by, at=at, is_dry=is_dry
        ) as conn:
            approval = two_people.get(conn, approval_id, KIND)
            user_id = UUID(approval.subject.removeprefix("user:"))
            standing = self._customers.lock(conn, user_id).standing
            two_people.approve(conn, approval, subject_is=standing, by=by, at=at)
            request = store.get_open(conn, user_id, "erase")
            if request.state != "identity_checked":
                raise NotErasable("state")
            self._require_free(conn, request)
            done = self._restrict(conn, request, at)
            _note(conn, "data.restricted", request, by, at, approval.reason)
        return done

    def close(
        self, number: str, *, reason: str, by: str, at: datetime, is_dry: bool = False
    ) -> DataRequest:
        """End a request that comes to nothing: thought better of, or refused for good.

        Raises NotFound, NotErasable (state: it has begun, or is over).
        """
        with self._db.transaction(is_dry=is_dry) as conn:
            request = store.get_request(conn, number)
            if request.state not in {"received", "identity_checked"}:
                raise NotErasable("state")
            store.mark_over(conn, number, "closed", at=at)
            _note(conn, "data.request-closed", request, by, at, reason)
            return replace(request, state="closed")

    def list_open(self, *, at: datetime) -> tuple[list[DataRequest], list[Approval]]:
        """Return the requests nobody has ended, and those for a second person."""
        with self._db.autocommit() as conn:
            requests = store.list_open(conn, "erase")
            return requests, two_people.list_open(conn, KIND, at=at, limit=100)

    def finish(self, *, limit: int, at: datetime, is_dry: bool = False) -> list[str]:
        """Let go of those whose date has come; return their numbers, up to `limit`."""
        with self._db.transaction(is_dry=is_dry) as conn:
            over = store.list_over(conn, today=clock.day_of(at), limit=limit)
            for request in over:
                self._empty(conn, AT_THE_END, request, [])
                store.mark_over(conn, request.number, "done", at=at)
                _note(conn, "data.erased", request, "", at, request.keep_why or "")
        return [request.number for request in over]

    # --- after a restore ------------------------------------------------------------

    def list_erased(self) -> list[Erased]:
        """Return everybody who was erased: to be kept outside the database."""
        with self._db.autocommit() as conn:
            return [
                Erased(row.number, row.user_id, row.restricted_at)
                for row in store.list_restricted(conn)
                if row.restricted_at is not None
            ]

    def replay(self, erased: Erased, *, by: str, at: datetime) -> bool:
        """Erase again whom a restored backup brought back; False if it did not.

        Two people agreed once, so nothing is in the way: not even a balance that the
        backup has and that was paid out since. Raises NotFound for nobody we know.
        """
        with self._db.transaction() as conn:
            self._customers.lock(conn, erased.user_id)
            known = {row.user_id for row in store.list_restricted(conn)}
            if erased.user_id in known:
                return False
            request, _ = take(
                conn,
                erased.user_id,
                "erase",
                channel="staff",
                at=at,
                number=erased.number,
            )
            self._restrict(conn, request, erased.restricted_at)
            told = f"replayed after a restore: {erased.number}"
            _note(conn, "data.restricted", request, by, at, told)
            return True

    # --- what the steps share -------------------------------------------------------

    def _require_free(self, conn: Conn, request: DataRequest) -> None:
        if request.state not in {"received", "identity_checked"}:
            raise NotErasable("state")
        lanes = rows.list_lanes(conn, request.user_id)
        if whys := rows.find_in_the_way(conn, request.user_id, lanes):
            raise NotErasable(*whys)

    def _restrict(self, conn: Conn, request: DataRequest, at: datetime) -> DataRequest:
        user_id, until = request.user_id, model.keep_until(at)
        lanes = rows.list_lanes(conn, user_id)
        identity = self._sealed(conn, request)
        for void in self._voids:
            void(conn, user_id, at=at)
        self._empty(conn, AT_ONCE, request, lanes)
        store.mark_scheduled(
            conn,
            request.number,
            identity=identity,
            until=until,
            why=model.KEPT_WHY,
            at=at,
        )
        return replace(
            request,
            state="scheduled",
            restricted_at=at,
            keep_until=until,
            keep_why=model.KEPT_WHY,
        )

    def _sealed(self, conn: Conn, request: DataRequest) -> str:
        """Return who they are as one sealed text; what was sealed is sealed anew."""
        user_id = request.user_id
        found: dict[str, Any] = rows.get_identity(conn, user_id)
        for column in _SEALED:
            if found[column] is not None:
                found[column] = self._cipher.open(
                    "users", column, user_id, found[column]
                )
        text = json.dumps(found, ensure_ascii=False)
        return self._cipher.seal("data_requests", "identity", request.number, text)

    def _empty(
        self,
        conn: Conn,
        lines: tuple[Line, ...],
        request: DataRequest,
        lanes: list[str],
    ) -> None:
        facts = {
            "user": request.user_id,
            "lanes": lanes,
            "pseudonym": request.number,
            "lane": f"erased:{request.user_id}",
        }
        for line in lines:
            rows.erase(conn, line, facts)


def _note(
    conn: Conn, action: str, request: DataRequest, by: str, at: datetime, reason: str
) -> None:
    log.record(
        conn,
        actor=log.staff(by) if by else "job:erase_user",
        action=action,
        subject=log.user(request.user_id),
        reason=f"{request.number}: {reason}",
        at=at,
    )

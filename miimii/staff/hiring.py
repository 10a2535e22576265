"""Hiring: who joins the staff, by whose word, and who leaves it.

The first admin is made alone, and so is one checker by that admin while there is nobody
else to agree. From then on one admin asks and another person agrees. Anybody whose duty
it is may end a membership at once: that only makes things safer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from miimii import ids
from miimii.approvals import two_people
from miimii.approvals.model import Approval, ApprovalRefused, require_reason
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import NotFound
from miimii.staff import store
from miimii.staff.model import (
    Credentials,
    Member,
    Role,
    StaffRefused,
    spelled,
)
from miimii.staff.signing_in import require_duty
from miimii.users.fields import FieldCipher

KIND = "staff"  # of our approvals
_BEFORE = {"role": None}
_MOST = 200  # members, shown at a time


class Hiring:
    """Makes and ends memberships; `cipher` seals the authenticators' secrets."""

    def __init__(self, db: Database, cipher: FieldCipher) -> None:
        self._db = db
        self._cipher = cipher

    def require_nobody(self) -> None:
        """Raise StaffRefused (first-exists) once anybody ever joined the staff."""
        with self._db.autocommit() as conn:
            _require_nobody(conn)

    def require_hirer(self, by: str) -> None:
        """Raise StaffRefused (nobody) or NotTheirDuty, before anybody types a word."""
        with self._db.autocommit() as conn:
            require_duty(conn, by, "hire")

    def make_first(
        self,
        email: str,
        credentials: Credentials,
        *,
        at: datetime,
        is_dry: bool = False,
    ) -> Member:
        """Make the first admin, who is made by nobody; there is one, once and for all.

        Raises StaffRefused (first-exists).
        """
        with self._db.transaction(is_dry=is_dry) as conn:
            _require_nobody(conn)
            who = spelled(email)
            member = _asked(who, "admin", by=who)
            member = replace(member, standing="active", active_at=at)
            if not self._insert(conn, member, credentials, at=at, is_alone=True):
                raise StaffRefused("first-exists")
            _note(conn, who, "staff.made", member, "the first admin, made alone", at)
        return member

    def request(
        self,
        email: str,
        role: Role,
        credentials: Credentials,
        *,
        by: str,
        reason: str,
        at: datetime,
        is_dry: bool = False,
    ) -> Approval | Member:
        """Ask for a new member; return the request, which another person may grant.

        While the first admin is all there is, a checker is made at once and returned.
        A request that expired makes room. Raises StaffRefused (nobody, member),
        NotTheirDuty, ApprovalRefused (reason, open-already).
        """
        with self._db.transaction(is_dry=is_dry) as conn:
            asker = require_duty(conn, by, "hire")
            member = _asked(spelled(email), role, by=asker.email)
            asked: Approval | Member
            if role == "checker" and store.count_ever_active(conn) == 1:
                asked = self._make_alone(conn, member, credentials, reason, at)
            else:
                asked = self._ask(conn, member, credentials, reason, at)
        return asked

    def approve(
        self, approval_id: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> Member:
        """Grant a request: from now on they can sign in.

        Raises NotFound, StaffRefused (nobody), NotTheirDuty, ApprovalRefused
        (same-person, newcomer, expired, changed, decided).
        """
        with two_people.granting(
            self._db, approval_id, by=by, at=at, is_dry=is_dry
        ) as conn:
            approval = two_people.get(conn, approval_id, KIND)
            granter = require_duty(conn, by, "agree")
            member = store.get_member(conn, UUID(approval.diff["to"]["member"]))
            two_people.approve(
                conn, approval, subject_is=_BEFORE, by=granter.email, at=at
            )
            if member is None or not store.mark_active(conn, member.id, at=at):
                raise ApprovalRefused("changed")
            _note(conn, granter.email, "staff.made", member, approval.reason, at)
        return replace(member, standing="active", active_at=at)

    def disable(
        self, email: str, *, by: str, reason: str, at: datetime, is_dry: bool = False
    ) -> Member:
        """End a membership at once, for good; one person is enough.

        Raises NotFound, StaffRefused (nobody), NotTheirDuty, ApprovalRefused (reason).
        """
        said = require_reason(reason)
        with self._db.transaction(is_dry=is_dry) as conn:
            actor = require_duty(conn, by, "agree")
            member = store.find_member(conn, spelled(email))
            if member is None or not store.mark_disabled(conn, member.id, at=at):
                raise NotFound("no such member")
            _note(conn, actor.email, "staff.disabled", member, said, at)
        return replace(member, standing="disabled", disabled_at=at)

    def look(self, *, at: datetime) -> tuple[list[Approval], list[Member]]:
        """Return who was asked for and can be granted, and who is and was a member."""
        with self._db.transaction() as conn:
            return (
                two_people.list_open(conn, KIND, at=at, limit=_MOST),
                store.list_members(conn, limit=_MOST),
            )

    def _make_alone(
        self,
        conn: Conn,
        member: Member,
        credentials: Credentials,
        reason: str,
        at: datetime,
    ) -> Member:
        told = f"made alone: {require_reason(reason)}"
        member = replace(member, standing="active", active_at=at)
        if not self._insert(conn, member, credentials, at=at, is_alone=True):
            raise StaffRefused("member")
        _note(conn, member.created_by, "staff.made", member, told, at)
        return member

    def _ask(
        self,
        conn: Conn,
        member: Member,
        credentials: Credentials,
        reason: str,
        at: datetime,
    ) -> Approval:
        earlier = store.find_member(conn, member.email)
        if earlier is not None and earlier.standing == "active":
            raise StaffRefused("member")
        diff = {
            "from": _BEFORE,
            "to": {"role": member.role, "member": str(member.id)},
        }
        approval = two_people.request(
            conn,
            KIND,
            f"staff:{member.email}",
            diff,
            reason=reason,
            by=member.created_by,
            at=at,
        )
        if earlier is not None:
            store.mark_disabled(conn, earlier.id, at=at)  # its request is over
        if not self._insert(conn, member, credentials, at=at, is_alone=False):
            raise StaffRefused("member")
        return approval

    def _insert(
        self,
        conn: Conn,
        member: Member,
        credentials: Credentials,
        *,
        at: datetime,
        is_alone: bool,
    ) -> bool:
        secret = credentials.totp_secret
        return store.insert_member(
            conn,
            member,
            credentials,
            totp_sealed=self._cipher.seal("staff", "totp_sealed", member.id, secret),
            is_alone=is_alone,
            at=at,
        )


def _require_nobody(conn: Conn) -> None:
    if store.exists_any(conn):
        raise StaffRefused("first-exists")


def _asked(email: str, role: Role, *, by: str) -> Member:
    return Member(
        id=ids.uuid7(),
        email=email,
        role=role,
        standing="asked",
        created_by=by,
        active_at=None,
        disabled_at=None,
    )


def _note(
    conn: Conn, by: str, action: str, member: Member, reason: str, at: datetime
) -> None:
    log.record(
        conn,
        actor=log.staff(by),
        action=action,
        subject=f"staff:{member.email}",
        reason=f"{member.role}: {reason}",
        at=at,
    )

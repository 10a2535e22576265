"""Two people: one asks and says why, another grants it; the effect comes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from miimii import ids
from miimii.approvals import store
from miimii.approvals.model import (
    LIVES,
    NEW_FOR,
    Approval,
    ApprovalRefused,
    require_reason,
)
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import NotFound


def request(
    conn: Conn,
    kind: str,
    subject: str,
    diff: Mapping[str, Any],
    *,
    reason: str,
    by: str,
    at: datetime,
) -> Approval:
    """Ask for a change of the subject; it can be granted for 24 hours.

    `diff` has at least "from", what the subject is now, and "to". A request that
    expired, or whose subject has changed since, makes room for the new one. Raises
    ApprovalRefused (reason, open-already).
    """
    approval = Approval(
        id=ids.reference("APR"),
        kind=kind,
        subject=subject,
        diff=diff,
        reason=require_reason(reason),
        status="open",
        requested_by=_person(by),
        requested_at=at,
        expires_at=at + LIVES,
        approved_by=None,
        approved_at=None,
    )
    for voided in store.mark_outlived(conn, approval):
        _note(conn, voided, "approval.voided", by, at, f"outlived by {approval.id}")
    if not store.insert_approval(conn, approval):
        raise ApprovalRefused("open-already")
    told = f"{kind} {subject}: {approval.reason}"
    _note(conn, approval.id, "approval.requested", by, at, told)
    return approval


def get(conn: Conn, approval_id: str, *kinds: str) -> Approval:
    """Return a request of these kinds as it is now. Raises NotFound."""
    approval = store.find_approval(conn, approval_id)
    if approval is None or approval.kind not in kinds:
        raise NotFound(f"no approval {approval_id}")
    return approval


def list_open(conn: Conn, kind: str, *, at: datetime, limit: int) -> list[Approval]:
    """Return what can be granted just now, oldest first."""
    return store.list_open(conn, kind=kind, at=at, limit=limit)


@contextmanager
def granting(
    db: Database, approval_id: str, *, by: str, at: datetime, is_dry: bool = False
) -> Iterator[Conn]:
    """Give the transaction in which a person grants a request and its effect comes.

    A dry run takes everything back. A refusal undoes it all but is itself written in
    the audit log, because somebody tried.
    """
    try:
        with db.transaction(is_dry=is_dry) as conn:
            yield conn
    except ApprovalRefused as ex:
        if not is_dry:
            with db.transaction() as conn:
                _note(conn, approval_id, "approval.refused", by, at, ex.why)
        raise


def approve(
    conn: Conn, approval: Approval, *, subject_is: Any, by: str, at: datetime
) -> None:
    """Grant a request, once; the caller does what it asks for in this transaction.

    `subject_is` is what the subject is now, in the terms of `diff["from"]`. Raises
    ApprovalRefused (same-person, newcomer, expired, changed, decided). Locks the row,
    so that of two who grant it at once the second is refused.
    """
    if _person(by) == approval.requested_by:
        raise ApprovalRefused("same-person")
    if store.was_made_by(conn, _person(by), approval.requested_by, since=at - NEW_FOR):
        raise ApprovalRefused("newcomer")
    if approval.status != "open":
        raise ApprovalRefused("decided")
    if approval.expires_at <= at:
        raise ApprovalRefused("expired")
    if approval.diff["from"] != subject_is:
        raise ApprovalRefused("changed")
    if not store.mark_done(conn, approval.id, by=_person(by), at=at):
        raise ApprovalRefused("decided")
    told = f"{approval.kind} {approval.subject}"
    _note(conn, approval.id, "approval.approved", by, at, told)


def _note(
    conn: Conn, approval_id: str, action: str, by: str, at: datetime, reason: str
) -> None:
    actor, subject = log.staff(by), f"approval:{approval_id}"
    log.record(conn, actor=actor, action=action, subject=subject, reason=reason, at=at)


def _person(email: str) -> str:
    """One spelling a person, so that nobody is two people."""
    return email.strip().lower()

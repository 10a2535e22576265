"""What people see to that no program may decide, from the command line."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any, Protocol

from miimii.accounting import Accounting
from miimii.approvals.model import Approval
from miimii.errors import Refused
from miimii.jobs.by_hand import ByHand, described, lagos, plain
from miimii.jobs.telling import Speaks, deliver
from miimii.jobs.verbs import (
    DECIDES,
    EVIDENCE,
    Said,
    Verb,
    approving,
    argument,
    text,
)
from miimii.money import Money
from miimii.orders.model import Review
from miimii.orders.review_desk import ReviewDesk, StillOpen

_STILL_OPEN = "two people decide that: decide_order.py, or give and approve here"


class Services(Speaks, Protocol):
    """What this script uses."""

    @property
    def review_desk(self) -> ReviewDesk: ...

    @property
    def accounting(self) -> Accounting: ...


def _list(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    asked = services.accounting.suspended.list_open(at=at)
    found = services.review_desk.look(by=args.by, at=at)
    said = [*map(_described, asked), *map(_shown, found)]
    facts: list[dict[str, Any]] = [_plain(approval) for approval in asked]
    facts += [
        {"id": None, "kind": one.kind, "subject": one.subject, "detail": one.detail}
        for one in found
    ]
    return "\n".join(said) or "nothing has to be looked at", facts


def _close(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    services.review_desk.close(
        args.kind,
        args.subject,
        by=args.by,
        reason=args.reason,
        at=at,
        is_dry=args.dry_run,
    )
    facts = {"kind": args.kind, "subject": args.subject}
    return f"closed: {args.kind} {args.subject}", [facts]


def _give(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    approval = services.accounting.suspended.request(
        args.reference,
        args.account,
        by=args.by,
        reason=args.reason,
        evidence=args.evidence,
        at=at,
        is_dry=args.dry_run,
    )
    return "asked for:\n" + _described(approval), [_plain(approval)]


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    approval = services.accounting.suspended.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    deliver(services, args)
    given = Money(approval.diff["kobo"])
    return f"approved: {given} given to {approval.diff['to']}", [_plain(approval)]


def _why(refused: Refused) -> str | None:
    return _STILL_OPEN if isinstance(refused, StillOpen) else None


def _shown(review: Review) -> str:
    head = f"{review.kind}  {review.subject}  {lagos(review.opened_at)}"
    return "\n".join(
        [head, *(f"  {name}: {fact}" for name, fact in review.detail.items())]
    )


def _described(approval: Approval) -> str:
    diff = approval.diff
    what = f"{Money(diff['kobo'])} sent to {diff['sent_to']}, to be {diff['name']}'s"
    head = f"{approval.id}  {approval.subject}  {what}, account {diff['to']}"
    return "\n".join([head, *described(approval), f"  evidence: {diff['evidence']}"])


def _plain(approval: Approval) -> dict[str, Any]:
    return {**approval.diff, **plain(approval)}


_REASON = text("--reason", "why, 15 characters or more")
SCRIPT: ByHand[Services] = ByHand(
    name="decide_review",
    verbs=(
        Verb(
            "list",
            _list,
            "everything that people have to look at",
            (),
            ("as",),
            duty="look",
        ),
        Verb(
            "close",
            _close,
            "take one off the desk, and say why",
            (
                argument("kind", "the first word of its line", metavar="KIND"),
                argument("subject", "the second", metavar="SUBJECT"),
                _REASON,
            ),
            DECIDES,
            duty="serve",
        ),
        Verb(
            "give",
            _give,
            "ask that money in suspense get its owner",
            (
                argument("reference", "the bank's own of the credit", metavar="REF"),
                text("--account", "the customer's whose it is", "NUMBER"),
                EVIDENCE,
                _REASON,
            ),
            DECIDES,
            duty="propose",
        ),
        approving(_approve),
    ),
    nothing="there is no such review, credit, account or request",
    why=_why,
)

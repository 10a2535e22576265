"""What people do about money that looks like fraud, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from miimii.approvals.model import Approval
from miimii.jobs.by_hand import ByHand, described, lagos, plain
from miimii.jobs.verbs import DECIDES, Said, Verb, approving, argument, text
from miimii.money import Money
from miimii.orders.flag_desk import FlagDesk
from miimii.orders.model import Review


class Services(Protocol):
    """What this script uses."""

    @property
    def flag_desk(self) -> FlagDesk: ...


def _list(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    asked, found = services.flag_desk.look(by=args.by, at=at)
    said = [_described(approval) for approval in asked]
    said += [_shown(review) for review in found]
    facts: list[dict[str, Any]] = [_plain(approval) for approval in asked]
    facts += [
        {"id": None, "subject": review.subject, "kind": review.kind, **review.detail}
        for review in found
    ]
    return "\n".join(said) or "nothing is flagged", facts


def _request(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    approval = services.flag_desk.request(
        args.reference, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    return "asked for:\n" + _described(approval), [_plain(approval)]


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    approval = services.flag_desk.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    said = f"cleared: {approval.subject} may be sent once more within 24 hours"
    return f"{said}; tell the customer", [_plain(approval)]


def _close(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    services.flag_desk.close(
        args.reference, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    return f"closed: {args.reference}", [{"subject": args.reference}]


def _shown(review: Review) -> str:
    detail = review.detail
    went = f"to {detail['destination']}" if detail["way"] == "out" else "came in"
    head = f"{review.kind}  {review.subject}  {Money(detail['amount_kobo'])} {went}"
    lines = [f"{head}, {lagos(review.opened_at)}", f"  user {detail['user_id']}"]
    return "\n".join([*lines, *_said(detail)])


def _said(detail: Mapping[str, Any]) -> list[str]:
    return [f"  {flag['said']}" for flag in detail["flags"]]


def _described(approval: Approval) -> str:
    diff = approval.diff
    what = f"{Money(diff['amount_kobo'])} to {diff['destination']}"
    head = f"{approval.id}  {approval.subject}  stopped to cleared  {what}"
    return "\n".join([head, *described(approval), *_said(diff)])


def _plain(approval: Approval) -> dict[str, Any]:
    return {**approval.diff, **plain(approval)}


_FLAG = (
    argument("reference", "the order or credit", metavar="REF"),
    text("--reason", "why, 15 characters or more"),
)
SCRIPT: ByHand[Services] = ByHand(
    name="decide_flag",
    verbs=(
        Verb(
            "list",
            _list,
            "every open flag: rule, figures, lines",
            (),
            ("as",),
            duty="look",
        ),
        Verb(
            "request",
            _request,
            "ask that a stopped payment may be made",
            _FLAG,
            DECIDES,
            duty="propose",
        ),
        Verb(
            "close",
            _close,
            "take a flag off the desk, and say why",
            _FLAG,
            DECIDES,
            duty="serve",
        ),
        approving(_approve),
    ),
    nothing="there is no such flag or request",
)

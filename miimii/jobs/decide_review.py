"""What people see to that no program may decide, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii.accounting import Accounting
from miimii.approvals.model import Approval
from miimii.errors import Refused
from miimii.jobs.arguments import Parser
from miimii.jobs.by_hand import (
    ByHand,
    Tells,
    add_dry_run,
    add_json,
    add_person,
    add_yes,
    described,
    lagos,
    plain,
    run_by_hand,
    verbs_of,
)
from miimii.money import Money
from miimii.orders.model import Review
from miimii.orders.review_desk import ReviewDesk, StillOpen

_STILL_OPEN = "two people decide that: decide_order.py, or give and approve here"


class Services(Protocol):
    """What this script uses."""

    @property
    def review_desk(self) -> ReviewDesk: ...

    @property
    def accounting(self) -> Accounting: ...

    @property
    def outbox(self) -> Tells: ...


def run_decide_review(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    return run_by_hand(SCRIPT, arguments(doc), argv)


def _list(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    asked = services.accounting.suspended.list_open(at=at)
    found = services.review_desk.look(by=args.by, at=at)
    said = [*map(_described, asked), *map(_shown, found)]
    facts: list[dict[str, Any]] = [_plain(approval) for approval in asked]
    facts += [
        {"id": None, "kind": one.kind, "subject": one.subject, "detail": one.detail}
        for one in found
    ]
    return "\n".join(said) or "nothing has to be looked at", facts


def _close(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
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


def _give(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
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


def _approve(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    approval = services.accounting.suspended.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    if not args.dry_run:
        services.outbox.deliver_told()
    given = Money(approval.diff["kobo"])
    return f"approved: {given} given to {approval.diff['to']}", [_plain(approval)]


def _why(refused: Refused) -> str | None:
    return _STILL_OPEN if isinstance(refused, StillOpen) else None


SCRIPT: ByHand[Services] = ByHand(
    name="decide_review",
    verbs={"list": _list, "close": _close, "give": _give, "approve": _approve},
    duties={"list": "look", "close": "serve", "give": "propose", "approve": "approve"},
    nothing="there is no such review, credit, account or request",
    why=_why,
)


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


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser, what = verbs_of(doc)
    listing = what.add_parser("list", help="everything that people have to look at")
    close = what.add_parser("close", help="take one off the desk, and say why")
    close.add_argument("kind", metavar="KIND", help="the first word of its line")
    close.add_argument("subject", metavar="SUBJECT", help="the second")
    give = what.add_parser("give", help="ask that money in suspense get its owner")
    give.add_argument("reference", metavar="REF", help="the bank's own of the credit")
    for name, metavar, help_text in (
        ("--account", "NUMBER", "the account of the customer whose it is"),
        ("--evidence", "TEXT", "what shows it; it is kept"),
    ):
        give.add_argument(name, required=True, metavar=metavar, help=help_text)
    for part in (close, give):
        part.add_argument(
            "--reason", required=True, metavar="TEXT", help="why, 15 characters or more"
        )
    approve = what.add_parser("approve", help="grant what another person asked for")
    approve.add_argument("approval", metavar="ID", help="the request")
    add_person((listing, close, give, approve))
    add_yes((close, give, approve))
    add_dry_run((close, give, approve))
    add_json((listing, close, give, approve))
    return parser

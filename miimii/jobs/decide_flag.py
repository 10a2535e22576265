"""What people do about money that looks like fraud, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii.approvals.model import Approval
from miimii.jobs.arguments import Parser
from miimii.jobs.by_hand import (
    ByHand,
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
from miimii.orders.flag_desk import FlagDesk
from miimii.orders.model import Review


class Services(Protocol):
    """What this script uses."""

    @property
    def flag_desk(self) -> FlagDesk: ...


def run_decide_flag(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    return run_by_hand(SCRIPT, arguments(doc), argv)


def _list(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    asked, found = services.flag_desk.look(by=args.by, at=at)
    said = [_described(approval) for approval in asked]
    said += [_shown(review) for review in found]
    facts: list[dict[str, Any]] = [_plain(approval) for approval in asked]
    facts += [
        {"id": None, "subject": review.subject, "kind": review.kind, **review.detail}
        for review in found
    ]
    return "\n".join(said) or "nothing is flagged", facts


def _request(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    approval = services.flag_desk.request(
        args.reference, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    return "asked for:\n" + _described(approval), [_plain(approval)]


def _approve(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    approval = services.flag_desk.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    said = f"cleared: {approval.subject} may be sent once more within 24 hours"
    return f"{said}; tell the customer", [_plain(approval)]


def _close(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    services.flag_desk.close(
        args.reference, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    return f"closed: {args.reference}", [{"subject": args.reference}]


SCRIPT: ByHand[Services] = ByHand(
    name="decide_flag",
    verbs={"list": _list, "request": _request, "approve": _approve, "close": _close},
    duties={
        "list": "look",
        "request": "propose",
        "approve": "approve",
        "close": "serve",
    },
    nothing="there is no such flag or request",
)


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


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser, what = verbs_of(doc)
    listing = what.add_parser("list", help="every open flag: rule, figures, lines")
    request = what.add_parser("request", help="ask that a stopped payment may be made")
    close = what.add_parser("close", help="take a flag off the desk, and say why")
    approve = what.add_parser("approve", help="grant what another person asked for")
    approve.add_argument("approval", metavar="ID", help="the request")
    for part in (request, close):
        part.add_argument("reference", metavar="REF", help="the order or credit")
        part.add_argument(
            "--reason", required=True, metavar="TEXT", help="why, 15 characters or more"
        )
    add_person((listing, request, close, approve))
    add_yes((request, close, approve))
    add_dry_run((request, close, approve))
    add_json((listing, request, close, approve))
    return parser

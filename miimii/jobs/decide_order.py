"""Two people's word on an order, from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii.approvals.model import Approval
from miimii.errors import Refused
from miimii.jobs.arguments import Parser
from miimii.jobs.by_hand import (
    ByHand,
    Tells,
    add_dry_run,
    add_json,
    add_person,
    described,
    plain,
    run_by_hand,
    verbs_of,
)
from miimii.money import Money
from miimii.orders.decisions import Decisions, NotDecidable

_WHY = {
    "known": "the order is {status}, and no late word contradicts that",
    "token": "this order has no token to enter, or this is not one",
    "token-in-text": "a token is money: give it by --token-stdin, not in a text",
}


class Services(Protocol):
    """What this script uses."""

    @property
    def decisions(self) -> Decisions: ...

    @property
    def outbox(self) -> Tells: ...


def run_decide_order(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    return run_by_hand(_SCRIPT, arguments(doc), argv)


def decide_order(services: Services, args: argparse.Namespace, *, at: datetime) -> int:
    """Ask, approve or list, as the arguments say; return the exit code."""
    return _SCRIPT.work(services, args, at)


def _why(ex: Refused) -> str | None:
    return _WHY[ex.why].format(**ex.facts) if isinstance(ex, NotDecidable) else None


def _request(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    approval = services.decisions.request(
        args.reference,
        args.said,
        by=args.by,
        reason=args.reason,
        evidence=args.evidence,
        token=sys.stdin.readline().strip() if args.token_stdin else None,
        at=at,
        is_dry=args.dry_run,
    )
    return "asked for:\n" + _described(approval), [_plain(approval)]


def _approve(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    decided = services.decisions.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    if not args.dry_run:
        services.outbox.deliver_told()
    said = f"approved: {decided.reference} is {decided.status}"
    return said, [{"reference": decided.reference, "status": decided.status}]


def _list(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    found, alone = services.decisions.look(by=args.by, at=at)
    said = [_described(approval) for approval in found]
    said = said or ["nothing waits for a second person"]
    said += [f"{reference}  needs_review, nobody has asked yet" for reference in alone]
    facts: list[dict[str, Any]] = [_plain(approval) for approval in found]
    facts += [{"id": None, "reference": reference} for reference in alone]
    return "\n".join(said), facts


_SCRIPT: ByHand[Services] = ByHand(
    name="decide_order",
    verbs={"request": _request, "approve": _approve, "list": _list},
    duties={"request": "propose", "approve": "approve", "list": "look"},
    nothing="there is no such order or request",
    why=_why,
    again="the database fell silent: it may be done. Run it again, it is safe",
)


def _described(approval: Approval) -> str:
    diff = approval.diff
    lines = [
        f"{approval.id}  {approval.subject}  {diff['from']} to {diff['to']}",
        f"  {Money(diff['total_kobo'])}, {diff['name']}",
        *described(approval),
        f"  evidence: {diff['evidence']}",
    ]
    lines += ["  with a token"] if "token_sealed" in diff else []
    return "\n".join(lines)


def _plain(approval: Approval) -> dict[str, Any]:
    """What is said of a request in JSON; never a token, sealed or not."""
    diff = dict(approval.diff)
    has_token = diff.pop("token_sealed", None) is not None
    reference = {"reference": approval.subject, "has_token": has_token}
    return {**plain(approval), **diff, **reference}


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser, what = verbs_of(doc)
    request = what.add_parser("request", help="ask that an order be taken for decided")
    request.add_argument("reference", metavar="REF", help="the order")
    request.add_argument(
        "said", choices=("succeeded", "declined"), metavar="{succeeded,declined}"
    )
    for name, help_text in (
        ("--reason", "why, in 15 characters or more"),
        ("--evidence", "what shows it; it is kept"),
    ):
        request.add_argument(name, required=True, metavar="TEXT", help=help_text)
    request.add_argument(
        "--token-stdin",
        action="store_true",
        help="read the electricity token from the first line of the input",
    )
    approve = what.add_parser("approve", help="grant what another person asked for")
    approve.add_argument("approval", metavar="ID", help="the request")
    listing = what.add_parser("list", help="what waits for a second person, or a first")
    add_person((request, approve, listing))
    add_dry_run((request, approve))
    add_json((request, approve, listing))
    return parser

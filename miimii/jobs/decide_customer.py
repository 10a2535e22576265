"""What our people decide about a customer, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii import clock
from miimii.approvals.model import Approval
from miimii.jobs.arguments import Parser, email
from miimii.jobs.by_hand import (
    WHYS,
    Tells,
    act_by_hand,
    add_yes,
    is_unattended,
    refuse_unattended,
    run_by_hand,
)
from miimii.users.decisions import WHATS, CustomerDecisions

_JOB = "decide_customer"
_WHY = {
    **WHYS,
    "not-found": "there is no such customer or request",
    "unproven": "they have not proven who they are since: the chat asks them, or "
    "two people say so by: request CUSTOMER prove",
    "settled": "there is nothing to decide: see what the customer is now",
    "taken": "that phone is another customer's",
    "phone": "say by --phone where they write from now: a Nigerian mobile",
    "number-in-text": "no BVN, NIN or phone number belongs into a text that is kept",
}


class Services(Protocol):
    """What this script uses."""

    @property
    def customer_decisions(self) -> CustomerDecisions: ...

    @property
    def outbox(self) -> Tells: ...


_Said = tuple[str, Any]


def run_decide_customer(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    args = arguments(doc).parse_args(argv)
    return run_by_hand(
        _JOB, args, lambda services: decide_customer(services, args, at=clock.now())
    )


def decide_customer(
    services: Services, args: argparse.Namespace, *, at: datetime
) -> int:
    """Freeze, ask, approve or list, as the arguments say; return the exit code."""
    if args.what != "list" and is_unattended(args):
        return refuse_unattended(_JOB, args)
    return act_by_hand(_JOB, args, lambda: _DO[args.what](services, args, at), _WHY)


def _freeze(services: Services, args: argparse.Namespace, at: datetime) -> _Said:
    decisions = services.customer_decisions
    user_id = decisions.find(args.customer).id
    decisions.freeze(
        user_id, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    _deliver(services, args)
    return f"frozen: {user_id}", [{"customer": str(user_id), "standing": "frozen"}]


def _request(services: Services, args: argparse.Namespace, at: datetime) -> _Said:
    decisions = services.customer_decisions
    approval = decisions.request(
        decisions.find(args.customer).id,
        args.asked,
        to_phone=args.phone,
        evidence=args.evidence,
        reason=args.reason,
        by=args.by,
        at=at,
        is_dry=args.dry_run,
    )
    return "asked for:\n" + _described(approval), [_plain(approval)]


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> _Said:
    decided = services.customer_decisions.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    _deliver(services, args)
    said = f"approved: {decided.what} of {decided.user_id}"
    return said, [{"customer": str(decided.user_id), "what": decided.what}]


def _list(services: Services, args: argparse.Namespace, at: datetime) -> _Said:
    found, alone = services.customer_decisions.look(by=args.by, at=at)
    said = [_described(approval) for approval in found]
    said = said or ["nothing waits for a second person"]
    said += [
        f"{row.user_id}  {row.what} since {_lagos(row.since)}, nobody has asked yet"
        for row in alone
    ]
    facts: list[dict[str, Any]] = [_plain(approval) for approval in found]
    facts += [
        {"id": None, "customer": str(row.user_id), "what": row.what} for row in alone
    ]
    return "\n".join(said), facts


_DO: Mapping[str, Callable[[Services, argparse.Namespace, datetime], _Said]] = {
    "freeze": _freeze,
    "request": _request,
    "approve": _approve,
    "list": _list,
}


def _deliver(services: Services, args: argparse.Namespace) -> None:
    if not args.dry_run:
        services.outbox.deliver_told()


def _described(approval: Approval) -> str:
    lines = [
        f"{approval.id}  {approval.kind}  {approval.subject}",
        f"  to {approval.diff['to']}",
        f"  by {approval.requested_by}, until {_lagos(approval.expires_at)}",
        f"  why: {approval.reason}",
        f"  evidence: {approval.diff['evidence']}",
    ]
    return "\n".join(lines)


def _plain(approval: Approval) -> dict[str, Any]:
    return {
        "id": approval.id,
        "customer": approval.subject.removeprefix("user:"),
        "what": approval.kind,
        "to": approval.diff["to"],
        "evidence": approval.diff["evidence"],
        "reason": approval.reason,
        "requested_by": approval.requested_by,
        "expires_at": f"{approval.expires_at:%Y-%m-%dT%H:%M:%SZ}",
    }


def _lagos(instant: datetime) -> str:
    return f"{instant.astimezone(clock.LAGOS):%Y-%m-%d %H:%M}"


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser = Parser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    freeze = what.add_parser("freeze", help="block an account now; one person may")
    request = what.add_parser("request", help="ask for what takes two people")
    for part in (freeze, request):
        part.add_argument(
            "customer", metavar="CUSTOMER", help="id, phone or account number"
        )
        part.add_argument(
            "--reason", required=True, metavar="TEXT", help="why, in 15 characters"
        )
    request.add_argument("asked", choices=WHATS, metavar="{" + ",".join(WHATS) + "}")
    request.add_argument(
        "--evidence", required=True, metavar="TEXT", help="what shows it; it is kept"
    )
    request.add_argument(
        "--phone", default="", metavar="PHONE", help="where to rebind to"
    )
    approve = what.add_parser("approve", help="grant what another person asked for")
    approve.add_argument("approval", metavar="ID", help="the request")
    listing = what.add_parser("list", help="what waits for a second person, or a first")
    listing.set_defaults(dry_run=False)
    for part in (freeze, request, approve):
        add_yes(part)
        part.add_argument(
            "--dry-run", action="store_true", help="check everything, keep nothing"
        )
    for part in (freeze, request, approve, listing):
        part.add_argument(
            "--as", dest="by", type=email, required=True, metavar="EMAIL", help="you"
        )
        part.add_argument("--json", action="store_true", help="write one JSON object")
    return parser

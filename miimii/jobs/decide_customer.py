"""What our people decide about a customer, from the command line."""

from __future__ import annotations

import argparse
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
    add_yes,
    described,
    lagos,
    plain,
    run_by_hand,
    verbs_of,
)
from miimii.users.decisions import WHATS, CustomerDecisions, NotForDecision

_WHY = {
    "unproven": "they have not proven who they are since: the chat asks them, or "
    "two people say so by: request CUSTOMER prove",
    "settled": "there is nothing to decide: see what the customer is now",
    "taken": "that phone is another customer's",
    "phone": "say by --phone where they write from now: a Nigerian mobile",
    "number-in-text": "no BVN, NIN or phone number belongs into a text that is kept",
}
_Said = tuple[str, Any]


class Services(Protocol):
    """What this script uses."""

    @property
    def customer_decisions(self) -> CustomerDecisions: ...

    @property
    def outbox(self) -> Tells: ...


def run_decide_customer(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    return run_by_hand(_SCRIPT, arguments(doc), argv)


def decide_customer(
    services: Services, args: argparse.Namespace, *, at: datetime
) -> int:
    """Freeze, ask, approve or list, as the arguments say; return the exit code."""
    return _SCRIPT.work(services, args, at)


def _why(ex: Refused) -> str | None:
    return _WHY[ex.why] if isinstance(ex, NotForDecision) else None


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
        f"{row.user_id}  {row.what} since {lagos(row.since)}, nobody has asked yet"
        for row in alone
    ]
    facts: list[dict[str, Any]] = [_plain(approval) for approval in found]
    facts += [
        {"id": None, "customer": str(row.user_id), "what": row.what} for row in alone
    ]
    return "\n".join(said), facts


_SCRIPT: ByHand[Services] = ByHand(
    name="decide_customer",
    verbs={
        "freeze": _freeze,
        "request": _request,
        "approve": _approve,
        "list": _list,
    },
    duties={
        "freeze": "protect",
        "request": "serve",
        "approve": "approve",
        "list": "look",
    },
    nothing="there is no such customer or request",
    why=_why,
    again="the database fell silent: it may be done. Run it again, it is safe",
)


def _deliver(services: Services, args: argparse.Namespace) -> None:
    if not args.dry_run:
        services.outbox.deliver_told()


def _described(approval: Approval) -> str:
    lines = [
        f"{approval.id}  {approval.kind}  {approval.subject}",
        f"  to {approval.diff['to']}",
        *described(approval),
        f"  evidence: {approval.diff['evidence']}",
    ]
    return "\n".join(lines)


def _plain(approval: Approval) -> dict[str, Any]:
    facts = {name: approval.diff[name] for name in ("to", "evidence")}
    who = approval.subject.removeprefix("user:")
    return {**plain(approval), **facts, "customer": who, "what": approval.kind}


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser, what = verbs_of(doc)
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
    add_person((freeze, request, approve, listing))
    add_yes((freeze, request, approve))
    add_dry_run((freeze, request, approve))
    add_json((freeze, request, approve, listing))
    return parser

"""Two people's word on a customer's tier, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii.approvals.model import Approval
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
from miimii.users.model import TierRequest
from miimii.users.tier_desk import TierDesk


class Services(Protocol):
    """What this script uses."""

    @property
    def tier_desk(self) -> TierDesk: ...

    @property
    def outbox(self) -> Tells: ...


def run_decide_tier(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    return run_by_hand(SCRIPT, arguments(doc), argv)


def _list(
    services: Services, _args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    found = services.tier_desk.list_open(at=at)
    asked = {approval.subject for approval in found}
    alone = [r for r in services.tier_desk.list_waiting() if r.id not in asked]
    said = [_described(approval) for approval in found]
    said += [f"{_line(request)}, nobody has asked yet" for request in alone]
    facts: list[dict[str, Any]] = [plain(approval) for approval in found]
    facts += [{"id": None, "subject": request.id} for request in alone]
    return "\n".join(said) or "nothing waits for people", facts


def _show(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    case = services.tier_desk.look(args.request, by=args.by, at=at)
    lines = [_line(case.request), "  we know: " + f"{case.name}, {case.date_of_birth}"]
    lines += [f"  {name}: {value}" for name, value in case.evidence.items()]
    facts = {
        "subject": case.request.id,
        "user_id": str(case.request.user_id),
        "to_tier": case.request.to_tier,
        "evidence": dict(case.evidence),
        "name": case.name,
        "date_of_birth": case.date_of_birth,
    }
    return "\n".join(lines), [facts]


def _request(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    approval = services.tier_desk.request(
        args.request, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    return "asked for:\n" + _described(approval), [plain(approval)]


def _approve(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    request = services.tier_desk.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    return _decided(services, args, request, "raised")


def _refuse(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    request = services.tier_desk.refuse(
        args.request, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    return _decided(services, args, request, "refused")


def _decided(
    services: Services, args: argparse.Namespace, request: TierRequest, said: str
) -> tuple[str, Any]:
    if not args.dry_run:
        services.outbox.deliver_told()
    facts = {"subject": request.id, "to_tier": request.to_tier, "decision": said}
    return f"{request.id}: tier {request.to_tier} {said}", [facts]


SCRIPT: ByHand[Services] = ByHand(
    name="decide_tier",
    verbs={
        "list": _list,
        "show": _show,
        "request": _request,
        "approve": _approve,
        "refuse": _refuse,
    },
    duties={
        "show": "look",
        "request": "serve",
        "approve": "approve",
        "refuse": "serve",
    },
    nothing="there is no such request",
)


def _line(request: TierRequest) -> str:
    what = f"tier {request.from_tier} to {request.to_tier} by {request.kind}"
    return f"{request.id}  {what}, asked {lagos(request.asked_at)}"


def _described(approval: Approval) -> str:
    tiers = f"tier {approval.diff['from']['tier']} to {approval.diff['to']}"
    head = f"{approval.id}  {approval.subject}  {tiers}"
    return "\n".join([head, *described(approval)])


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser, what = verbs_of(doc)
    listing = what.add_parser("list", help="what waits for a second person, or a first")
    show = what.add_parser("show", help="what was sent, in clear; who looked is kept")
    request = what.add_parser("request", help="ask a second person to raise the tier")
    refuse = what.add_parser("refuse", help="refuse it; one person is enough")
    approve = what.add_parser("approve", help="grant what another person asked for")
    approve.add_argument("approval", metavar="ID", help="the approval")
    for part in (show, request, refuse):
        part.add_argument("request", metavar="REQUEST", help="the customer's request")
    request.add_argument("--reason", required=True, metavar="TEXT", help="why")
    refuse.add_argument(
        "--reason", required=True, metavar="TEXT", help="the customer reads it"
    )
    add_person((show, request, refuse, approve))
    add_yes((request, refuse, approve))
    add_dry_run((request, refuse, approve))
    add_json((listing, show, request, refuse, approve))
    return parser

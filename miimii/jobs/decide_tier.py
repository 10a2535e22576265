"""Two people's word on a customer's tier, from the command line."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any, Protocol

from miimii.approvals.model import Approval
from miimii.jobs.by_hand import ByHand, described, lagos, plain
from miimii.jobs.telling import Speaks, deliver
from miimii.jobs.verbs import DECIDES, Said, Verb, argument, text
from miimii.users.model import TierRequest
from miimii.users.tier_desk import TierDesk


class Services(Speaks, Protocol):
    """What this script uses."""

    @property
    def tier_desk(self) -> TierDesk: ...


def _list(services: Services, _args: argparse.Namespace, at: datetime) -> Said:
    found = services.tier_desk.list_open(at=at)
    asked = {approval.subject for approval in found}
    alone = [r for r in services.tier_desk.list_waiting() if r.id not in asked]
    said = [_described(approval) for approval in found]
    said += [f"{_line(request)}, nobody has asked yet" for request in alone]
    facts: list[dict[str, Any]] = [plain(approval) for approval in found]
    facts += [{"id": None, "subject": request.id} for request in alone]
    return "\n".join(said) or "nothing waits for people", facts


def _show(services: Services, args: argparse.Namespace, at: datetime) -> Said:
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


def _request(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    approval = services.tier_desk.request(
        args.request, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    return "asked for:\n" + _described(approval), [plain(approval)]


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    request = services.tier_desk.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    return _decided(services, args, request, "raised")


def _refuse(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    request = services.tier_desk.refuse(
        args.request, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    return _decided(services, args, request, "refused")


def _decided(
    services: Services, args: argparse.Namespace, request: TierRequest, said: str
) -> Said:
    deliver(services, args)
    facts = {"subject": request.id, "to_tier": request.to_tier, "decision": said}
    return f"{request.id}: tier {request.to_tier} {said}", [facts]


def _line(request: TierRequest) -> str:
    what = f"tier {request.from_tier} to {request.to_tier} by {request.kind}"
    return f"{request.id}  {what}, asked {lagos(request.asked_at)}"


def _described(approval: Approval) -> str:
    tiers = f"tier {approval.diff['from']['tier']} to {approval.diff['to']}"
    head = f"{approval.id}  {approval.subject}  {tiers}"
    return "\n".join([head, *described(approval)])


_REQUEST = argument("request", "the customer's request", metavar="REQUEST")
SCRIPT: ByHand[Services] = ByHand(
    name="decide_tier",
    verbs=(
        Verb("list", _list, "what waits for a second person, or a first"),
        Verb(
            "show",
            _show,
            "what was sent, in clear; who looked is kept",
            (_REQUEST,),
            ("as",),
            duty="look",
        ),
        Verb(
            "request",
            _request,
            "ask a second person to raise the tier",
            (_REQUEST, text("--reason", "why")),
            DECIDES,
            duty="serve",
        ),
        Verb(
            "refuse",
            _refuse,
            "refuse it; one person is enough",
            (_REQUEST, text("--reason", "the customer reads it")),
            DECIDES,
            duty="serve",
        ),
        Verb(
            "approve",
            _approve,
            "grant what another person asked for",
            (argument("approval", "the approval", metavar="ID"),),
            DECIDES,
            duty="approve",
        ),
    ),
    nothing="there is no such request",
)

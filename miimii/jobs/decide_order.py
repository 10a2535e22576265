"""Two people's word on an order, from the command line."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from typing import Any, Protocol

from miimii.approvals.model import Approval
from miimii.errors import Refused
from miimii.jobs.by_hand import AGAIN, ByHand, described, plain
from miimii.jobs.telling import Speaks, deliver
from miimii.jobs.verbs import CHANGES, EVIDENCE, Said, Verb, approving, argument, text
from miimii.money import Money
from miimii.orders.decisions import Decisions, NotDecidable

_ENDS = ("succeeded", "declined")
_WHY = {
    "known": "the order is {status}, and no late word contradicts that",
    "token": "this order has no token to enter, or this is not one",
    "token-in-text": "a token is money: give it by --token-stdin, not in a text",
}


class Services(Speaks, Protocol):
    """What this script uses."""

    @property
    def decisions(self) -> Decisions: ...


def _why(ex: Refused) -> str | None:
    return _WHY[ex.why].format(**ex.facts) if isinstance(ex, NotDecidable) else None


def _request(services: Services, args: argparse.Namespace, at: datetime) -> Said:
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


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    decided = services.decisions.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    deliver(services, args)
    said = f"approved: {decided.reference} is {decided.status}"
    return said, [{"reference": decided.reference, "status": decided.status}]


def _list(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    found, alone = services.decisions.look(by=args.by, at=at)
    said = [_described(approval) for approval in found]
    said = said or ["nothing waits for a second person"]
    said += [f"{reference}  needs_review, nobody has asked yet" for reference in alone]
    facts: list[dict[str, Any]] = [_plain(approval) for approval in found]
    facts += [{"id": None, "reference": reference} for reference in alone]
    return "\n".join(said), facts


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


SCRIPT: ByHand[Services] = ByHand(
    name="decide_order",
    verbs=(
        Verb(
            "request",
            _request,
            "ask that an order be taken for decided",
            (
                argument("reference", "the order", metavar="REF"),
                ("said", {"choices": _ENDS, "metavar": "{" + ",".join(_ENDS) + "}"}),
                text("--reason", "why, in 15 characters or more"),
                EVIDENCE,
                argument(
                    "--token-stdin",
                    "read the electricity token from the first line of the input",
                    action="store_true",
                ),
            ),
            CHANGES,
            duty="propose",
        ),
        approving(_approve, takes=CHANGES),
        Verb(
            "list",
            _list,
            "what waits for a second person, or a first",
            (),
            ("as",),
            duty="look",
        ),
    ),
    nothing="there is no such order or request",
    why=_why,
    again=AGAIN,
)

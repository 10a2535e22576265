"""What our people decide about a customer, from the command line."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any, Protocol

from miimii.approvals.model import Approval
from miimii.errors import Refused
from miimii.jobs.by_hand import AGAIN, ByHand, described, lagos, plain
from miimii.jobs.telling import Speaks, deliver
from miimii.jobs.verbs import (
    CUSTOMER,
    DECIDES,
    EVIDENCE,
    REASON,
    Said,
    Verb,
    approving,
    argument,
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


class Services(Speaks, Protocol):
    """What this script uses."""

    @property
    def customer_decisions(self) -> CustomerDecisions: ...


def _why(ex: Refused) -> str | None:
    return _WHY[ex.why] if isinstance(ex, NotForDecision) else None


def _freeze(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    decisions = services.customer_decisions
    user_id = decisions.find(args.customer).id
    decisions.freeze(
        user_id, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    deliver(services, args)
    return f"frozen: {user_id}", [{"customer": str(user_id), "standing": "frozen"}]


def _request(services: Services, args: argparse.Namespace, at: datetime) -> Said:
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


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    decided = services.customer_decisions.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    deliver(services, args)
    said = f"approved: {decided.what} of {decided.user_id}"
    return said, [{"customer": str(decided.user_id), "what": decided.what}]


def _list(services: Services, args: argparse.Namespace, at: datetime) -> Said:
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


SCRIPT: ByHand[Services] = ByHand(
    name="decide_customer",
    verbs=(
        Verb(
            "freeze",
            _freeze,
            "block an account now; one person may",
            (CUSTOMER, REASON),
            DECIDES,
            duty="protect",
        ),
        Verb(
            "request",
            _request,
            "ask for what takes two people",
            (
                CUSTOMER,
                REASON,
                ("asked", {"choices": WHATS, "metavar": "{" + ",".join(WHATS) + "}"}),
                EVIDENCE,
                argument("--phone", "where to rebind to", default="", metavar="PHONE"),
            ),
            DECIDES,
            duty="serve",
        ),
        approving(_approve),
        Verb(
            "list",
            _list,
            "what waits for a second person, or a first",
            (),
            ("as",),
            duty="look",
        ),
    ),
    nothing="there is no such customer or request",
    why=_why,
    again=AGAIN,
)

"""Two people's word that our float was topped up, from the command line."""

from __future__ import annotations

import argparse
import re
from datetime import datetime
from typing import Any, Protocol

from miimii.accounting import Accounting
from miimii.approvals.model import Approval
from miimii.jobs.arguments import above_zero, read_instant
from miimii.jobs.by_hand import ByHand, Misused, described, lagos, plain
from miimii.jobs.verbs import (
    DECIDES,
    EVIDENCE,
    Said,
    Verb,
    approving,
    argument,
    text,
)
from miimii.money import Money

_REFERENCE = re.compile(r"[A-Za-z0-9._:/-]{4,64}")


class Services(Protocol):
    """What this script uses."""

    @property
    def accounting(self) -> Accounting: ...


def _request(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    try:
        approval = services.accounting.top_ups.request(
            args.reference,
            Money(args.kobo),
            happened_at=args.happened_at,
            by=args.by,
            reason=args.reason,
            evidence=args.evidence,
            at=at,
            is_dry=args.dry_run,
        )
    except ValueError as ex:
        raise Misused("--at is a time of the last 30 days, and not to come") from ex
    return "asked for:\n" + _described(approval), [_plain(approval)]


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    approval = services.accounting.top_ups.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    booked = Money(approval.diff["kobo"])
    return f"approved: {booked} booked as {approval.subject}", [_plain(approval)]


def _list(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    found = services.accounting.top_ups.list_open(at=at)
    said = "\n".join(_described(approval) for approval in found)
    return said or "nothing waits for a second person", [*map(_plain, found)]


def _described(approval: Approval) -> str:
    diff = approval.diff
    when = lagos(datetime.fromisoformat(diff["happened_at"]))
    head = f"{approval.id}  {approval.subject}  {Money(diff['kobo'])} at {when}"
    return "\n".join([head, *described(approval), f"  evidence: {diff['evidence']}"])


def _plain(approval: Approval) -> dict[str, Any]:
    return {**plain(approval), **approval.diff}


def _reference(said: str) -> str:
    if not _REFERENCE.fullmatch(said):
        raise argparse.ArgumentTypeError(f"{said} is no reference of a bank")
    return said


_TOP_UP = (
    argument(
        "reference",
        "the payment on the bank's statement, by the bank's reference",
        type=_reference,
        metavar="REF",
    ),
    argument("--kobo", "how much", type=above_zero, required=True, metavar="N"),
    argument(
        "--at",
        "when the vendor had it (ISO 8601)",
        dest="happened_at",
        type=read_instant,
        required=True,
        metavar="T",
    ),
    text("--reason", "why, in 15 characters or more"),
    EVIDENCE,
)
SCRIPT: ByHand[Services] = ByHand(
    name="top_up_float",
    verbs=(
        Verb(
            "request",
            _request,
            "ask that a top-up be booked",
            _TOP_UP,
            DECIDES,
            duty="propose",
        ),
        approving(_approve),
        Verb("list", _list, "what waits for a second person", (), ("as",), duty="look"),
    ),
    nothing="there is no such request",
)

"""Two people's word that our float was topped up, from the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii.accounting import Accounting
from miimii.approvals.model import Approval
from miimii.jobs.arguments import Parser, above_zero, read_instant
from miimii.jobs.by_hand import (
    ByHand,
    Misused,
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

_REFERENCE = re.compile(r"[A-Za-z0-9._:/-]{4,64}")


class Services(Protocol):
    """What this script uses."""

    @property
    def accounting(self) -> Accounting: ...


def run_top_up_float(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    return run_by_hand(SCRIPT, arguments(doc), argv)


def _request(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
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


def _approve(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    approval = services.accounting.top_ups.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    booked = Money(approval.diff["kobo"])
    return f"approved: {booked} booked as {approval.subject}", [_plain(approval)]


def _list(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    found = services.accounting.top_ups.list_open(at=at)
    said = "\n".join(_described(approval) for approval in found)
    return said or "nothing waits for a second person", [*map(_plain, found)]


SCRIPT: ByHand[Services] = ByHand(
    name="top_up_float",
    verbs={"request": _request, "approve": _approve, "list": _list},
    duties={"request": "propose", "approve": "approve", "list": "look"},
    nothing="there is no such request",
)


def _described(approval: Approval) -> str:
    diff = approval.diff
    when = lagos(datetime.fromisoformat(diff["happened_at"]))
    head = f"{approval.id}  {approval.subject}  {Money(diff['kobo'])} at {when}"
    return "\n".join([head, *described(approval), f"  evidence: {diff['evidence']}"])


def _plain(approval: Approval) -> dict[str, Any]:
    return {**plain(approval), **approval.diff}


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser, what = verbs_of(doc)
    request = what.add_parser("request", help="ask that a top-up be booked")
    request.add_argument(
        "reference",
        type=_reference,
        metavar="REF",
        help="the payment on the bank's statement, by the bank's reference",
    )
    request.add_argument(
        "--kobo", type=above_zero, required=True, metavar="N", help="how much"
    )
    request.add_argument(
        "--at",
        dest="happened_at",
        type=read_instant,
        required=True,
        metavar="T",
        help="when the vendor had it (ISO 8601)",
    )
    for name, help_text in (
        ("--reason", "why, in 15 characters or more"),
        ("--evidence", "what shows it; it is kept"),
    ):
        request.add_argument(name, required=True, metavar="TEXT", help=help_text)
    approve = what.add_parser("approve", help="grant what another person asked for")
    approve.add_argument("approval", metavar="ID", help="the request")
    listing = what.add_parser("list", help="what waits for a second person")
    add_person((request, approve, listing))
    add_yes((request, approve))
    add_dry_run((request, approve))
    add_json((request, approve, listing))
    return parser


def _reference(text: str) -> str:
    if not _REFERENCE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text} is no reference of a bank")
    return text

"""Two people's correction of a wallet, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii.accounting import Accounting
from miimii.approvals.model import Approval
from miimii.errors import InsufficientFunds, Refused
from miimii.jobs.arguments import Parser, above_zero
from miimii.jobs.by_hand import (
    ByHand,
    Tells,
    add_dry_run,
    add_json,
    add_person,
    add_yes,
    described,
    plain,
    run_by_hand,
    verbs_of,
)
from miimii.money import Money

_SHORT = "the wallet holds less than that: it never falls below zero"


class Services(Protocol):
    """What this script uses."""

    @property
    def accounting(self) -> Accounting: ...

    @property
    def outbox(self) -> Tells: ...


def run_adjust_balance(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    return run_by_hand(SCRIPT, arguments(doc), argv)


def _request(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    approval = services.accounting.adjusting.request(
        args.wallet,
        Money(args.kobo),
        by=args.by,
        reason=args.reason,
        evidence=args.evidence,
        at=at,
        is_dry=args.dry_run,
    )
    return "asked for:\n" + _described(approval), [_plain(approval)]


def _approve(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    adjusted = services.accounting.adjusting.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    if not args.dry_run:
        services.outbox.deliver_told()
    said = f"approved: wallet {adjusted.wallet_id} holds {adjusted.balance}"
    facts = {
        "wallet": adjusted.wallet_id,
        "reference": adjusted.reference,
        "balance_kobo": adjusted.balance.kobo,
    }
    return said, [facts]


def _list(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    found = services.accounting.adjusting.list_open(by=args.by, at=at)
    said = [_described(approval) for approval in found]
    return (
        "\n".join(said) or "nothing waits for a second person",
        [_plain(approval) for approval in found],
    )


def _why(refused: Refused) -> str | None:
    return _SHORT if isinstance(refused, InsufficientFunds) else None


SCRIPT: ByHand[Services] = ByHand(
    name="adjust_balance",
    verbs={"request": _request, "approve": _approve, "list": _list},
    duties={"request": "propose", "approve": "approve", "list": "look"},
    nothing="there is no such wallet or request",
    why=_why,
)


def _described(approval: Approval) -> str:
    diff = approval.diff
    was, becomes = (Money(diff[end]["balance_kobo"]) for end in ("from", "to"))
    change = f"{Money(diff['kobo'])}: {was} to {becomes}"
    head = f"{approval.id}  {approval.subject}  {change}"
    tail = f"  evidence: {diff['evidence']}"
    return "\n".join([head, *described(approval), tail])


def _plain(approval: Approval) -> dict[str, Any]:
    return {**plain(approval), **approval.diff}


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser, what = verbs_of(doc)
    request = what.add_parser("request", help="ask that a wallet be corrected")
    request.add_argument(
        "--wallet",
        type=above_zero,
        required=True,
        metavar="ID",
        help="the number of its account in the books",
    )
    request.add_argument(
        "--kobo",
        type=_kobo,
        required=True,
        metavar="N",
        help="what to add; below zero, what to take: --kobo=-5000",
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


def _kobo(text: str) -> int:
    if not text.removeprefix("-").isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number of kobo")
    return int(text)

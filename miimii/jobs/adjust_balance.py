"""Two people's correction of a wallet, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii import clock
from miimii.accounting import Accounting
from miimii.approvals.model import Approval
from miimii.jobs.arguments import Parser, above_zero, email
from miimii.jobs.by_hand import (
    WHYS,
    act_by_hand,
    add_yes,
    is_unattended,
    refuse_unattended,
    run_by_hand,
)
from miimii.money import Money

_JOB = "adjust_balance"
_WHY = {
    **WHYS,
    "not-found": "there is no such wallet or request",
    "changed": "the wallet has moved since this was asked for: look at it again",
    "open-already": "this wallet has an open request already: see list",
    "insufficient-funds": "the wallet holds less than that: it never falls below zero",
}


class Tells(Protocol):
    """The outbox, as this script uses it."""

    def deliver_told(self) -> None: ...


class Services(Protocol):
    """What this script uses."""

    @property
    def accounting(self) -> Accounting: ...

    @property
    def outbox(self) -> Tells: ...


_Said = tuple[str, Any]


def run_adjust_balance(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    args = arguments(doc).parse_args(argv)
    return run_by_hand(
        _JOB, args, lambda services: adjust_balance(services, args, at=clock.now())
    )


def adjust_balance(
    services: Services, args: argparse.Namespace, *, at: datetime
) -> int:
    """Ask, approve or list, as the arguments say; return the exit code."""
    if args.what != "list" and is_unattended(args):
        return refuse_unattended(_JOB, args)
    return act_by_hand(_JOB, args, lambda: _DO[args.what](services, args, at), _WHY)


def _request(services: Services, args: argparse.Namespace, at: datetime) -> _Said:
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


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> _Said:
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


def _list(services: Services, args: argparse.Namespace, at: datetime) -> _Said:
    found = services.accounting.adjusting.list_open(by=args.by, at=at)
    said = [_described(approval) for approval in found]
    return (
        "\n".join(said) or "nothing waits for a second person",
        [_plain(approval) for approval in found],
    )


_DO = {"request": _request, "approve": _approve, "list": _list}


def _described(approval: Approval) -> str:
    diff = approval.diff
    ends = f"{approval.expires_at.astimezone(clock.LAGOS):%Y-%m-%d %H:%M}"
    was, becomes = (Money(diff[end]["balance_kobo"]) for end in ("from", "to"))
    change = f"{Money(diff['kobo'])}: {was} to {becomes}"
    return (
        f"{approval.id}  {approval.subject}  {change}\n"
        f"  by {approval.requested_by}, until {ends}\n"
        f"  why: {approval.reason}\n"
        f"  evidence: {diff['evidence']}"
    )


def _plain(approval: Approval) -> dict[str, Any]:
    return {
        "id": approval.id,
        "subject": approval.subject,
        **approval.diff,
        "reason": approval.reason,
        "requested_by": approval.requested_by,
        "expires_at": f"{approval.expires_at:%Y-%m-%dT%H:%M:%SZ}",
    }


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser = Parser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
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
    listing.set_defaults(dry_run=False)
    for part in (request, approve):
        add_yes(part)
        part.add_argument(
            "--dry-run", action="store_true", help="check everything, keep nothing"
        )
    for part in (request, approve, listing):
        part.add_argument(
            "--as", dest="by", type=email, required=True, metavar="EMAIL", help="you"
        )
        part.add_argument("--json", action="store_true", help="write one JSON object")
    return parser


def _kobo(text: str) -> int:
    if not text.removeprefix("-").isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number of kobo")
    return int(text)

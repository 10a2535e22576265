"""Two people's correction of a wallet, from the command line."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any, Protocol

from miimii.accounting import Accounting
from miimii.approvals.model import Approval
from miimii.errors import InsufficientFunds, Refused
from miimii.jobs.arguments import above_zero
from miimii.jobs.by_hand import ByHand, described, plain
from miimii.jobs.telling import Speaks, deliver
from miimii.jobs.verbs import DECIDES, EVIDENCE, Said, Verb, approving, argument, text
from miimii.money import Money

_SHORT = "the wallet holds less than that: it never falls below zero"


class Services(Speaks, Protocol):
    """What this script uses."""

    @property
    def accounting(self) -> Accounting: ...


def _request(services: Services, args: argparse.Namespace, at: datetime) -> Said:
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


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    adjusted = services.accounting.adjusting.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    deliver(services, args)
    said = f"approved: wallet {adjusted.wallet_id} holds {adjusted.balance}"
    facts = {
        "wallet": adjusted.wallet_id,
        "reference": adjusted.reference,
        "balance_kobo": adjusted.balance.kobo,
    }
    return said, [facts]


def _list(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    found = services.accounting.adjusting.list_open(by=args.by, at=at)
    said = [_described(approval) for approval in found]
    return (
        "\n".join(said) or "nothing waits for a second person",
        [_plain(approval) for approval in found],
    )


def _why(refused: Refused) -> str | None:
    return _SHORT if isinstance(refused, InsufficientFunds) else None


def _described(approval: Approval) -> str:
    diff = approval.diff
    was, becomes = (Money(diff[end]["balance_kobo"]) for end in ("from", "to"))
    change = f"{Money(diff['kobo'])}: {was} to {becomes}"
    head = f"{approval.id}  {approval.subject}  {change}"
    tail = f"  evidence: {diff['evidence']}"
    return "\n".join([head, *described(approval), tail])


def _plain(approval: Approval) -> dict[str, Any]:
    return {**plain(approval), **approval.diff}


def _kobo(text: str) -> int:
    if not text.removeprefix("-").isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number of kobo")
    return int(text)


_WALLET = argument(
    "--wallet",
    "the number of its account in the books",
    type=above_zero,
    required=True,
    metavar="ID",
)
_KOBO = argument(
    "--kobo",
    "what to add; below zero, what to take: --kobo=-5000",
    type=_kobo,
    required=True,
    metavar="N",
)
SCRIPT: ByHand[Services] = ByHand(
    name="adjust_balance",
    verbs=(
        Verb(
            "request",
            _request,
            "ask that a wallet be corrected",
            (
                _WALLET,
                _KOBO,
                text("--reason", "why, in 15 characters or more"),
                EVIDENCE,
            ),
            DECIDES,
            duty="propose",
        ),
        approving(_approve),
        Verb("list", _list, "what waits for a second person", (), ("as",), duty="look"),
    ),
    nothing="there is no such wallet or request",
    why=_why,
)

"""Two people's word on an order, from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii import clock, ids, logs
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.errors import Busy, NotFound, Unavailable, Unclear
from miimii.jobs.arguments import Parser, email
from miimii.jobs.result import result
from miimii.money import Money
from miimii.orders.decisions import Decisions, NotDecidable
from miimii.settings import EXIT_BAD_SETTINGS, BadSettings, Settings
from miimii.wiring import open_services

_DONE, _REFUSED, _UNAVAILABLE = 0, 3, 69
_WHY = {
    "same-person": "you asked for it yourself: another person has to approve it",
    "expired": "it was asked for more than 24 hours ago: ask again",
    "changed": "the order has moved since this was asked for: look at it again",
    "decided": "this request is granted or void already",
    "open-already": "this order has an open request already: see list",
    "reason": "say why in 15 characters or more",
    "known": "the order is {status}, and no late word contradicts that",
    "token": "this order has no token to enter, or this is not one",
    "token-in-text": "a token is money: give it by --token-stdin, not in a text",
}
_log = logs.get_logger(__name__)


class Tells(Protocol):
    """The outbox, as this script uses it."""

    def deliver_told(self) -> None: ...


class Services(Protocol):
    """What this script uses."""

    @property
    def decisions(self) -> Decisions: ...

    @property
    def outbox(self) -> Tells: ...


def run_decide_order(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    args = arguments(doc).parse_args(argv)
    try:
        settings = Settings.from_env()
    except BadSettings as ex:
        return _complain(args, str(ex), EXIT_BAD_SETTINGS)
    with open_services(settings) as services:
        return decide_order(services, args, at=clock.now())


def decide_order(services: Services, args: argparse.Namespace, *, at: datetime) -> int:
    """Ask, approve or list, as the arguments say; return the exit code."""
    try:
        said, facts = _DO[args.what](services, args, at)
    except NotFound:
        return _complain(args, "there is no such order or request", _REFUSED)
    except (ApprovalRefused, NotDecidable) as ex:
        if ex.why == "same-person":
            _log.error("self-approval attempt", approval_id=args.approval)
        return _complain(args, _WHY[ex.why].format(**ex.facts), _REFUSED)
    except Unclear:
        why = "the database fell silent: it may be done. Run it again, it is safe"
        return _complain(args, why, _UNAVAILABLE)
    except (Busy, Unavailable) as ex:
        return _complain(args, f"{ex.code}: nothing was done", _UNAVAILABLE)
    _answer(args, said, facts)
    return _DONE


def _request(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
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


def _approve(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    decided = services.decisions.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    if not args.dry_run:
        services.outbox.deliver_told()
    said = f"approved: {decided.reference} is {decided.status}"
    return said, [{"reference": decided.reference, "status": decided.status}]


def _list(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    found, alone = services.decisions.look(by=args.by, at=at)
    said = [_described(approval) for approval in found]
    said = said or ["nothing waits for a second person"]
    said += [f"{reference}  needs_review, nobody has asked yet" for reference in alone]
    facts: list[dict[str, Any]] = [_plain(approval) for approval in found]
    facts += [{"id": None, "reference": reference} for reference in alone]
    return "\n".join(said), facts


_DO = {"request": _request, "approve": _approve, "list": _list}


def _described(approval: Approval) -> str:
    diff = approval.diff
    lines = [
        f"{approval.id}  {approval.subject}  {diff['from']} to {diff['to']}",
        f"  {Money(diff['total_kobo'])}, {diff['name']}",
        f"  by {approval.requested_by}, until {_lagos(approval.expires_at)}",
        f"  why: {approval.reason}",
        f"  evidence: {diff['evidence']}",
    ]
    lines += ["  with a token"] if "token_sealed" in diff else []
    return "\n".join(lines)


def _plain(approval: Approval) -> dict[str, Any]:
    """What is said of a request in JSON; never a token, sealed or not."""
    diff = dict(approval.diff)
    has_token = diff.pop("token_sealed", None) is not None
    return {
        "id": approval.id,
        "reference": approval.subject,
        **diff,
        "has_token": has_token,
        "reason": approval.reason,
        "requested_by": approval.requested_by,
        "expires_at": f"{approval.expires_at:%Y-%m-%dT%H:%M:%SZ}",
    }


def _lagos(instant: datetime) -> str:
    return f"{instant.astimezone(clock.LAGOS):%Y-%m-%d %H:%M}"


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser = Parser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    request = what.add_parser("request", help="ask that an order be taken for decided")
    request.add_argument("reference", metavar="REF", help="the order")
    request.add_argument(
        "said", choices=("succeeded", "declined"), metavar="{succeeded,declined}"
    )
    for name, help_text in (
        ("--reason", "why, in 15 characters or more"),
        ("--evidence", "what shows it; it is kept"),
    ):
        request.add_argument(name, required=True, metavar="TEXT", help=help_text)
    request.add_argument(
        "--token-stdin",
        action="store_true",
        help="read the electricity token from the first line of the input",
    )
    approve = what.add_parser("approve", help="grant what another person asked for")
    approve.add_argument("approval", metavar="ID", help="the request")
    for part in (request, approve):
        part.add_argument(
            "--dry-run", action="store_true", help="check everything, keep nothing"
        )
    listing = what.add_parser("list", help="what waits for a second person, or a first")
    listing.set_defaults(dry_run=False)
    for part in (request, approve, listing):
        part.add_argument(
            "--as", dest="by", type=email, required=True, metavar="EMAIL", help="you"
        )
        part.add_argument("--json", action="store_true", help="write one JSON object")
    return parser


def _answer(args: argparse.Namespace, said: str, facts: Any) -> None:
    if args.json:
        said = json.dumps({**_head(args, "succeeded"), "items": facts})
    elif args.dry_run:
        said = f"dry run, nothing is kept. {said}"
    sys.stdout.write(said + "\n")


def _complain(args: argparse.Namespace, why: str, code: int) -> int:
    if args.json:
        sys.stdout.write(json.dumps({**_head(args, "failed"), "error": why}) + "\n")
    sys.stderr.write(f"decide_order: {why}\n")
    return code


def _head(args: argparse.Namespace, status: str) -> dict[str, Any]:
    found = result(
        "decide_order",
        run_id=ids.uuid7(),
        at=clock.now(),
        status=status,
        is_dry=args.dry_run,
    )
    return {**found, "what": args.what}

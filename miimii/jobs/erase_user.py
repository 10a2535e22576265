"""Erasing customers, by two people and a date, from the command line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from miimii.errors import NotFound, Refused
from miimii.jobs.arguments import Parser
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
from miimii.privacy.desk import PrivacyDesk
from miimii.privacy.erasing import Erased
from miimii.privacy.model import DataRequest, NotErasable
from miimii.users.decisions import CustomerDecisions, NotForDecision, require_words

_WHYS = {
    "balance": "there is money in the wallet: it has to be taken out first",
    "order": "a payment is open: let it end",
    "review": "people have to look at something of theirs first",
    "tier": "they wait for a higher tier: decide_tier.py",
    "ticket": "a ticket is not closed: answer_ticket.py",
    "frozen": "the account is blocked: decide_customer.py",
    "unproven": "they have not proven who they are since something changed",
    "at-work": "a message of theirs is on its way: try again in a minute",
    "state": "the request is not at this step: see list",
}
_MOST = 200  # a run; the rest comes with the next


class Services(Protocol):
    """What this script uses."""

    @property
    def privacy(self) -> PrivacyDesk: ...

    @property
    def customer_decisions(self) -> CustomerDecisions: ...


def run_erase_user(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    return run_by_hand(SCRIPT, arguments(doc), argv)


def _list(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    found, approvals = services.privacy.erasing.list_open(at=at)
    said = [_line(row, at) for row in found]
    for approval in approvals:
        said += [f"{approval.id}  {approval.subject}", *described(approval)]
    facts: list[dict[str, Any]] = [_facts(row) for row in found]
    facts += [plain(approval) for approval in approvals]
    return "\n".join(said) or "nobody waits for an erasure", facts


def _request(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    for text in (args.reason, args.evidence):
        require_words(text)
    approval = services.privacy.erasing.request(
        services.customer_decisions.find(args.customer).id,
        evidence=args.evidence,
        reason=args.reason,
        by=args.by,
        at=at,
        is_dry=args.dry_run,
    )
    number = approval.diff["number"]
    said = [f"asked for: {approval.id}  {number}", *described(approval)]
    return "\n".join(said), [{**plain(approval), "number": number}]


def _approve(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    done = services.privacy.erasing.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    return _line(done, at), [_facts(done)]


def _close(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    require_words(args.reason)
    request = services.privacy.erasing.close(
        args.number, reason=args.reason, by=args.by, at=at, is_dry=args.dry_run
    )
    return f"closed: {request.number}", [_facts(request)]


def _run(services: Services, args: argparse.Namespace, at: datetime) -> tuple[str, Any]:
    done = services.privacy.erasing.finish(limit=_MOST, at=at, is_dry=args.dry_run)
    return f"{len(done)} let go of: their date has come", [{"number": n} for n in done]


def _erased(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    facts = [
        {
            "number": row.number,
            "user_id": str(row.user_id),
            "restricted_at": row.restricted_at.isoformat(),
        }
        for row in services.privacy.erasing.list_erased()
    ]
    return "\n".join(map(json.dumps, facts)), facts


def _replay(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    again, unknown = [], []
    for erased in _read(Path(args.file)):
        try:
            is_new = services.privacy.erasing.replay(erased, by=args.by, at=at)
        except NotFound:
            unknown.append(erased.number)
        else:
            again += [erased.number] * is_new
    said = f"erased again: {len(again)}; not in this database: {len(unknown)}"
    return said, [{"number": number} for number in again]


def _read(path: Path) -> list[Erased]:
    """Return a list as `erased` wrote it. Raises Misused."""
    try:
        rows = [json.loads(line) for line in path.read_text().splitlines() if line]
        return [
            Erased(
                str(row["number"]),
                UUID(row["user_id"]),
                datetime.fromisoformat(row["restricted_at"]),
            )
            for row in rows
        ]
    except (OSError, ValueError, KeyError, TypeError) as ex:
        raise Misused(f"{path} is no list of erased customers") from ex


def _why(ex: Refused) -> str | None:
    if isinstance(ex, NotForDecision):
        return "no BVN, NIN or phone number belongs into a text that is kept"
    if isinstance(ex, NotErasable):
        return "; ".join(_WHYS[why] for why in ex.whys)
    return None


SCRIPT: ByHand[Services] = ByHand(
    name="erase_user",
    verbs={
        "list": _list,
        "request": _request,
        "approve": _approve,
        "close": _close,
        "run": _run,
        "erased": _erased,
        "replay": _replay,
    },
    duties={
        "request": "serve",
        "approve": "approve",
        "close": "serve",
        "replay": "serve",
    },
    nothing="there is no such customer, request or approval",
    why=_why,
    again="the database fell silent: it may be done. See list before you do it again",
)


def _line(request: DataRequest, at: datetime) -> str:
    said = f"{request.number}  user:{request.user_id}  {request.state}"
    if request.keep_until is not None:
        return f"{said}, the rest on {request.keep_until}: {request.keep_why or ''}"
    late = "  LATE" if request.due_at < at else ""
    return f"{said}, due {lagos(request.due_at)}{late}"


def _facts(request: DataRequest) -> dict[str, Any]:
    return {
        "number": request.number,
        "customer": str(request.user_id),
        "state": request.state,
        "keep_until": request.keep_until and str(request.keep_until),
    }


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser, what = verbs_of(doc)
    listing = what.add_parser("list", help="who asked, and what waits for a second")
    request = what.add_parser("request", help="it is really them: ask a second person")
    request.add_argument(
        "customer", metavar="CUSTOMER", help="id, phone or account number"
    )
    request.add_argument(
        "--evidence", required=True, metavar="TEXT", help="how we know it is them"
    )
    approve = what.add_parser("approve", help="grant it: restricted now")
    approve.add_argument("approval", metavar="ID", help="the approval")
    close = what.add_parser("close", help="end a request that comes to nothing")
    close.add_argument("number", metavar="NUMBER", help="the request, D-…")
    for part in (request, close):
        part.add_argument(
            "--reason", required=True, metavar="TEXT", help="why, in 15 characters"
        )
    run = what.add_parser("run", help="let go of those whose date has come")
    erased = what.add_parser("erased", help="the list to keep outside the database")
    replay = what.add_parser("replay", help="erase a list again, after a restore")
    replay.add_argument("file", metavar="FILE", help="as `erased` wrote it")
    add_person((request, approve, close, replay))
    add_yes((request, approve, close, replay))
    add_dry_run((request, approve, close, run))
    add_json((listing, request, approve, close, run, erased, replay))
    return parser

"""Erasing customers, by two people and a date, from the command line."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from miimii.errors import NotFound, Refused
from miimii.jobs.by_hand import ByHand, Misused, by_then, described, plain
from miimii.jobs.verbs import CUSTOMER, DECIDES, REASON, Said, Verb, argument, text
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


def _list(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    found, approvals = services.privacy.erasing.list_open(at=at)
    said = [_line(row, at) for row in found]
    for approval in approvals:
        said += [f"{approval.id}  {approval.subject}", *described(approval)]
    facts: list[dict[str, Any]] = [_facts(row) for row in found]
    facts += [plain(approval) for approval in approvals]
    return "\n".join(said) or "nobody waits for an erasure", facts


def _request(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    for words in (args.reason, args.evidence):
        require_words(words)
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


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    done = services.privacy.erasing.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    return _line(done, at), [_facts(done)]


def _close(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    require_words(args.reason)
    request = services.privacy.erasing.close(
        args.number, reason=args.reason, by=args.by, at=at, is_dry=args.dry_run
    )
    return f"closed: {request.number}", [_facts(request)]


def _run(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    done = services.privacy.erasing.finish(limit=_MOST, at=at, is_dry=args.dry_run)
    return f"{len(done)} let go of: their date has come", [{"number": n} for n in done]


def _erased(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    facts = [
        {
            "number": row.number,
            "user_id": str(row.user_id),
            "restricted_at": row.restricted_at.isoformat(),
        }
        for row in services.privacy.erasing.list_erased()
    ]
    return "\n".join(map(json.dumps, facts)), facts


def _replay(services: Services, args: argparse.Namespace, at: datetime) -> Said:
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


def _line(request: DataRequest, at: datetime) -> str:
    said = f"{request.number}  user:{request.user_id}  {request.state}"
    if request.keep_until is not None:
        return f"{said}, the rest on {request.keep_until}: {request.keep_why or ''}"
    return f"{said}, due {by_then(request.due_at, at)}"


def _facts(request: DataRequest) -> dict[str, Any]:
    return {
        "number": request.number,
        "customer": str(request.user_id),
        "state": request.state,
        "keep_until": request.keep_until and str(request.keep_until),
    }


SCRIPT: ByHand[Services] = ByHand(
    name="erase_user",
    verbs=(
        Verb("list", _list, "who asked, and what waits for a second"),
        Verb(
            "request",
            _request,
            "it is really them: ask a second person",
            (CUSTOMER, text("--evidence", "how we know it is them"), REASON),
            DECIDES,
            duty="serve",
        ),
        Verb(
            "approve",
            _approve,
            "grant it: restricted now",
            (argument("approval", "the approval", metavar="ID"),),
            DECIDES,
            duty="approve",
        ),
        Verb(
            "close",
            _close,
            "end a request that comes to nothing",
            (argument("number", "the request, D-…", metavar="NUMBER"), REASON),
            DECIDES,
            duty="serve",
        ),
        Verb("run", _run, "let go of those whose date has come", takes=("dry-run",)),
        Verb("erased", _erased, "the list to keep outside the database"),
        Verb(
            "replay",
            _replay,
            "erase a list again, after a restore",
            (argument("file", "as `erased` wrote it", metavar="FILE"),),
            ("as", "yes"),
            duty="serve",
        ),
    ),
    nothing="there is no such customer, request or approval",
    why=_why,
    again="the database fell silent: it may be done. See list before you do it again",
)

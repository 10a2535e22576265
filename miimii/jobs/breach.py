"""The register of breaches, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii.errors import Refused
from miimii.jobs.arguments import Parser
from miimii.jobs.by_hand import (
    ByHand,
    Misused,
    add_dry_run,
    add_json,
    add_person,
    lagos,
    run_by_hand,
    verbs_of,
)
from miimii.privacy.desk import PrivacyDesk
from miimii.privacy.model import Breach, NotThatStep


class Services(Protocol):
    """What this script uses."""

    @property
    def privacy(self) -> PrivacyDesk: ...


def run_breach(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    return run_by_hand(SCRIPT, arguments(doc), argv)


def _list(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    found = services.privacy.breaches.list_all()
    said = "\n".join(_line(breach, at) for breach in found)
    return said or "no breach is known", [_facts(breach) for breach in found]


def _open(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    found_at = args.found or at
    if found_at > at:
        raise Misused("--found lies ahead")
    breach = services.privacy.breaches.open(
        found_at=found_at,
        what=args.text,
        whose=args.whose,
        by=args.by,
        at=at,
        is_dry=args.dry_run,
    )
    return f"{_line(breach, at)}\n\n{breach.notice}", [_facts(breach)]


def _show(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    breach, people = services.privacy.breaches.look(args.number, by=args.by, at=at)
    said = [
        _line(breach, at),
        f"  what: {breach.what}",
        f"  whose: {breach.whose}",
        f"  people: {people}",
        "",
        breach.notice,
    ]
    return "\n".join(said), [{**_facts(breach), "people": people}]


def _told(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    breach = services.privacy.breaches.told(
        args.number, by=args.by, at=at, is_dry=args.dry_run
    )
    return _line(breach, at), [_facts(breach)]


def _close(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    breach = services.privacy.breaches.close(
        args.number, why=args.reason, by=args.by, at=at, is_dry=args.dry_run
    )
    return _line(breach, at), [_facts(breach)]


def _why(ex: Refused) -> str | None:
    return "that is done already: see list" if isinstance(ex, NotThatStep) else None


SCRIPT: ByHand[Services] = ByHand(
    name="breach",
    verbs={
        "list": _list,
        "open": _open,
        "show": _show,
        "told": _told,
        "close": _close,
    },
    nothing="there is no such breach",
    why=_why,
)


def _line(breach: Breach, at: datetime) -> str:
    said = f"{breach.number}  found {lagos(breach.found_at)}"
    if breach.closed_at:
        return f"{said}, closed {lagos(breach.closed_at)}: {breach.closed_why or ''}"
    if breach.told_at:
        return f"{said}, told {lagos(breach.told_at)}"
    late = "  LATE" if breach.due_at < at else ""
    return f"{said}, to be told by {lagos(breach.due_at)}{late}"


def _facts(breach: Breach) -> dict[str, Any]:
    return {
        "number": breach.number,
        "found_at": f"{breach.found_at:%Y-%m-%dT%H:%M:%SZ}",
        "due_at": f"{breach.due_at:%Y-%m-%dT%H:%M:%SZ}",
        "is_told": breach.told_at is not None,
        "is_closed": breach.closed_at is not None,
    }


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser, what = verbs_of(doc)
    listing = what.add_parser("list", help="every breach, open ones first")
    opened = what.add_parser("open", help="write one down; the clock runs")
    opened.add_argument(
        "--what", dest="text", required=True, metavar="TEXT", help="what happened"
    )
    opened.add_argument(
        "--whose",
        required=True,
        metavar="SQL",
        help="a query that finds the people, one a row; kept, run by show",
    )
    opened.add_argument(
        "--found", type=_instant, metavar="TIME", help="2026-11-23T08:30+01:00; now"
    )
    show = what.add_parser("show", help="one breach, how many people, the draft notice")
    told = what.add_parser("told", help="the commission was told")
    close = what.add_parser("close", help="mended, or no breach after all")
    for part in (show, told, close):
        part.add_argument("number", metavar="NUMBER", help="the breach, B-…")
    close.add_argument("--reason", required=True, metavar="TEXT", help="why")
    add_person((opened, show, told, close))
    add_dry_run((opened, told, close))
    add_json((listing, opened, show, told, close))
    return parser


def _instant(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError("say the time zone, too: +01:00 is Lagos")
    return found

"""The register of breaches, from the command line."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any, Protocol

from miimii.errors import Refused
from miimii.jobs.arguments import read_zoned
from miimii.jobs.by_hand import ByHand, Misused, by_then, lagos
from miimii.jobs.result import utc
from miimii.jobs.verbs import CHANGES, Said, Verb, argument, text
from miimii.privacy.desk import PrivacyDesk
from miimii.privacy.model import Breach, NotThatStep


class Services(Protocol):
    """What this script uses."""

    @property
    def privacy(self) -> PrivacyDesk: ...


def _list(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    found = services.privacy.breaches.list_all()
    said = "\n".join(_line(breach, at) for breach in found)
    return said or "no breach is known", [_facts(breach) for breach in found]


def _open(services: Services, args: argparse.Namespace, at: datetime) -> Said:
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


def _show(services: Services, args: argparse.Namespace, at: datetime) -> Said:
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


def _told(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    breach = services.privacy.breaches.told(
        args.number, by=args.by, at=at, is_dry=args.dry_run
    )
    return _line(breach, at), [_facts(breach)]


def _close(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    breach = services.privacy.breaches.close(
        args.number, why=args.reason, by=args.by, at=at, is_dry=args.dry_run
    )
    return _line(breach, at), [_facts(breach)]


def _why(ex: Refused) -> str | None:
    return "that is done already: see list" if isinstance(ex, NotThatStep) else None


def _line(breach: Breach, at: datetime) -> str:
    said = f"{breach.number}  found {lagos(breach.found_at)}"
    if breach.closed_at:
        return f"{said}, closed {lagos(breach.closed_at)}: {breach.closed_why or ''}"
    if breach.told_at:
        return f"{said}, told {lagos(breach.told_at)}"
    return f"{said}, to be told by {by_then(breach.due_at, at)}"


def _facts(breach: Breach) -> dict[str, Any]:
    return {
        "number": breach.number,
        "found_at": utc(breach.found_at),
        "due_at": utc(breach.due_at),
        "is_told": breach.told_at is not None,
        "is_closed": breach.closed_at is not None,
    }


_NUMBER = argument("number", "the breach, B-…", metavar="NUMBER")
_WHAT_HAPPENED = (
    argument("--what", "what happened", dest="text", required=True, metavar="TEXT"),
    text(
        "--whose", "a query that finds the people, one a row; kept, run by show", "SQL"
    ),
    argument("--found", "2026-11-23T08:30+01:00; now", type=read_zoned, metavar="TIME"),
)
SCRIPT: ByHand[Services] = ByHand(
    name="breach",
    verbs=(
        Verb("list", _list, "every breach, open ones first"),
        Verb(
            "open",
            _open,
            "write one down; the clock runs",
            _WHAT_HAPPENED,
            CHANGES,
            duty="protect",
        ),
        Verb(
            "show",
            _show,
            "one breach, how many people, the draft notice",
            (_NUMBER,),
            ("as",),
            duty="look",
        ),
        Verb(
            "told",
            _told,
            "the commission was told",
            (_NUMBER,),
            CHANGES,
            duty="serve",
        ),
        Verb(
            "close",
            _close,
            "mended, or no breach after all",
            (_NUMBER, text("--reason", "why")),
            CHANGES,
            duty="serve",
        ),
    ),
    nothing="there is no such breach",
    why=_why,
)

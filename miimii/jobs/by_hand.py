"""What scripts share that a person runs by hand, to say what no program may decide."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from miimii import clock, ids, logs
from miimii.errors import Busy, NotFound, Refused, Unavailable, Unclear
from miimii.jobs.arguments import EXIT_USAGE
from miimii.jobs.result import result
from miimii.settings import EXIT_BAD_SETTINGS, BadSettings, Settings
from miimii.wiring import Services, open_services

DONE, REFUSED, UNAVAILABLE = 0, 3, 69
# Why two people's decision is refused, by the word of `ApprovalRefused`.
WHYS: Mapping[str, str] = {
    "same-person": "you asked for it yourself: another person has to approve it",
    "expired": "it was asked for more than 24 hours ago: ask again",
    "changed": "this has moved since it was asked for: look at it again",
    "decided": "this request is granted or void already",
    "open-already": "this has an open request already: see list",
    "reason": "say why in 15 characters or more",
}
_log = logs.get_logger(__name__)


class Tells(Protocol):
    """The outbox, as these scripts use it."""

    def deliver_told(self) -> None: ...


Deed = Callable[[], tuple[str, Any]]


def run_by_hand(
    job: str, args: argparse.Namespace, act: Callable[[Services], int]
) -> int:
    """Do it with services of its own; return the exit code."""
    try:
        settings = Settings.from_env()
    except BadSettings as ex:
        return complain(job, args, str(ex), EXIT_BAD_SETTINGS)
    with open_services(settings) as services:
        return act(services)


def act_by_hand(
    job: str, args: argparse.Namespace, deed: Deed, whys: Mapping[str, str]
) -> int:
    """Do it, say what came of it, return the exit code.

    `deed` returns what to say, and the same as facts for `--json`; `whys` has a
    sentence for each word that a refusal may have as its `why`.
    """
    try:
        said, facts = deed()
    except NotFound:
        return complain(job, args, whys["not-found"], REFUSED)
    except Refused as ex:
        why = str(getattr(ex, "why", ex.code))
        if why == "same-person":
            _log.error("self-approval attempt", approval_id=args.approval)
        return complain(job, args, whys[why].format(**ex.facts), REFUSED)
    except Unclear:
        text = "the database fell silent: it may be done. Run it again, it is safe"
        return complain(job, args, text, UNAVAILABLE)
    except (Busy, Unavailable) as ex:
        return complain(job, args, f"{ex.code}: nothing was done", UNAVAILABLE)
    if args.json:
        said = json.dumps({**_head(job, args, "succeeded"), "items": facts})
    elif args.dry_run:
        said = f"dry run, nothing is kept. {said}"
    sys.stdout.write(said + "\n")
    return DONE


def add_yes(parser: argparse.ArgumentParser) -> None:
    """Let a deed be done where nobody sits before it: see `is_unattended`."""
    parser.add_argument("--yes", action="store_true", help="go on without a terminal")


def is_unattended(args: argparse.Namespace) -> bool:
    """Whether no person sits before it, and nobody said that this is meant."""
    return not (args.yes or args.dry_run or sys.stdin.isatty())


def refuse_unattended(job: str, args: argparse.Namespace) -> int:
    """Say that it takes a terminal; return the exit code."""
    return complain(job, args, "no terminal: say --yes if it is meant", EXIT_USAGE)


def complain(job: str, args: argparse.Namespace, why: str, code: int) -> int:
    """Say why not, where a person or a program reads it; return the exit code."""
    if args.json:
        failed = {**_head(job, args, "failed"), "error": why}
        sys.stdout.write(json.dumps(failed) + "\n")
    sys.stderr.write(f"{job}: {why}\n")
    return code


def _head(job: str, args: argparse.Namespace, status: str) -> dict[str, Any]:
    found = result(
        job, run_id=ids.uuid7(), at=clock.now(), status=status, is_dry=args.dry_run
    )
    return {**found, "what": args.what}

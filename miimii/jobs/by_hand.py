"""What scripts share that people run by hand: verbs, who they are, what is said.

Such a script has verbs ("list", "approve", …): miimii/jobs/verbs.py. One that is a duty
of the staff makes who it is sign in (miimii/jobs/person.py).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic

from miimii import clock, ids, logs
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.errors import Busy, NotFound, Refused, Unavailable, Unclear
from miimii.jobs import person
from miimii.jobs.arguments import EXIT_USAGE, Parser
from miimii.jobs.result import complain, result, utc
from miimii.jobs.unfit import UNFIT, why_unfit
from miimii.jobs.verbs import S_contra, Verb
from miimii.settings import EXIT_BAD_SETTINGS, BadSettings, Settings
from miimii.wiring import Services as AllServices
from miimii.wiring import open_services

DONE, FAILED, REFUSED, UNAVAILABLE = 0, 1, 3, 69
WHY_NOT_APPROVED = {
    "same-person": "you asked for it yourself: another person has to approve it",
    "newcomer": "who asked for it made you a member less than 24 hours ago: another "
    "person has to approve it",
    "expired": "it was asked for more than 24 hours ago: ask again",
    "changed": "what it is about has moved since this was asked for: look at it again",
    "decided": "this request is granted or void already",
    "open-already": "it has an open request already: see list",
    "reason": "say why in 15 characters or more",
}
AGAIN = "the database fell silent: it may be done. Run it again, it is safe"
_UNCLEAR = "the database fell silent: it may be done. Look before you run it again"
_log = logs.get_logger(__name__)


class Misused(Exception):
    """The arguments make no sense together; the text says why."""


@dataclass(frozen=True, slots=True)
class ByHand(Generic[S_contra]):
    """A script that people run: its name, its verbs and its refusals in words.

    `nothing` is said for what isn't there; `why` for a refusal of the script's own kind
    (None: not one of them); `again` is what to do after an unclear end.
    """

    name: str
    verbs: Sequence[Verb[S_contra]]
    nothing: str
    why: Callable[[Refused], str | None] = lambda _: None
    again: str = _UNCLEAR

    def run(
        self: ByHand[AllServices], doc: str | None, argv: Sequence[str] | None = None
    ) -> int:
        """Open the services, do one thing, and return the exit code.

        `doc` is the help of the script.
        """
        args = self.arguments(doc).parse_args(argv)
        try:
            settings = Settings.from_env()
        except BadSettings as ex:
            return self.complain(args, str(ex), EXIT_BAD_SETTINGS)
        try:
            with open_services(settings) as services:
                at = clock.now()
                return self.admit(services, args) or self.work(services, args, at)
        except UNFIT as ex:
            return self.complain(args, why_unfit(ex, self.name), EXIT_BAD_SETTINGS)
        except Exception as ex:  # the one place where a script's surprise ends up
            _log.exception("the script failed", job=self.name)
            return self.complain(args, f"unexpected: {type(ex).__name__}", FAILED)

    def arguments(self, doc: str | None) -> Parser:
        """Return the parser of the script; `doc` is its help."""
        parser = Parser(
            description=doc,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        parts = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
        for verb in self.verbs:
            verb.add_to(parts)
        return parser

    def admit(self, services: AllServices, args: argparse.Namespace) -> int:
        """Make whoever it is sign in, if that is called for; return why not, or 0."""
        if args.verb.duty is None:
            return DONE
        try:
            person.require(services, args.by, args.verb.duty)
        except person.Stranger as ex:
            return self.complain(args, str(ex), ex.exit_code)
        return DONE

    def work(self, services: S_contra, args: argparse.Namespace, at: datetime) -> int:
        """Do what the arguments say, say what came of it, return the exit code."""
        try:
            _require_person(args)
            said, facts = args.verb.does(services, args, at)
        except NotFound:
            return self.complain(args, self.nothing, REFUSED)
        except Refused as ex:
            return self._refuse(args, ex)
        except Misused as ex:
            return self.complain(args, str(ex), EXIT_USAGE)
        except Unclear:
            return self.complain(args, self.again, UNAVAILABLE)
        except (Busy, Unavailable) as ex:
            return self.complain(args, f"{ex.code}: nothing was done", UNAVAILABLE)
        self._answer(args, said, facts)
        return DONE

    def complain(self, args: argparse.Namespace, why: str, code: int) -> int:
        """Say why it was not done, and return the code."""
        complain(self.name, why, self._head(args, "failed") if args.json else None)
        return code

    def _refuse(self, args: argparse.Namespace, ex: Refused) -> int:
        why = self.why(ex)
        if why is None and isinstance(ex, ApprovalRefused):
            why = WHY_NOT_APPROVED[ex.why]
            if ex.why == "same-person":
                _log.error("self-approval attempt", approval_id=args.approval)
        if why is None:
            raise ex
        return self.complain(args, why, REFUSED)

    def _answer(self, args: argparse.Namespace, said: str, facts: Any) -> None:
        if args.json:
            said = json.dumps({**self._head(args, "succeeded"), "items": facts})
        elif args.dry_run:
            said = f"dry run, nothing is kept. {said}"
        sys.stdout.write(said + "\n")

    def _head(self, args: argparse.Namespace, status: str) -> dict[str, Any]:
        found = result(
            self.name,
            run_id=ids.uuid7(),
            at=clock.now(),
            status=status,
            is_dry=args.dry_run,
        )
        return {**found, "what": args.what}


def _require_person(args: argparse.Namespace) -> None:
    """What takes people is for people: no cron line does it by mistake."""
    if getattr(args, "yes", True) or args.dry_run or sys.stdin.isatty():
        return
    raise Misused("there is no terminal here: say --yes if this is meant")


def described(approval: Approval) -> list[str]:
    """Return the lines that say of any request who asked, why, and until when."""
    return [
        f"  by {approval.requested_by}, until {lagos(approval.expires_at)}",
        f"  why: {approval.reason}",
    ]


def plain(approval: Approval) -> dict[str, Any]:
    """Return what any request is, as facts; what it changes is for the script."""
    return {
        "id": approval.id,
        "subject": approval.subject,
        "reason": approval.reason,
        "requested_by": approval.requested_by,
        "expires_at": utc(approval.expires_at),
    }


def lagos(instant: datetime) -> str:
    """Return an instant as Lagos clocks show it."""
    return f"{instant.astimezone(clock.LAGOS):%Y-%m-%d %H:%M}"


def by_then(instant: datetime, at: datetime) -> str:
    """Return until when something is due, and whether that is over."""
    return lagos(instant) + ("  LATE" if instant < at else "")

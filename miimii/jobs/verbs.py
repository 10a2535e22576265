"""What a script that people run can be asked to do, as its command line has it."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from miimii.jobs.arguments import ACTOR, Argument
from miimii.staff.model import Duty

Said = tuple[str, Any]  # what to say, in words and as plain facts
_S = TypeVar("_S")
S_contra = TypeVar("S_contra", contravariant=True)

# What a verb may take besides its own arguments: who it is, a dry run, and what no
# cron line does by mistake: a terminal, or --yes where there is none.
CHANGES = ("as", "dry-run")
DECIDES = ("as", "yes", "dry-run")


def argument(name: str, help_text: str, **options: Any) -> Argument:
    """Return what a verb is told; `options` are those of `add_argument`."""
    return name, {"help": help_text, **options}


def text(name: str, help_text: str, metavar: str = "TEXT") -> Argument:
    """Return an option that has to be given, in words."""
    return argument(name, help_text, required=True, metavar=metavar)


CUSTOMER = argument("customer", "id, phone or account number", metavar="CUSTOMER")
REASON = text("--reason", "why, in 15 characters")
EVIDENCE = text("--evidence", "what shows it; it is kept")
_APPROVAL = argument("approval", "the request", metavar="ID")
_JSON = argument("--json", "write one JSON object", action="store_true")
_SHARED: Mapping[str, Argument] = {
    "as": ACTOR,
    "yes": argument("--yes", "also where there is no terminal", action="store_true"),
    "dry-run": argument(
        "--dry-run", "check everything, keep nothing", action="store_true"
    ),
}


class Does(Protocol[S_contra]):
    """Does what the arguments say; returns what to say, and the same as facts."""

    def __call__(
        self, services: S_contra, args: argparse.Namespace, at: datetime, /
    ) -> Said: ...


@dataclass(frozen=True, slots=True)
class Verb(Generic[S_contra]):
    """One thing that a script does, and the line of --help that says so.

    `told` are its own arguments, `takes` the shared ones ("as", "yes", "dry-run"); all
    answer in JSON if asked to. Who has not the `duty` of the staff may not.
    """

    name: str
    does: Does[S_contra]
    about: str
    told: Collection[Argument] = ()
    takes: Collection[str] = ()
    duty: Duty | None = None

    def add_to(self, parsers: Any) -> None:
        """Let the command line understand it."""
        part = parsers.add_parser(self.name, help=self.about)
        part.set_defaults(verb=self, dry_run=False)
        shared = [_SHARED[name] for name in self.takes]
        for name, options in (*self.told, *shared, _JSON):
            part.add_argument(name, **options)


def approving(
    does: Does[_S],
    *,
    takes: Collection[str] = DECIDES,
    duty: Duty | None = "approve",
) -> Verb[_S]:
    """Return the verb by which a second person grants what another asked for."""
    about = "grant what another person asked for"
    return Verb("approve", does, about, (_APPROVAL,), takes, duty)

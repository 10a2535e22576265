"""The command line that all scripts share."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import NoReturn

from miimii import clock

EXIT_USAGE = 64


class Parser(argparse.ArgumentParser):
    """argparse, but a usage error exits 64: 2 would pass for something else."""

    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n")


def arguments(
    doc: str | None, *, limit: int, max_seconds: int = 180, has_items: bool = True
) -> Parser:
    """Return the parser of a script; its docstring is the help."""
    parser = Parser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--dry-run", action="store_true", help="say what would be done, and do nothing")
    add("--json", action="store_true", help="write one JSON object")
    add(
        "--limit",
        type=above_zero,
        default=limit,
        metavar="N",
        help="at most N items (default: %(default)s)",
    )
    if has_items:
        add("--only", metavar="ID", help="this item alone")
    else:
        parser.set_defaults(only=None)
    add("--as-of", type=read_instant, metavar="T", help="as if it were T (ISO 8601)")
    add(
        "--max-seconds",
        type=above_zero,
        default=max_seconds,
        metavar="S",
        help="stop after S seconds; the next run goes on (default: %(default)s)",
    )
    add(
        "--if-locked",
        choices=("skip", "fail"),
        default="skip",
        help="while another run is at it: exit 0, or 75",
    )
    add(
        "--trigger",
        choices=("cron", "manual", "console"),
        default="manual",
        help="who started it, for the history of runs",
    )
    add("-q", "--quiet", action="store_true", help="say nothing if all went well")
    return parser


def above_zero(text: str) -> int:
    """Read a whole number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
    return int(text)


def read_instant(text: str) -> datetime:
    """Read an instant; without an offset it is Lagos time, as people mean it."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=clock.LAGOS)
    return instant.astimezone(UTC)

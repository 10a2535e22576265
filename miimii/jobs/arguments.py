"""The command line that all scripts share."""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Any, NoReturn

from miimii import clock

EXIT_USAGE = 64
BATCH_SIZE = 200
_CENTURY = (date(2000, 1, 1), date(2100, 1, 1))  # arithmetic ends nowhere near them
_NO_INSTANT = (
    "is no time of this century: write 2026-11-22 or 2026-11-22T14:05, in Lagos; or "
    "with an offset, 2026-11-22T13:05+00:00"
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Parser(argparse.ArgumentParser):
    """argparse, but a usage error exits 64: 2 would pass for something else."""

    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n")


def arguments(
    doc: str | None,
    *,
    limit: int,
    max_seconds: int = 180,
    takes: Collection[str] = ("only", "as-of"),
) -> Parser:
    """Return the parser of a script; its docstring is the help.

    `takes` are the shared options that mean something to it, of only, as-of, range,
    batch-size and actor; the others are not understood, but the job finds their
    defaults. An option that a script adds under
    the same name takes the place of ours.
    """
    parser = Parser(
        description=doc,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        conflict_handler="resolve",
        allow_abbrev=False,  # a new option must not change what an old line means
    )
    parser.set_defaults(only=None, as_of=None, since=None, until=None, by=None)
    parser.set_defaults(batch_size=BATCH_SIZE, yes=False)
    _add_work(parser, limit, max_seconds)
    _add_manner(parser)
    for name in takes:
        _EXTRA[name](parser)
    return parser


def _add_work(parser: Parser, limit: int, max_seconds: int) -> None:
    """What to do, and how much of it."""
    add = parser.add_argument
    add("--dry-run", action="store_true", help="say what would be done, and do nothing")
    add(
        "--limit",
        type=above_zero,
        default=limit,
        metavar="N",
        help="at most N items (default: %(default)s)",
    )
    add(
        "--max-seconds",
        type=above_zero,
        default=max_seconds,
        metavar="S",
        help="stop after S seconds; the next run goes on (default: %(default)s)",
    )
    add(
        "--if-locked",
        choices=("skip", "wait", "fail"),
        default="skip",
        help="while another run is at it: exit 0; wait for it; or exit 75",
    )
    add(
        "--trigger",
        choices=("cron", "manual", "console"),
        default="manual",
        help="who started it, for the history of runs",
    )


def _add_manner(parser: Parser) -> None:
    """How to say it."""
    add = parser.add_argument
    add("--json", action="store_true", help="write one JSON object")
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("-v", "--verbose", action="store_true", help="log all")
    loudness.add_argument(
        "-q", "--quiet", action="store_true", help="say nothing if all went well"
    )
    add("--no-color", action="store_true", help="draw without colours")


def _add_only(parser: Parser) -> None:
    parser.add_argument("--only", metavar="ID", help="this item alone")


def _add_as_of(parser: Parser) -> None:
    parser.add_argument(
        "--as-of", type=read_instant, metavar="T", help="as if it were T (ISO 8601)"
    )
    parser.add_argument(
        "--yes", action="store_true", help="don't ask, however far back --as-of is"
    )


def _add_range(parser: Parser) -> None:
    for name, help_text in (("--since", "from T on"), ("--until", "before T")):
        parser.add_argument(
            name, type=read_instant, metavar="T", help=f"{help_text} (ISO 8601)"
        )


def _add_batch_size(parser: Parser) -> None:
    parser.add_argument(
        "--batch-size",
        type=above_zero,
        default=BATCH_SIZE,
        metavar="N",
        help="at most N rows a transaction (default: %(default)s)",
    )


def _add_actor(parser: Parser) -> None:
    name, options = ACTOR
    parser.add_argument(name, **options)


_EXTRA = {
    "only": _add_only,
    "as-of": _add_as_of,
    "range": _add_range,
    "batch-size": _add_batch_size,
    "actor": _add_actor,
}


def above_zero(text: str) -> int:
    """Read a number of something; raises what argparse turns into exit 64."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
    return int(text)


def email(text: str) -> str:
    """Read who somebody is; raises as `above_zero` does."""
    if not _EMAIL.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text} is not an e-mail address")
    return text


Argument = tuple[str, Mapping[str, Any]]  # its name, and what argparse is to know
ACTOR: Argument = (
    "--as",
    {"dest": "by", "type": email, "required": True, "metavar": "EMAIL", "help": "you"},
)


def read_instant(text: str) -> datetime:
    """Read an instant; without an offset it is Lagos time, as people mean it.

    Raises as `above_zero` does.
    """
    return _read(text, zone=clock.LAGOS)


def read_zoned(text: str) -> datetime:
    """Read an instant that says its offset, where it matters too much to guess."""
    return _read(text, zone=None)


def _read(text: str, *, zone: tzinfo | None) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} {_NO_INSTANT}") from None
    if not _CENTURY[0] <= instant.date() <= _CENTURY[1]:
        raise argparse.ArgumentTypeError(f"{text!r} {_NO_INSTANT}")
    if instant.tzinfo is None and zone is None:
        raise argparse.ArgumentTypeError("say the time zone, too: +01:00 is Lagos")
    return instant.replace(tzinfo=instant.tzinfo or zone).astimezone(UTC)

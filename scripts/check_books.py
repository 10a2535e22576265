#!/usr/bin/env python
"""Check that the books are right. Reads only; changes nothing, ever.

Each check asks the database for whatever breaks one promise about the money: a
balance that is not its postings, an order that cost the wrong sum, a credit without
its event. All see one instant. Offenders are named by reference or id.

exit codes:
  0   nothing found: the books are right
  3   offenders found; each check that found some is listed with the first twenty
  64  wrong usage
  69  the database does not answer
  78  DATABASE_URL is missing or unreadable

examples:
  python scripts/check_books.py                       everything, now
  python scripts/check_books.py --only C05            one check, by its number
  python scripts/check_books.py --json --as-of 2026-11-22T14:05+01:00
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii import clock
from miimii.db import Database
from miimii.errors import Unavailable
from miimii.ledger.checks import CHECKS, Check, Finding, run_checks
from miimii.settings import BadSettings, migration_database_url

OK, OFFENDERS, USAGE, NO_DATABASE, BAD_SETTINGS = 0, 3, 64, 69, 78


class Arguments(argparse.ArgumentParser):
    """A parser whose usage errors end with 64, as those of all our scripts."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the checks that were asked for and return the exit code."""
    args = _arguments().parse_args(argv)
    at = args.as_of or clock.now()
    checks = [check for check in CHECKS if not args.only or _number(check) in args.only]
    began = time.monotonic()
    try:
        findings = _check(migration_database_url(), checks, at)
    except BadSettings as ex:
        return _complain(str(ex), BAD_SETTINGS)
    except Unavailable as ex:
        return _complain(str(ex), NO_DATABASE)
    seconds = round(time.monotonic() - began, 1)
    say = _as_json if args.json else _as_text
    sys.stdout.write(say(checks, findings, at, seconds) + "\n")
    return OFFENDERS if findings else OK


def _arguments() -> Arguments:
    summary, _, more = (__doc__ or "").partition("\n\n")
    parser = Arguments(
        description=summary,
        epilog=more + "\nchecks:\n  " + "\n  ".join(check.name for check in CHECKS),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--only",
        action="append",
        choices=[_number(check) for check in CHECKS],
        metavar="Cnn",
        help="run this check; may be repeated",
    )
    parser.add_argument(
        "--as-of",
        type=_instant,
        metavar="T",
        help="take it to be this time, with its offset (default: now)",
    )
    return parser


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise argparse.ArgumentTypeError("say the offset too, as in +01:00")
    return instant.astimezone(UTC)


def _number(check: Check) -> str:
    return check.name.partition(" ")[0]


def _check(url: str, checks: Sequence[Check], at: datetime) -> list[Finding]:
    """Run the checks in one transaction that sees one instant and can't write."""
    database = Database(url, max_size=1)
    database.open()
    try:
        with database.transaction() as conn:
            conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            conn.execute("SET LOCAL statement_timeout = '10min'")
            return run_checks(conn, at=at, checks=checks)
    finally:
        database.close()


def _as_text(
    checks: Sequence[Check], findings: Sequence[Finding], _: datetime, seconds: float
) -> str:
    lines = [
        f"{finding.name}: {finding.count}\n  " + "\n  ".join(finding.offenders)
        for finding in findings
    ]
    verdict = f"{len(findings)} found offenders" if findings else "the books are right"
    lines.append(f"{len(checks)} checks in {seconds} s: {verdict}")
    return "\n".join(lines)


def _as_json(
    checks: Sequence[Check], findings: Sequence[Finding], at: datetime, seconds: float
) -> str:
    return json.dumps(
        {
            "schema": "miimii.job/1",
            "job": "check_books",
            "status": "partial" if findings else "succeeded",
            "as_of": f"{at:%Y-%m-%dT%H:%M:%SZ}",
            "seconds": seconds,
            "counts": {"selected": len(checks), "failed": len(findings)},
            "errors": [
                {
                    "item": finding.name,
                    "code": "offenders",
                    "count": finding.count,
                    "offenders": finding.offenders,
                }
                for finding in findings
            ],
        }
    )


def _complain(why: str, code: int) -> int:
    sys.stderr.write(f"check_books: {why}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())

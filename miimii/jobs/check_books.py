"""The checks of the books from the command line: one snapshot, and nothing written."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import datetime

from miimii import clock, ids
from miimii.db import Database
from miimii.errors import Unavailable
from miimii.jobs.arguments import Parser, read_instant
from miimii.jobs.result import result
from miimii.ledger.checks import CHECKS, Check, Finding, run_checks
from miimii.settings import EXIT_BAD_SETTINGS, BadSettings, migration_database_url

_OK, _OFFENDERS, _NO_DATABASE = 0, 3, 69


def check_books(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Run the checks that were asked for, say what they found, return the exit code.

    `doc` is the help of the script. Writes nothing, not even to the list of job runs.
    """
    args = _arguments(doc).parse_args(argv)
    at = args.as_of or clock.now()
    checks = [check for check in CHECKS if not args.only or _number(check) in args.only]
    began = time.monotonic()
    try:
        findings = _check(migration_database_url(), checks, at)
    except BadSettings as ex:
        return _complain(str(ex), EXIT_BAD_SETTINGS)
    except Unavailable as ex:
        return _complain(str(ex), _NO_DATABASE)
    seconds = round(time.monotonic() - began, 1)
    say = _as_json if args.json else _as_text
    sys.stdout.write(say(checks, findings, at, seconds) + "\n")
    return _OFFENDERS if findings else _OK


def _arguments(doc: str | None) -> Parser:
    parser = Parser(
        description=doc,
        epilog="checks:\n  " + "\n  ".join(check.name for check in CHECKS),
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
        type=read_instant,
        metavar="T",
        help="as if it were T (ISO 8601); default: now",
    )
    return parser


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
    errors = [
        {
            "item": finding.name,
            "code": "offenders",
            "count": finding.count,
            "offenders": finding.offenders,
        }
        for finding in findings
    ]
    found = result(
        "check_books",
        run_id=ids.uuid7(),
        at=at,
        status="partial" if findings else "succeeded",
        seconds=seconds,
        counts={"selected": len(checks), "failed": len(findings)},
        errors=errors,
    )
    return json.dumps(found)


def _complain(why: str, code: int) -> int:
    sys.stderr.write(f"check_books: {why}\n")
    return code

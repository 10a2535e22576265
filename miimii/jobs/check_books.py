"""The checks of the books from the command line: one snapshot, and nothing written."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import datetime

from miimii import clock, ids
from miimii.audit.verifying import CHAIN_CHECK, check_chain
from miimii.bills.product import ROWS as PURCHASES
from miimii.db import Conn
from miimii.jobs.arguments import Parser, read_instant
from miimii.jobs.result import result
from miimii.jobs.snapshot import Unread, snapshot
from miimii.ledger.checks import CHECKS, Finding, run_checks
from miimii.orders.quote_check import QUOTE_CHECK, check_quotes
from miimii.transfers.product import ROWS as TRANSFERS

PRODUCTS = (TRANSFERS, PURCHASES)
_NAMES = sorted([CHAIN_CHECK, QUOTE_CHECK, *(check.name for check in CHECKS)])
_SCRIPT = "check_books"
_OK, _OFFENDERS = 0, 3


def check_books(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Run the checks that were asked for, say what they found, return the exit code.

    `doc` is the help of the script. Writes nothing, not even to the list of job runs.
    """
    args = _arguments(doc).parse_args(argv)
    at = args.as_of or clock.now()
    names = [name for name in _NAMES if not args.only or _number(name) in args.only]
    began = time.monotonic()
    try:
        with snapshot(_SCRIPT) as conn:
            findings = find_all(conn, at=at, names=names)
    except Unread as ex:
        return ex.said_by(_SCRIPT, is_json=args.json)
    seconds = round(time.monotonic() - began, 1)
    say = _as_json if args.json else _as_text
    sys.stdout.write(say(len(names), findings, at, seconds) + "\n")
    return _OFFENDERS if findings else _OK


def _arguments(doc: str | None) -> Parser:
    parser = Parser(
        description=doc,
        epilog="checks:\n  " + "\n  ".join(_NAMES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--only",
        action="append",
        choices=[_number(name) for name in _NAMES],
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


def _number(name: str) -> str:
    return name.partition(" ")[0]


def find_all(
    conn: Conn, *, at: datetime, names: Sequence[str] = _NAMES
) -> list[Finding]:
    """Return what the checks of the books find: in SQL, in the chain, in the quotes.

    `conn` has to see one instant: what it reads is compared with what it read before.
    """
    checks = [check for check in CHECKS if check.name in names]
    found = run_checks(conn, at=at, checks=checks)
    chain = check_chain(conn, at=at) if CHAIN_CHECK in names else None
    quotes = check_quotes(conn, PRODUCTS) if QUOTE_CHECK in names else None
    return [*found, *(one for one in (chain, quotes) if one)]


def _as_text(
    asked: int, findings: Sequence[Finding], _: datetime, seconds: float
) -> str:
    lines = [
        f"{finding.name}: {finding.count}\n  " + "\n  ".join(finding.offenders)
        for finding in findings
    ]
    verdict = f"{len(findings)} found offenders" if findings else "the books are right"
    lines.append(f"{asked} checks in {seconds} s: {verdict}")
    return "\n".join(lines)


def _as_json(
    asked: int, findings: Sequence[Finding], at: datetime, seconds: float
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
        _SCRIPT,
        run_id=ids.uuid7(),
        at=at,
        status="partial" if findings else "succeeded",
        seconds=seconds,
        counts={"selected": asked, "failed": len(findings)},
        errors=errors,
    )
    return json.dumps(found)

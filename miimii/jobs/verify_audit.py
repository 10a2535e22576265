"""Verify the audit chain from the command line: one snapshot, and nothing written."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import datetime

from miimii import clock, ids
from miimii.audit.verifying import Verified, verify
from miimii.jobs.arguments import EXIT_USAGE, Parser
from miimii.jobs.result import result
from miimii.jobs.snapshot import Unread, snapshot

_SCRIPT = "verify_audit"
_HOLDS, _FLAWED = 0, 3
_HASH_BYTES = 32
_MOST_SHOWN = 20
_NO_ANCHOR = (
    "no --anchor was given, and without one a tail that was cut, or a chain that was "
    "made anew, can't be seen: take a head from the log (audit_head) or a daily mail"
)


def verify_audit(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Compute the chain anew, compare it with the anchors, return the exit code.

    `doc` is the help of the script. Writes nothing, not even to the list of job runs.
    """
    args = _arguments(doc).parse_args(argv)
    anchors, at = dict(args.anchor or ()), clock.now()
    began_s = time.monotonic()
    try:
        _require_sense(args.anchor or (), anchors)
        with snapshot(_SCRIPT) as conn:
            found = verify(conn, anchors, at=at)
    except Unread as ex:
        return ex.said_by(_SCRIPT, is_json=args.json)
    seconds = round(time.monotonic() - began_s, 1)
    if args.json:
        sys.stdout.write(json.dumps(_plain(found, at, seconds)) + "\n")
    else:
        sys.stdout.write(_text(found, anchors, seconds) + "\n")
    return _FLAWED if found.flaws else _HOLDS


def _require_sense(
    said: Sequence[tuple[int, bytes]], anchors: Mapping[int, bytes]
) -> None:
    """Raise Unread if there is no anchor, or two for one position."""
    if not said:
        raise Unread(_NO_ANCHOR, EXIT_USAGE)
    if len(anchors) != len(set(said)):
        raise Unread("two anchors differ at one position", EXIT_USAGE)


def _arguments(doc: str | None) -> Parser:
    parser = Parser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--anchor",
        action="append",
        type=_anchor,
        metavar="POS:HASH",
        help="a head of the chain as people were told it; may be repeated",
    )
    parser.add_argument("--json", action="store_true", help="write one JSON object")
    return parser


def _anchor(text: str) -> tuple[int, bytes]:
    position, _, digits = text.partition(":")
    try:
        known = bytes.fromhex(digits)
    except ValueError:
        known = b""
    is_position = position.isascii() and position.isdecimal() and int(position) > 0
    if not is_position or len(known) != _HASH_BYTES:
        raise argparse.ArgumentTypeError(f"{text} is not a position and its hash")
    return int(position), known


def _text(found: Verified, anchors: Mapping[int, bytes], seconds: float) -> str:
    shown = [str(flaw) for flaw in found.flaws[:_MOST_SHOWN]]
    if (hidden := len(found.flaws) - len(shown)) > 0:
        shown.append(f"and {hidden} more")
    what = f"{found.links} links, {len(anchors)} anchors in {seconds} s"
    if found.flaws:
        return "\n".join([*shown, f"{what}: first flaw at {found.first}"])
    return f"{what}: the chain holds up to {max(anchors)}"


def _plain(found: Verified, at: datetime, seconds: float) -> dict[str, object]:
    return result(
        _SCRIPT,
        run_id=ids.uuid7(),
        at=at,
        status="partial" if found.flaws else "succeeded",
        seconds=seconds,
        counts={"selected": found.links, "failed": len(found.flaws)},
        errors=[
            {"item": str(flaw.position or "-"), "code": "flaw", "what": flaw.what}
            for flaw in found.flaws[:_MOST_SHOWN]
        ],
    )

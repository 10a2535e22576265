"""Rotate keys: move what can be moved to the newest, and say which may be taken out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Protocol

from miimii.db import Conn, Database
from miimii.jobs.arguments import Parser
from miimii.jobs.batches import Worked, in_batches
from miimii.jobs.key_steps import STEPS
from miimii.jobs.run import Run
from miimii.rotation import newest, peppers, resealing
from miimii.rotation.model import Key, Row
from miimii.settings import Settings
from miimii.users import blind_index
from miimii.users.fields import FieldCipher, key_id
from miimii.users.model import Indexed
from miimii.users.sealed import ROWS, Sealed

_BATCH = 500
_PASSES = 3  # what somebody held is taken by the next one
_SAID = {
    "newest": "the newest",
    "needed": "still needed",
    "expiring": "may be taken out: who used no PIN in 180 days sets a new one",
    "unused": "unused: it may be taken out of the list",
    "missing": "named by rows, and in no list",
}


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def cipher(self) -> FieldCipher: ...

    @property
    def settings(self) -> Settings: ...


def add_options(parser: Parser) -> None:
    """Add what this job alone understands; it may take an hour."""
    parser.set_defaults(max_seconds=3_600, batch_size=_BATCH)
    parser.add_argument(
        "--purpose",
        required=True,
        choices=("field", "pin", "index", *STEPS),
        help="field, index: move rows; pin: count; the others: print the steps",
    )
    parser.add_argument("--yes", action="store_true", help="don't ask about the index")


def doubt(args: argparse.Namespace, _: datetime) -> str | None:
    """Say what an index run does to everybody else; None for the others."""
    if args.purpose != "index":
        return None
    return (
        "hashes move to the BLIND_INDEX_KEY of this environment, and a process that"
        " has another lets nobody in until it is restarted with it"
    )


def rotate_keys(services: Services, run: Run) -> None:
    """Move and count, or print the steps. Safe at any moment, killed, and again.

    A key that rows name and no list has makes exit code 3, as do fields that won't
    open: they stay as they are.
    """
    match run.options.purpose:
        case "field":
            _rotate_fields(services, run)
        case "index":
            _rotate_index(services, run)
        case "pin":
            _count_peppers(services, run)
        case other:
            run.notes += STEPS[other]


# --- sealed fields ------------------------------------------------------------------


def _rotate_fields(services: Services, run: Run) -> None:
    cipher = services.cipher
    _note_newest(run, "field", cipher.newest)
    for rows in ROWS:
        _reseal(run, cipher, rows)
    if _is_cut(run):
        return
    with run.db.transaction() as conn:
        conn.execute("SET LOCAL statement_timeout = '10min'")
        keys = resealing.count_keys(conn, cipher)
        samples = resealing.open_samples(conn, cipher)
    _report(run, keys)
    run.report["samples"] = samples
    run.notes.append(f"{samples} fields opened as a sample")
    run.has_more = any(set(key.named_by) & _TABLES for key in keys[1:])


_TABLES = {rows.table for rows in ROWS}


def _reseal(run: Run, cipher: FieldCipher, rows: Sealed) -> None:
    def take(conn: Conn, *, after: str | None, limit: int) -> Sequence[Row]:
        return resealing.take(conn, cipher, rows, after=after, limit=limit)

    def work(conn: Conn, row: Row) -> Worked:
        resealing.reseal(conn, cipher, rows, row)
        return Worked()

    in_batches(run, take, work, key=lambda row: str(row.key))


# --- the blind index ----------------------------------------------------------------


def _rotate_index(services: Services, run: Run) -> None:
    cipher = services.cipher
    _note_newest(run, "index", cipher.index_key_id)

    def take(conn: Conn, *, after: str | None, limit: int) -> Sequence[Indexed]:
        return blind_index.take_others(conn, cipher, after=after, limit=limit)

    def work(conn: Conn, one: Indexed) -> Worked:
        blind_index.move(conn, cipher, one)
        return Worked()

    for _ in range(_PASSES):
        in_batches(run, take, work, key=lambda one: str(one.id))
        with run.db.transaction() as conn:
            counts = blind_index.count_keys(conn)
        others = set(counts) - {cipher.index_key_id}
        if not others or run.is_dry or run.errors or _is_cut(run):
            break
    run.report["keys"] = counts
    run.notes += [f"{number} BVNs under key {one}" for one, number in counts.items()]
    if others:
        run.has_more = True
        run.notes.append("nobody is let in until all are under one key")
    else:
        run.notes.append(f"restart what has another key than {cipher.index_key_id}")


# --- peppers ------------------------------------------------------------------------


def _count_peppers(services: Services, run: Run) -> None:
    ids = tuple(key_id(pepper) for pepper in services.settings.pin_peppers)
    _note_newest(run, peppers.PURPOSE, ids[0])
    with run.db.transaction() as conn:
        _report(run, peppers.count_keys(conn, ids, at=run.at))


# --- all of them --------------------------------------------------------------------


def _is_cut(run: Run) -> bool:
    """Whether we were stopped, or the time or the limit is up."""
    return bool(run.stopping.signal_number) or run.has_more


def _note_newest(run: Run, purpose: str, key: str) -> None:
    with run.transaction() as conn:
        newest.note(conn, purpose, key, by=f"job:{run.job}", at=run.at)


def _report(run: Run, keys: Sequence[Key]) -> None:
    """Say of each key what names it; one that nobody has needs people."""
    for key in keys:
        named = ", ".join(f"{number} {kind}" for kind, number in key.named_by.items())
        run.notes.append(f"key {key.id}: {_SAID[key.state]} ({named or 'no rows'})")
        if key.state == "missing":
            run.fail(f"key {key.id}", "missing")
    run.report["keys"] = [asdict(key) for key in keys]

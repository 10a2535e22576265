"""Compare our books with the providers' own, name what differs, and change nothing."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from miimii import clock
from miimii.accounting import Accounting
from miimii.db import Conn, Database
from miimii.errors import Busy, Unavailable
from miimii.jobs.arguments import Parser
from miimii.jobs.check_books import find_all
from miimii.jobs.result import utc
from miimii.jobs.run import Run, Usage
from miimii.jobs.statement import Reading, read_nothing, read_statement
from miimii.money import Money
from miimii.reconciliation.model import BANK, VENDOR, Difference, Item
from miimii.reconciliation.reconciling import Compared

_DAY = timedelta(days=1)
_DAYS = 3  # today and the two before it
_COLUMNS = ("provider", "direction", "reference", "kind", "day")


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def accounting(self) -> Accounting: ...


def add_options(parser: Parser) -> None:
    """Add what this job alone understands; it may take half an hour."""
    parser.set_defaults(max_seconds=1800)
    parser.add_argument(
        "--csv", metavar="FILE", help="write all open differences to this file too"
    )


def reconcile(services: Services, run: Run) -> None:
    """Pull the last days' statement, compare it both ways, then check the books.

    Each open difference makes exit code 3, old ones too; what agrees by now is closed.
    Days that can't be read hinder neither the others nor the checks, which need no
    bank. A dry run asks nobody: it compares what is kept of the statement already.
    Raises Unavailable at the end if not one day could be read, and Usage at once.
    """
    path = _writable(run.options.csv)
    until = clock.now()
    today = clock.day_of(run.at)
    days = [today - _DAY * before for before in range(_DAYS - 1, -1, -1)]
    if run.is_dry:
        run.notes.append("dry run: nothing was read; what is newer looks missing there")
        reading = read_nothing(days)
    else:
        reading = read_statement(services.accounting.reconciling, run, days)
        if run.stopping.signal_number:
            return
        _read_float(services, run)
    items = _compare(services, run, reading, until)
    for item in items:
        _tell(run, item)
    _check(run)
    if path:
        with run.trying(f"{path}"):
            _write_csv(path, items, run.at)
    if reading.is_bank_away:
        raise Unavailable(BANK)


def _writable(name: str | None) -> Path | None:
    """Return the file that was asked for; Usage if nobody can write it."""
    if name is None:
        return None
    try:
        with Path(name).open("a", encoding="utf-8"):
            return Path(name)
    except OSError as ex:
        raise Usage(f"--csv {name}: {ex.strerror}") from ex


def _read_float(services: Services, run: Run) -> None:
    try:
        services.accounting.float_.read(cause="reconcile")
    except (Unavailable, Busy) as ex:
        run.fail(VENDOR, ex.code)


def _compare(
    services: Services, run: Run, reading: Reading, until: datetime
) -> list[Item]:
    """Compare and return what is open then; one transaction, taken back if dry."""
    reconciling = services.accounting.reconciling
    with run.transaction() as conn:
        for day in reading.comparable():
            compared = reconciling.compare(
                conn, day, whole=reading.whole, until=until, at=run.at
            )
            _count(run, compared)
        floats = {
            item.day for item in reconciling.list_open(conn) if item.provider == VENDOR
        }
        # An open one of the float closes by a top-up that is booked days later.
        for day in sorted({*reading.days, *floats}):
            _compare_float(conn, services, run, day)
        _count(run, reconciling.look_again(conn, until=until, at=run.at))
        return reconciling.list_open(conn)


def _count(run: Run, compared: Compared) -> None:
    run.counts["selected"] += compared.agreed + len(compared.differences)
    run.counts["unchanged"] += compared.agreed
    run.counts["changed"] += len(compared.closed)
    run.notes += [f"{reference}: agrees now, closed" for reference in compared.closed]
    run.notes += [
        f"{reference}: agrees, dated another day there"
        for reference in compared.other_days
    ]


def _compare_float(conn: Conn, services: Services, run: Run, day: date) -> None:
    """Compare how our float at the vendor moved in a day with what we sold."""
    span = {"starts_at": clock.start_of_day(day)}
    span["ends_at"] = clock.start_of_day(day + _DAY)
    moved = services.accounting.float_.moved(conn, **span)
    if moved is None:
        run.notes.append(f"{VENDOR} {day}: nobody can say how the float moved")
        return
    differences = []
    if moved.theirs_kobo != moved.ours_kobo:
        differences.append(
            Difference(
                provider=VENDOR,
                direction="float",
                reference=f"{day}",
                kind="float-differs",
                ours_kobo=moved.ours_kobo,
                theirs_kobo=moved.theirs_kobo,
                day=day,
            )
        )
    looked_at = [("float", f"{day}")]
    closed = services.accounting.reconciling.note(
        conn, VENDOR, looked_at, differences, at=run.at
    )
    run.counts["selected"] += 1
    run.notes += [f"{reference}: the float agrees now, closed" for reference in closed]


def _tell(run: Run, item: Item) -> None:
    """Name a difference in the result: exit code 3, and enough to look it up."""
    run.fail(item.reference, item.kind)
    run.errors[-1] |= _row(item, run.at)
    ours, theirs = _naira(item.ours_kobo), _naira(item.theirs_kobo)
    run.notes.append(
        f"{item.provider} {item.direction} {item.reference} of {item.day}: "
        f"{item.kind}, ours {ours}, theirs {theirs}, open for {_days(item, run.at)} "
        "days"
    )


def _row(item: Item, at: datetime) -> dict[str, str]:
    return {
        **{column: str(getattr(item, column)) for column in _COLUMNS},
        "ours_kobo": "" if item.ours_kobo is None else str(item.ours_kobo),
        "theirs_kobo": "" if item.theirs_kobo is None else str(item.theirs_kobo),
        "opened_at": utc(item.opened_at),
        "days_open": str(_days(item, at)),
    }


def _write_csv(path: Path, items: Sequence[Item], at: datetime) -> None:
    rows = [_row(item, at) for item in items]
    more = ("ours_kobo", "theirs_kobo", "opened_at", "days_open")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, (*_COLUMNS, *more))
        writer.writeheader()
        writer.writerows(rows)


def _days(item: Item, at: datetime) -> int:
    return max((at - item.opened_at).days, 0)


def _naira(kobo: int | None) -> str:
    return "nothing" if kobo is None else str(Money(kobo))


def _check(run: Run) -> None:
    """Check the books as check_books.py does; offenders make exit code 3 too."""
    with run.db.transaction() as conn:
        conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        conn.execute("SET LOCAL statement_timeout = '10min'")
        found = find_all(conn, at=clock.now())
    run.counts["offenders"] = len(found)
    for finding in found:
        run.fail(finding.name, "offenders")
        run.notes.append(f"{finding.name}: {', '.join(finding.offenders)}")

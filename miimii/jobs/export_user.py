"""A customer's copy of their data as a file, from the command line."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Protocol
from uuid import UUID

from miimii.chat.papers.statement_csv import inert
from miimii.jobs.by_hand import ByHand, Misused, by_then
from miimii.jobs.result import utc
from miimii.jobs.verbs import CHANGES, CUSTOMER, REASON, Said, Verb, text
from miimii.privacy.copies import Copy, Rows, Unequal
from miimii.privacy.desk import PrivacyDesk
from miimii.users.decisions import CustomerDecisions

_ABOUT = """A copy of what MiiMii keeps of you. Amounts are in kobo, 100 to the naira;
times are UTC. Each part is there twice: as JSON, and as CSV for spreadsheets.
processors.csv says who else sees which part of it, and who_looked.csv who did or saw
what here.
"""


class Services(Protocol):
    """What this script uses."""

    @property
    def privacy(self) -> PrivacyDesk: ...

    @property
    def customer_decisions(self) -> CustomerDecisions: ...


def _list(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    found = services.privacy.requests.list_open("export")
    said = [
        f"{row.number}  user:{row.user_id}  due {by_then(row.due_at, at)}"
        for row in found
    ]
    facts = [{"number": row.number, "customer": str(row.user_id)} for row in found]
    return "\n".join(said) or "nobody waits for a copy", facts


def _take(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    """The file is there before the copy: where none can be, none is taken."""
    customer = services.customer_decisions.find(args.customer)
    with _new_file(Path(args.out), is_dry=args.dry_run) as file:
        try:
            copy = services.privacy.copies.take(
                customer.id, reason=args.reason, by=args.by, at=at, is_dry=args.dry_run
            )
        except Unequal:
            why = "the postings are not the balance: run check_books.py"
            raise Misused(why) from None
        file.write(packed(copy))
    rows = sum(len(part) for part in copy.parts.values())
    facts = [{"number": copy.number, "rows": rows, "balance_kobo": copy.balance_kobo}]
    return f"{copy.number}: {rows} rows in {args.out}, for {customer.id}", facts


@contextmanager
def _new_file(path: Path, *, is_dry: bool) -> Iterator[IO[bytes]]:
    """Give a file that its owner alone can read; gone again if it comes to nothing.

    Raises Misused where there is one already, or none can be.
    """
    if is_dry:
        yield io.BytesIO()
        return
    try:
        opened = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as ex:
        raise Misused(f"{path}: {ex.strerror}") from ex
    try:
        with os.fdopen(opened, "wb") as file:
            yield file
    except BaseException:
        path.unlink()
        raise


def packed(copy: Copy) -> bytes:
    """Return the copy as a ZIP of JSON and CSV."""
    file = io.BytesIO()
    head = {
        "request": copy.number,
        "taken_at": copy.taken_at,
        "balance_kobo": copy.balance_kobo,
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _ABOUT)
        archive.writestr("summary.json", _json(head))
        for part, rows in copy.parts.items():
            archive.writestr(f"{part}.json", _json(rows))
            archive.writestr(f"{part}.csv", _csv(rows))
    return file.getvalue()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=_plain)


def _csv(rows: Rows) -> bytes:
    """Return a table whose cells no spreadsheet takes for formulas."""
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\r\n")
    if rows:
        table.writerow(rows[0])
    for row in rows:
        table.writerow(_cell(value) for value in row.values())
    return file.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    if isinstance(value, int):  # below zero is no formula
        return value
    return "" if value is None else inert(str(_plain(value)))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return utc(value)
    return str(value) if isinstance(value, date | UUID) else value


SCRIPT: ByHand[Services] = ByHand(
    name="export_user",
    verbs=(
        Verb("list", _list, "who waits for a copy, the first due first"),
        Verb(
            "take",
            _take,
            "write a customer's copy to a file",
            (CUSTOMER, REASON, text("--out", "a new file, .zip", "FILE")),
            CHANGES,
            duty="serve",
        ),
    ),
    nothing="there is no such customer",
)

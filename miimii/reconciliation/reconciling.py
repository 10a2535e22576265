"""Reconciling: a provider's own books are read, kept, and compared with ours.

Nothing here moves money or changes an order. A difference is written down under its
reference, and closes by itself once both sides agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from miimii import clock, ids
from miimii.db import Conn, Database
from miimii.providers.statements import Statements
from miimii.reconciliation.model import BANK, Booked, Difference, Item, Line, judge
from miimii.reconciliation.store import booked as books
from miimii.reconciliation.store import items, statements

_DAY = timedelta(days=1)
_MIDNIGHT = timedelta(hours=1)  # what is nearer the bank may date the other day
_DIRECTIONS = ("in", "out", "charge", "row")
_Name = tuple[str, str]  # direction and reference
_Sides = Mapping[_Name, tuple[list[Line], Booked | None]]  # what they say, and we


@dataclass(slots=True)
class Compared:
    """What comparing found: how much agrees, what differs, and what closed.

    `other_days` agree, but the two sides booked them on different days of Lagos.
    """

    agreed: int = 0
    differences: list[Difference] = field(default_factory=list)
    other_days: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)


class Reconciling:
    """Pulls the bank's statement and compares it with our books, both ways."""

    def __init__(self, db: Database, bank: Statements) -> None:
        self._db = db
        self._bank = bank

    def pull(
        self, day: date, goes_on: Callable[[], bool], renew: Callable[[Conn], None]
    ) -> bool:
        """Read a day's statement page by page; False if it was cut off.

        `goes_on` is asked before each page; `renew` is the first statement of each
        page's transaction, and may raise. A day that was cut off is gone on with. No
        connection is out while the bank is asked. Raises Unavailable.
        """
        with self._db.transaction() as conn:
            renew(conn)
            at = clock.now()
            pull = statements.begin_pull(
                conn,
                BANK,
                day,
                ids.uuid7(),
                at=at,
                ends_at=clock.start_of_day(day + _DAY),
            )
        number, last = pull.pages, pull.pages + 1
        while number < last:
            if not goes_on():
                return False
            number += 1
            page = self._bank.statement(day, number)
            last = page.pages
            with self._db.transaction() as conn:
                renew(conn)
                statements.keep_page(conn, pull, number, page.lines)
        with self._db.transaction() as conn:
            renew(conn)
            statements.finish_pull(conn, pull, at=clock.now())
        return True

    def compare(
        self,
        conn: Conn,
        day: date,
        *,
        whole: Container[date],
        until: datetime,
        at: datetime,
    ) -> Compared:
        """Compare all that either side has of a day, and write down what differs.

        What we ended after `until` is left for the next time: the statement was read
        before. So is what we booked within an hour of a day that is not `whole`.
        """
        references = statements.list_references(conn, BANK, day)
        starts_at, ends_at = clock.start_of_day(day), clock.start_of_day(day + _DAY)
        if day - _DAY not in whole:
            starts_at += _MIDNIGHT
        if day + _DAY not in whole and ends_at < at:
            ends_at -= _MIDNIGHT
        span = {"starts_at": starts_at, "ends_at": ends_at, "until": until}
        return self._compare(conn, references, span, at)

    def look_again(self, conn: Conn, *, until: datetime, at: datetime) -> Compared:
        """Compare what is open, whatever day it is of: it may agree by now."""
        references = [
            item.reference for item in items.list_open(conn) if item.provider == BANK
        ]
        span = {"starts_at": at, "ends_at": at, "until": until}
        return self._compare(conn, references, span, at)

    def days_open(self, conn: Conn, *, since: date) -> set[date]:
        """Return the days that differences at the bank are of, from `since` on."""
        days = {item.day for item in items.list_open(conn) if item.provider == BANK}
        return {day for day in days if day >= since}

    def days_unread(self, conn: Conn, *, since: date, until: date) -> list[date]:
        """Return the days whose statement was never read whole once they were over.

        So no day is lost because the bank, or we, were away on some mornings.
        """
        return statements.list_unread(conn, BANK, since=since, until=until)

    def days_whole(self, conn: Conn, *, since: date) -> dict[date, datetime]:
        """Return the days whose statement was read whole once they were over; when."""
        return statements.list_whole(conn, BANK, since=since)

    def list_open(self, conn: Conn) -> list[Item]:
        """Return all differences that wait for people, oldest first."""
        return items.list_open(conn)

    def note(
        self,
        conn: Conn,
        provider: str,
        looked_at: Iterable[_Name],
        differences: Sequence[Difference],
        *,
        at: datetime,
    ) -> list[str]:
        """Write down what differs and close the rest of what was looked at."""
        items.open_items(conn, differences, at=at)
        wrong = {(one.direction, one.reference) for one in differences}
        return items.close_items(conn, provider, set(looked_at) - wrong, at=at)

    def _compare(
        self,
        conn: Conn,
        references: Sequence[str],
        span: Mapping[str, datetime],
        at: datetime,
    ) -> Compared:
        booked = books.list_booked(conn, BANK, references, **span)
        ours = {
            (one.direction, name)
            for one in booked
            for name in (one.reference, one.alias)
            if name
        }
        asked = {(direction, name) for direction in _DIRECTIONS for name in references}
        names = ours | asked
        lines = statements.list_lines(conn, BANK, list({name for _, name in names}))
        lines = [line for line in lines if (line.direction, line.reference) in names]
        found = _judged(_by_name(lines, booked), at)
        found.closed = self.note(conn, BANK, names, found.differences, at=at)
        return found


def _judged(sides: _Sides, at: datetime) -> Compared:
    found = Compared()
    for (direction, reference), (theirs, ours) in sides.items():
        kind = judge(theirs, ours)
        if kind is None:
            found.agreed += 1
            if ours and _is_other_day(theirs, ours):
                found.other_days.append(reference)
            continue
        difference = Difference(
            provider=BANK,
            direction=direction,
            reference=reference,
            kind=kind,
            ours_kobo=ours.amount_kobo if ours else None,
            theirs_kobo=_moved(theirs),
            day=theirs[0].day if theirs else _day_of(ours, at),
        )
        found.differences.append(difference)
    return found


def _by_name(lines: Sequence[Line], booked: Sequence[Booked]) -> _Sides:
    """Put both sides of each thing together, under the name that we have for it."""
    ours: dict[_Name, Booked] = {}
    names: dict[_Name, _Name] = {}
    for one in booked:
        name = (one.direction, one.reference)
        ours[name] = one
        if one.alias:
            names[one.direction, one.alias] = name
    theirs: dict[_Name, list[Line]] = defaultdict(list)
    for line in lines:
        seen = (line.direction, line.reference)
        theirs[names.get(seen, seen)].append(line)
    return {
        name: (theirs.get(name, []), ours.get(name))
        for name in dict.fromkeys([*theirs, *ours])
    }


def _is_other_day(lines: Sequence[Line], ours: Booked) -> bool:
    days = {line.day for line in lines if line.status == "done"}
    return bool(days) and clock.day_of(ours.booked_at) not in days


def _moved(lines: Sequence[Line]) -> int | None:
    """What they moved in all; None: nothing, or nobody can read it."""
    return sum(line.amount_kobo or 0 for line in lines if line.status == "done") or None


def _day_of(ours: Booked | None, at: datetime) -> date:
    return clock.day_of(ours.booked_at if ours else at)

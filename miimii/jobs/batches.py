"""Work through many rows in short transactions, and go on where it broke off."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from miimii import logs
from miimii.db import Conn
from miimii.errors import MiimiiError
from miimii.jobs.run import Run

_BATCH_S = 1.0
_log = logs.get_logger(__name__)

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)


class Take(Protocol[_T_co]):
    """Lists the next rows in the order of their keys, and locks them."""

    def __call__(
        self, conn: Conn, *, after: str | None, limit: int
    ) -> Sequence[_T_co]: ...


@dataclass(frozen=True, slots=True)
class Worked:
    """What was done with one item, for the counts: changed, unchanged or skipped."""

    count: str = "changed"
    money_kobo: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Batch:
    """What one transaction did; it counts once that has been committed."""

    counts: Counter[str] = field(default_factory=Counter)
    money_kobo: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[str, str]] = field(default_factory=list)
    last: str | None = None
    is_last: bool = False

    def add_to(self, run: Run) -> None:
        run.counts.update(self.counts)
        run.money_kobo.update(self.money_kobo)
        for item, code in self.errors:
            run.fail(item, code)


def in_batches(
    run: Run,
    take: Take[_T],
    work: Callable[[Conn, _T], Worked],
    *,
    key: Callable[[_T], str] = str,
    scan: str | None = None,
) -> None:
    """Work through rows in the order of their keys, in transactions of up to a second.

    `take` has to lock what it lists (FOR UPDATE SKIP LOCKED): what somebody else holds
    is passed over until the next run. `work` never commits and asks nobody outside; it
    has a savepoint of its own, so an item that raises is noted and the rest goes on.
    `key` names an item, in the order of `take`. With `scan`, the next run that scans
    under this name goes on behind the last key. Raises LeaseLost.
    """
    after = _resumed(run, scan)
    while run.goes_on():
        left = run.limit - run.counts["selected"]
        if left <= 0:
            run.has_more = True
            return
        size = min(left, run.batch_size)
        batch = _work_batch(run, take, work, key, after, size, scan)
        batch.add_to(run)
        if batch.is_last:
            return
        after = batch.last


def _work_batch(
    run: Run,
    take: Take[_T],
    work: Callable[[Conn, _T], Worked],
    key: Callable[[_T], str],
    after: str | None,
    size: int,
    scan: str | None,
) -> _Batch:
    batch, before = _Batch(last=after), run.cursor
    try:
        with run.transaction() as conn:
            stop_at_s = time.monotonic() + _BATCH_S
            items = take(conn, after=after, limit=size)
            for item in items:
                _work_item(run, conn, batch, key(item), work, item)
                if run.stopping.signal_number or time.monotonic() >= stop_at_s:
                    break
            batch.is_last = len(items) < size and batch.counts["selected"] == len(items)
            _note_cursor(run, scan, batch)
            run.note_alive(conn)
    except BaseException:  # rolled back: the next run begins where this batch did
        run.cursor = before
        raise
    return batch


def _work_item(
    run: Run,
    conn: Conn,
    batch: _Batch,
    name: str,
    work: Callable[[Conn, _T], Worked],
    item: _T,
) -> None:
    batch.counts["selected"] += 1
    batch.last = name
    try:
        with conn.transaction():
            done = work(conn, item)
    except Exception as ex:
        if conn.broken:
            raise
        code = ex.code if isinstance(ex, MiimiiError) else type(ex).__name__
        _log.exception("an item failed", job=run.job, run_id=str(run.id))
        batch.errors.append((name, code))
    else:
        batch.counts[done.count] += 1
        batch.money_kobo.update(done.money_kobo)


def _resumed(run: Run, scan: str | None) -> str | None:
    """Return the key behind which an earlier run's scan of this name broke off."""
    name, _, after = (run.cursor or "").partition(" ")
    return after if scan is not None and name == scan else None


def _note_cursor(run: Run, scan: str | None, batch: _Batch) -> None:
    if scan is None or run.is_dry or run.only is not None:
        return
    run.cursor = None if batch.is_last else f"{scan} {batch.last}"


def sweep(run: Run, name: str, end: Callable[[Conn, int], int]) -> None:
    """Repeat a statement that ends up to so many rows, until it finds fewer.

    `end` returns how many it ended; they are counted as changed, and under `name`.
    A dry run does it once and rolls it back. Raises LeaseLost.
    """
    while run.goes_on():
        left = run.limit - run.counts["selected"]
        if left <= 0:
            run.has_more = True
            return
        size = left if run.is_dry else min(left, run.batch_size)
        with run.transaction() as conn:
            ended = end(conn, size)
        for count in ("selected", "changed", name):
            run.counts[count] += ended
        if ended < size or run.is_dry:
            return

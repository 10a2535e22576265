"""End what people began and left: conversations, quotes, forms, drafts, cache keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from miimii.cache import Cache, CacheAway
from miimii.chat.session import Sessions
from miimii.db import Conn, Database
from miimii.jobs.batches import sweep
from miimii.jobs.run import Run
from miimii.orders.quotes import OpenQuotes
from miimii.users import leftovers


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def cache(self) -> Cache: ...

    @property
    def open_quotes(self) -> OpenQuotes: ...


class Ending(Protocol):
    """Ends up to `limit` rows whose time was over `at` then; returns how many."""

    def __call__(self, conn: Conn, *, at: datetime, limit: int) -> int: ...


def clean_up(services: Services, run: Run) -> None:
    """End each kind of leftover in turn; one that fails does not stop the others.

    Never touches PIN counters, lock-outs, identities, or the challenge of an order.
    Nobody is told: a quote or a form that ran out is refused anyway.
    """
    kinds: dict[str, Ending] = {
        "quotes": services.open_quotes.expire,
        "conversations": Sessions.end_abandoned,
        "forms": leftovers.void_forms,
        "old_forms": leftovers.delete_forms,
        "drafts": leftovers.wipe_drafts,
    }
    for name, end in kinds.items():
        with run.trying(name):
            sweep(run, name, partial(_at, run.at, end))
    _let_keys_expire(services.cache, run)


def _at(at: datetime, end: Ending, conn: Conn, limit: int) -> int:
    return end(conn, at=at, limit=limit)


def _let_keys_expire(cache: Cache, run: Run) -> None:
    """Give a life to our keys that have none; without a cache there are none."""
    try:
        for keys in cache.list_immortal(run.goes_on):
            for key in keys:
                _count_key(run, partial(cache.let_expire, key))
    except CacheAway:
        run.notes.append("the cache is away: its keys were not looked at")


def _count_key(run: Run, let_expire: Callable[[], None]) -> None:
    if not run.is_dry:
        let_expire()
    for name in ("selected", "changed", "keys"):
        run.counts[name] += 1

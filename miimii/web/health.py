"""Are we alive, and are we fit to serve? For the platform and for uptime checks."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import falcon

from miimii import clock, logs
from miimii.cache import Cache
from miimii.db import Database
from miimii.web.store import Schema, get_schema

REUSED_S = 3.0
DATABASE_S = 2.0
STILL_WELL_S = 15.0  # a pool that is merely busy does not take us out of service
MOST_CLOCK_SKEW = timedelta(seconds=30)  # lock-outs and limits compare clocks
_MIGRATIONS = Path(__file__).parents[2] / "migrations" / "versions"
_stopping = threading.Event()
_log = logs.get_logger(__name__)


def stop_accepting() -> None:
    """Be unready from now on, for this process was told to end."""
    _stopping.set()


def code_revision() -> str:
    """Return the newest migration this code came with."""
    return max(path.name[:4] for path in _MIGRATIONS.glob("[0-9]*.py"))


@dataclass(frozen=True, slots=True)
class Condition:
    """What was found, in the words of the public answer."""

    database: str = "down"
    cache: str = "down"
    migrations: str = "behind"
    is_clock_right: bool = True

    @property
    def status(self) -> str:
        is_fit = self.database == "ok" and self.migrations == "ok"
        if not is_fit or not self.is_clock_right or _stopping.is_set():
            return "unavailable"
        return "ok" if self.cache == "ok" else "degraded"


class Live:
    """GET /health/live: the process answers. No I/O."""

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        resp.data = b'{"status":"ok"}'

    on_head = on_get


class Ready:
    """GET /health and /health/ready: database, schema and cache, looked at afresh
    every three seconds at most.
    """

    def __init__(self, db: Database, cache: Cache) -> None:
        self._cache = cache
        self._database = _Probe(lambda: _ask(db), db.count_refusals)
        self._revision = code_revision()
        self._lock = threading.Lock()
        self._found = Condition()
        self._found_at = float("-inf")

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """200 `ok` or `degraded` (no cache), 503 `unavailable`; and what of it."""
        found = self._condition()
        resp.status = 503 if found.status == "unavailable" else 200
        answer = {
            "status": found.status,
            "database": found.database,
            "cache": found.cache,
            "migrations": found.migrations,
        }
        resp.data = json.dumps(answer).encode()

    on_head = on_get

    def _condition(self) -> Condition:
        with self._lock:
            if time.monotonic() - self._found_at >= REUSED_S:
                self._found = self._look()
                self._found_at = time.monotonic()
            return self._found

    def _look(self) -> Condition:
        schema = self._database.ask()
        cache = "ok" if self._cache.is_up() else "down"
        if schema is None:
            return Condition(cache=cache)
        skew = abs(schema.clock_at - clock.now())
        return Condition(
            database="ok",
            cache=cache,
            migrations="ok" if schema.revision >= self._revision else "behind",
            is_clock_right=self._database.is_stale or skew <= MOST_CLOCK_SKEW,
        )


def _ask(db: Database) -> Schema:
    with db.autocommit() as conn:
        return get_schema(conn)


class _Probe:
    """Asks the database in a thread of its own, and waits two seconds at most.

    A refusal counts at once. Silence may only mean that every connection is at work:
    then what was found in the last 15 s still counts, unless the server could not be
    reached since.
    """

    def __init__(
        self, ask: Callable[[], Schema], count_refusals: Callable[[], int]
    ) -> None:
        self._ask = ask
        self._count_refusals = count_refusals
        self._refusals = 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="health")
        self._asking: Future[Schema] | None = None
        self._last: Schema | None = None
        self._last_at = float("-inf")
        self.is_stale = False

    def ask(self) -> Schema | None:
        """Return the schema, or None if the database is not there."""
        if self._asking is None:
            self._asking = self._thread.submit(self._ask)
        try:
            self._last = self._asking.result(DATABASE_S)
        except TimeoutError:
            self.is_stale = True
            is_reached = self._count_refusals() == self._refusals
            was_well = is_reached and time.monotonic() - self._last_at < STILL_WELL_S
            return self._last if was_well else None
        except Exception as ex:
            _log.warning("database not fit", error_class=type(ex).__name__)
            self._last = None
        self._asking = None
        self.is_stale = False
        self._last_at = time.monotonic()
        self._refusals = self._count_refusals()
        return self._last

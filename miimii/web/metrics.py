"""/metrics: what this instance counts, and how the bank stands, for Prometheus.

Counters come from memory that the workers share; how the bank stands is asked of the
database when somebody looks, at most once in five seconds. No label names a person.
"""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Iterable, Mapping, Sequence

import falcon
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from miimii import clock
from miimii.db import Database
from miimii.errors import Busy, Unavailable
from miimii.web.health import code_revision
from miimii.web.store import Standing, list_standing

REUSED_S = 5.0
# Figures of the database: what each says, and the names of its labels.
_FIGURES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "inbox_lag_seconds": ("Age of the oldest event that waits.", ()),
    "outbox_due": ("Messages that are due.", ()),
    "lanes_working": ("Lanes that a worker holds.", ()),
    "orders_open": ("Orders without an end.", ("kind", "status")),
    "alerts_open": ("Open alerts.", ("rule", "severity")),
    "job_last_success_timestamp_seconds": ("A job's last success.", ("job",)),
}


class Metrics:
    """GET /metrics, for whoever has the token; for anyone if there is none."""

    def __init__(self, db: Database, jobs: Sequence[str], *, token: str) -> None:
        self._token = token.encode()
        self._counted = _counted()
        self._standing = CollectorRegistry()
        self._standing.register(_Standing(db, jobs))

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """200 the metrics as text; 401 without the right token."""
        given = req.get_header("Authorization", default="").encode()
        if self._token and not hmac.compare_digest(given, b"Bearer " + self._token):
            raise falcon.HTTPUnauthorized
        resp.content_type = CONTENT_TYPE_LATEST
        resp.data = generate_latest(self._counted) + generate_latest(self._standing)


def _counted() -> CollectorRegistry:
    """Where the counters are: shared by the workers, or of this process alone."""
    registry = CollectorRegistry()
    try:
        MultiProcessCollector(registry)
    except ValueError:  # no directory was set before the library was imported
        return REGISTRY
    return registry


class _Standing:
    """How the bank stands; without the database, only which code this is."""

    def __init__(self, db: Database, jobs: Sequence[str]) -> None:
        self._db = db
        self._jobs = jobs
        self._lock = threading.Lock()
        self._found: list[Standing] = []
        self._found_at = float("-inf")

    def describe(self) -> Iterable[Metric]:
        """Nothing: the registry would ask the database at start to find names."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """Give each figure as a gauge."""
        build = GaugeMetricFamily(
            "miimii_build_info", "The code that runs.", labels=("migration",)
        )
        build.add_metric((code_revision(),), 1)
        families = {
            name: GaugeMetricFamily(f"miimii_{name}", text, labels=labels)
            for name, (text, labels) in _FIGURES.items()
        }
        for each in self._now():
            labels = [label for label in (each.label, each.other_label) if label]
            families[each.name].add_metric(labels, each.value)
        return [build, *families.values()]

    def _now(self) -> list[Standing]:
        with self._lock:
            if time.monotonic() - self._found_at >= REUSED_S:
                try:
                    with self._db.autocommit() as conn:
                        found = list_standing(conn, self._jobs, at=clock.now())
                except (Unavailable, Busy):
                    found = []
                self._found, self._found_at = found, time.monotonic()
            return self._found

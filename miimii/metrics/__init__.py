"""What this process counts of itself, for Prometheus and for the alerts.

Labels come from closed lists: a route's template, a provider, an outcome; never a
person, a reference or a number. Under gunicorn the workers share a directory
(PROMETHEUS_MULTIPROC_DIR, set before this is imported), so that a scrape sees them all.
"""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

from miimii.metrics.minutes import Minute as Minute
from miimii.metrics.minutes import Minutes

minutes = Minutes()  # of this process

_SERVER_ERROR, _TOO_MANY = 500, 429
_NOT_LET_IN = frozenset({401, 403})
_WEBHOOK = "/webhook/"
_QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_SLOW = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_requests = Counter(
    "miimii_http_requests", "Requests answered.", ("route", "method", "status")
)
_request_s = Histogram(
    "miimii_http_seconds", "Time to an answer.", ("route",), buckets=_QUICK
)
_events = Counter("miimii_webhook_events", "Events told to us.", ("source", "outcome"))
_calls = Counter(
    "miimii_provider_requests", "Calls to providers.", ("provider", "outcome")
)
_call_s = Histogram(
    "miimii_provider_seconds",
    "Time of a provider's call.",
    ("provider",),
    buckets=_SLOW,
)
_pool_wait_s = Histogram(
    "miimii_pool_wait_seconds", "Wait for a database connection.", buckets=_QUICK
)
_pool_timeouts = Counter("miimii_pool_timeouts", "Waits for a connection given up.")
_pool_connections = Gauge(
    "miimii_pool_connections",
    "Database connections.",
    ("state",),
    multiprocess_mode="livesum",
)
_cache_errors = Counter("miimii_cache_errors", "Commands the cache did not answer.")
_messages = Counter("miimii_messages", "Messages handed over.", ("outcome",))
_message_s = Histogram(
    "miimii_outbox_seconds", "From writing a message to its sending.", buckets=_SLOW
)
_moves = Counter("miimii_orders", "Orders that reached a status.", ("kind", "status"))
_pin_attempts = Counter("miimii_pin_attempts", "PINs given.", ("outcome",))


def count_request(route: str, method: str, status: int, took_s: float) -> None:
    """Count an answered request; `route` is a template, never a path."""
    _requests.labels(route, method if method in _METHODS else "other", status).inc()
    _request_s.labels(route).observe(took_s)
    is_webhook = route.startswith(_WEBHOOK)
    with minutes.now() as minute:
        minute.requests += 1
        minute.errors += status >= _SERVER_ERROR
        minute.webhooks += is_webhook
        minute.webhook_errors += is_webhook and status >= _SERVER_ERROR
        minute.bad_signatures += is_webhook and status in _NOT_LET_IN
        minute.took_ms.append(round(took_s * 1000))


def count_events(source: str, outcome: str, count: int) -> None:
    """Count what a webhook brought: `stored` is new, `known` a repeat."""
    _events.labels(source, outcome).inc(count)


def count_call(provider: str, status: int | None, took_s: float) -> None:
    """Count a call to a provider; a status of None is silence or a line cut.

    It failed when nobody answered or the fault is theirs; `refused` says that they
    don't let us in.
    """
    is_failed = status is None or status >= _SERVER_ERROR or status == _TOO_MANY
    is_refused = status in _NOT_LET_IN
    outcome = "failed" if is_failed else "refused" if is_refused else "answered"
    _calls.labels(provider, outcome).inc()
    _call_s.labels(provider).observe(took_s)
    with minutes.now() as minute:
        calls = minute.calls_to(provider)
        calls["calls"] += 1
        calls["failed"] += is_failed
        calls["refused"] += is_refused


def note_pool_wait(took_s: float) -> None:
    """Note how long a connection was waited for."""
    _pool_wait_s.observe(took_s)


def note_pool(*, size: int, idle: int) -> None:
    """Note how many connections this process has, and how many of them rest."""
    _pool_connections.labels("busy").set(max(0, size - idle))
    _pool_connections.labels("idle").set(idle)


def count_pool_timeout() -> None:
    """Count a wait for a connection that was given up."""
    _pool_timeouts.inc()
    with minutes.now() as minute:
        minute.pool_timeouts += 1


def count_database_error() -> None:
    """Count a database connection that was lost or could not be had."""
    with minutes.now() as minute:
        minute.database_errors += 1


def count_cache_error() -> None:
    """Count a command that the cache did not answer, or refused."""
    _cache_errors.inc()
    with minutes.now() as minute:
        minute.cache_errors += 1


def count_message(outcome: str, waited_s: float | None = None) -> None:
    """Count a message that was handed over or not, and how long it had waited."""
    _messages.labels(outcome).inc()
    if waited_s is not None:
        _message_s.observe(max(0.0, waited_s))


def count_move(kind: str, status: str) -> None:
    """Count an order that reached a status."""
    _moves.labels(kind, status).inc()


def count_pin(outcome: str) -> None:
    """Count a PIN that was right, wrong, or not looked at because of a lock."""
    _pin_attempts.labels(outcome).inc()

"""What this process counts of itself, for Prometheus and for the alerts.

Labels come from closed lists: a route's template, a provider, an outcome; never a
person, a reference or a number. Under gunicorn the workers share a directory
(PROMETHEUS_MULTIPROC_DIR, set before this is imported), so that a scrape sees them all.
"""

from __future__ import annotations

from datetime import timedelta

from prometheus_client import Counter, Gauge, Histogram

from miimii.metrics.minutes import Minute as Minute
from miimii.metrics.minutes import Minutes

minutes = Minutes()  # of this process

_SERVER_ERROR, _TOO_MANY = 500, 429
_NOT_LET_IN = frozenset({401, 403})
_BAD_SIGNATURE = _NOT_LET_IN | {432}  # as Flows are refused
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
_events = Counter("miimii_webhook_events", "Events told to us.", ("source",))
_foreign = Counter("miimii_webhook_foreign", "What was signed and is not for us.")
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
_postings = Counter("miimii_ledger_postings", "Postings written.")
_journal_s = Histogram("miimii_ledger_seconds", "Time of a journal.", buckets=_QUICK)
_readings = Counter("miimii_nlu_messages", "Texts read.", ("source",))
_reading_s = Histogram(
    "miimii_nlu_seconds", "Time of our own reading of a text.", buckets=_QUICK
)
_tokens = Counter("miimii_openai_tokens", "Tokens that the model counted.")


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
        minute.bad_signatures += is_webhook and status in _BAD_SIGNATURE
        minute.took_ms.append(round(took_s * 1000))


def count_event(source: str) -> None:
    """Count one event that a webhook brought, new or known."""
    _events.labels(source).inc()


def count_foreign() -> None:
    """Count what WhatsApp signed and meant for another number or object."""
    _foreign.inc()


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


def count_message(outcome: str, waited: timedelta | None = None) -> None:
    """Count a message that was sent, in doubt, or given up; how long it had waited."""
    _messages.labels(outcome).inc()
    if waited is not None:
        _message_s.observe(max(0.0, waited.total_seconds()))


def count_move(kind: str, status: str) -> None:
    """Count an order that reached a status; `kind` is its table."""
    _moves.labels(kind, status).inc()


def count_pin(outcome: str) -> None:
    """Count a PIN that was right, wrong, or not looked at because of a lock."""
    _pin_attempts.labels(outcome).inc()


def count_journal(postings: int, took_s: float) -> None:
    """Count what a journal brought; its transaction may still be rolled back."""
    _postings.inc(postings)
    _journal_s.observe(took_s)


def count_reading(took_s: float) -> None:
    """Count a text that the rules read."""
    _readings.labels("rules").inc()
    _reading_s.observe(took_s)


def count_second_opinion() -> None:
    """Count a text that the language model read too."""
    _readings.labels("model").inc()


def count_tokens(count: int) -> None:
    """Count what a call to the language model cost."""
    _tokens.inc(count)

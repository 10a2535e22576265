"""The web application: what gunicorn loads, opens after the fork, and closes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import falcon

from miimii import clock, logs
from miimii.alerts.ownership import warn_if_owner
from miimii.conversation import log_key
from miimii.jobs.schedule import SCHEDULE
from miimii.settings import Settings
from miimii.web.minutes import ServiceMinutes
from miimii.web.routes import build_app, routes
from miimii.wiring import Services, build_services


@dataclass(frozen=True, slots=True)
class _Worker:
    services: Services
    minutes: ServiceMinutes


_log = logs.get_logger(__name__)
_worker: list[_Worker] = []  # of this process: none, or one


def create_app(
    services: Services, minutes: ServiceMinutes | None = None
) -> falcon.App[Any, Any]:
    """Return the application that serves these services, and keeps its minutes."""
    minutes = minutes or ServiceMinutes(services.db)
    return build_app(
        routes(
            services.settings,
            db=services.db,
            cache=services.cache,
            inbox=services.inbox,
            screens=services.forms,
            cipher=services.cipher,
            jobs=[each.job for each in SCHEDULE],
        ),
        minutes.keep_finished,
    )


def get_app() -> falcon.App[Any, Any]:
    """Build everything from the environment; called by gunicorn in each worker."""
    settings = Settings.from_env()
    logs.set_up(
        settings.log_level, secrets=settings.secrets, lane_key=log_key(settings)
    )
    if settings.is_production and not settings.metrics_token:
        _log.warning("METRICS_TOKEN is not set: anyone may see the metrics")
    services = build_services(settings)
    minutes = ServiceMinutes(services.db)
    _worker[:] = [_Worker(services, minutes)]
    return create_app(services, minutes)


def open_worker() -> None:
    """Open what must not be open before the fork."""
    for worker in _worker:
        worker.services.open()
        if worker.services.settings.is_production:
            warn_if_owner(worker.services.db, "web", at=clock.now())


def close_worker() -> None:
    """Write the last minute, and return what this worker holds."""
    while _worker:
        worker = _worker.pop()
        worker.minutes.close()
        worker.services.close()

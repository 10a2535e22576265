"""The web application: what gunicorn loads, opens after the fork, and closes."""

from __future__ import annotations

from typing import Any

import falcon

from miimii import logs
from miimii.conversation import log_key
from miimii.settings import Settings
from miimii.web.routes import build_app, routes
from miimii.wiring import Services, build_services

_worker: list[Services] = []  # of this process: none, or one


def create_app(services: Services) -> falcon.App[Any, Any]:
    """Return the application that serves these services."""
    return build_app(
        routes(
            services.settings,
            db=services.db,
            cache=services.cache,
            inbox=services.inbox,
            screens=services.forms,
            cipher=services.cipher,
        )
    )


def get_app() -> falcon.App[Any, Any]:
    """Build everything from the environment; called by gunicorn in each worker."""
    settings = Settings.from_env()
    logs.set_up(
        settings.log_level, secrets=settings.secrets, lane_key=log_key(settings)
    )
    services = build_services(settings)
    _worker[:] = [services]
    return create_app(services)


def open_worker() -> None:
    """Open what must not be open before the fork."""
    for services in _worker:
        services.open()


def close_worker() -> None:
    """Return what this worker holds."""
    while _worker:
        _worker.pop().close()

"""The edge as gunicorn loads it in the tests: its handler waits for a file."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import falcon

from miimii.cache import Cache
from miimii.chat.inbox import Done, Event, Inbox
from miimii.db import Database
from miimii.web import acting
from miimii.web.routes import build_app
from tests.integration.web import edge

PLACE = Path(os.environ.get("TEST_PLACE", "."))
LONGEST_S = 20

# Read by gunicorn, for which this file is the configuration as well.
worker_class = "gthread"
threads = 4
http_parser = "python"
control_socket_disable = True
pre_request = acting.close_after_webhooks


def handle(event: Event, _done: Done) -> None:
    """Start when the file `go` is there; say so in a file named after the event."""
    deadline = time.monotonic() + LONGEST_S
    while not (PLACE / "go").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    (PLACE / event.event_key).touch()


def get_app() -> falcon.App[Any, Any]:
    """Called by gunicorn in each worker."""
    db = Database(os.environ["DATABASE_URL"])
    db.open()
    cache = Cache(os.environ["REDIS_URL"])
    inbox = Inbox(db, cache, {"whatsapp": handle}, 2)
    return build_app(edge.table(db, cache, inbox))

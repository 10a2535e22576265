"""How gunicorn serves MiiMii: workers, threads, time-outs, and what opens when."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

import miimii.app as app
from miimii import settings
from miimii.web import acting, health

BAD_CONFIGURATION = 78

bind = f"0.0.0.0:{os.environ.get('PORT') or 8080}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
threads = 32  # a turn waits for a provider, not for the processor
timeout = 60
graceful_timeout = 30
keepalive = 75
max_requests = 2000
max_requests_jitter = 200
if os.path.isdir("/dev/shm"):  # noqa: S108  (a heartbeat file must not wait for a disk)
    worker_tmp_dir = "/dev/shm"  # noqa: S108
preload_app = False  # pools that were open before the fork break in the workers
control_socket_disable = True  # it would stand in the home, shared by all instances
http_parser = "python"
header_map = "drop"
accesslog = None
pre_request = acting.close_after_webhooks


def on_starting(_server: object) -> None:
    """Refuse to start on bad settings: raised in a worker, it would be retried."""
    try:
        settings.Settings.from_env()
    except settings.BadSettings as problems:
        sys.stderr.write(f"{problems}\n")
        sys.exit(BAD_CONFIGURATION)


def post_worker_init(_worker: object) -> None:
    """After the fork: open pools and sessions, and be honest when told to stop."""
    app.open_worker()
    stop = signal.getsignal(signal.SIGTERM)

    def stop_after_saying_so(number: int, frame: FrameType | None) -> None:
        health.stop_accepting()
        if callable(stop):
            stop(number, frame)

    signal.signal(signal.SIGTERM, stop_after_saying_so)


def worker_exit(_server: object, _worker: object) -> None:
    """Return what the worker holds: connections, sessions, leases."""
    app.close_worker()

"""How gunicorn serves MiiMii: workers, threads, time-outs, and what opens when."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import Protocol

# Where the workers share what they count. The library looks at it when imported, and
# so do our own modules, which is why it stands before them.
_counted = os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
_is_ours = not _counted
if _is_ours:
    _counted = tempfile.mkdtemp(prefix="miimii-metrics-")
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = _counted

from gunicorn.workers import gthread  # noqa: E402
from prometheus_client import multiprocess, values  # noqa: E402

# Files by place in the row instead of by process: a worker ends after `max_requests`,
# and a file for each that ever was would make every scrape slower.
_place = ["master"]
values.ValueClass = values.MultiProcessValue(lambda: _place[0])

import miimii.app as app  # noqa: E402
from miimii import settings  # noqa: E402
from miimii.web import acting, health, slow_clients, unreadable  # noqa: E402

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
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
# A connection on which nothing comes yet waits in the poller, not in a thread.
gthread.DEFAULT_WORKER_DATA_TIMEOUT = 0.1
accesslog = None
pre_request = acting.close_after_webhooks


class _Worker(Protocol):
    place: str


class _Server(Protocol):
    WORKERS: Mapping[int, _Worker]


def on_starting(_server: object) -> None:
    """Refuse to start on bad settings: raised in a worker, it would be retried.

    What an earlier server counted in the same directory is forgotten.
    """
    for left in Path(_counted).glob("*.db"):
        left.unlink()
    try:
        settings.Settings.from_env()
    except settings.BadSettings as problems:
        sys.stderr.write(f"{problems}\n")
        on_exit(_server)
        sys.exit(BAD_CONFIGURATION)


def pre_fork(server: _Server, worker: _Worker) -> None:
    """Give the worker the first free place in the row; it counts on from there."""
    taken = {each.place for each in server.WORKERS.values()}
    free = (str(n) for n in range(len(taken) + 1) if str(n) not in taken)
    worker.place = next(free)


def post_fork(_server: object, worker: _Worker) -> None:
    """From here on the worker counts in its own place."""
    _place[0] = worker.place


def child_exit(_server: object, worker: _Worker) -> None:
    """What a worker had, such as connections, goes with it."""
    multiprocess.mark_process_dead(worker.place)


def on_exit(_server: object) -> None:
    """Leave nothing behind."""
    if _is_ours:
        shutil.rmtree(_counted, ignore_errors=True)


class _ThreadWorker(slow_clients.Worker, unreadable.Worker, Protocol):
    pass


def post_worker_init(worker: _ThreadWorker) -> None:
    """After the fork: open pools and sessions, and be honest when told to stop."""
    slow_clients.guard(worker)
    unreadable.guard(worker)
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

"""Clients that send slowly, or never hang up, cost a thread seconds, not minutes.

A thread of gunicorn reads one request at a time and waits for each byte of it. Here a
watch ends the reading three seconds after a request began to arrive, head and body
together, by closing the socket for reading: the waiting thread then sees an end.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

READ_S = 3.0
HANG_UP_S = 1.0
_CHUNK_BYTES = 1 << 16
_MOST_LEFT_BYTES = 1 << 22  # who is cut off while sending more would miss our answer

_this_thread = threading.local()


class Connection(Protocol):
    """What gunicorn keeps of a connection."""

    sock: socket.socket


class Worker(Protocol):
    """The threaded worker of gunicorn, as far as it is changed here."""

    handle: Callable[[Connection], object]


@dataclass(eq=False, slots=True)
class _Reading:
    """A request that is arriving; over once the application has read it."""

    line: socket.socket
    until: float
    is_over: bool = False
    is_cut: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def end(self) -> None:
        with self.lock:
            self.is_over = True

    def cut(self) -> None:
        """Read no more of it; not the socket of whoever came after on this number."""
        with self.lock, contextlib.suppress(OSError):
            if not self.is_over:
                self.is_cut = True
                self.line.shutdown(socket.SHUT_RD)


def body_is_read() -> None:
    """The application has all that it reads: what follows may take its time."""
    if reading := getattr(_this_thread, "reading", None):
        reading.end()


def is_cut() -> bool:
    """Whether the request of this thread was too slow, and will not get longer."""
    reading = getattr(_this_thread, "reading", None)
    return reading is not None and reading.is_cut


def guard(worker: Worker) -> None:
    """Have each request of this worker watched; after the fork, for it has a thread."""
    watch, handle = _Watch(READ_S), worker.handle

    def handle_in_time(connection: Connection) -> object:
        reading = _this_thread.reading = watch.begin(connection.sock)
        try:
            kept = handle(connection)
        finally:
            reading.end()
            _this_thread.reading = None
        if not kept:
            _hang_up(connection.sock)
        return kept

    worker.handle = handle_in_time


class _Watch:
    """One thread, and the requests that are arriving, oldest first."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds  # the same for all, so the oldest is the next due
        self._arriving: deque[_Reading] = deque()
        self._begun = threading.Semaphore(0)
        threading.Thread(target=self._run, name="slow-clients", daemon=True).start()

    def begin(self, line: socket.socket) -> _Reading:
        reading = _Reading(line, time.monotonic() + self._seconds)
        self._arriving.append(reading)
        self._begun.release()
        return reading

    def _run(self) -> None:
        while self._begun.acquire():
            reading = self._arriving.popleft()
            time.sleep(max(0.0, reading.until - time.monotonic()))
            reading.cut()


def _hang_up(line: socket.socket) -> None:
    """Say goodbye and wait a second for theirs, here: gunicorn would wait two seconds
    for it in the one thread that accepts everybody else.
    """
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_WR)
        until, left = time.monotonic() + HANG_UP_S, _MOST_LEFT_BYTES
        while left > 0 and (remaining_s := until - time.monotonic()) > 0:
            line.settimeout(remaining_s)
            if not (said := line.recv(_CHUNK_BYTES)):
                break
            left -= len(said)
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RD)

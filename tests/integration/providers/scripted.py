"""A server on localhost that answers what a test wrote down, and keeps what it got."""

from __future__ import annotations

import json
import socket
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HANG_S = 60  # the longest that `may_answer` is waited for
SILENCE = object()  # read the request, then cut the line


@dataclass
class Got:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Script:
    """What to answer, in order: (status, body) or SILENCE; the last one stays."""

    url: str = ""
    location: str = ""  # said with every answer, if it is set
    answers: deque[Any] = field(default_factory=deque)
    got: list[Got] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    may_answer: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.may_answer.set()

    def will_answer(self, *answers: Any) -> None:
        self.answers = deque(answers)

    def next_answer(self, request: Got) -> Any:
        with self.lock:
            self.got.append(request)
            many = len(self.answers) > 1
            return self.answers.popleft() if many else self.answers[0]

    def paths(self) -> list[str]:
        return [request.path for request in self.got]


@contextmanager
def scripted() -> Iterator[Script]:
    """Serve until the block ends."""
    script = Script()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            request = Got(
                self.command,
                self.path,
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(length),
            )
            answer = script.next_answer(request)
            script.may_answer.wait(HANG_S)
            self.close_connection = True
            if answer is SILENCE:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            status, body = answer
            raw = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            self.send_header("Connection", "close")
            if script.location:
                self.send_header("Location", script.location)
            self.end_headers()
            self.wfile.write(raw)

        do_POST = do_GET  # noqa: N815  (its parent chose the name)

        def log_message(self, *_: object) -> None:
            """Tests read what was got, not a log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    script.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield script
    finally:
        script.may_answer.set()
        server.shutdown()
        thread.join()
        server.server_close()

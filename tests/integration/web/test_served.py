"""The edge behind a real gunicorn: what only a server and a socket can show."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from miimii.providers.signatures import sign
from miimii.sandbox.processes import free_port
from tests.integration.web import edge, served
from tests.integration.web.test_webhooks import message

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.usefixtures("clean")


class Served:
    """One gunicorn worker, and the folder its handler looks at."""

    def __init__(self, port: int, place: Path) -> None:
        self.port = port
        self.place = place
        self.connections: list[http.client.HTTPConnection] = []

    def connect(self) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        self.connections.append(connection)
        return connection

    def hang_up(self) -> None:
        while self.connections:
            self.connections.pop().close()

    def post(
        self, raw: bytes, *, is_chunked: bool = False, path: str = "/webhook/whatsapp"
    ) -> http.client.HTTPResponse:
        """Return once the answer's head and body are here; the line stays open."""
        headers = {"X-Hub-Signature-256": f"sha256={sign(edge.META_SECRET, raw)}"}
        body = (raw[at : at + 65_536] for at in range(0, len(raw), 65_536))
        connection = self.connect()
        with suppress(ConnectionError):  # refused before all of it was sent
            connection.request(
                "POST",
                path,
                body=body if is_chunked else raw,
                headers=headers,
                encode_chunked=is_chunked,
            )
        return connection.getresponse()


@pytest.fixture(scope="module")
def server(
    app_url: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    port, place = free_port(), tmp_path_factory.mktemp("served")
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "-c", served.__file__),
            *("-b", f"127.0.0.1:{port}", "tests.integration.web.served:get_app()"),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": app_url,
            "REDIS_URL": redis_url,
            "TEST_PLACE": str(place),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    up = Served(port, place)
    try:
        wait_until(lambda: answers(up))
        yield up
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def gunicorn(server: Served) -> Iterator[Served]:
    """The server with nothing to do; afterwards its handler may finish what it has."""
    (server.place / "go").unlink(missing_ok=True)
    (server.place / "wamid.0").unlink(missing_ok=True)
    yield server
    (server.place / "go").touch()
    server.hang_up()


def answers(up: Served) -> bool:
    connection = up.connect()
    with suppress(OSError):
        connection.request("GET", "/health/live")
        return connection.getresponse().status == 200
    connection.close()
    return False


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_the_answer_is_out_before_work_begins(gunicorn: Served) -> None:
    answer = gunicorn.post(json.dumps(message("hi")).encode())
    assert (answer.status, answer.read()) == (200, b'{"status":"ok"}')
    assert answer.headers["Connection"] == "close"
    assert not (gunicorn.place / "wamid.0").exists()
    assert answers(gunicorn)  # others are served meanwhile
    (gunicorn.place / "go").touch()
    wait_until((gunicorn.place / "wamid.0").exists)


def test_a_caller_who_hangs_up_does_not_stop_the_work(gunicorn: Served) -> None:
    (gunicorn.place / "go").touch()
    raw = json.dumps(message("hi")).encode()
    connection = gunicorn.connect()
    signature = f"sha256={sign(edge.META_SECRET, raw)}"
    connection.request(
        "POST",
        "/webhook/whatsapp",
        body=raw,
        headers={"X-Hub-Signature-256": signature},
    )
    connection.close()
    wait_until((gunicorn.place / "wamid.0").exists)


def test_chunked_bodies_are_read_up_to_the_limit(gunicorn: Served) -> None:
    (gunicorn.place / "go").touch()
    padded = {**message("hi"), "padding": "x" * (2 << 20)}
    assert gunicorn.post(json.dumps(padded).encode(), is_chunked=True).status == 200
    too_long = b" " * ((3 << 20) + 1)
    assert gunicorn.post(too_long, is_chunked=True).status == 413
    assert gunicorn.post(too_long).status == 413


def test_a_broken_chunk_is_the_callers_fault(gunicorn: Served) -> None:
    connection = gunicorn.connect()
    connection.putrequest("POST", "/webhook/whatsapp")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()
    connection.send(b"zz\r\nhello\r\n0\r\n\r\n")
    assert connection.getresponse().status == 400


def test_head_and_headers_survive_the_server(gunicorn: Served) -> None:
    connection = gunicorn.connect()
    connection.request("HEAD", "/health")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (200, b"")
    assert answer.headers["Cache-Control"] == "no-store"
    connection.request("POST", "/webhook/whatsapp/flow", body=b"{}")
    refused = connection.getresponse()
    assert (refused.status, refused.headers["Content-Type"]) == (
        432,
        "application/problem+json",
    )

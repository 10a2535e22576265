"""Clients that drip, stay silent or never hang up, against gunicorn as it is set up."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.integration.web.real import RealServer, answer_on, serving, status_of

HEAD = (
    b"POST /webhook/whatsapp HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n"
    b"X-Hub-Signature-256: sha256=0\r\n"
)
WELL = b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
DRIPS, GOOD = 60, 12
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("clean")]


@pytest.fixture(scope="module")
def server(
    app_url: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RealServer]:
    with serving(app_url, redis_url, tmp_path_factory.mktemp("slow")) as server:
        yield server


@pytest.fixture
def enough() -> Iterator[threading.Event]:
    """Set when the slow ones may stop."""
    event = threading.Event()
    yield event
    event.set()


def drip(server: RealServer, said_first: bytes, enough: threading.Event) -> None:
    """Come back as soon as we are cut off, and send a byte twice a second."""
    while not enough.is_set():
        with contextlib.suppress(OSError), server.line() as line:
            line.sendall(said_first)
            while not enough.wait(0.5):
                line.sendall(b"x")


def begin(work: list[threading.Thread]) -> None:
    for each in work:
        each.start()
    time.sleep(1.5)  # until every thread of the server has one of them


def served(server: RealServer) -> list[int | None]:
    """The statuses that twelve good clients get, one after the other."""
    return [status_of(server.tell(WELL, patience_s=15)) for _ in range(GOOD)]


@pytest.mark.proves("T29")
@pytest.mark.proves("F28")
def test_sixty_drips_do_not_stop_a_good_request(
    server: RealServer, enough: threading.Event
) -> None:
    begin(
        [
            threading.Thread(
                target=drip,
                args=(server, HEAD + (b"X-A: " if n % 2 else b"\r\n"), enough),
                daemon=True,
            )
            for n in range(DRIPS)
        ]
    )
    assert served(server) == [200] * GOOD


@pytest.mark.parametrize("said", [b"", WELL])
def test_who_says_nothing_or_never_hangs_up_does_not_either(
    server: RealServer, said: bytes
) -> None:
    with contextlib.ExitStack() as lines:
        for _ in range(DRIPS):
            line = lines.enter_context(server.line())
            line.sendall(said)
        assert served(server) == [200] * GOOD


@pytest.mark.parametrize(
    ("said", "status"), [(HEAD + b"\r\n{", 408), (HEAD + b"X-A: ", None)]
)
def test_what_is_not_whole_in_time_is_ended(
    server: RealServer, said: bytes, status: int | None
) -> None:
    """A body too late has an answer; half a head has nobody to answer to."""
    assert status_of(server.tell(said, patience_s=15)) == status


def test_a_body_that_ends_early_is_the_callers_fault(server: RealServer) -> None:
    with server.line() as line:
        line.sendall(HEAD + b"\r\n{")
        line.shutdown(socket.SHUT_WR)
        assert status_of(answer_on(line)) == 400


def test_a_kept_line_may_rest_for_longer_than_a_request(server: RealServer) -> None:
    with contextlib.closing(
        http.client.HTTPConnection("127.0.0.1", server.config.app_port, timeout=30)
    ) as caller:
        caller.connect()
        line = caller.sock
        for rest_s in (3.5, 0):
            caller.request("GET", "/health/live")
            with caller.getresponse() as answer:
                assert (answer.status, answer.read()) == (200, b'{"status":"ok"}')
            time.sleep(rest_s)
        assert caller.sock is line

"""Bodies that would fill memory, and requests that are none, against a real server."""

from __future__ import annotations

import gzip
import json
import select
from collections.abc import Iterator
from contextlib import suppress

import pytest

from miimii.providers.signatures import sign
from miimii.web.middleware import HEADERS
from tests.integration.web.real import RealServer, answer_on, serving, status_of

MOST_MORE_KIB = 20 * 1024
GIGABYTE, CHUNK = 1 << 30, b"10000\r\n" + b" " * 65_536 + b"\r\n"
CANARY = "canary-0802"
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("clean")]


@pytest.fixture(scope="module")
def server(
    app_url: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RealServer]:
    with serving(app_url, redis_url, tmp_path_factory.mktemp("bombs")) as server:
        yield server


def post(server: RealServer, raw: bytes, *more: str) -> bytes:
    """Send a body that the bank signed, with these headers as well."""
    secret = server.config.bellbank_webhook_secret
    head = [
        "POST /webhook/bellbank HTTP/1.1",
        "Host: x",
        f"Content-Length: {len(raw)}",
        f"X-Webhook-Signature: {sign(secret, raw)}",
        *more,
    ]
    return server.tell("\r\n".join(head).encode() + b"\r\n\r\n" + raw)


def stream(server: RealServer, path: str) -> tuple[bytes, int]:
    """Send a gigabyte in chunks until there is an answer; it, and how much was sent."""
    sent = 0
    with server.line() as line:
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        line.sendall(head.encode())
        with suppress(ConnectionError):  # it may hang up while we send
            while sent < GIGABYTE and not select.select([line], [], [], 0)[0]:
                line.sendall(CHUNK)
                sent += len(CHUNK)
        return answer_on(line), sent


@pytest.mark.proves("T28")
def test_no_body_makes_a_worker_grow_by_20_mib(server: RealServer) -> None:
    for _ in range(8):
        post(server, b"{}")  # what a first request loads, in either worker
    before = server.most_memory_kib()
    assert {
        "deep": status_of(post(server, b'{"a":' + b"[" * 100_000)),
        "closed": status_of(
            post(server, b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}")
        ),
        "digits": status_of(post(server, b'{"a":' + b"9" * 5_000 + b"}")),
        "nan": status_of(post(server, b'{"a":NaN}')),
        "doubled": status_of(post(server, b'{"a":1,"a":2}')),
        "packed": status_of(
            post(server, gzip.compress(b" " * (1 << 26)), "Content-Encoding: gzip")
        ),
        "long": status_of(post(server, b" " * ((1 << 20) + 1))),
    } == {
        **dict.fromkeys(("deep", "closed", "digits", "nan", "doubled"), 400),
        "packed": 415,
        "long": 413,
    }
    for path, most in (
        ("/webhook/whatsapp", 3 << 20),
        ("/webhook/whatsapp/flow", 1 << 20),
        ("/webhook/dojah", 1 << 20),
        ("/pin/token", 1 << 12),
    ):
        answer, sent = stream(server, path)
        assert status_of(answer) == 413
        assert sent < most + (16 << 20)  # what was on the way: buffers of two sockets
    after = server.most_memory_kib()
    assert after.keys() == before.keys(), "a worker died of it"
    assert max(after[pid] - before[pid] for pid in before) < MOST_MORE_KIB


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (f"GET /{CANARY} HTTP/9.9\r\n\r\n", 400),
        (f"{CANARY}\r\n\r\n", 400),
        (f"GET / HTTP/1.1\r\nbad header {CANARY}: 1\r\n\r\n", 400),
        (f"GET / HTTP/1.1\r\nX: a\r\n folded-{CANARY}\r\n\r\n", 400),
        (f"GET /{CANARY}{'a' * 5_000} HTTP/1.1\r\n\r\n", 414),
        (f"GET / HTTP/1.1\r\nX: {CANARY}{'a' * 9_000}\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\n" + f"X: {CANARY}\r\n" * 61 + "\r\n", 431),
        (
            "POST /webhook/dojah HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            "Content-Length: 5\r\n\r\nhello",
            400,
        ),
        (
            "POST /webhook/dojah HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
            "Content-Length: 6\r\n\r\nhello!",
            400,
        ),
        (
            f"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: {CANARY}\r\n\r\n",
            501,
        ),
    ],
)
def test_what_is_no_http_is_refused_in_our_way_and_not_repeated(
    server: RealServer, raw: str, status: int
) -> None:
    head, _, body = server.tell(raw.encode()).partition(b"\r\n\r\n")
    assert status_of(head) == status
    assert json.loads(body)["status"] == status
    for name, value in HEADERS.items():
        assert f"{name}: {value}".encode() in head
    assert CANARY.encode() not in body
    assert CANARY not in server.said()


def test_answers_name_the_server_but_no_version(server: RealServer) -> None:
    asked = b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    assert b"\r\nServer: gunicorn\r\n" in server.tell(asked)

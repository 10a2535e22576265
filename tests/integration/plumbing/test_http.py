"""The way out, against servers that answer oddly, late, or not at all."""

import contextlib
import re
import socket
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from miimii.db import Database
from miimii.errors import Busy
from miimii.http import Http, NeverSent, NoAnswer

Serve = Callable[[socket.socket], None]


@contextlib.contextmanager
def serving(serve: Serve) -> Iterator[str]:
    """A server that treats each connection as told."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        done = threading.Event()

        def loop() -> None:
            while not done.is_set():
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection, contextlib.suppress(OSError):
                    serve(connection)

        thread = threading.Thread(target=loop, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        done.set()
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(2)


def request(connection: socket.socket) -> bytes:
    """Read one request whole: head and body come in pieces."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        raw += connection.recv(65536)
    head, _, body = raw.partition(b"\r\n\r\n")
    length = re.search(rb"Content-Length: (\d+)", head)
    while length and len(body) < int(length[1]):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def answer(body: bytes, status: str = "200 OK", length: int | None = None) -> Serve:
    def serve(connection: socket.socket) -> None:
        seen.append(request(connection))
        head = f"HTTP/1.1 {status}\r\nContent-Length: {length or len(body)}\r\n"
        connection.sendall(f"{head}Connection: close\r\n\r\n".encode() + body)

    return serve


seen: list[bytes] = []


def http(url: str, **options: float) -> Http:
    return Http("bank", url, connect_timeout_s=0.5, read_timeout_s=0.2, **options)  # type: ignore[arg-type]


def test_amounts_are_written_and_read_without_a_float() -> None:
    seen.clear()
    with serving(answer(b'{"amount": 12.10}')) as url:
        status, body = http(url).post_json("/v1", {"amount": Decimal("5000.50")})
    assert (status, body) == (200, {"amount": Decimal("12.10")})
    assert seen[0].endswith(b'{"amount": 5000.50}')


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"{", b'{"a": NaN}', b"[" * 100_000, b"\xff\xfe"]
)
def test_what_is_not_json_is_none(body: bytes) -> None:
    with serving(answer(body)) as url:
        assert http(url).get_json("/") == (200, None)


def test_a_redirect_is_an_answer_not_an_order() -> None:
    with serving(answer(b"{}", "302 Found\r\nLocation: http://127.0.0.1:1/")) as url:
        assert http(url).post_json("/", {}).status == 302


def test_nobody_there_means_never_sent() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NeverSent):
        http(f"http://127.0.0.1:{port}").post_json("/", {})
    with pytest.raises(NeverSent):
        http("http://no-such-host.invalid").post_json("/", {})


@pytest.mark.parametrize(
    "serve",
    [
        lambda connection: connection.recv(65536),  # read, then gone
        lambda connection: None,  # gone at once
        answer(b"{}", length=500),  # cut in the middle
        lambda connection: connection.sendall(b"not http\r\n\r\n"),
    ],
)
def test_silence_after_sending_is_doubt(serve: Serve) -> None:
    with serving(serve) as url, pytest.raises(NoAnswer):
        http(url).post_json("/", {})


def test_an_answer_that_takes_too_long_is_doubt() -> None:
    release = threading.Event()

    def hang(connection: socket.socket) -> None:
        connection.recv(65536)
        release.wait(2)

    with serving(hang) as url:
        with pytest.raises(NoAnswer):
            http(url).post_json("/", {})
        release.set()


def test_an_answer_that_is_too_long_is_doubt() -> None:
    with serving(answer(b" " * (1 << 20) + b"{}")) as url, pytest.raises(NoAnswer):
        http(url).get_json("/")


def test_a_self_signed_certificate_is_never_sent_to() -> None:
    """Without TLS on the other side the handshake fails before a byte of ours."""
    with (
        serving(answer(b"plain")) as url,
        pytest.raises((NeverSent, NoAnswer)),
    ):
        http(url.replace("http://", "https://")).post_json("/", {"pin": "x"})
    assert b"pin" not in b"".join(seen)


def test_one_more_than_may_be_out_is_refused_before_a_byte_leaves() -> None:
    release, entered = threading.Event(), threading.Event()

    def hang(connection: socket.socket) -> None:
        connection.recv(65536)
        entered.set()
        release.wait(2)

    with serving(hang) as url:
        bank = Http("bank", url, max_in_flight=1, read_timeout_s=2)
        first = threading.Thread(target=_swallow, args=[bank])
        first.start()
        assert entered.wait(2)
        with pytest.raises(Busy):
            bank.get_json("/")
        release.set()
        first.join()


def _swallow(bank: Http) -> None:
    with contextlib.suppress(NoAnswer):
        bank.get_json("/")


def test_no_call_leaves_while_a_connection_is_out(database: Database) -> None:
    with (
        database.transaction(),
        pytest.raises(RuntimeError, match="while a database connection is out"),
    ):
        http("http://127.0.0.1:1").get_json("/")

"""The line to the bank: only what never left may be called never sent."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from miimii import clock
from miimii.http import Http, NeverSent, NoAnswer

Serve = Callable[[socket.socket], None]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


@contextlib.contextmanager
def serving(serve: Serve) -> Iterator[int]:
    """A server that treats each connection, in a thread of its own, as told."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def one(connection: socket.socket) -> None:
            with connection, contextlib.suppress(OSError):
                serve(connection)

        def loop() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(
                        target=one, args=(connection,), daemon=True
                    ).start()

        threading.Thread(target=loop, daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


def http(port: int, scheme: str = "http") -> Http:
    url = f"{scheme}://127.0.0.1:{port}"
    return Http("bank", url, connect_timeout_s=0.3, read_timeout_s=0.3)


def reset(connection: socket.socket) -> None:
    """Close with a RST, whatever was read."""
    linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.close()


def read_then_reset(connection: socket.socket) -> None:
    connection.recv(65536)
    reset(connection)


def says(raw: bytes) -> Serve:
    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(raw)

    return serve


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
GZIP = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"


@pytest.mark.proves("T13")
@pytest.mark.parametrize(
    "serve",
    [
        read_then_reset,
        says(b""),
        says(b"\x00" * 100),
        says(b"HTTP/1.1 2"),
        says(b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}"),
        says(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 300 + b"\r\n{}"),
        says(b"HTTP/1.1 200 OK\r\nx: " + b"y" * 70_000 + b"\r\n\r\n{}"),
        says(CHUNKED + b"zz\r\n{}\r\n"),
        says(CHUNKED + b"5\r\n{}"),
        says(CHUNKED + b"2\r\n{}\r\n"),
        says(GZIP),
    ],
)
def test_once_a_connection_stood_every_failure_is_doubt(serve: Serve) -> None:
    with serving(serve) as port:
        try:
            answer = http(port).post_json("/v1/transfer", {"amount": 1})
        except NoAnswer:
            return
    assert answer.body in (None, {})  # and {} says nothing that counts as a verdict


def _whole_request(connection: socket.socket) -> None:
    """Read a request whose body is {}: head and body may come in two pieces."""
    heard = b""
    while not heard.endswith(b"{}"):
        heard += connection.recv(65536)


def test_a_kept_connection_that_dies_is_doubt_or_a_new_one(tmp_path: Path) -> None:
    """The second request goes out on the first one's line, and is never answered."""

    def once(connection: socket.socket) -> None:
        _whole_request(connection)
        connection.sendall(OK)
        _whole_request(connection)
        reset(connection)

    with serving(once) as port:
        bank = http(port)
        assert bank.post_json("/", {}).status == 200
        with pytest.raises(NoAnswer):
            bank.post_json("/", {})


@pytest.mark.proves("T40")
def test_a_certificate_nobody_vouches_for_gets_not_a_byte(tmp_path: Path) -> None:
    heard: list[bytes] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))

    def serve(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as safe:
            heard.append(safe.recv(65536))

    with serving(serve) as port, pytest.raises(NeverSent):
        http(port, "https").post_json("/", {"amount": 1})
    assert b"".join(heard) == b""


def test_a_handshake_that_never_ends_is_not_called_never_sent() -> None:
    """It would be true, but nobody here can be sure: doubt is the safe word."""
    with serving(lambda c: time.sleep(0.8)) as port, pytest.raises(NoAnswer):
        http(port, "https").post_json("/", {})


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1f4\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nx: ",
    ],
    ids=["sized", "chunked", "unsized", "head"],
)
def test_an_answer_that_drips_ends_at_the_deadline(head: bytes) -> None:
    """Each drip comes in time, the whole never does: it held a thread and a line."""
    is_over = threading.Event()

    def drip(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(head)
        while not is_over.wait(0.05):
            connection.sendall(b"7")

    heard: list[object] = []
    with serving(drip) as port:
        thread = threading.Thread(target=lambda: heard.append(outcome(port)))
        thread.start()
        thread.join(5)
        is_over.set()
        thread.join(5)
    assert heard == ["NoAnswer: the answer is too slow"]


def outcome(port: int) -> object:
    try:
        return http(port).post_json("/", {})
    except Exception as ex:
        return f"{type(ex).__name__}: {ex}"


def self_signed(place: Path) -> Path:
    """A certificate and its key for 127.0.0.1, vouched for by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(clock.start_of_day(clock.today()))
        .not_valid_after(clock.start_of_day(clock.today().replace(year=2100)))
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = place / "own.pem"
    file.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return file

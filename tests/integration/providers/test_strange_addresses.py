"""Addresses that lead into our own net are never gone to: a canary listens there."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from miimii.db import Database
from miimii.errors import Unavailable
from miimii.http import Http, NeverSent
from miimii.providers.graph_media import META, GraphMedia
from tests.attack.line import line_to
from tests.integration.providers.scripted import scripted

# What a file's address may be made to say; PORT is the canary's.
ADDRESSES = (
    "http://127.0.0.1:PORT/",
    "https://127.0.0.1:PORT/",
    "http://localhost:PORT/",
    "http://127.1:PORT/",
    "http://2130706433:PORT/",
    "http://0x7f000001:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://0:PORT/",
    "http://0.0.0.0:PORT/",
    "http://[::1]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::ffff:7f00:1]:PORT/",
    "http://127.0.0.1:PORT\\@lookaside.fbsbx.com/",
    "https://lookaside.fbsbx.com@127.0.0.1:PORT/",
    "https://lookaside.fbsbx.com:PORT/",
    "https://lookaside.fbsbx.com%2f@127.0.0.1:PORT/",
    "https://lookaside.fbsbx.com\\@127.0.0.1:PORT/",
    "https://lookaside.fbsbx.com.localhost:PORT/",
    "http://lookaside.fbsbx.com/",
    "https://l\u043e\u043ekaside.fbsbx.com/",
    "https://lookaside\u3002fbsbx\u3002com/",
    "http://\u2460\u2461\u2466.0.0.1:PORT/",
    "//127.0.0.1:PORT/",
    "/files/1",
    "file:///etc/passwd",
    "gopher://127.0.0.1:PORT/_GET",
    "dict://127.0.0.1:PORT/info",
    "ftp://127.0.0.1:PORT/",
    "http://169.254.169.254/metadata/v1.json",
    "http://[fe80::1]:PORT/",
    "http://127.0.0.1:PORT/\r\nHost: lookaside.fbsbx.com",
    "https://lookaside.fbsbx.com:99999/",
)


@dataclass
class Canary:
    """A port on which nobody should ever call; it counts who does."""

    port: int
    calls: list[Any] = field(default_factory=list)


@contextmanager
def listening(context: ssl.SSLContext | None = None) -> Iterator[Canary]:
    """Listen on 127.0.0.1 and ::1; with a context, over TLS."""
    with ExitStack() as doors:
        first = doors.enter_context(socket.create_server(("127.0.0.1", 0)))
        canary = Canary(first.getsockname()[1])
        open_doors = [first]
        with suppress(OSError):  # a machine without IPv6
            other = ("::1", canary.port)
            server = socket.create_server(other, family=socket.AF_INET6)
            open_doors.append(doors.enter_context(server))

        def serve(door: socket.socket) -> None:
            with suppress(OSError):
                while True:
                    caller, _ = door.accept()
                    canary.calls.append(None)
                    with suppress(OSError), caller, speaking(caller, context) as line:
                        canary.calls[-1] = line.recv(65_536)

        for door in open_doors:
            threading.Thread(target=serve, args=(door,), daemon=True).start()
        yield canary
        for door in open_doors:
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)


def speaking(caller: socket.socket, context: ssl.SSLContext | None) -> socket.socket:
    return context.wrap_socket(caller, server_side=True) if context else caller


def fetch(address: str, *, status: int = 200) -> bytes | None:
    """Fetch a file of which Graph says that it lies there."""
    with scripted() as graph, ExitStack() as links:
        graph.will_answer((status, {"url": address}))
        hosts = {
            META: Http("files", META, connect_timeout_s=1, is_public=True),
            graph.url: Http("files", graph.url, connect_timeout_s=1),
        }
        asks = Http("graph", graph.url, connect_timeout_s=1)
        for link in (asks, *hosts.values()):
            links.callback(link.close)
        media = GraphMedia(asks, hosts, access_token="t", phone_number_id="7")
        return media.fetch("4711", "digest", most_bytes=1000)


@pytest.fixture
def no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names lead to this machine, as a resolver that somebody turned would say."""
    real = socket.getaddrinfo

    def turned(host: Any, *args: Any, **more: Any) -> Any:
        return real("127.0.0.1" if host != "::1" else host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", turned)


@pytest.mark.proves("T27")
@pytest.mark.proves("F32")
def test_no_address_leads_anywhere_but_to_the_hosts_of_files() -> None:
    assert len(ADDRESSES) >= 25
    with listening() as canary:
        for address in ADDRESSES:
            assert fetch(address.replace("PORT", str(canary.port))) is None, address
        assert canary.calls == []


@pytest.mark.proves("T27")
def test_the_name_of_a_file_host_may_not_lead_into_our_own_net(no_names: None) -> None:
    with listening() as canary:
        here = f"https://lookaside.fbsbx.com:{canary.port}"
        http = Http("files", here, connect_timeout_s=1, is_public=True)
        with pytest.raises(NeverSent):
            http.get_bytes("/x", most_bytes=10, headers={})
        http.close()
        assert canary.calls == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.proves("T27")
def test_no_redirect_is_followed_with_or_without_a_body(status: int) -> None:
    with listening() as canary, scripted() as server:
        server.will_answer((status, {}))
        server.location = f"http://127.0.0.1:{canary.port}/"
        http = Http("bank", server.url, connect_timeout_s=1)
        assert http.post_json("/pay", {"amount": 1}).status == status
        assert http.get_json("/name").status == status
        assert http.get_bytes("/f", most_bytes=9, headers={}).status == status
        http.close()
        assert canary.calls == []


@pytest.fixture(scope="module")
def own_certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for this machine that nobody vouches for."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
        .sign(key, hashes.SHA256())
    )
    place = tmp_path_factory.mktemp("tls") / "own.pem"
    place.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return place


@pytest.mark.proves("T40")
def test_who_vouches_for_themselves_is_told_nothing(own_certificate: Path) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(own_certificate)
    with listening(context) as canary:
        http = Http("bank", f"https://localhost:{canary.port}", connect_timeout_s=2)
        with pytest.raises(NeverSent):
            http.post_json("/pay", {"secret": "x"})
        http.close()
        assert canary.calls == [None]  # they called, and hung up before a word


@pytest.mark.proves("T40")
def test_with_a_certificate_given_the_database_must_have_it(
    app_url: str, own_certificate: Path
) -> None:
    """The test's server speaks no TLS at all: as somebody in between would have it."""
    with line_to(app_url) as line:
        for certificate, is_let in (("", True), (own_certificate.read_text(), False)):
            db = Database(line.url, timeout_s=1, ca_cert=certificate)
            db.open()
            try:
                with db.autocommit():
                    assert is_let
            except Unavailable:
                assert not is_let
            db.close()

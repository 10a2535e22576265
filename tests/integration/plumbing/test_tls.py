"""Whoever can't show a certificate that we trust is told nothing, by any way out."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from miimii.http import Http, NeverSent
from miimii.mail import Mail, NotMailed

pytestmark = pytest.mark.proves("T40")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for localhost that nobody signed but itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
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
    path = tmp_path_factory.mktemp("tls") / "own.pem"
    path.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + made.public_bytes(Encoding.PEM)
    )
    return path


@pytest.fixture
def impostor(certificate: Path) -> Iterator[tuple[int, list[bytes]]]:
    """A TLS server with that certificate: its port, and what it could read."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    plain, _ = listener.accept()
                    with suppress(OSError), context.wrap_socket(plain, True) as tls:
                        heard.append(tls.recv(65536))

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1], heard
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(2)


def test_a_provider_with_its_own_certificate_hears_nothing(
    impostor: tuple[int, list[bytes]],
) -> None:
    port, heard = impostor
    http = Http("bank", f"https://localhost:{port}")

    with pytest.raises(NeverSent):
        http.post_json("/pay", {"pin": "x"})

    http.close()
    assert b"".join(heard) == b""


def test_a_mail_server_with_its_own_certificate_hears_nothing(
    impostor: tuple[int, list[bytes]],
) -> None:
    port, heard = impostor
    mail = Mail(f"smtps://user:secret@localhost:{port}", sender="us@example.com")

    with pytest.raises(NotMailed):
        mail.send(["ada@example.com"], subject="x", text="x")

    assert b"".join(heard) == b""

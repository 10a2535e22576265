"""Whoever can't show a certificate that we trust is told nothing, by any way out."""

from __future__ import annotations

import os
import socket
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.config import main as alembic
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy.exc import OperationalError

from miimii.db import Database
from miimii.http import Http, NeverSent
from miimii.jobs.check_books import check_books
from miimii.jobs.script import run_script
from miimii.jobs.verify_audit import verify_audit
from miimii.mail import Mail, NotMailed
from tests.attack.line import line_to

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


# Every way to the database that reads no other setting than where it is.


def books_are_checked() -> bool:
    return check_books("", ["--only", "C05"]) == 0


def audit_is_verified() -> bool:
    return verify_audit("", ["--anchor", f"1:{'0' * 64}"]) == 3


def schema_is_upgraded() -> bool:
    with suppress(OperationalError):
        alembic(argv=["-c", "setup.cfg", "upgrade", "head"])
        return True
    return False


def failure_is_kept() -> bool:
    """A script that lacks its settings leaves a row all the same."""
    run_script("cleanup_sessions", "", lambda _, __: None, [], limit=1)
    database = Database(os.environ["ROWS_URL"], max_size=1)
    database.open()
    with database.transaction() as conn:
        found = conn.execute("DELETE FROM job_runs RETURNING error").fetchall()
    database.close()
    return found == [("bad-settings",)]


def test_every_way_to_the_database_asks_for_its_certificate_once_we_have_one(
    owner_url: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test's server speaks no TLS at all: as somebody in between would have it."""
    ways = (books_are_checked, audit_is_verified, schema_is_upgraded, failure_is_kept)
    with line_to(owner_url) as line, ThreadPoolExecutor() as at_once:
        place = conninfo_to_dict(line.url)
        url = f"postgresql://owner@127.0.0.1:{place['port']}/{place['dbname']}"
        monkeypatch.setenv("ROWS_URL", owner_url)
        monkeypatch.setenv("DATABASE_URL", url)
        assert [way.__name__ for way in ways if not way()] == []
        monkeypatch.setenv("DATABASE_CA_CERT", certificate.read_text())
        answers = [(way.__name__, at_once.submit(way)) for way in ways]
        assert [name for name, gets_in in answers if gets_in.result()] == []

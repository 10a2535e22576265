"""Alerts arrive in a room over HTTP and in a mailbox over SMTP, or it is said so."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from miimii.alerts.model import Alert
from miimii.alerts.telling import Telling
from miimii.http import Http
from miimii.mail import Mail, NotMailed
from miimii.sandbox.processes import free_port
from tests.integration.alerts.rows import AT
from tests.integration.alerts.test_alerting import Phones
from tests.integration.providers.scripted import Script, scripted
from tests.mailbox import Mailbox, mailbox


def certificate(place: Path) -> ssl.SSLContext:
    """A server's context with a certificate of 127.0.0.1; its file is cert.pem."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (place / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (place / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(place / "cert.pem", place / "key.pem")
    return context


@pytest.fixture
def box() -> Iterator[Mailbox]:
    """A mailbox behind a server without TLS, on this machine."""
    with mailbox() as box:
        yield box


@pytest.fixture
def room() -> Iterator[Script]:
    with scripted() as script:
        yield script


def telling(
    room: Script | None = None, mail_url: str = "", phones: Phones | None = None
) -> Telling:
    return Telling(
        room=Http("alerts", room.url + "/hook") if room else None,
        mail=Mail(mail_url, sender="miimii@example.com") if mail_url else None,
        mail_to=("ada@example.com", "obi@example.com"),
        messenger=phones or Phones(),
        phones=("+2348000000001",) if phones else (),
    )


def alert(number: int = 1, severity: str = "warning") -> Alert:
    return Alert(
        id=number,
        rule="stuck",
        subject="transfers",
        severity="critical" if severity == "critical" else "warning",
        number="3, the oldest 41 min",
        threshold="> 30 min, 2 h",
        refs=["TRF01", "TRF02"],
        since=AT,
        opened_at=AT,
        times_seen=1,
        told_at=None,
        told_severity=None,
        acknowledged_by=None,
        closed_at=None,
    )


def test_a_room_gets_one_text_for_all(room: Script) -> None:
    room.will_answer((200, "ok"))
    told = telling(room)
    assert told.tell([alert(1), alert(2)], at=AT) == {"webhook": True}
    told.close()
    (got,) = room.got
    assert (got.method, got.path) == ("POST", "/hook")
    assert list(got.json) == ["text"]
    first, second = got.json["text"].splitlines()
    assert first == (
        "warning (opened): stuck, transfers; 3, the oldest 41 min; threshold > 30 min, "
        "2 h; since 22 Nov 14:05; see TRF01, TRF02; alert 1, seen 1 times"
    )
    assert second.endswith("alert 2, seen 1 times")


def test_a_text_stays_short_however_much_there_is_to_tell(room: Script) -> None:
    room.will_answer((200, "ok"))
    told = telling(room)
    told.tell([alert(number) for number in range(50)], at=AT)
    told.close()
    lines = room.got[0].json["text"].splitlines()
    assert len(lines) == 20
    assert lines[-1].endswith("… and 30 more")


@pytest.mark.parametrize("status", [302, 403, 500])
def test_a_room_that_does_not_say_yes_was_not_reached(
    room: Script, status: int
) -> None:
    room.will_answer((status, "no"))
    told = telling(room)
    assert told.tell([alert()], at=AT) == {"webhook": False}
    told.close()


def test_mail_goes_to_everyone_in_one_letter(box: Mailbox) -> None:
    assert telling(mail_url=box.url).tell([alert(1), alert(2)], at=AT) == {"mail": True}
    ((to, subject, text),) = box.got
    assert to == ["ada@example.com", "obi@example.com"]
    assert subject == "MiiMii: warning (opened): stuck, transfers … and 1 more"
    assert "threshold > 30 min" in text
    (letter,) = box.letters
    assert letter["From"] == "miimii@example.com"
    assert letter["Date"] is not None


def test_mail_over_tls_signs_in_with_the_name_and_password_of_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mailbox(certificate(tmp_path)) as box:
        url = box.url.replace("smtp://", "smtps://miimii%40example.com:p%2Fw@")
        mail = Mail(url, sender="a@example.com")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        mail.send(["b@example.com"], subject="s", text="t")
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(NotMailed, match="SSLCertVerificationError"):
            mail.send(["b@example.com"], subject="s", text="t")
    assert box.logins == [(b"miimii@example.com", b"p/w")]
    assert [to for to, _, _ in box.got] == [["b@example.com"]]


@pytest.mark.parametrize(
    ("to", "why"),
    [
        (["nobody@example.com"], "SMTPRecipientsRefused"),
        (["nobody@example.com", "ada@example.com"], "refused for some"),
    ],
)
def test_a_mail_that_not_all_get_is_an_error(
    box: Mailbox, to: list[str], why: str
) -> None:
    with pytest.raises(NotMailed, match=why):
        Mail(box.url, sender="a@example.com").send(to, subject="s", text="t")


def test_a_subject_never_breaks_into_another_header(box: Mailbox) -> None:
    mail = Mail(box.url, sender="a@example.com")
    mail.send(["b@example.com"], subject="one\r\nBcc: c@example.com", text="t")
    ((to, _, _),), (letter,) = box.got, box.letters
    assert (to, letter["Bcc"]) == (["b@example.com"], None)


def test_a_destination_that_is_away_does_not_keep_the_others_from_hearing(
    room: Script,
) -> None:
    room.will_answer((200, "ok"))
    gone = f"smtp://127.0.0.1:{free_port()}"
    phones = Phones()
    told = telling(room, gone, phones)
    assert told.tell([alert(1, "critical")], at=AT) == {
        "webhook": True,
        "mail": False,
        "whatsapp": True,
    }
    told.close()


def test_a_test_goes_everywhere_and_says_that_it_is_one(
    room: Script, box: Mailbox
) -> None:
    room.will_answer((200, "ok"))
    phones = Phones()
    told = telling(room, box.url, phones)
    assert told.test(at=AT) == {"webhook": True, "mail": True, "whatsapp": True}
    told.close()
    assert room.got[0].json["text"].startswith("test: ")
    assert "test: " in box.got[0][2]

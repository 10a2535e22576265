"""No secret stands in the repository, and nothing can switch a check of TLS off."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import string
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from tests.house.secret_scan import SHAPES, scan
from tests.house.source import ROOT, name, ours

HIDDEN = (".ci/run", ".digitalocean/app.yaml", ".gitignore", ".python-version")
SKIPPED = {".pyc", ".ttf", ".png"}
# Written in pieces, so that this file passes its own test.
OFF = re.compile(
    r"verify\s*=\s*" + r"False|CERT_" + r"NONE|check_hostname\s*=\s*" + r"False"
    r"|_create_unverified_" + r"context|disable_" + r"warnings\("
    r"|ssl_cert_reqs\W{1,5}(?:None|none)"
    r"|--inse" + r"cure\b|--trusted-" + r"host|curl -" + r"k\b"
)
# A test that taps the line to its own database may do without.
NO_TLS = re.compile(r"sslmode\W{1,5}(?:disable|allow|prefer)\b")


def files() -> list[Path]:
    return [path for path in ROOT.rglob("*") if _is_ours(path)]


def hidden() -> list[Path]:
    return [ROOT / one for one in HIDDEN]


def _is_ours(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    is_hidden = any(part.startswith(".") or part == "__pycache__" for part in parts)
    is_shown = not is_hidden or name(path) in HIDDEN
    return path.is_file() and is_shown and path.suffix not in SKIPPED


def test_no_file_holds_a_secret() -> None:
    found = [f"{name(path)}: {what}" for path in files() for what in scan(path)]
    assert found == []


def letters(number: int, of: str = string.ascii_letters + string.digits) -> str:
    return "aA1" + "".join(secrets.choice(of) for _ in range(number - 3))


def pem() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


# Not drawn: one key in 1,500 has no digit, and then it does not look random.
KEY = base64.b64encode(hashlib.sha256(b"a sample").digest()).decode()


PLANTED = {
    "private key": [pem(), pem().replace("\n", "\\n")],
    "WhatsApp token": ["token = EAA" + letters(120)],
    "model key": ["OPENAI=sk-" + letters(48), "sk-proj-" + letters(60)],
    "cloud key": ["AKIA" + "A1" * 8, "dop_v1_" + "0a" * 32],
    "repository token": ["ghp_" + letters(36)],
    "chat token": ["xoxb-" + letters(30)],
    "identity check key": ["prod_sk_" + letters(24)],
    "signed token": [f"eyJ{letters(20)}.eyJ{letters(30)}.{letters(43)}"],
    "address with password": [f"postgresql://app:{letters(16)}@db.example.com/x"],
    "random text": [
        f"PIN_PEPPERS={KEY}",
        f'"password": "{letters(48)}"',
        f"{{key: JWT_SECRET, value: x}}\nJWT_SECRET: {letters(48)}",
    ],
}


@pytest.mark.proves("T37")
@pytest.mark.parametrize(
    ("kind", "text"),
    # By number: what is planted is drawn anew in each process that runs tests.
    [
        pytest.param(kind, text, id=f"{kind}-{nth}")
        for kind in PLANTED
        for nth, text in enumerate(PLANTED[kind])
    ],
)
def test_a_planted_secret_is_found_and_not_shown(
    kind: str, text: str, tmp_path: Path
) -> None:
    place = tmp_path / "notes.md"
    place.write_text(f"Some words.\n{text}\n", "utf-8")

    found = list(scan(place))

    assert any(what.startswith(kind) for what in found)
    assert not any(text[8:20] in what for what in found)


def test_every_shape_is_planted_once() -> None:
    assert set(PLANTED) == {*SHAPES, "random text"}


@pytest.mark.proves("T40")
def test_no_code_can_switch_the_check_of_a_certificate_off() -> None:
    found = [
        f"{name(path)}: {hit.group()}"
        for path in (*ours(".py", ".cfg", ".toml", ".txt", ".in"), *hidden())
        for shape in (OFF, NO_TLS)
        for hit in shape.finditer(path.read_text("utf-8"))
        if shape is OFF or not path.is_relative_to(ROOT / "tests")
    ]
    assert found == []

"""The second factor: which code counts for which half minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from miimii.staff import codes

NOW = datetime(2026, 3, 3, 9, 0, 10, tzinfo=UTC)
STEP = int(NOW.timestamp()) // 30
# RFC 6238's own secret and its answer at second 59, in the last six digits of eight.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105


def test_the_codes_are_those_of_the_standard() -> None:
    at = datetime.fromtimestamp(59, UTC)
    assert codes.step_of(RFC_SECRET, "287082", at=at) == 1


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(-60, None), (-30, STEP - 1), (0, STEP), (30, None)],
)
def test_a_code_counts_in_its_half_minute_and_the_next(
    seconds: int, expected: int | None
) -> None:
    secret = codes.new_secret()
    code = pyotp.TOTP(secret).at(NOW + timedelta(seconds=seconds))

    assert codes.step_of(secret, code, at=NOW) == expected
    assert codes.step_of(secret, f"{code[:3]} {code[3:]}", at=NOW) == expected


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "१२३४५६", "\udcff"])
def test_what_is_no_code_is_for_no_half_minute(code: str) -> None:
    assert codes.step_of(codes.new_secret(), code, at=NOW) is None


def test_an_authenticator_reads_whose_secret_it_is() -> None:
    secret = codes.new_secret()

    read = pyotp.parse_uri(codes.uri(secret, "ada@example.com"))

    assert (read.secret, read.name, read.issuer) == (
        secret,
        "ada@example.com",
        "MiiMii",
    )


def test_recovery_codes_differ_and_may_be_typed_in_any_way() -> None:
    ten = codes.new_recovery_codes()
    hashes = {codes.recovery_hash(code) for code in ten}

    assert len(hashes) == 10
    loose = ten[0].replace("-", " ").upper()
    assert codes.recovery_hash(loose) == codes.recovery_hash(ten[0])
    assert codes.recovery_hash("") not in hashes

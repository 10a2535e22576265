"""Certificates are checked, and no line of ours can say otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.source import ours

# Each switches a check off, somewhere in a library we use; written in two halves, so
# that this file may be searched as well.
SWITCHES = tuple(
    "".join(halves)
    for halves in (
        ("verify", "=False"),
        ("verify", " = False"),
        ("CERT_", "NONE"),
        ("CERT_", "OPTIONAL"),
        ("check_hostname", " = False"),
        ("_create_unverified", "_context"),
        ("ssl_cert_reqs", "="),
        ("assert_hostname", "="),
        ("disable_", "warnings"),
        ("Insecure", "RequestWarning"),
        ("trust_env", " = True"),
        ("--no-check-", "certificate"),
        ("trusted", "-host"),
        ("NODE_TLS_", "REJECT_UNAUTHORIZED"),
    )
)


@pytest.mark.proves("T40")
def test_no_check_of_a_certificate_is_ever_switched_off() -> None:
    files = [*ours(".py", ".yaml", ".yml", ".sh", ".toml", ".cfg", ".txt", ".in")]
    found = [
        (str(path), switch)
        for path in [*files, Path("Makefile")]
        for switch in SWITCHES
        if switch in path.read_text("utf-8")
    ]
    assert len(files) > 500
    assert found == []

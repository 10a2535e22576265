"""What the scripts ask of the database runs on the oldest server that we support, too.

The wheel brings the newest; the oldest is Debian's package postgresql-15, if it is
installed (on CI it is). Any tests run on it with MIIMII_POSTGRES_BIN set to its folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from miimii.sandbox.databases import ROOT
from miimii.sandbox.postgres import OTHER_BINARIES, find_binaries

OLDEST = 15
INSTALLED = Path(f"/usr/lib/postgresql/{OLDEST}/bin")
JOBS = "tests/integration/jobs"
WHAT_ASKS_MUCH = (
    f"{JOBS}/test_every_script.py::test_its_result_is_one_object_of_the_one_shape",
    *(f"{JOBS}/test_clean_up.py", f"{JOBS}/test_batches.py"),
    *("tests/integration/upkeep", "tests/property/ledger/test_roll_up.py"),
    *("tests/integration/ledger/test_checks.py", "tests/integration/audit"),
)
PATIENCE_S = 900  # two minutes, if nobody else is at work


def test_the_server_is_the_one_that_was_asked_for(owner_url: str) -> None:
    said = subprocess.run(
        [find_binaries() / "postgres", "--version"], capture_output=True, check=True
    ).stdout.decode()
    with psycopg.connect(owner_url) as conn:
        major = conn.info.server_version // 10_000

    found = re.search(r"\) (\d+)", said)
    assert found
    assert major == int(found[1]) >= OLDEST


@pytest.mark.slow
@pytest.mark.skipif(OTHER_BINARIES in os.environ, reason="this is that run")
@pytest.mark.skipif(not INSTALLED.exists(), reason="postgresql-15 is not installed")
def test_every_script_and_check_runs_on_the_oldest_server() -> None:
    outer = {name for name in os.environ if name.startswith(("PYTEST_", "MIIMII_TEST"))}
    env = {name: value for name, value in os.environ.items() if name not in outer}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n0", __file__, *WHAT_ASKS_MUCH],
        cwd=ROOT,
        env={**env, OTHER_BINARIES: str(INSTALLED)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]

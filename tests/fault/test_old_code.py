"""The release before this one still takes messages on this release's schema."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from miimii.sandbox.databases import ROOT

# While a deploy migrates, the old code serves: what it must still be able to do.
INTAKE = ("tests/integration/web", "tests/integration/chat/test_inbox.py")


def _git(*words: str) -> bytes:
    return subprocess.run(
        ["git", *words], cwd=ROOT, capture_output=True, check=True
    ).stdout


def _release_before() -> str | None:
    """The newest release tag that is not this very commit; None for the first one."""
    try:
        tags = _git("tag", "--merged", "HEAD~1", "--sort=-v:refname", "v*")
    except subprocess.CalledProcessError:
        return None
    return next(iter(tags.decode().split()), None)


@pytest.mark.slow
@pytest.mark.skipif(_release_before() is None, reason="there is no release before")
def test_the_old_intake_works_on_the_new_schema(tmp_path: Path) -> None:
    tag = str(_release_before())
    old = io.BytesIO(_git("archive", tag))
    with tarfile.open(fileobj=old) as archive:
        archive.extractall(tmp_path, filter="data")
    shutil.rmtree(tmp_path / "migrations")
    shutil.copytree(ROOT / "migrations", tmp_path / "migrations")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MIIMII_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", *INTAKE],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]

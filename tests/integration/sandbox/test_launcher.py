"""`make run`: the whole bank starts, keeps what it knew, and leaves nobody behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from miimii.sandbox.databases import ROOT
from miimii.sandbox.processes import free_port
from tests.processes import family, lives

PARTS = ("miimii", "migrations", "scripts", "flows", "setup.cfg", "gunicorn.conf.py")


@dataclass(frozen=True)
class Place:
    """A copy of the program with state of its own, so that a demo here may go on."""

    path: Path
    app_port: int
    sandbox_port: int

    def start(self, **variables: str) -> subprocess.Popen[str]:
        """Start the launcher as `make run` does."""
        ports = {"PORT": str(self.app_port), "SANDBOX_PORT": str(self.sandbox_port)}
        return subprocess.Popen(
            [sys.executable, "-m", "miimii.sandbox"],
            cwd=self.path,
            env={**_environment(), **ports, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def get(self, port: int, path: str) -> requests.Response:
        """What this port answers."""
        return requests.get(f"http://127.0.0.1:{port}{path}", timeout=15)


@pytest.fixture
def place() -> Iterator[Place]:
    """The copy, in a directory that every user can get to."""
    path = Path(tempfile.mkdtemp(prefix="miimii-run-"))
    path.chmod(0o755)
    for name in PARTS:
        part = ROOT / name
        if part.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(part, path / name, ignore=ignore)
        else:
            shutil.copy(part, path / name)
    yield Place(path, free_port(), free_port())
    shutil.rmtree(path)


def test_it_starts_stops_and_starts_again_with_what_it_knew(place: Place) -> None:
    launcher = place.start()
    try:
        assert "Ctrl-C stops it" in _welcome_of(launcher)
        ready = place.get(place.app_port, "/health/ready")
        assert (ready.status_code, ready.json()["status"]) == (200, "ok")
        page = place.get(place.sandbox_port, "/")
        assert "MiiMii sandbox" in page.text
        _meet(place, "Ada Obi")
        assert _script(place, "check_books").endswith("the books are right\n")
        others = family(launcher.pid)
        assert len(others) >= 6  # database, cache, stand-ins and app with its workers
    finally:
        launcher.send_signal(signal.SIGINT)
        said, _ = launcher.communicate(timeout=40)
    assert (launcher.returncode, said.strip()) == (0, "Stopped.")
    assert [pid for pid in others if lives(pid)] == []

    launcher = place.start()
    try:
        _welcome_of(launcher)
        known = place.get(place.sandbox_port, "/control/customers").json()
        assert [one["name"] for one in known["customers"]] == ["Ada Obi"]
        others = family(launcher.pid)
    finally:
        launcher.kill()
        launcher.communicate()
    give_up_at = time.monotonic() + 20
    while any(map(lives, others)) and time.monotonic() < give_up_at:
        time.sleep(0.05)
    assert [pid for pid in others if lives(pid)] == []


def test_one_port_given_twice_is_one_sentence(place: Place) -> None:
    twice = place.start(SANDBOX_PORT=str(place.app_port))
    assert twice.communicate()[0].strip() == (
        "PORT and SANDBOX_PORT are the same: choose two"
    )
    assert twice.returncode == 1


def _environment() -> dict[str, str]:
    """Ours, without what would send the launcher to servers of the developer's."""
    ours = {"DATABASE_URL", "REDIS_URL", "ENVIRONMENT"}
    return {name: value for name, value in os.environ.items() if name not in ours}


def _welcome_of(launcher: subprocess.Popen[str]) -> str:
    """All it says until it is up; what went wrong, if it never is."""
    assert launcher.stdout is not None
    said = ""
    for line in launcher.stdout:
        said += line
        if "Ctrl-C" in line:
            launcher.stdout.readline()
            return said
    raise AssertionError(said)


def _meet(place: Place, name: str) -> None:
    answer = requests.post(
        f"http://127.0.0.1:{place.sandbox_port}/control/customers",
        json={"name": name, "phone": "+2348030000001"},
        timeout=15,
    )
    assert answer.status_code == 200


def _script(place: Place, name: str) -> str:
    """Run a script as the README tells people to."""
    line = f'. .miimii/env && "{sys.executable}" scripts/{name}.py'
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=place.path,
        env=_environment(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout

"""The servers that we start for people: real, private, and gone when we are gone."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from miimii.sandbox import postgres, valkey
from miimii.sandbox.databases import ROOT, check
from miimii.sandbox.processes import (
    CannotStart,
    free_port,
    is_port_free,
    spawn,
    wait_until,
)
from tests.processes import lives

START_BOTH = """
import sys, time
from pathlib import Path
from miimii.sandbox import postgres, valkey
home = Path(sys.argv[1])
cluster = postgres.start(home / "postgres", log=home / "postgres.log", is_durable=False)
server = valkey.start(log=home / "valkey.log")
print(cluster.child.process.pid, server.child.process.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A place that every user can get to (pytest's own is private to us)."""
    place = Path(tempfile.mkdtemp(prefix="miimii-home-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


def test_a_cluster_keeps_what_was_committed_over_a_restart(home: Path) -> None:
    for expected in (None, "kept"):
        cluster = postgres.start(home / "postgres", log=home / "postgres.log")
        try:
            with psycopg.connect(cluster.url("postgres")) as conn:
                conn.execute("CREATE TABLE IF NOT EXISTS notes (text text)")
                found = conn.execute("SELECT text FROM notes").fetchone()
                conn.execute("INSERT INTO notes VALUES ('kept')")
                durable = conn.execute("SHOW fsync").fetchone()
        finally:
            cluster.stop()
        assert (found and found[0]) == expected
        assert durable == ("on",)
    assert stat.S_IMODE((home / "postgres").stat().st_mode) == 0o700


def test_a_path_too_long_for_a_socket_gets_a_short_one(home: Path) -> None:
    deep = home / ("d" * 90)
    deep.mkdir()
    cluster = postgres.start(
        deep / "state" / "postgres", log=home / "postgres.log", is_durable=False
    )
    try:
        with psycopg.connect(cluster.url("postgres")) as conn:
            assert conn.execute("SELECT 1").fetchone() == (1,)
    finally:
        cluster.stop()
    assert deep not in cluster.sockets.parents
    assert not cluster.sockets.exists()


def test_servers_die_with_a_starter_that_is_killed(home: Path) -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", START_BOTH, home], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert starter.stdout is not None
    servers = [int(word) for word in starter.stdout.readline().split()]
    assert all(lives(pid) for pid in servers)

    starter.send_signal(signal.SIGKILL)
    starter.wait()
    starter.stdout.close()

    give_up_at = time.monotonic() + 20
    while any(lives(pid) for pid in servers) and time.monotonic() < give_up_at:
        time.sleep(0.05)
    assert [pid for pid in servers if lives(pid)] == []


def test_valkey_wants_its_password(home: Path) -> None:
    server = valkey.start(log=home / "valkey.log")
    try:
        assert valkey.answers(server.url())
        assert not valkey.answers("redis://" + server.url().split("@")[1])
    finally:
        server.stop()
    assert not valkey.answers(server.url())


def test_a_child_that_dies_at_start_is_quoted(home: Path) -> None:
    program = "import sys; sys.exit('the disk is full')"
    child = spawn("The part", [sys.executable, "-c", program], log=home / "log")
    with pytest.raises(CannotStart, match=r"The part stopped:\n  the disk is full"):
        wait_until(lambda: False, child)


def test_an_unreachable_database_is_one_sentence_without_its_password() -> None:
    url = f"postgresql://someone:hunter2@127.0.0.1:{free_port()}/bank"
    with pytest.raises(CannotStart) as refusal:
        check(url)
    assert str(refusal.value).startswith("The database of DATABASE_URL: ")
    assert "hunter2" not in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"ENVIRONMENT": "production"}, "the sandbox never runs there"),
        ({"PORT": "eighty"}, "PORT is not a port"),
        ({"SANDBOX_PORT": "70000"}, "SANDBOX_PORT is not a port"),
    ],
)
def test_the_launcher_refuses_in_one_sentence(
    variables: dict[str, str], sentence: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "miimii.sandbox"],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_listener_makes_a_port_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert not is_port_free(port)
    assert is_port_free(port)

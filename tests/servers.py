"""PostgreSQL and Valkey for one test run, shared by all its processes.

The first test that needs them starts this file as a program; it holds the servers
until the run is over, however the run ends, and then removes what they kept.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from miimii.sandbox import databases, postgres, valkey
from tests.seeds import keep_seeds

RUN_VARIABLE = "MIIMII_TEST_RUN"  # the run's directory, for the worker processes
REDIS_NUMBERS = 128
_SERVERS = "servers.json"
_PATIENCE_S = 120


@dataclass(frozen=True, slots=True)
class Servers:
    """Where the servers of this run are; `{}` stands for a database or a user."""

    postgres_url: str
    template: str
    redis_base_url: str

    def url(self, database: str, user: str = postgres.OWNER) -> str:
        """Where a database is, seen by one of its users."""
        return self.postgres_url.replace("{database}", database).replace("{user}", user)

    def create(self, database: str) -> None:
        """Create a migrated, freshly seeded database."""
        databases.create(self.url("postgres"), database, template=self.template)

    def redis_url(self, number: int) -> str:
        """Where one of the numbered Redis databases is."""
        return f"{self.redis_base_url}/{number}"


def begin_run() -> IO[str]:
    """Make the run's directory; the file returned is locked while the run lives."""
    directory = Path(tempfile.mkdtemp(prefix="miimii-tests-"))
    os.environ[RUN_VARIABLE] = str(directory)
    alive = (directory / "alive").open("w")
    fcntl.flock(alive, fcntl.LOCK_EX)
    return alive


def end_run(alive: IO[str]) -> None:
    """Let the servers go; without any, remove the directory ourselves."""
    directory = Path(os.environ.pop(RUN_VARIABLE))
    if not (directory / _SERVERS).exists():
        shutil.rmtree(directory)
    alive.close()


def find_or_start() -> Servers:
    """The servers of this run, started by whoever comes first."""
    directory = Path(os.environ[RUN_VARIABLE])
    with (directory / "starting").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not (directory / _SERVERS).exists():
            _start_holder(directory)
    return Servers(**json.loads((directory / _SERVERS).read_text()))


def _start_holder(directory: Path) -> None:
    log = directory / "servers.log"
    with log.open("w") as out:
        holder = subprocess.Popen(
            [sys.executable, "-m", "tests.servers", directory],
            cwd=databases.ROOT,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    give_up_at = time.monotonic() + _PATIENCE_S
    while not (directory / _SERVERS).exists():
        if holder.poll() is not None or time.monotonic() > give_up_at:
            raise RuntimeError(f"no servers to test with:\n{log.read_text()}")
        time.sleep(0.02)
    holder.returncode = 0  # it outlives us: whoever runs the tests ends it


def hold(directory: Path) -> None:
    """Run the servers until the lock on `alive` falls, then leave nothing behind."""
    try:
        cluster = postgres.start(
            directory / "postgres", log=directory / "postgres.log", is_durable=False
        )
        server = valkey.start(log=directory / "valkey.log", databases=REDIS_NUMBERS)
        servers = Servers(
            cluster.url("{database}", "{user}"), _template_name(), server.base_url
        )
        _make_template(servers)
        whole = directory / "servers.new"
        whole.write_text(json.dumps(asdict(servers)))
        whole.rename(directory / _SERVERS)
        with (directory / "alive").open("r+") as alive:
            fcntl.flock(alive, fcntl.LOCK_EX)
        server.stop()
        cluster.stop()
    finally:
        if (directory / _SERVERS).exists():  # else the log is still to be read
            shutil.rmtree(directory)


def _make_template(servers: Servers) -> None:
    databases.create(servers.url("postgres"), servers.template)
    owner = servers.url(servers.template)
    databases.migrate(owner)
    databases.create_logins(owner)
    keep_seeds(owner)


def _template_name() -> str:
    """One name for one state of the migrations."""
    digest = hashlib.sha256()
    for file in sorted((databases.ROOT / "migrations").rglob("*.py")):
        digest.update(file.read_bytes())
    return f"template_{digest.hexdigest()[:16]}"


if __name__ == "__main__":
    hold(Path(sys.argv[1]))

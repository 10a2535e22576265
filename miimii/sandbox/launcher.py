"""One command that starts the whole bank on this machine, and stops it again."""

from __future__ import annotations

import argparse
import fcntl
import os
import shlex
import shutil
import signal
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TextIO

from miimii import clock
from miimii.sandbox import databases, postgres, programs, valkey
from miimii.sandbox.config import SandboxConfig, load_or_make
from miimii.sandbox.processes import CannotStart, Child, is_port_free
from miimii.sandbox.timetable import Timetable

STATE = databases.ROOT / ".miimii"
LOGS = STATE / "logs"
FIRST = "refresh_catalogue"  # elsewhere it runs once a day
OWNS = "maintain_database"  # it alone works as the owner of the tables
_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class DatabaseUrls:
    """The same database as three users see it."""

    owner: str
    app: str
    jobs: str


def main(argv: list[str] | None = None) -> int:
    """Run until Ctrl-C. 0: stopped as asked; 1: could not start, or a part died."""
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="forget everything first")
    args = parser.parse_args(argv)
    for stop in _STOPS:
        if stop != signal.SIGHUP or signal.getsignal(stop) != signal.SIG_IGN:  # nohup
            signal.signal(stop, signal.default_int_handler)
    try:
        with ExitStack() as stack:
            try:
                _run(stack, is_fresh=args.fresh)
            finally:
                for stop in _STOPS:  # stopping is bounded in time: let it end
                    signal.signal(stop, signal.SIG_IGN)
    except CannotStart as reason:
        _say(f"\n{reason}\n", to=sys.stderr)
        return 1
    except KeyboardInterrupt:
        _say("\nStopped.\n")
    return 0


def _run(stack: ExitStack, *, is_fresh: bool) -> None:
    """Start part after part; `stack` stops them in the opposite order."""
    if os.environ.get("ENVIRONMENT") == "production":
        raise CannotStart("ENVIRONMENT=production: the sandbox never runs there")
    app_port, sandbox_port = _port("PORT", 8080), _port("SANDBOX_PORT", 8081)
    if app_port == sandbox_port:
        raise CannotStart("PORT and SANDBOX_PORT are the same: choose two")
    _take_state(stack, is_fresh=is_fresh)
    for name, port in (("PORT", app_port), ("SANDBOX_PORT", sandbox_port)):
        if not is_port_free(port):
            raise CannotStart(f"Port {port} is taken: choose another with {name}=…")
    config = load_or_make(STATE, app_port=app_port, sandbox_port=sandbox_port)
    urls = _start_database(stack)
    redis_url = _start_cache(stack)
    databases.migrate(urls.owner)
    if urls.app != urls.owner:
        databases.create_logins(urls.owner)
    providers = programs.start_providers(config, logs=LOGS)
    stack.callback(providers.stop)
    app = programs.start_app(config, config.environment(urls.app, redis_url), logs=LOGS)
    stack.callback(app.stop, signal.SIGTERM)
    job_environment = config.environment(urls.jobs, redis_url)
    _keep(job_environment)
    _say(_welcome(config))
    as_owner = config.environment(urls.owner, redis_url)
    _watch([providers, app], job_environment, as_owner)


def _take_state(stack: ExitStack, *, is_fresh: bool) -> None:
    """Make the state directory ours alone for as long as we run."""
    STATE.mkdir(mode=0o700, exist_ok=True)
    STATE.chmod(0o700)
    lock = stack.enter_context((STATE / "lock").open("w"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CannotStart("MiiMii is already running from this directory") from None
    if is_fresh:
        postgres.forget(STATE / "postgres")
        for entry in STATE.iterdir():
            if entry.is_dir():
                shutil.rmtree(entry)
            elif entry.name != "lock":
                entry.unlink()


def _start_database(stack: ExitStack) -> DatabaseUrls:
    """The database of DATABASE_URL, as it is; else one of our own."""
    given = os.environ.get("DATABASE_URL")
    if given:
        databases.check(given)
        return DatabaseUrls(given, given, given)
    cluster = postgres.start(STATE / "postgres", log=LOGS / "postgres.log")
    stack.callback(cluster.stop)
    databases.create(cluster.url("postgres"), "miimii")
    return DatabaseUrls(
        *(cluster.url("miimii", user) for user in (postgres.OWNER, "app", "jobs"))
    )


def _start_cache(stack: ExitStack) -> str:
    """The server of REDIS_URL, else one of our own."""
    given = os.environ.get("REDIS_URL")
    if given:
        if not valkey.answers(given):
            raise CannotStart("The server of REDIS_URL does not answer")
        return given
    server = valkey.start(log=LOGS / "valkey.log")
    stack.callback(server.stop)
    return server.url()


def _keep(environment: dict[str, str]) -> None:
    """Leave the scripts' environment for a shell to read: it holds toy secrets."""
    lines = (f"export {name}={shlex.quote(v)}\n" for name, v in environment.items())
    place = STATE / "env"
    place.touch(mode=0o600)
    place.write_text("".join(lines))


def _watch(
    parts: list[Child], environment: dict[str, str], owner: dict[str, str]
) -> None:
    """Run the jobs, one at a time, until interrupted, or until a part dies."""
    timetable, job = Timetable(clock.now(), first=FIRST), None
    try:
        while True:
            for part in parts:
                if part.has_died():
                    raise CannotStart(f"{part.name} stopped:\n{part.last_lines()}")
            if job is None or job.has_died():
                job = None
                if name := timetable.take(clock.now()):
                    of_job = owner if name == OWNS else environment
                    job = programs.start_job(name, of_job, logs=LOGS)
            time.sleep(0.5)
    finally:
        if job is not None:
            job.stop(signal.SIGTERM)


def _port(variable: str, default: int) -> int:
    said = os.environ.get(variable) or str(default)
    if not said.isdecimal() or not 0 < int(said) < 65536:
        raise CannotStart(f"{variable} is not a port: a number from 1 to 65535")
    return int(said)


def _welcome(config: SandboxConfig) -> str:
    logs = LOGS.relative_to(databases.ROOT)
    return (
        f"\n  MiiMii is running; everything here is play money."
        f"\n\n  Chat with it  {config.sandbox_url}/"
        f"\n  The app       {config.app_url}/health"
        f"\n  Logs          {logs}/"
        f"\n  Scripts       . {STATE.name}/env; .venv/bin/python scripts/check_books.py"
        f"\n\n  Ctrl-C stops it; make run FRESH=1 starts from nothing.\n\n"
    )


def _say(text: str, to: TextIO = sys.stdout) -> None:
    with suppress(OSError):  # nobody may be left to hear it
        to.write(text)
        to.flush()

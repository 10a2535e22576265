"""The real application and the stand-ins, as processes, for tests over HTTP."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from miimii.sandbox import programs
from miimii.sandbox.config import SandboxConfig, load_or_make
from miimii.sandbox.processes import Child, free_port, wait_until
from tests.forked import Forked
from tests.processes import children
from tests.servers import Servers


@dataclass(slots=True)
class Stack:
    """A whole bank of its own: database, cache, stand-ins, two gunicorn workers."""

    config: SandboxConfig
    environment: dict[str, str]
    job_environment: dict[str, str]
    owner_url: str
    redis_url: str
    logs: Path
    providers: Child
    app: Child
    application: str = programs.APPLICATION

    @property
    def app_url(self) -> str:
        """Origin of the application."""
        return self.config.app_url

    @property
    def sandbox_url(self) -> str:
        """Origin of the stand-ins."""
        return self.config.sandbox_url

    def restart_app(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop the application in this way, and wait until a new one is ready."""
        if how is signal.SIGKILL:
            os.killpg(self.app.process.pid, how)
        self.app.stop(how, within_s=40)
        self.app = programs.start_app(
            self.config,
            self.environment,
            logs=self.logs,
            application=self.application,
        )
        self.wait_for_all_workers()

    def kill_worker(self) -> int:
        """SIGKILL one gunicorn worker, and wait for its successor; its process id."""
        victim = self.workers()[0]
        os.kill(victim, signal.SIGKILL)
        wait_until(lambda: victim not in self.workers(), self.app)
        self.wait_for_all_workers()
        return victim

    def wait_for_all_workers(self) -> None:
        """Wait until gunicorn has forked as many workers as it was asked for."""
        wanted = int(self.environment["WEB_CONCURRENCY"])
        wait_until(lambda: len(self.workers()) == wanted, self.app)

    def workers(self) -> list[int]:
        """Process ids of the gunicorn workers, oldest first."""
        return sorted(children(self.app.process.pid))

    def run_script(
        self,
        name: str,
        *words: str,
        stdin: str = "",
        but: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts to its end, as the role `jobs`; `but` are settings
        that are unlike the usual.
        """
        environment = {**os.environ, **self.job_environment, **(but or {})}
        script = Forked(name, *words, env=environment, stdin=stdin)
        out, err = script.communicate(timeout=120)
        assert script.returncode is not None
        return subprocess.CompletedProcess(words, script.returncode, out, err)


def with_password(database_url: str) -> str:
    """The address with a password, as real ones have; our server asks for none."""
    return database_url.replace("@", f":{secrets.token_urlsafe(16)}@", 1)


@contextmanager
def running(
    servers: Servers,
    place: Path,
    database: str,
    redis_number: int,
    *,
    application: str = programs.APPLICATION,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Stack]:
    """Start a stack whose files are in `place`; stop it at the end.

    `variables` are what this application reads besides what every one does.
    """
    servers.create(database)
    redis_url = servers.redis_url(redis_number)
    config = load_or_make(place, app_port=free_port(), sandbox_port=free_port())
    environment = {
        **config.environment(with_password(servers.url(database, "app")), redis_url),
        "LOG_LEVEL": "DEBUG",  # so that tests may search all that is ever logged
        "METRICS_TOKEN": secrets.token_urlsafe(32),
        **(variables or {}),
    }
    logs = place / "logs"
    providers = programs.start_providers(config, logs=logs)
    try:
        stack = Stack(
            config=config,
            environment=environment,
            job_environment=config.environment(
                with_password(servers.url(database, "jobs")), redis_url
            ),
            owner_url=servers.url(database),
            redis_url=redis_url,
            logs=logs,
            providers=providers,
            app=programs.start_app(
                config, environment, logs=logs, application=application
            ),
            application=application,
        )
        try:
            stack.wait_for_all_workers()
            yield stack
        finally:
            stack.app.stop()
    finally:
        providers.stop()

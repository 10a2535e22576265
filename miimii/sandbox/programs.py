"""The programs MiiMii is made of, started as children: stand-ins, app and jobs."""

from __future__ import annotations

import os
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from miimii.sandbox.config import SandboxConfig
from miimii.sandbox.databases import ROOT
from miimii.sandbox.processes import Child, spawn, wait_until

APPLICATION = "miimii.app:get_app()"  # as gunicorn names it


def start_providers(config: SandboxConfig, *, logs: Path) -> Child:
    """Start the stand-ins for the providers and wait until they serve."""
    child = spawn(
        "The stand-ins for the providers",
        [sys.executable, "-m", "miimii.sandbox.providers", "--config", config.path],
        log=logs / "providers.log",
        env=_environment({}),
    )
    wait_until(lambda: answers(f"{config.sandbox_url}/control/health"), child)
    return child


def start_app(
    config: SandboxConfig,
    environment: Mapping[str, str],
    *,
    logs: Path,
    application: str = APPLICATION,
) -> Child:
    """Start the web application and wait until it is ready for customers.

    It listens on this machine only: its secrets and its money are toys.
    """
    here = f"127.0.0.1:{config.app_port}"
    gunicorn = (sys.executable, "-m", "gunicorn", "-c", ROOT / "gunicorn.conf.py")
    child = spawn(
        "The application",
        [*gunicorn, "--chdir", ROOT, "--bind", here, application],
        log=logs / "app.log",
        env=_environment(environment),
    )
    wait_until(lambda: answers(f"{config.app_url}/health/ready"), child)
    return child


def start_job(name: str, environment: Mapping[str, str], *, logs: Path) -> Child:
    """Start one of the scheduled scripts, as the platform's clock would."""
    return spawn(
        f"The job {name}",
        [sys.executable, ROOT / "scripts" / f"{name}.py", "-q", "--trigger", "cron"],
        log=logs / "jobs.log",
        env=_environment(environment),
    )


def answers(url: str) -> bool:
    """Whether this local address answers a GET with 200 within two seconds."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310  (ours)
            return bool(response.getcode() == HTTPStatus.OK)
    except (OSError, urllib.error.HTTPError):
        return False


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """The shell's environment, overlaid with ours; the code found from anywhere."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **ours}

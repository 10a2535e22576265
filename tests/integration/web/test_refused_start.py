"""The web with settings that won't do: it ends at once, and says names, no values."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from miimii.sandbox.config import load_or_make
from miimii.sandbox.databases import ROOT
from miimii.sandbox.processes import free_port

SAMPLE = "changeme-0f3a9b"
pytestmark = pytest.mark.slow


def start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Start gunicorn as the platform does, and wait for its end."""
    gunicorn = (sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py")
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [*gunicorn, "miimii.app:get_app()"],
        cwd=ROOT,
        env={**kept, "PORT": str(free_port()), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.proves("T37")
def test_the_web_exits_78_and_names_what_is_wrong(tmp_path: Path) -> None:
    config = load_or_make(tmp_path, app_port=1, sandbox_port=2)
    whole = config.environment("postgresql://x/y", "redis://x")
    for changes, named in (
        ({"JWT_SECRET": ""}, ["JWT_SECRET is missing"]),
        (
            {
                "ENVIRONMENT": "production",
                "ALLOW_CHAT_PIN": "1",
                "BILAL_PASSWORD": SAMPLE,
            },
            ["ALLOW_CHAT_PIN is for", "BILAL_PASSWORD still holds a sample"],
        ),
        ({"DATABASE_URL": "${db.DATABASE_URL}"}, ["DATABASE_URL was not filled in"]),
    ):
        ended = start({**whole, **changes})
        assert ended.returncode == 78
        for name in named:
            assert name in ended.stderr
        assert "Traceback" not in ended.stderr
        hidden = [SAMPLE, config.bellbank_webhook_secret, config.jwt_secret]
        assert not [text for text in hidden if text in ended.stderr + ended.stdout]

"""Secrets are made once, kept private, and complete."""

from __future__ import annotations

import stat
from pathlib import Path

from miimii.sandbox.config import SandboxConfig, load, load_or_make


def test_secrets_survive_a_restart_and_ports_follow_the_arguments(
    config: SandboxConfig,
) -> None:
    again = load_or_make(Path(config.data_dir), app_port=9, sandbox_port=10)
    assert again.whatsapp_app_secret == config.whatsapp_app_secret
    assert (again.app_url, again.sandbox_url) == (
        "http://127.0.0.1:9",
        "http://127.0.0.1:10",
    )
    assert load(again.path) == again


def test_the_file_is_readable_by_its_owner_only(kept_config: SandboxConfig) -> None:
    assert stat.S_IMODE(kept_config.path.stat().st_mode) == 0o600


def test_no_secret_is_shared_between_two_purposes(config: SandboxConfig) -> None:
    names = ("SECRET", "PASSWORD", "TOKEN", "KEY")
    secrets = [
        value
        for name, value in config.environment("db", "cache").items()
        if value and any(word in name for word in names)
    ]
    assert len(secrets) == len(set(secrets))


def test_every_provider_is_a_stand_in_on_this_machine(config: SandboxConfig) -> None:
    env = config.environment("db", "cache")
    urls = [value for name, value in env.items() if name.endswith("_URL")]
    local = [url for url in urls if url not in {"db", "cache"}]
    assert len(local) == 6
    assert all(url.startswith("http://127.0.0.1:") for url in local)
    assert env["ENVIRONMENT"] == "sandbox"

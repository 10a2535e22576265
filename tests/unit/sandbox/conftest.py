"""A listener in the application's place, and the stand-ins wired to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from falcon.testing import TestClient

from miimii.sandbox.config import SandboxConfig, load_or_make
from miimii.sandbox.providers import create_app
from tests.unit.sandbox.listener import Listener


@pytest.fixture
def listener() -> Iterator[Listener]:
    """The application's place."""
    made = Listener()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture(scope="session")
def kept_config(tmp_path_factory: pytest.TempPathFactory) -> SandboxConfig:
    """One key pair for the run: making one takes a while."""
    return load_or_make(tmp_path_factory.mktemp("keys"), app_port=1, sandbox_port=2)


@pytest.fixture
def config(
    kept_config: SandboxConfig, listener: Listener, tmp_path: Path
) -> SandboxConfig:
    """Stand-ins with empty books, pointed at the listener."""
    listener.private_key = kept_config.flow_private_key
    kept = kept_config.path.read_bytes()
    (tmp_path / kept_config.path.name).write_bytes(kept)
    return load_or_make(tmp_path, app_port=listener.port, sandbox_port=2)


@pytest.fixture
def sandbox(config: SandboxConfig) -> TestClient:
    """The stand-ins, without a socket."""
    client = TestClient(create_app(config))
    for name in ("bank.settle_ms", "slow_ms", "hang_ms"):
        client.simulate_put("/control/dials", json={"name": name, "value": "10"})
    return client

"""A world to order things in, cleaned after each test, and stand-ins for providers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miimii.db import Database
from miimii.http import Http
from miimii.providers.bellbank import BellBank
from miimii.sandbox import programs
from miimii.sandbox.config import SandboxConfig, load_or_make
from miimii.sandbox.processes import free_port
from tests.transfers_world import World


@pytest.fixture
def world(patient: Database) -> World:
    return World(patient)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxConfig]:
    """The stand-ins, as a process, for the tests of one file."""
    place = tmp_path_factory.mktemp("sandbox")
    config = load_or_make(place, app_port=free_port(), sandbox_port=free_port())
    child = programs.start_providers(config, logs=place / "logs")
    yield config
    child.stop()


@pytest.fixture
def bank(sandbox: SandboxConfig) -> Iterator[BellBank]:
    """The bank among them, over HTTP."""
    http = Http("bellbank", f"{sandbox.sandbox_url}/bellbank", read_timeout_s=2)
    yield BellBank(
        http,
        consumer_key=sandbox.bellbank_consumer_key,
        consumer_secret=sandbox.bellbank_consumer_secret,
    )
    http.close()

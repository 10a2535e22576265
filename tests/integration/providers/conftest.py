"""A provider that says what the test tells it to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miimii.http import Http
from tests.integration.providers.scripted import Script, scripted


@pytest.fixture
def script() -> Iterator[Script]:
    with scripted() as script:
        yield script


@pytest.fixture
def http(script: Script) -> Iterator[Http]:
    http = Http("scripted", script.url, max_in_flight=4, read_timeout_s=2)
    yield http
    http.close()

"""The database as the jobs see it, and signals as they were."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.integration.jobs.runs import Runner, opened
from tests.servers import Servers


@pytest.fixture
def jobs_url(
    run_servers: Servers, owner_url: str, worker_number: int, clean: None
) -> str:
    """This process's own database, seen by the role of the jobs."""
    return run_servers.url(f"test_{worker_number}", "jobs")


@pytest.fixture
def runner(jobs_url: str, capsys: pytest.CaptureFixture[str]) -> Iterator[Runner]:
    with opened(jobs_url) as database:
        yield Runner(database, capsys)


@pytest.fixture(autouse=True)
def _signals_as_they_were() -> Iterator[None]:
    kept = [(n, signal.getsignal(n)) for n in (signal.SIGTERM, signal.SIGINT)]
    yield
    for number, handler in kept:
        signal.signal(number, handler)

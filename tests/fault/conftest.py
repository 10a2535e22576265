"""One bank for the tests of faults, with a database and a cache of its own to break."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miimii.sandbox import databases, postgres, valkey
from miimii.users.model import Customer
from tests.fault.breakable import BreakableRig
from tests.servers import Servers
from tests.stack import running

_TEMPLATE = "template_fault"


@pytest.fixture(scope="session")
def bank_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BreakableRig]:
    place = tmp_path_factory.mktemp("fault")
    logs = place / "logs"
    cluster = postgres.start(
        place / "postgres", log=logs / "postgres.log", is_durable=False
    )
    cache = valkey.start(log=logs / "valkey.log")
    servers = Servers(cluster.url("{database}", "{user}"), _TEMPLATE, cache.base_url)
    databases.create(servers.url("postgres"), _TEMPLATE)
    databases.migrate(servers.url(_TEMPLATE))
    databases.create_logins(servers.url(_TEMPLATE))
    with running(servers, place, "bank", 0) as stack:
        rig = BreakableRig(stack, cluster, cache)
        yield rig
        rig.close()
    rig.cache.stop()
    rig.cluster.stop()


@pytest.fixture
def rig(bank_of_our_own: BreakableRig) -> Iterator[BreakableRig]:
    """The bank, well; whatever a test turned is turned back."""
    yield bank_of_our_own
    bank_of_our_own.bank.reset_dials()


@pytest.fixture(scope="session")
def crowd(bank_of_our_own: BreakableRig) -> list[Customer]:
    """Fifty customers with money."""
    return bank_of_our_own.people(50, kobo=10_000_00)

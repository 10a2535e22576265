"""The harness has teeth: each of six mistakes is caught by the check named for it.

One day by one seed, in a database of its own each time: with the product as it is no
check objects, and with a mistake in it the named ones do. `FULL=1` lives a day of 200
operations instead of 40.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fault.day import Day
from tests.fault.mutants import MUTANTS, put_on_for_now
from tests.fault.patched import PATCH_VARIABLE
from tests.fault.rig import Rig
from tests.servers import REDIS_NUMBERS, Servers
from tests.stack import running

OPERATIONS = 200 if os.environ.get("FULL") == "1" else 40
UNHARMED = "M0"
Note = Callable[[str, object], None]

pytestmark = [pytest.mark.proves("F40"), pytest.mark.slow]


class PatchedRig(Rig):
    """A rig whose jobs make the same mistake as its application."""

    mutant = UNHARMED

    def run_jobs(self, ahead: timedelta = timedelta()) -> None:
        patches = MUTANTS[self.mutant].patches if self.mutant in MUTANTS else []
        with put_on_for_now(patches):
            super().run_jobs(ahead)


@contextmanager
def _bank(servers: Servers, place: Path, mutant: str) -> Iterator[Rig]:
    with running(
        servers,
        place,
        f"mutant_{mutant.lower()}",
        REDIS_NUMBERS - 1 - int(mutant[1:]),
        application="tests.fault.patched:get_app()",
        variables={PATCH_VARIABLE: mutant},
    ) as stack:
        rig = PatchedRig(stack)
        rig.mutant = mutant
        yield rig
        rig.close()
        os.killpg(stack.app.process.pid, signal.SIGKILL)  # nothing in it is of use


def test_without_a_mistake_no_check_objects(
    run_servers: Servers, tmp_path: Path
) -> None:
    with _bank(run_servers, tmp_path, UNHARMED) as rig:
        assert Day(rig, OPERATIONS).live() == set()


@pytest.mark.parametrize("mutant", MUTANTS)
def test_each_mistake_is_caught_by_the_check_named_for_it(
    run_servers: Servers, tmp_path: Path, mutant: str, record_property: Note
) -> None:
    with _bank(run_servers, tmp_path, mutant) as rig:
        objections = Day(rig, OPERATIONS).live()
    record_property("objected", sorted(objections))
    assert MUTANTS[mutant].caught_by <= objections
    if MUTANTS[mutant].is_seen_by_no_other:
        assert MUTANTS[mutant].caught_by == objections

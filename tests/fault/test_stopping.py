"""Told to stop under load, the application finishes what it took."""

from __future__ import annotations

import signal

import pytest

from miimii.users.model import Customer
from tests.fault.load import paying
from tests.fault.rig import Rig
from tests.fault.together import until


@pytest.mark.proves("F25")
@pytest.mark.slow
def test_stopped_and_replaced_under_load_nothing_that_was_taken_is_lost(
    rig: Rig, crowd: list[Customer]
) -> None:
    taken: list[str] = []
    killed_before = [holder for (holder,) in rig.rows("SELECT holder FROM lanes")]
    with paying(rig, crowd[36:46], taken):
        until(lambda: len(taken) >= 10)
        rig.stack.app.stop(signal.SIGTERM, within_s=40)
        ended = rig.stack.app.process.returncode
        left = rig.number(
            "SELECT count(*) FROM lanes"
            " WHERE leased_until > clock_timestamp() AND holder <> ALL (%s)",
            killed_before,
        )
        rig.stack.restart_app()
        so_far = len(taken)
        until(lambda: len(taken) >= so_far + 10)
    rig.settle_down()

    assert ended == 0
    assert left == 0, "leases were kept by who is gone"
    assert {rig.status(reference) for reference in taken} == {"succeeded"}
    assert {rig.posts(reference) for reference in taken} == {1}
    assert rig.offenders() == []

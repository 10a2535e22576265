"""Who asked, looked, tried and granted: two people's decisions in the audit log."""

from __future__ import annotations

import pytest

from miimii import clock
from miimii.approvals.model import ApprovalRefused
from tests.deeds import deeds
from tests.integration.orders.test_decisions import (
    ADA,
    BOLA,
    CHIDI,
    ask,
    grant,
)
from tests.transfers_world import World, naira


def test_who_asked_looked_and_granted_is_written_down(world: World) -> None:
    reference = world.unsettled(world.customer(naira(1_000)))
    approval = ask(world, reference, "declined")
    world.decisions.look(by=CHIDI, at=clock.now())
    grant(world, approval, by=BOLA.upper())

    with world.db.autocommit() as conn:
        found = [(actor, action) for actor, action, *_ in deeds(conn)]
    by_staff = [deed for deed in found if deed[0].startswith("staff:")]
    assert by_staff == [
        (f"staff:{ADA}", "approval.requested"),
        (f"staff:{CHIDI}", "order.shown"),
        (f"staff:{BOLA}", "approval.approved"),
        (f"staff:{BOLA}", "order.decided"),
    ]


def test_a_dry_run_leaves_no_deed(world: World) -> None:
    reference = world.unsettled(world.customer(naira(1_000)))
    ask(world, reference, "declined", is_dry=True)

    with world.db.autocommit() as conn:
        assert deeds(conn, about="approval:%") == []


@pytest.mark.proves("T23")
def test_who_tries_to_grant_their_own_request_is_written_down(world: World) -> None:
    approval = ask(world, world.unsettled(world.customer(naira(1_000))), "declined")

    with pytest.raises(ApprovalRefused):
        grant(world, approval, by=ADA)

    with world.db.autocommit() as conn:
        *_, tried = deeds(conn, about=f"approval:{approval.id}")
    assert tried[:2] == (f"staff:{ADA}", "approval.refused")
    assert tried[3] == "same-person"

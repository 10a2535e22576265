"""When a day's look-ups of all are used up, nobody is asked and nothing is lost."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from miimii import clock
from miimii.errors import AskedEnough
from miimii.users.model import Customer
from tests.integration.users.conftest import NOON
from tests.integration.users.outside import LOOK_UPS_OF_ALL, World

TOMORROW = "OnboardingStopped(why='tomorrow', differing=())"
MORNING = datetime(2026, 3, 3, 6, tzinfo=clock.LAGOS)


def used(world: World, times: int) -> None:
    with world.db.autocommit() as conn:
        conn.execute(
            "INSERT INTO budget_days (budget, who, day, used) VALUES (%s, %s, %s, %s)",
            ("identity", "all", clock.day_of(NOON), times),
        )


@pytest.mark.proves("T44")
def test_the_last_look_up_of_a_day_is_made(world: World, ada: Customer) -> None:
    used(world, LOOK_UPS_OF_ALL - 1)
    world.fill_in(ada, NOON)
    assert world.work(ada, NOON)
    world.assert_open(ada)


@pytest.mark.proves("T44")
def test_beyond_it_nobody_is_asked_and_the_morning_goes_on_with_what_was_typed(
    world: World, ada: Customer
) -> None:
    used(world, LOOK_UPS_OF_ALL)
    world.fill_in(ada, NOON)

    with pytest.raises(AskedEnough) as asked:
        world.work(ada, NOON)

    until = asked.value.until
    assert MORNING <= until < MORNING + timedelta(hours=2)
    assert world.told() == [TOMORROW]
    assert world.look_ups() == []  # none of hers is gone
    assert world.dojah_says.got == []
    assert world.work(ada, until)
    world.assert_open(ada)

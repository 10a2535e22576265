"""What the outbox can't mend itself, people hear of."""

from __future__ import annotations

import pytest

from miimii.providers.channels import NotSent
from tests.integration.chat.test_outbox import status, tell
from tests.integration.chat.world import ChatWorld


def alerts(world: ChatWorld) -> list[tuple[object, ...]]:
    return world.base.rows(
        "SELECT rule, subject, severity, number, refs[1] IS NULL, times_seen"
        "  FROM alerts WHERE closed_at IS NULL"
    )


@pytest.mark.parametrize("code", ["190", "368"])
def test_a_dead_token_or_a_blocked_number_is_one_critical_alert(
    world: ChatWorld, code: str
) -> None:
    ada = world.opened()
    world.phone.answers = [NotSent("pause", code)]
    tell(world, ada)
    assert alerts(world) == [
        ("queues", "sender paused", "critical", f"WhatsApp said {code}", True, 1)
    ]


@pytest.mark.parametrize("is_late", [False, True])
def test_money_news_that_is_given_up_names_its_message_and_nobody(
    world: ChatWorld, *, is_late: bool
) -> None:
    ada = world.opened()
    if is_late:
        world.says(ada, "hi")
    world.phone.answers = [] if is_late else [NotSent("stop", "131026")]
    tell(world, ada)
    if is_late:
        status(world, "failed", errors=[{"code": 131026}])
    ((rule, subject, severity, _, has_none, times),) = alerts(world)
    assert (rule, subject, severity) == ("queues", "dead money news", "critical")
    assert (has_none, times) == (False, 1)
    ((refs,),) = world.base.rows("SELECT refs::text FROM alerts")
    assert ada.phone
    assert ada.phone not in str(refs)


def test_what_is_tried_again_raises_none(world: ChatWorld) -> None:
    ada = world.opened()
    world.phone.answers = [NotSent("retry", "131000")]
    tell(world, ada)
    assert alerts(world) == []

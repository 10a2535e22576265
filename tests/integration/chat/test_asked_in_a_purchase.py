"""What customers ask and answer in the middle of a purchase."""

from __future__ import annotations

import pytest

from tests.integration.chat.world import ChatWorld

METER = "5k ekedc prepaid 45012345678"


@pytest.mark.parametrize("question", ["how much is the fee?", "how much will it cost"])
@pytest.mark.parametrize("request_", [METER, "send 1k to 0123456789 access"])
def test_a_question_about_the_fee_is_answered_by_the_summary(
    world: ChatWorld, request_: str, question: str
) -> None:
    ada = world.opened(20000)
    world.says(ada, request_)
    shown = world.text(ada)
    world.says(ada, question)
    assert world.text(ada) == shown
    world.taps(ada)
    assert world.last(ada)["interactive"]["type"] == "flow"


def test_the_first_line_on_show_is_meant_by_one(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy airtime")
    world.says(ada, "1")
    assert "How much airtime" in world.text(ada)


def test_what_waits_is_called_by_all_that_was_said_of_it(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy 200 airtime for me and pay gotv max 2012345678")
    assert "After this: TV · GOTV · max · 2012345678." in world.text(ada)

"""What goes out: in order, once, by the class of each failure, never back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.chat.store import messages
from miimii.money import Money
from miimii.providers.channels import NotSent, SendDoubt
from miimii.providers.ports import CreditArrived
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld

CREDIT = CreditArrived("CRD1", Money(500_000), Money(0), Money(500_000), "MUSA", False)


def rows(world: ChatWorld) -> list[tuple[object, ...]]:
    return world.base.rows(
        "SELECT status, error_code, attempts FROM outbound_messages"
        " WHERE dedupe_key NOT LIKE 'CreditArrived%%' AND recipient <> ''"
        "   AND dedupe_key LIKE 'credit:%%' ORDER BY id"
    )


def tell(world: ChatWorld, who: Customer) -> None:
    with world.db.transaction() as conn:
        world.outbox.tell(conn, who.id, CREDIT)
    world.outbox.deliver_told()


def status(world: ChatWorld, word: str, **more: object) -> None:
    _, _, callback = world.phone.heard[-1]
    world.outbox.apply_status(
        {
            "id": world.phone.wamids[-1],
            "status": word,
            "biz_opaque_callback_data": callback,
            **more,
        },
        at=clock.now(),
    )


def test_news_is_told_once(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    tell(world, ada)
    tell(world, ada)
    assert rows(world) == [("sent", None, 1)]
    assert "₦5,000.00 from MUSA" in world.text(ada)


def test_outside_the_window_the_template_goes(world: ChatWorld) -> None:
    ada = world.opened()
    tell(world, ada)
    assert world.last(ada)["template"]["name"] == "credit_alert"


@pytest.mark.parametrize(
    ("hours", "kind"), [(23.99, "text"), (24.01, "template")], ids=str
)
def test_the_window_is_24_hours(world: ChatWorld, hours: float, kind: str) -> None:
    ada = world.opened()
    then = clock.now() - timedelta(hours=hours)
    world.says(ada, "thanks", at=int(then.timestamp()))
    tell(world, ada)
    assert world.last(ada)["type"] == kind


def test_a_window_that_closed_unseen_gets_the_template(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    world.phone.answers = [NotSent("replace", "131047")]
    tell(world, ada)
    assert world.last(ada)["type"] == "template"


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (NotSent("retry", "131000"), ("queued", "131000", 1)),
        (NotSent("retry_later", "131056"), ("queued", "131056", 1)),
        (NotSent("pause", "190"), ("queued", "190", 1)),
        (NotSent("stop", "131026"), ("dead", "131026", 1)),
        (SendDoubt("no-answer"), ("sending", "no-answer", 1)),
    ],
)
def test_each_class_of_failure(
    world: ChatWorld, answer: NotSent | SendDoubt, state: tuple[object, ...]
) -> None:
    ada = world.opened()
    world.phone.answers = [answer]
    tell(world, ada)
    assert rows(world) == [state]


def test_money_news_in_doubt_is_settled_by_its_status_not_sent_again(
    world: ChatWorld,
) -> None:
    ada = world.opened()
    world.phone.answers = [SendDoubt("no-answer")]
    tell(world, ada)
    world.outbox.deliver(ada.lane)
    assert world.phone.heard == []
    (message_id,) = world.base.rows(
        "SELECT id FROM outbound_messages WHERE dedupe_key = 'credit:CRD1'"
    )[0]
    world.outbox.apply_status(
        {"id": "wamid.x", "status": "sent", "biz_opaque_callback_data": message_id},
        at=clock.now(),
    )
    assert rows(world) == [("sent", None, 1)]


@pytest.mark.parametrize(
    ("word", "now"),
    [
        ("sent", ("sent", None, 1)),
        ("delivered", ("delivered", None, 1)),
        ("read", ("read", None, 1)),
        ("failed", ("dead", "no-status", 1)),  # people were told of it; not sent again
    ],
)
def test_news_given_up_for_want_of_a_status_is_put_right_by_one(
    world: ChatWorld, word: str, now: tuple[object, ...]
) -> None:
    ada = world.opened()
    world.phone.answers = [SendDoubt("no-answer")]
    tell(world, ada)
    with freeze_time(clock.now() + timedelta(hours=1, seconds=1)):
        (message_id,) = world.outbox.settle_doubts(9)
    assert rows(world) == [("dead", "no-status", 1)]

    said = {"id": "wamid.x", "status": word, "biz_opaque_callback_data": message_id}
    world.outbox.apply_status({**said, "errors": [{"code": 131000}]}, at=clock.now())

    assert rows(world) == [now]
    world.outbox.deliver(ada.lane)
    assert world.phone.heard == []


def test_news_refused_for_good_is_not_put_right(world: ChatWorld) -> None:
    ada = world.opened()
    tell(world, ada)
    status(world, "failed", errors=[{"code": 131026}])
    for word in ("sent", "delivered", "read"):
        status(world, word)
        assert rows(world) == [("dead", "131026", 1)]


def test_a_late_delivered_does_not_undo_read(world: ChatWorld) -> None:
    ada = world.opened()
    tell(world, ada)
    for word, now in (("read", "read"), ("delivered", "read"), ("sent", "read")):
        status(world, word)
        assert rows(world)[0][0] == now


def test_a_failure_that_comes_late_goes_by_the_same_table(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    tell(world, ada)
    status(world, "failed", errors=[{"code": 131026}])
    assert rows(world) == [("dead", "131026", 1)]


def test_a_window_closed_by_status_sends_the_template(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    tell(world, ada)
    status(world, "failed", errors=[{"code": 131047}])
    world.outbox.deliver(ada.lane)
    assert world.last(ada)["type"] == "template"


def test_nothing_overtakes_within_a_lane(world: ChatWorld) -> None:
    ada = world.opened()
    world.phone.answers = [NotSent("retry", "131000")]
    tell(world, ada)
    at = clock.now()
    body = {"message": None, "template": world_body()}
    later = messages.NewMessage(ada.lane, ada.recipient, "text", body, "later")
    with world.db.autocommit() as conn:
        messages.insert_messages(conn, [later], at=at)
        assert messages.lease_message(conn, ada.lane, at=at) is None
        later_at = at + timedelta(minutes=1)
        first = messages.lease_message(conn, ada.lane, at=later_at)
        assert first is not None
        assert first.is_money_news
        assert messages.lease_message(conn, ada.lane, at=later_at) is None


def world_body() -> dict[str, object]:
    return {"type": "text", "text": {"body": "later"}}

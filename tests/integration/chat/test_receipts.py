"""A receipt leaves as a picture with its words below it, or as words alone."""

from __future__ import annotations

from typing import Any

import pytest

from miimii import clock
from miimii.chat.bubbles import text_body
from miimii.chat.enclosures import Enclosures, Make, paper_of
from miimii.chat.papers.making import Papers
from miimii.chat.papers.receipt import receipt_of
from miimii.conversation import receipt_seal
from miimii.money import Money
from miimii.providers.breaker import FAILURES, REST_S, Breaker
from miimii.providers.channels import NotSent, SendDoubt
from miimii.providers.ports import OrderSettled, PurchaseSettled
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld, Phone, product_settings

SEAL = receipt_seal(product_settings())
REFERENCE = "TRF01KAQX7Z3N5V8T2M4C6B9D0E12"


def settled(status: str = "succeeded", payee: str = "CHIDI OBI") -> OrderSettled:
    return OrderSettled(
        reference=REFERENCE,
        status=status,
        kind="bank_transfer",
        amount=Money(500_000),
        fee=Money(1000),
        total=Money(501_000),
        payee_name=payee,
        payee_bank="GTBank",
        payee_account_number="0123456789",
        balance=Money(7),
        settled_at=clock.now(),
    )


ROW = (paper_of(receipt_of(settled()), "en") or {})["facts"]


def bought() -> PurchaseSettled:
    return PurchaseSettled(
        reference=f"PUR{REFERENCE[3:]}",
        status="succeeded",
        kind="airtime",
        product="MTN airtime",
        target="08031234567",
        amount=Money(100_000),
        fee=Money(0),
        total=Money(100_000),
        balance=Money(7),
        settled_at=clock.now(),
    )


def tell(
    world: ChatWorld, who: Customer, news: OrderSettled | PurchaseSettled
) -> dict[str, Any]:
    """Tell news to somebody who has just written; what they see."""
    world.says(who, "thanks")
    with world.db.transaction() as conn:
        world.outbox.tell(conn, who.id, news)
    world.outbox.deliver_told()
    return world.last(who)


def finals(world: ChatWorld) -> list[tuple[object, ...]]:
    return world.base.rows(
        "SELECT status, error_code, attempts FROM outbound_messages"
        " WHERE dedupe_key LIKE 'final:%%' ORDER BY id"
    )


def test_a_receipt_is_a_picture_with_its_words_below(world: ChatWorld) -> None:
    body = tell(world, world.opened(), settled())["interactive"]
    assert body["header"] == {"type": "image", "image": {"id": "1"}}
    assert "Money sent" in body["body"]["text"]
    assert REFERENCE in body["body"]["text"]
    assert len(body["action"]["buttons"]) == 2
    assert world.phone.files[0].startswith(b"\x89PNG")
    assert finals(world) == [("sent", None, 1)]


def test_under_a_purchase_s_picture_the_buttons_stay(world: ChatWorld) -> None:
    body = tell(world, world.opened(), bought())["interactive"]
    assert body["header"] == {"type": "image", "image": {"id": "1"}}
    assert "MTN airtime" in body["body"]["text"]
    assert len(body["action"]["buttons"]) == 3


def test_a_reversal_has_a_picture_and_a_decline_has_none(world: ChatWorld) -> None:
    ada = world.opened()
    assert tell(world, ada, settled("reversed"))["type"] == "image"
    assert tell(world, ada, settled("declined"))["type"] == "text"
    assert len(world.phone.files) == 1


def test_words_that_are_too_long_below_a_picture_go_alone(world: ChatWorld) -> None:
    body = tell(world, world.opened(), settled(payee="CHIDI " * 170))
    assert body["type"] == "text"
    assert world.phone.files == []


def test_outside_the_window_nothing_is_drawn(world: ChatWorld) -> None:
    ada = world.opened()
    with world.db.transaction() as conn:
        world.outbox.tell(conn, ada.id, settled())
    world.outbox.deliver_told()
    assert world.last(ada)["type"] == "template"
    assert world.phone.files == []


def test_what_is_not_uploaded_goes_as_words_at_once(world: ChatWorld) -> None:
    world.phone.takes_files = False
    ada = world.opened()
    body = tell(world, ada, settled())
    assert "header" not in body["interactive"]
    assert "Money sent" in body["interactive"]["body"]["text"]
    assert finals(world) == [("sent", None, 1)]


def make(world: ChatWorld) -> Make:
    """What makes papers in this world."""
    return Papers(world.db, world.customers, world.teller.passbook, SEAL).make


def test_uploads_rest_after_failures_in_a_row_and_are_tried_again(
    world: ChatWorld,
) -> None:
    phone, now = Phone(), [0.0]
    enclosures = Enclosures(phone, make(world), Breaker(lambda: now[0]))
    body, paper = text_body("Money sent"), paper_of(receipt_of(settled()), "en")
    phone.takes_files = False
    for _ in range(FAILURES):
        assert enclosures.put_on(body, paper) is body
    phone.takes_files = True
    assert enclosures.put_on(body, paper) is body
    assert len(phone.files) == FAILURES
    now[0] = REST_S
    assert enclosures.put_on(body, paper)["type"] == "image"


@pytest.mark.parametrize(
    "paper",
    [
        {"kind": "receipt", "language": "en", "facts": {}},
        {"kind": "receipt", "language": "en", "facts": {**ROW, "status": "of later"}},
        {"kind": "receipt", "facts": ROW},
        {"kind": "of another version", "language": "en", "facts": ROW},
        {"language": "en", "facts": ROW},
    ],
)
def test_what_can_t_be_drawn_goes_as_words(
    world: ChatWorld, paper: dict[str, Any]
) -> None:
    phone, body = Phone(), text_body("Money sent")
    assert Enclosures(phone, make(world)).put_on(body, paper) is body
    assert phone.files == []


def test_a_picture_that_is_refused_is_followed_by_its_words(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    world.phone.answers = [NotSent("stop", "131053")]
    with world.db.transaction() as conn:
        world.outbox.tell(conn, ada.id, settled())
    world.outbox.deliver_told()
    assert "header" not in world.last(ada)["interactive"]
    assert "Money sent" in world.text(ada)
    assert finals(world) == [("sent", None, 1)]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (NotSent("retry", "131000"), ("queued", "131000", 1)),
        (NotSent("pause", "190"), ("queued", "190", 1)),
        (SendDoubt("no-answer"), ("sending", "no-answer", 1)),
    ],
)
def test_every_other_refusal_is_handled_as_for_words(
    world: ChatWorld, answer: NotSent | SendDoubt, state: tuple[object, ...]
) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    world.phone.answers = [answer]
    with world.db.transaction() as conn:
        world.outbox.tell(conn, ada.id, settled())
    world.outbox.deliver_told()
    assert finals(world) == [state]
    assert "header" not in str(world.phone.bodies(ada.recipient))


def test_a_picture_that_fails_late_is_made_good_by_its_words(world: ChatWorld) -> None:
    ada = world.opened()
    tell(world, ada, settled())
    _, _, callback = world.phone.heard[-1]
    failed = {
        "id": "wamid.x",
        "status": "failed",
        "biz_opaque_callback_data": callback,
        "errors": [{"code": 131053}],
    }
    world.outbox.apply_status(failed, at=clock.now())
    world.outbox.deliver(ada.lane)
    assert "header" not in world.last(ada)["interactive"]
    assert "Money sent" in world.text(ada)
    assert finals(world) == [("sent", None, 2)]

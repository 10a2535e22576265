"""What is put before people stays there until somebody saw to it, and comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from miimii import clock
from miimii.approvals.model import ApprovalRefused
from miimii.db import Database
from miimii.errors import NotFound
from miimii.orders import desk
from miimii.orders.review_desk import ReviewDesk, StillOpen
from miimii.providers.ports import Accepted, Declined, Unknown, Vended
from tests.bills_world import BillsWorld, callback
from tests.deeds import deeds
from tests.transfers_world import naira

ADA, BOLA = "ada@x.ng", "bola@x.ng"
WHY = "The vendor's list has it once"


@pytest.fixture
def world(database: Database, clean: None) -> BillsWorld:
    return BillsWorld(database)


def decide(world: BillsWorld, reference: str) -> None:
    """Two people take an order for declined."""
    asked = world.decisions.request(
        reference, "declined", by=ADA, reason=WHY, evidence="Mail", at=clock.now()
    )
    world.decisions.approve(asked.id, by=BOLA, at=clock.now())


def test_a_word_against_what_people_decided_is_put_before_them_again(
    world: BillsWorld,
) -> None:
    """They gave the money back because of one callback; the next says it was sold."""
    ada = world.customer(naira(1_000))
    reference = world.sent(ada)
    callback(world, reference, "fail")
    decide(world, reference)
    assert world.purchase(reference).status == "reversed"
    assert "contradiction" not in world.open_reviews(reference)

    callback(world, reference, "success")

    assert "contradiction" in world.open_reviews(reference)
    assert world.balance(ada) == naira(1_000)
    assert world.offenders() == []


@pytest.mark.parametrize("end", [Vended("success"), Declined("fail")])
def test_an_answer_takes_the_question_off_the_desk(
    world: BillsWorld, end: Vended | Declined
) -> None:
    ada = world.customer(naira(1_000))
    world.vendor.vends = Unknown("no-answer")
    reference = world.sent(ada)
    sent_at = world.purchase(reference).submitted_at
    assert sent_at is not None
    for minutes in (15, 60, 24 * 60):
        world.vends.look(reference, at=sent_at + timedelta(minutes=minutes))
    assert len(world.open_reviews(reference)) == 3

    world.hear(reference, end)

    assert world.open_reviews(reference) == set()


def test_a_transfer_too_whose_answer_comes_after_a_day(world: BillsWorld) -> None:
    ada = world.customer(naira(1_000))
    reference = world.unsettled(ada)
    assert world.open_reviews(reference) == {"unsettled"}

    world.bank.on_requery = Accepted("successful", "BB-9")
    world.settling.requery(reference, cause="requery")

    assert world.open_reviews(reference) == set()


def test_one_person_sees_to_it_and_says_what_they_found(world: BillsWorld) -> None:
    ada = world.customer(naira(1_000))
    reference = world.sent(ada)
    callback(world, reference, "fail")
    reviews = ReviewDesk(world.db)
    told = {"by": ADA, "at": clock.now()}

    assert [one.kind for one in reviews.look(**told)] == ["contradiction"]  # type: ignore[arg-type]
    with pytest.raises(ApprovalRefused):
        reviews.close("contradiction", reference, reason="because", **told)  # type: ignore[arg-type]
    reviews.close("contradiction", reference, reason=WHY, is_dry=True, **told)  # type: ignore[arg-type]
    assert world.open_reviews(reference) == {"contradiction"}
    reviews.close("contradiction", reference, reason=WHY, **told)  # type: ignore[arg-type]

    assert world.open_reviews(reference) == set()
    with pytest.raises(NotFound):
        reviews.close("contradiction", reference, reason=WHY, **told)  # type: ignore[arg-type]
    with world.db.autocommit() as conn:
        assert deeds(conn, about="review:%") == [
            (f"staff:{ADA}", "review.shown", f"review:{reference}", "contradiction"),
            (
                f"staff:{ADA}",
                "review.closed",
                f"review:{reference}",
                f"contradiction: {WHY}",
            ),
        ]


def test_nobody_closes_alone_what_two_people_decide(world: BillsWorld) -> None:
    ada = world.customer(naira(1_000))
    reference = world.unsettled(ada)
    nobodys = world.receive("9111111111", naira(5_000))
    with world.db.autocommit() as conn:
        desk.show_people(conn, "fraud", reference, at=clock.now())

    for kind, subject, refused in (
        ("unsettled", reference, StillOpen),
        (desk.OWNERLESS, nobodys, StillOpen),
        ("fraud", reference, NotFound),  # it has a desk of its own
    ):
        with pytest.raises(refused):
            ReviewDesk(world.db).close(
                kind, subject, by=ADA, reason=WHY, at=clock.now()
            )
    assert world.open_reviews(reference) == {"unsettled", "fraud"}

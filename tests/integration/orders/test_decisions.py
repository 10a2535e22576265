"""Two people end what no provider settles: once, and with everything that follows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from miimii import clock
from miimii.approvals import two_people
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.db import Conn
from miimii.errors import NotFound
from miimii.orders.decisions import Decided, Decisions, NotDecidable, Said
from miimii.orders.desk import show_people
from miimii.providers.ports import Accepted, Declined, Event, Unknown
from miimii.transfers.model import PREFIX, Transfer
from tests.at_the_shell import at_the_shell
from tests.transfers_world import World, at_once, naira

ADA, BOLA, CHIDI = "ada@example.com", "bola@example.com", "chidi@example.com"
REASON, EVIDENCE = "The bank never saw it", "Their mail of 3 March, ticket 4711"


def ask(world: World, reference: str, said: Said, *, is_dry: bool = False) -> Approval:
    return world.decisions.request(
        reference,
        said,
        by=ADA,
        reason=REASON,
        evidence=EVIDENCE,
        at=clock.now(),
        is_dry=is_dry,
    )


def grant(world: World, approval: Approval, by: str = BOLA) -> Decided:
    return world.decisions.approve(approval.id, by=by, at=clock.now())


def contradicted(world: World, reference: str) -> None:
    with world.db.autocommit() as conn:
        show_people(conn, "contradiction", reference, at=clock.now())


def last_event(world: World, reference: str) -> tuple[object, ...]:
    """Cause, the provider's word and the approval of the last thing that happened."""
    return world.rows(
        "SELECT to_status, cause, provider_code, approval_id FROM transfer_events"
        " WHERE reference = %(r)s ORDER BY id DESC LIMIT 1",
        r=reference,
    )[0]


@pytest.mark.proves("F05")
def test_two_people_decline_it_and_the_hold_is_released_once(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.unsettled(ada)
    assert world.balance(ada) == naira(890)

    approval = ask(world, reference, "declined")
    assert world.balance(ada) == naira(890)
    assert world.open_reviews(reference) == {"unsettled"}
    decided = grant(world, approval)

    assert decided == Decided(reference, "declined", approval.id)
    assert world.balance(ada) == naira(1_000)
    assert last_event(world, reference) == ("declined", "people", None, approval.id)
    assert world.told(reference).count("OrderSettled") == 1
    assert world.open_reviews(reference) == set()
    with pytest.raises(ApprovalRefused):
        grant(world, approval, by=CHIDI)
    assert world.balance(ada) == naira(1_000)
    assert world.offenders() == []


@pytest.mark.proves("F05")
def test_two_people_say_it_was_paid_and_the_hold_is_spent(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.unsettled(ada)

    decided = grant(world, ask(world, reference, "succeeded"))

    assert decided.status == "succeeded"
    assert world.balance(ada) == naira(890)
    assert world.told(reference).count("OrderSettled") == 1
    assert world.offenders() == []


def test_what_the_bank_says_after_two_people_is_booked_as_a_correction(
    world: World,
) -> None:
    ada = world.customer(naira(1_000))
    reference = world.unsettled(ada)
    grant(world, ask(world, reference, "declined"))

    paid = Accepted("successful", "BB-9")
    status = world.settling.apply(reference, paid, cause="notice", at=clock.now())

    assert status == "succeeded"
    assert world.balance(ada) == naira(890)
    assert world.open_reviews(reference) == {"late-success"}
    assert world.offenders() == []


@pytest.mark.proves("T23")
def test_the_same_person_moves_nothing(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.unsettled(ada)
    approval = ask(world, reference, "declined")

    with pytest.raises(ApprovalRefused) as refused:
        grant(world, approval, by=ADA.upper())

    assert refused.value.why == "same-person"
    assert world.order(reference).status == "needs_review"
    assert world.balance(ada) == naira(890)


def test_an_order_that_moved_meanwhile_is_not_decided_again(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.unsettled(ada)
    approval = ask(world, reference, "declined")
    paid = Accepted("successful")
    world.settling.apply(reference, paid, cause="notice", at=clock.now())

    with pytest.raises(ApprovalRefused) as refused:
        grant(world, approval)

    assert refused.value.why == "changed"
    assert world.order(reference).status == "succeeded"
    assert world.balance(ada) == naira(890)
    assert world.offenders() == []


@pytest.mark.parametrize("said", ["succeeded", "declined"])
def test_of_ten_who_grant_it_at_once_one_does(world: World, said: Said) -> None:
    ada = world.customer(naira(1_000))
    reference = world.unsettled(ada)
    approval = ask(world, reference, said)

    results = at_once(
        [partial(grant, world, approval, by=f"p{n}@example.com") for n in range(10)]
    )

    assert sum(isinstance(one, Decided) for one in results) == 1
    assert sum(isinstance(one, ApprovalRefused) for one in results) == 9
    expected = naira(1_000) if said == "declined" else naira(890)
    assert world.balance(ada) == expected
    assert world.told(reference).count("OrderSettled") == 1
    assert world.offenders() == []


def test_of_people_and_the_bank_at_once_one_ends_it(world: World) -> None:
    ada = world.customer(naira(2_000))
    references = [world.unsettled(ada) for _ in range(5)]
    approvals = [ask(world, reference, "succeeded") for reference in references]
    paid = Accepted("successful", "BB-9")

    at_once(
        [partial(grant, world, approval) for approval in approvals]
        + [
            partial(world.settling.apply, one, paid, cause="notice", at=clock.now())
            for one in references
        ]
    )

    assert {world.order(one).status for one in references} == {"succeeded"}
    assert world.balance(ada) == naira(2_000 - 5 * 110)
    assert all(world.told(one).count("OrderSettled") == 1 for one in references)
    assert world.offenders() == []


@pytest.mark.parametrize("end", [Accepted("successful"), Declined("failed")])
@pytest.mark.parametrize("said", ["succeeded", "declined"])
def test_what_is_over_is_not_for_people_to_say(
    world: World, end: Accepted | Declined, said: Said
) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.bank.pays = end
    world.dispatch(reference)

    with pytest.raises(NotDecidable) as refused:
        ask(world, reference, said)

    assert refused.value.why == "known"
    assert refused.value.status == world.order(reference).status


@pytest.mark.parametrize("status", ["held", "submitted"])
def test_what_is_under_way_is_not_for_people_to_say(world: World, status: str) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    if status == "submitted":
        world.bank.pays = Unknown("no-answer")
        world.dispatch(reference)

    with pytest.raises(NotDecidable) as refused:
        ask(world, reference, "declined")

    assert refused.value.status == status


def test_a_success_that_a_late_word_contradicts_is_reversed_by_two(
    world: World,
) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.dispatch(reference)
    contradicted(world, reference)

    with pytest.raises(NotDecidable):
        ask(world, reference, "succeeded")
    decided = grant(world, ask(world, reference, "declined"))

    assert decided.status == "reversed"
    assert world.balance(ada) == naira(1_000)
    assert world.open_reviews(reference) == {"late-reversal"}
    assert world.offenders() == []


def test_a_decline_that_a_late_word_contradicts_succeeds_by_two(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.bank.pays = Declined("failed")
    world.dispatch(reference)
    contradicted(world, reference)

    decided = grant(world, ask(world, reference, "succeeded"))

    assert decided.status == "succeeded"
    assert world.balance(ada) == naira(890)
    assert world.open_reviews(reference) == {"late-success"}
    assert world.offenders() == []


def test_evidence_is_kept_with_the_request(world: World) -> None:
    reference = world.unsettled(world.customer(naira(1_000)))

    approval = ask(world, reference, "declined")

    [waiting] = world.decisions.list_open(at=clock.now())
    assert waiting == approval
    assert waiting.diff["evidence"] == EVIDENCE
    assert waiting.diff["total_kobo"] == naira(110).kobo


@pytest.mark.parametrize(
    ("evidence", "is_kept"),
    [
        ("the vendor says 1234 5678 9012 3456 7890", False),
        ("12345678901234567890", False),
        ("session 090405260302110000123456789012", True),
    ],
)
def test_a_token_is_not_kept_in_an_open_text(
    world: World, evidence: str, *, is_kept: bool
) -> None:
    reference = world.unsettled(world.customer(naira(1_000)))

    def asked() -> Approval:
        return world.decisions.request(
            reference,
            "succeeded",
            by=ADA,
            reason=REASON,
            evidence=evidence,
            at=clock.now(),
        )

    if is_kept:
        assert asked().diff["evidence"] == evidence
        return
    with pytest.raises(NotDecidable) as refused:
        asked()
    assert refused.value.why == "token-in-text"


def test_a_transfer_has_no_token_to_enter(world: World) -> None:
    reference = world.unsettled(world.customer(naira(1_000)))

    with pytest.raises(NotDecidable) as refused:
        world.decisions.request(
            reference,
            "succeeded",
            by=ADA,
            reason=REASON,
            evidence=EVIDENCE,
            token="12345678901234567890",
            at=clock.now(),
        )

    assert refused.value.why == "token"


class SealedTokens:
    """Fits `Tokens`: seals by turning the token round, and notes what was kept."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def seal(self, reference: str, token: str) -> str:
        if not token.isdecimal():
            raise ValueError(token)
        return f"{reference}/{token[::-1]}"

    def put(self, order: Transfer, sealed: str) -> Transfer:
        assert sealed.startswith(order.reference)
        return replace(order, resolved_name="WITH A TOKEN")

    def keep(self, conn: Conn, reference: str, sealed: str) -> bool:
        assert not conn.closed
        self.kept[reference] = sealed
        return True

    def is_due(self, order: Transfer) -> bool:
        return order.status == "succeeded"

    def news(self, order: Transfer) -> Event:
        raise NotImplementedError


def test_a_token_is_sealed_with_the_request_and_kept_with_the_success(
    world: World,
) -> None:
    reference = world.unsettled(world.customer(naira(1_000)))
    tokens = SealedTokens()
    products = {PREFIX: replace(world.products[PREFIX], tokens=tokens)}
    decisions = Decisions(at_the_shell(world.db), products)
    digits = "12345678901234567899"
    ask_with = partial(
        decisions.request,
        reference,
        by=ADA,
        reason=REASON,
        evidence=EVIDENCE,
        at=clock.now(),
    )

    wrongly: list[tuple[Said, str]] = [("declined", digits), ("succeeded", "letters")]
    for said, wrong in wrongly:
        with pytest.raises(NotDecidable):
            ask_with(said, token=wrong)
    approval = ask_with("succeeded", token=digits)

    [(stored,)] = world.rows("SELECT diff::text FROM approvals")
    assert digits not in str(stored)
    assert tokens.kept == {}
    decisions.approve(approval.id, by=BOLA, at=clock.now())
    assert tokens.kept == {reference: f"{reference}/{digits[::-1]}"}
    assert world.offenders() == []


def test_a_dry_run_keeps_nothing(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.unsettled(ada)

    ask(world, reference, "declined", is_dry=True)
    assert world.decisions.list_open(at=clock.now()) == []

    approval = ask(world, reference, "declined")
    decided = world.decisions.approve(approval.id, by=BOLA, at=clock.now(), is_dry=True)
    assert decided.status == "declined"
    assert world.order(reference).status == "needs_review"
    assert world.balance(ada) == naira(890)
    assert "OrderSettled" not in world.told(reference)
    assert grant(world, approval).status == "declined"


@pytest.mark.parametrize("reference", ["TRF0", "XYZ0", ""])
def test_what_is_no_order_is_not_found(world: World, reference: str) -> None:
    with pytest.raises(NotFound):
        ask(world, reference, "declined")


def test_what_two_people_said_of_something_else_decides_no_order(world: World) -> None:
    """Their word on a flag names an order too, and is not for this."""
    reference = world.unsettled(world.customer(naira(1_000)))
    diff = {"from": "needs_review", "to": "declined"}
    with at_the_shell(world.db).transaction() as conn:
        asked = two_people.request(
            conn, "fraud", reference, diff, reason=REASON, by=ADA, at=clock.now()
        )

    with pytest.raises(NotFound):
        grant(world, asked)
    assert world.order(reference).status == "needs_review"

"""What one person asks for, another grants, within a day, and only once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from miimii.approvals import two_people
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.db import Conn
from miimii.errors import NotFound

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
DAY = timedelta(hours=24)
ADA, BOLA = "ada@example.com", "bola@example.com"
REASON = "It never arrived"


def ask(
    conn: Conn, subject: str = "TRF1", was: str = "waiting", at: datetime = NOON
) -> Approval:
    diff = {"from": was, "to": "done"}
    return two_people.request(
        conn, "order", subject, diff, reason=REASON, by=ADA, at=at
    )


def grant(
    conn: Conn,
    approval: Approval,
    by: str = BOLA,
    subject_is: str = "waiting",
    at: datetime = NOON,
) -> None:
    known = two_people.get(conn, approval.id, "order")
    two_people.approve(conn, known, subject_is=subject_is, by=by, at=at)


def refusal_of(conn: Conn, approval: Approval, **how: object) -> str:
    with pytest.raises(ApprovalRefused) as refused:
        grant(conn, approval, **how)  # type: ignore[arg-type]
    return refused.value.why


def test_another_person_grants_it_once(conn: Conn) -> None:
    approval = ask(conn)

    grant(conn, approval)

    done = two_people.get(conn, approval.id, "order")
    assert (done.status, done.approved_by, done.approved_at) == ("done", BOLA, NOON)
    assert done.diff == {"from": "waiting", "to": "done"}
    assert refusal_of(conn, approval) == "decided"


@pytest.mark.proves("T23")
@pytest.mark.parametrize("me", [ADA, "Ada@Example.COM", f" {ADA} "])
def test_nobody_grants_what_they_asked_for(conn: Conn, me: str) -> None:
    approval = ask(conn)

    assert refusal_of(conn, approval, by=me) == "same-person"
    assert two_people.get(conn, approval.id, "order").status == "open"


@pytest.mark.proves("T23")
@pytest.mark.parametrize(
    ("by", "constraint"),
    [
        (ADA, "approvals_take_two_people"),
        ("Ada@example.com", "approvals_people_are_spelled_one_way"),
        (f"{ADA} ", "approvals_people_are_spelled_one_way"),
    ],
)
def test_the_table_refuses_the_same_person_as_well(
    conn: Conn, by: str, constraint: str
) -> None:
    approval = ask(conn)

    with pytest.raises(psycopg.errors.CheckViolation) as refused:
        conn.execute(
            "UPDATE approvals SET status = 'done', approved_by = %s, approved_at = %s"
            " WHERE id = %s",
            [by, NOON, approval.id],
        )
    assert refused.value.diag.constraint_name == constraint


def test_it_can_be_granted_until_just_before_24_hours(conn: Conn) -> None:
    first, second = ask(conn, "TRF1"), ask(conn, "TRF2")

    grant(conn, first, at=NOON + DAY - INSTANT)

    assert refusal_of(conn, second, at=NOON + DAY) == "expired"


def test_it_is_not_granted_once_the_subject_is_another(conn: Conn) -> None:
    assert refusal_of(conn, ask(conn), subject_is="gone") == "changed"


def test_one_request_a_subject_is_open_at_a_time(conn: Conn) -> None:
    ask(conn)

    with pytest.raises(ApprovalRefused) as refused:
        ask(conn)

    assert refused.value.why == "open-already"
    assert ask(conn, "TRF2").status == "open"


@pytest.mark.parametrize(
    "again", [{"at": NOON + DAY}, {"was": "something-else"}], ids=["late", "changed"]
)
def test_an_outlived_request_makes_room(conn: Conn, again: dict[str, object]) -> None:
    old = ask(conn)

    new = ask(conn, **again)  # type: ignore[arg-type]

    assert two_people.get(conn, old.id, "order").status == "void"
    assert two_people.get(conn, new.id, "order").status == "open"
    assert refusal_of(conn, old) == "decided"


@pytest.mark.parametrize(
    ("reason", "is_enough"), [(" " * 9 + "x" * 14, False), ("x" * 15, True)]
)
def test_a_reason_says_something(conn: Conn, reason: str, *, is_enough: bool) -> None:
    def asked() -> Approval:
        diff = {"from": 1, "to": 2}
        return two_people.request(
            conn, "order", "TRF1", diff, reason=reason, by=ADA, at=NOON
        )

    if is_enough:
        assert asked().reason == reason
        return
    with pytest.raises(ApprovalRefused) as refused:
        asked()
    assert refused.value.why == "reason"


def test_what_can_still_be_granted_is_listed_oldest_first(conn: Conn) -> None:
    later = ask(conn, "TRF1", at=NOON + INSTANT)
    first, done = ask(conn, "TRF2"), ask(conn, "TRF3")
    grant(conn, done)

    def listed(at: datetime) -> list[str]:
        found = two_people.list_open(conn, "order", at=at, limit=10)
        return [one.id for one in found]

    assert listed(NOON) == [first.id, later.id]
    assert listed(NOON + DAY) == [later.id]
    assert two_people.list_open(conn, "other", at=NOON, limit=10) == []


def test_a_request_that_nobody_made_or_of_another_kind_is_not_found(
    conn: Conn,
) -> None:
    for approval_id, kind in (("APR0", "order"), (ask(conn).id, "tier")):
        with pytest.raises(NotFound):
            two_people.get(conn, approval_id, kind)

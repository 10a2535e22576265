"""What orders, queues and the float say, on both sides of each threshold."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from miimii import ids
from miimii.db import Conn, Database
from tests.integration.alerts.rows import (
    AT,
    ago,
    find,
    graded,
    insert,
    purchase,
    transfer,
)


def submitted(at: datetime) -> dict[str, Any]:
    return {"status": "submitted", "submitted_at": at}


@pytest.mark.parametrize(
    ("succeeded", "declined", "expected"),
    [
        (0, 19, {}),
        (17, 3, {}),
        (16, 4, {"orders": "warning"}),
        (12, 8, {"orders": "warning"}),
        (11, 9, {"orders": "critical"}),
    ],
)
def test_too_many_declined_of_twenty_confirmed_orders(
    jobs_db: Database,
    owner: Conn,
    succeeded: int,
    declined: int,
    expected: dict[str, str],
) -> None:
    for number in range(succeeded + declined):
        status = "declined" if number < declined else "succeeded"
        make = transfer if number % 2 else purchase
        make(owner, status=status, authorised_at=ago(minutes=29))
    transfer(owner, status="expired")
    assert graded(jobs_db, "failed transactions") == expected


def test_orders_confirmed_half_an_hour_ago_are_history(
    jobs_db: Database, owner: Conn
) -> None:
    for _ in range(20):
        transfer(owner, status="declined", authorised_at=ago(minutes=30))
    assert find(jobs_db, "failed transactions") == []


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(30, None), (30.1, "warning"), (120, "warning"), (120.1, "critical")],
)
def test_a_transfer_without_outcome(
    jobs_db: Database, owner: Conn, minutes: float, expected: str | None
) -> None:
    facts = submitted(ago(minutes=minutes))
    reference = transfer(owner, **facts, requery_after=AT)
    found = find(jobs_db, "stuck")
    assert [(each.subject, each.severity, each.refs) for each in found] == (
        [("transfers", expected, (reference,))] if expected else []
    )


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(15, None), (15.1, "warning"), (60, "warning"), (60.1, "critical")],
)
def test_a_purchase_without_outcome(
    jobs_db: Database, owner: Conn, minutes: float, expected: str | None
) -> None:
    purchase(owner, **submitted(ago(minutes=minutes)), look_again_at=AT)
    assert graded(jobs_db, "stuck").get("purchases") == expected


def test_a_purchase_of_a_day_is_a_subject_of_its_own(
    jobs_db: Database, owner: Conn
) -> None:
    purchase(owner, **submitted(ago(hours=24)), look_again_at=AT)
    assert "purchases of a day" not in graded(jobs_db, "stuck")
    purchase(owner, status="needs_review", submitted_at=ago(hours=24, seconds=1))
    assert graded(jobs_db, "stuck")["purchases of a day"] == "critical"


def test_a_requery_that_nobody_makes(jobs_db: Database, owner: Conn) -> None:
    facts = submitted(ago(minutes=20))
    transfer(owner, **facts, requery_after=ago(minutes=15))
    assert find(jobs_db, "stuck") == []
    transfer(owner, **facts, requery_after=ago(minutes=15, seconds=1))
    assert graded(jobs_db, "stuck") == {"requeries": "warning"}


@pytest.mark.parametrize(("hours", "expected"), [(4, {}), (4.01, "critical")])
def test_an_order_before_people_for_four_hours(
    jobs_db: Database, owner: Conn, hours: float, expected: str
) -> None:
    reference = transfer(owner, status="needs_review", submitted_at=ago(minutes=10))
    for to_status, at in (
        ("submitted", ago(days=1)),
        ("needs_review", ago(hours=hours)),
    ):
        event = {"reference": reference, "to_status": to_status, "happened_at": at}
        insert(owner, "transfer_events", {**event, "cause": "job"})
    assert graded(jobs_db, "stuck") == ({"needs review": expected} if expected else {})


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(5, {}), (5.1, "warning"), (30, "warning"), (30.1, "critical")],
)
def test_an_event_that_nobody_works(
    jobs_db: Database, owner: Conn, minutes: float, expected: str
) -> None:
    event = {
        "id": ids.uuid7(),
        "source": "whatsapp",
        "event_key": "k",
        "lane": "l",
        "kind": "message",
        "payload": Jsonb({}),
        "happened_at": AT,
    }
    insert(owner, "inbound_events", {**event, "recorded_at": ago(minutes=minutes)})
    later = {"recorded_at": ago(hours=9), "next_attempt_at": AT}
    insert(owner, "inbound_events", {**event, **later, "id": ids.uuid7()})
    done = {"recorded_at": ago(hours=9), "status": "done", "done_at": AT}
    insert(owner, "inbound_events", {**event, **done, "id": ids.uuid7()})
    assert graded(jobs_db, "queues") == ({"events": expected} if expected else {})


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(10, {}), (10.1, "warning"), (30, "warning"), (30.1, "critical")],
)
def test_a_message_that_nobody_sends(
    jobs_db: Database, owner: Conn, minutes: float, expected: str
) -> None:
    message = {
        "id": ids.uuid7(),
        "lane": "l",
        "recipient": "r",
        "kind": "k",
        "body": Jsonb({}),
        "dedupe_key": "d",
        "created_at": ago(days=1),
        "recorded_at": AT,
        "next_attempt_at": ago(minutes=minutes),
    }
    insert(owner, "outbound_messages", message)
    sent = {"id": ids.uuid7(), "status": "sent", "next_attempt_at": ago(days=1)}
    insert(owner, "outbound_messages", {**message, **sent})
    assert graded(jobs_db, "queues") == ({"messages": expected} if expected else {})


def reading(conn: Conn, kobo: int | None, at: datetime = AT) -> None:
    facts = {"provider": "bilal", "balance_kobo": kobo, "is_short": kobo is None}
    insert(conn, "float_readings", {**facts, "cause": "quote", "happened_at": at})


@pytest.mark.parametrize(
    ("kobo", "expected"),
    [
        (50_000_00, {}),
        (49_999_99, {"bilal": "warning"}),
        (10_000_00, {"bilal": "warning"}),
        (9_999_99, {"bilal": "critical"}),
        (None, {"bilal": "critical"}),
    ],
)
def test_the_float_goes_by_its_last_reading(
    jobs_db: Database, owner: Conn, kobo: int | None, expected: dict[str, str]
) -> None:
    assert find(jobs_db, "float low") == []
    reading(owner, 1, ago(minutes=1))
    reading(owner, kobo)
    assert graded(jobs_db, "float low") == expected


def test_an_average_day_of_sales_makes_the_float_low_too(
    jobs_db: Database, owner: Conn
) -> None:
    facts = {"status": "succeeded", "cost_kobo": 7 * 60_000_00}
    purchase(owner, **facts, settled_at=ago(days=7))
    reading(owner, 59_999_99)
    assert find(jobs_db, "float low") == []
    purchase(owner, **facts, settled_at=ago(days=6, hours=23))
    assert graded(jobs_db, "float low") == {"bilal": "warning"}


def test_what_is_configured_is_low_even_below_the_usual(
    jobs_db: Database, owner: Conn
) -> None:
    reading(owner, 30_000_00)
    assert find(jobs_db, "float low", lowest_float_kobo=20_000_00) == []
    assert find(jobs_db, "float low", lowest_float_kobo=30_000_01) != []

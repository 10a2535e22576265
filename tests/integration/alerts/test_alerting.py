"""An alert is opened once, told, repeated until acknowledged, and closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest

from miimii.alerts.alerting import Alerting
from miimii.alerts.model import Alert, Finding, Question, Severity, Watch
from miimii.alerts.opening import open_now
from miimii.alerts.telling import Telling, describe
from miimii.db import Database
from miimii.money import Money
from miimii.providers.channels import NotSent, SendResult, Sent
from miimii.sandbox.graph_rules import broken_rule
from tests.integration.alerts.rows import AT, USER, ago

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@dataclass
class Phones:
    """Fits `Messenger`; remembers what it was given."""

    is_there: bool = True
    sent: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)

    def send(
        self, recipient: str, body: Mapping[str, Any], *, callback: str
    ) -> SendResult:
        self.sent.append((recipient, body))
        return Sent(callback) if self.is_there else NotSent("retry", "x")

    def upload(self, content: bytes, mime: str, name: str) -> str | None:
        raise AssertionError

    def mark_read(self, wamid: str, *, is_typing: bool = False) -> None:
        raise AssertionError


class Remembering(Telling):
    """The destinations as ever; and what was to be told, in words."""

    def __init__(self, phones: Phones) -> None:
        super().__init__(
            room=None,
            mail=None,
            mail_to=(),
            messenger=phones,
            phones=("+2348000000001", "+2348000000002"),
        )
        self.phones = phones
        self.told: list[str] = []

    def tell(self, alerts: Sequence[Alert], *, at: datetime) -> dict[str, bool]:
        self.told += [f"{each.news} {each.subject}" for each in alerts]
        return super().tell(alerts, at=at)

    def news(self) -> list[str]:
        told, self.told = self.told, []
        return told


@pytest.fixture
def telling() -> Remembering:
    return Remembering(Phones())


@pytest.fixture
def alerting(jobs_db: Database, telling: Remembering) -> Alerting:
    return Alerting(jobs_db, telling, lowest_float=Money(50_000_00))


def finding(severity: Severity = "warning", subject: str = "it") -> Finding:
    return Finding(subject, severity, "7", "> 5", ago(minutes=20), ("TRF1",))


def look(
    alerting: Alerting, *found: Finding, at: datetime, is_dry: bool = False
) -> tuple[int, int, int]:
    watch = Watch("test", lambda _conn, _question: list(found))
    return alerting.look(watch, Question(at, 0), is_dry=is_dry)


def test_an_alert_opens_once_is_told_once_and_its_closing_once(
    alerting: Alerting, telling: Remembering
) -> None:
    assert look(alerting, finding(), at=AT) == (1, 1, 0)
    assert alerting.tell(at=AT) == (1, {})
    for minutes in (15, 30):
        at = AT + minutes * MINUTE
        assert look(alerting, finding(), at=at) == (1, 0, 0)
        assert alerting.tell(at=at) == (0, {})
    (alert,) = alerting.list_open()
    assert (alert.times_seen, alert.opened_at) == (3, AT)

    assert look(alerting, at=AT + HOUR) == (0, 0, 1)
    alerting.tell(at=AT + HOUR)
    alerting.tell(at=AT + HOUR)
    assert telling.news() == ["opened it", "closed it"]
    assert alerting.list_open() == []

    assert look(alerting, finding(), at=AT + 2 * HOUR) == (1, 1, 0)
    alerting.tell(at=AT + 2 * HOUR)
    assert telling.news() == ["opened it"]


@pytest.mark.parametrize(
    ("severity", "hours"), [("warning", 4), ("critical", 1)], ids=str
)
def test_what_lasts_is_told_again_until_it_is_acknowledged(
    alerting: Alerting, telling: Remembering, severity: Severity, hours: int
) -> None:
    look(alerting, finding(severity), at=AT)
    alerting.tell(at=AT)
    telling.news()
    again = AT + hours * HOUR
    for at, expected in (
        (again - timedelta(seconds=1), []),
        (again, ["still it"]),
        (again + MINUTE, []),
        (again + hours * HOUR, ["still it"]),
    ):
        look(alerting, finding(severity), at=at)
        alerting.tell(at=at)
        assert telling.news() == expected

    (alert,) = alerting.list_open()
    assert alerting.acknowledge(alert.id, by="ada@example.com", at=again)
    alerting.tell(at=again + 50 * HOUR)
    assert telling.news() == []
    look(alerting, at=again + 51 * HOUR)
    alerting.tell(at=again + 51 * HOUR)
    assert telling.news() == ["closed it"]
    assert not alerting.acknowledge(alert.id, by="ada@example.com", at=again)


def test_what_gets_worse_is_told_at_once_and_to_be_acknowledged_anew(
    alerting: Alerting, telling: Remembering
) -> None:
    look(alerting, finding(), at=AT)
    alerting.tell(at=AT)
    (alert,) = alerting.list_open()
    alerting.acknowledge(alert.id, by="ada@example.com", at=AT)
    for minutes, severity in ((15, "critical"), (30, "warning"), (45, "critical")):
        at = AT + minutes * MINUTE
        look(alerting, finding(severity), at=at)  # type: ignore[arg-type]
        alerting.tell(at=at)
    assert telling.news() == ["opened it", "worse it"]
    (alert,) = alerting.list_open()
    assert alert.acknowledged_by is None


def test_nothing_counts_as_told_while_nobody_was_reached(
    alerting: Alerting, telling: Remembering
) -> None:
    telling.phones.is_there = False
    look(alerting, finding("critical"), at=AT)
    assert alerting.tell(at=AT) == (1, {"whatsapp": False})
    assert alerting.tell(at=AT) == (1, {"whatsapp": False})
    telling.phones.is_there = True
    assert alerting.tell(at=AT) == (1, {"whatsapp": True})
    assert alerting.tell(at=AT) == (0, {})


def test_only_what_is_critical_goes_to_phones_and_names_no_person(
    alerting: Alerting, telling: Remembering
) -> None:
    look(alerting, finding("warning", "small"), finding("critical", "big"), at=AT)
    alerting.tell(at=AT)
    phones, (body, _) = zip(*telling.phones.sent, strict=True)
    assert phones == ("+2348000000001", "+2348000000002")
    template = body["template"]
    (parameter,) = template["components"][0]["parameters"]
    assert (template["name"], template["language"]) == ("ops_alert", {"code": "en"})
    assert parameter["text"].startswith(
        "critical (opened): test, big; 7; threshold > 5"
    )
    assert "since 22 Nov 13:45; see TRF1" in parameter["text"]  # of Lagos
    assert "small" not in parameter["text"]
    envelope = {"messaging_product": "whatsapp", "recipient_type": "individual"}
    assert broken_rule({**envelope, "to": phones[0], **body}) is None


def test_a_dry_run_opens_and_closes_nothing(alerting: Alerting) -> None:
    assert look(alerting, finding(), at=AT, is_dry=True) == (1, 1, 0)
    assert alerting.list_open() == []
    look(alerting, finding(), at=AT)
    assert look(alerting, at=AT, is_dry=True) == (0, 0, 1)
    assert len(alerting.list_open()) == 1


def test_a_rule_closes_its_own_alerts_only(alerting: Alerting) -> None:
    look(alerting, finding(), at=AT)
    other = Watch("other", lambda _conn, _question: [])
    assert alerting.look(other, Question(AT, 0)) == (0, 0, 0)
    assert len(alerting.list_open()) == 1


def raise_now(db: Database, at: datetime) -> None:
    with db.transaction() as conn:
        open_now(conn, "test", "dead token", number="190", refs=[USER], at=at)


def test_what_code_raises_stays_until_acknowledged_and_quiet_for_an_hour(
    alerting: Alerting, telling: Remembering, database: Database
) -> None:
    raise_now(database, AT)
    raise_now(database, AT + MINUTE)
    alerting.tell(at=AT + MINUTE)
    assert look(alerting, at=AT + 9 * HOUR) == (0, 0, 0)
    (alert,) = alerting.list_open()
    assert (alert.severity, alert.times_seen, alert.refs) == ("critical", 2, [USER])
    assert telling.news() == ["opened dead token"]

    alerting.acknowledge(alert.id, by="ada@example.com", at=AT + MINUTE)
    alerting.tell(at=AT + HOUR)
    assert telling.news() == []
    alerting.tell(at=AT + HOUR + MINUTE)
    assert telling.news() == ["closed dead token"]


def test_what_is_rolled_back_raised_no_alert(
    alerting: Alerting, database: Database
) -> None:
    def fail_after_raising() -> None:
        with database.transaction() as conn:
            open_now(conn, "test", "it", number="1", at=AT)
            conn.execute("SELECT 1 / 0")

    with pytest.raises(psycopg.errors.DivisionByZero):
        fail_after_raising()
    assert alerting.list_open() == []


def test_a_text_says_rule_number_threshold_since_when_and_references(
    alerting: Alerting,
) -> None:
    look(alerting, finding(), at=AT)
    (alert,) = alerting.list_open()
    assert describe(alert) == (
        "warning (opened): test, it; 7; threshold > 5; since 22 Nov 13:45; see TRF1; "
        f"alert {alert.id}, seen 1 times"
    )
    look(alerting, at=AT)
    alerting.tell(at=AT)

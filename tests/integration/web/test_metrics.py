"""The metrics: for those with the token, counted by template, with nobody's data."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import psycopg
import pytest
from falcon import testing

from miimii import clock, ids
from miimii.cache import Cache
from miimii.db import Database
from miimii.web.metrics import Metrics
from miimii.web.routes import Route, build_app
from tests.integration.web import edge
from tests.integration.web.test_webhooks import from_meta, message

BEARER = {"Authorization": f"Bearer {edge.METRICS_TOKEN}"}


def metrics(client: testing.TestClient) -> str:
    answer = client.simulate_get("/metrics", headers=BEARER)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    return answer.text


def value(text: str, series: str) -> float:
    """What one series says; 0 when it is not there."""
    found = re.search(rf"^miimii_{re.escape(series)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer "},
        {"Authorization": f"Bearer {'u' * 32}"},
        {"Authorization": edge.METRICS_TOKEN},
    ],
)
def test_nobody_sees_them_without_the_token(
    client: testing.TestClient, headers: dict[str, str]
) -> None:
    answer = client.simulate_get("/metrics", headers=headers)
    assert (answer.status_code, "miimii_" in answer.text) == (401, False)


def test_without_a_token_set_they_are_for_anyone(database: Database) -> None:
    route = Route("/metrics", Metrics(database, (), token=""), "bearer")
    answer = testing.TestClient(build_app([route])).simulate_get("/metrics")
    assert answer.status_code == 200


@pytest.mark.usefixtures("clean")
def test_requests_are_counted_by_template_and_status(
    client: testing.TestClient,
) -> None:
    live = 'http_requests_total{method="GET",route="/health/live",status="200"}'
    none = 'http_requests_total{method="PUT",route="none",status="404"}'
    before = metrics(client)
    client.simulate_get("/health/live")
    client.simulate_get("/health/live")
    client.simulate_put("/health/+2348031234567")
    after = metrics(client)
    assert value(after, live) == value(before, live) + 2
    assert "2348031234567" not in after
    assert value(after, none) == value(before, none) + 1


@pytest.mark.usefixtures("clean")
def test_no_metric_tells_of_a_person(client: testing.TestClient) -> None:
    raw = json.dumps(message("send 5k to 0123456789")).encode()
    assert from_meta(client, raw) == 200
    text = metrics(client)
    series = [line for line in text.splitlines() if not line.startswith("#")]
    named = [line.rpartition(" ")[0] for line in series]
    assert [name for name in named if re.search(r"\d{5}|@|\+\d", name)] == []
    labels = set(re.findall(r'(\w+)="', "\n".join(named)))
    assert labels <= {
        *("route", "method", "status", "le", "provider", "outcome", "state", "source"),
        *("kind", "rule", "severity", "job", "migration", "generation", "version"),
        *("implementation", "major", "minor", "patchlevel", "pid"),
    }


def test_they_say_how_the_bank_stands(
    client: testing.TestClient, owner_url: str, clean: None
) -> None:
    at = clock.now()
    with psycopg.connect(owner_url) as conn:
        conn.execute(
            """
            INSERT INTO alerts (rule, subject, severity, number, threshold, refs, since,
                                is_by_code, opened_at, last_seen_at)
            VALUES ('stuck', 'x', 'critical', '', '', '{}', %(at)s, false, %(at)s,
                    %(at)s)
            """,
            {"at": at},
        )
        conn.execute(
            """
            INSERT INTO inbound_events (id, source, event_key, lane, kind, payload,
                                        happened_at, recorded_at)
            VALUES (%s, 's', 'k', 'l', 'k', '{}', %s, %s)
            """,
            (ids.uuid7(), at, at - timedelta(minutes=9)),
        )
        conn.execute(
            """
            INSERT INTO job_runs (id, job, period, trigger, args, dry_run, status,
                                  started_at, heartbeat_at, finished_at, host, version)
            VALUES (%s, 'deliver', 'p', 'cron', '{}', false, 'succeeded', %s, %s, %s,
                    'h', 'v')
            """,
            (ids.uuid7(), at, at, at),
        )
    text = metrics(client)
    assert value(text, 'alerts_open{rule="stuck",severity="critical"}') == 1
    assert value(text, "inbox_lag_seconds") == pytest.approx(540, abs=60)
    last = value(text, 'job_last_success_timestamp_seconds{job="deliver"}')
    assert last == pytest.approx(at.timestamp())


def test_without_a_database_they_still_say_what_was_counted(
    nowhere: Database, cache: Cache, worked: edge.Worked
) -> None:
    text = metrics(edge.client(nowhere, cache, worked))
    assert "miimii_build_info" in text
    assert "miimii_http_requests_total" in text

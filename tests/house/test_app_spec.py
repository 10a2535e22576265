"""The App Platform spec fits the platform, the settings and the scripts."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

import pytest
import yaml
from cronsim import CronSim
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from miimii import clock
from miimii.jobs.schedule import SCHEDULE
from miimii.settings import Settings
from tests.house.source import ROOT

SPEC: dict[str, Any] = yaml.safe_load((ROOT / ".digitalocean/app.yaml").read_text())
SCHEMAS = ROOT / "tests" / "data" / "app-platform"
SERVICES, JOBS, DATABASES = SPEC["services"], SPEC["jobs"], SPEC["databases"]
SCHEDULED = [job for job in JOBS if job["kind"] == "SCHEDULED"]
FLOOR = timedelta(minutes=15)
WEEK_BEGINS = datetime(2026, 11, 28, tzinfo=clock.LAGOS)  # holds a month end
MINUTE = timedelta(minutes=1)
ONLY_HERE = {"PORT", "ALLOW_CHAT_PIN"}  # the platform's, and the sandbox's
ONLY_THERE = {"GUNICORN_CMD_ARGS"}
BOUND = {"DATABASE_URL", "REDIS_URL"}
BY_NAME = [pytest.param(job, id=job["name"]) for job in SCHEDULED]


def _script(job: dict[str, Any]) -> str:
    return str(job["run_command"].removeprefix("python scripts/").split(".py")[0])


def _firings(cron: str, days: int = 7) -> list[datetime]:
    end = WEEK_BEGINS + timedelta(days=days)
    return list(itertools.takewhile(lambda at: at < end, CronSim(cron, WEEK_BEGINS)))


def _minutes(text: str) -> timedelta:
    assert re.fullmatch(r"\d+m", text)
    return timedelta(minutes=int(text[:-1]))


def _values(component: dict[str, Any]) -> dict[str, str]:
    return {item["key"]: str(item.get("value", "")) for item in component["envs"]}


def test_it_passes_both_schemas() -> None:
    base, rules = (
        json.loads((SCHEMAS / f"app_spec{which}.schema.json").read_text())
        for which in ("", ".rules")
    )
    registry: Registry[Any] = Registry().with_resource(
        base["$id"], Resource.from_contents(base)
    )
    checks = (
        Draft202012Validator(base),
        Draft202012Validator(rules, registry=registry),
    )
    errors = [error for check in checks for error in check.iter_errors(SPEC)]
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize(
    "broken",
    [
        {"regoin": "fra"},
        {"services": [{**SERVICES[0], "instance_count": 2}]},
        {"services": [{**SERVICES[0], "instance_size_slug": "basic-s"}]},
        {"databases": [{**DATABASES[0], "version": 15}]},
    ],
    ids=["misspelt", "counted and scaled", "cannot scale", "version is a number"],
)
def test_the_schemas_refuse_what_the_platform_would(broken: dict[str, Any]) -> None:
    spec = {**SPEC, **broken}
    with pytest.raises(AssertionError):
        _with(spec)


def _with(spec: dict[str, Any]) -> None:
    whole = dict(SPEC)
    try:
        SPEC.clear()
        SPEC.update(spec)
        test_it_passes_both_schemas()
    finally:
        SPEC.clear()
        SPEC.update(whole)


def test_every_name_is_given_once() -> None:
    named = [*SERVICES, *JOBS, *DATABASES]
    counts = Counter(component["name"] for component in named)
    assert [name for name, count in counts.items() if count > 1] == []


def test_it_scales_from_one_to_five_at_seventy_per_cent() -> None:
    scaling = SERVICES[0]["autoscaling"]
    assert scaling == {
        "min_instance_count": 1,
        "max_instance_count": 5,
        "metrics": {"cpu": {"percent": 70}},
    }


@pytest.mark.parametrize("job", BY_NAME)
def test_a_job_keeps_the_floor_and_ends_before_its_next(job: dict[str, Any]) -> None:
    assert job["schedule"]["time_zone"] == "Africa/Lagos"
    firings = _firings(job["schedule"]["cron"])
    apart = [b - a for a, b in itertools.pairwise(firings)]
    assert firings
    assert min(apart, default=FLOOR) >= FLOOR
    assert _minutes(job["timeout"]) < min(apart, default=timedelta(days=1))
    assert {"rule": "JOB_INVOCATION_FAILED"} in job["alerts"]


def test_the_schedule_is_the_one_that_the_alerts_watch() -> None:
    spec = [(_script(job), job["schedule"]["cron"]) for job in SCHEDULED]
    code = [(job.job, cron) for job in SCHEDULE for cron in job.crons]
    assert sorted(spec) == sorted(code)
    times_out = {job.job: timedelta(seconds=job.timeout_s) for job in SCHEDULE}
    for job in SCHEDULED:
        assert _minutes(job["timeout"]) == times_out[_script(job)]


def test_every_schedule_has_a_script() -> None:
    there = {path.stem for path in (ROOT / "scripts").glob("*.py")}
    assert {_script(job) for job in SCHEDULED} <= there


def test_no_two_jobs_start_in_the_same_minute() -> None:
    starts = Counter(
        at for job in SCHEDULED for at in _firings(job["schedule"]["cron"])
    )
    assert [at for at, count in starts.items() if count > 1] == []


@pytest.mark.parametrize("script", ["settle_stuck_transactions", "deliver_messages"])
def test_three_schedules_make_every_five_minutes(script: str) -> None:
    crons = [j["schedule"]["cron"] for j in SCHEDULED if _script(j) == script]
    starts = sorted(at for cron in crons for at in _firings(cron, days=1))
    assert len(crons) == 3
    assert {b - a for a, b in itertools.pairwise(starts)} == {5 * MINUTE}


def test_migrations_run_before_a_deploy_as_the_owner() -> None:
    (migrate,) = (job for job in JOBS if job["kind"] == "PRE_DEPLOY")
    assert migrate["run_command"] == "alembic -c setup.cfg upgrade head"
    assert _values(migrate)["DATABASE_URL"] == "${db.DATABASE_URL}"


def test_only_migrations_and_maintenance_own_the_books() -> None:
    owners = {
        component["name"]
        for component in [*SERVICES, *JOBS]
        if "${db.DATABASE_URL}" in _values(component).values()
    }
    assert owners == {"migrate", "maintain-database"}
    assert "doadmin" not in {one.get("db_user") for one in DATABASES}


def test_every_bound_value_names_something_that_is_there() -> None:
    there = {component["name"] for component in [*SERVICES, *DATABASES]}
    envs = [SPEC, *SERVICES, *JOBS]
    bound = {
        name
        for component in envs
        for value in _values(component).values()
        for name in re.findall(r"\$\{([^}.]+)", value)
    }
    assert bound - {"APP_URL"} <= there
    for rule in SPEC["ingress"]["rules"]:
        assert rule["component"]["name"] in there


def test_every_setting_is_there_and_nothing_else() -> None:
    known = {item.name.upper() for item in fields(Settings)} - ONLY_HERE
    for component in [*SERVICES, *SCHEDULED]:
        given = set(_values(SPEC)) | set(_values(component))
        optional = {"WEB_CONCURRENCY"} if component in SCHEDULED else set()
        assert given - ONLY_THERE == known - optional, component["name"]


def test_secrets_have_no_value_and_no_build_may_read_anything() -> None:
    hidden = {item.name.upper() for item in fields(Settings) if not item.repr}
    for component in [SPEC, *SERVICES, *JOBS]:
        for item in component["envs"]:
            assert item["scope"] == "RUN_TIME"
            if item.get("type") == "SECRET":
                assert "value" not in item
            else:
                assert item["key"] not in hidden - BOUND


def test_a_stop_is_longer_than_gunicorn_needs() -> None:
    # Read, not run: it sets up metrics for several processes.
    lines = (ROOT / "gunicorn.conf.py").read_text().splitlines()
    said = (line.partition(" = ") for line in lines)
    graceful_s = int({name: value for name, _, value in said}["graceful_timeout"])
    stop = SERVICES[0]["termination"]
    assert stop["drain_seconds"] + 5 <= stop["grace_period_seconds"]
    assert graceful_s + 5 < stop["grace_period_seconds"]
    for job in JOBS:
        assert job["termination"]["grace_period_seconds"] >= 60


def test_every_deploy_is_somebody_s_decision() -> None:
    for component in [*SERVICES, *JOBS]:
        assert component["github"]["deploy_on_push"] is False
        assert component["environment_slug"] == "python"

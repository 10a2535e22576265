"""What a month costs follows from the spec and the price table alone."""

from __future__ import annotations

import json
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from miimii.jobs.estimate_cost import (
    UnknownPrice,
    count_runs,
    parts_of,
    run_estimate_cost,
)
from tests.house.source import ROOT

FOLDER = ROOT / ".digitalocean"
SPEC: dict[str, Any] = yaml.safe_load((FOLDER / "app.yaml").read_text())
PRICES = tomllib.loads((FOLDER / "prices.toml").read_text())


@pytest.mark.parametrize(
    ("cron", "runs"),
    [
        ("0,15,30,45 * * * *", 2880),
        ("17 * * * *", 720),
        ("23 2 * * *", 30),
        ("41 3 1-3 * *", 3),
    ],
)
def test_a_cron_fires_so_often_in_thirty_days(cron: str, runs: int) -> None:
    assert count_runs(cron) == runs


def test_the_web_costs_its_fewest_and_its_most_instances() -> None:
    web = next(p for p in parts_of(SPEC, PRICES, 0, 0) if p.name == "service web")
    assert (web.floor_usd, web.ceiling_usd) == (34.0, 170.0)


def test_three_schedules_of_one_script_are_one_part() -> None:
    parts = [p for p in parts_of(SPEC, PRICES, 0, 0) if p.name.startswith("job settle")]
    (settle,) = parts
    assert round(settle.floor_usd, 2) == 0.54  # 8,640 runs of 30 s
    assert round(settle.ceiling_usd, 2) == 1.07


def test_a_cluster_is_paid_once_however_many_users_it_has() -> None:
    names = [p.name for p in parts_of(SPEC, PRICES, 0, 0)]
    assert names.count("database miimii-pg") == 1


def test_more_messages_cost_more_model() -> None:
    few, many = (parts_of(SPEC, PRICES, n, 0.1)[-1] for n in (1_000, 100_000))
    assert many.floor_usd == pytest.approx(100 * few.floor_usd)


def test_what_has_no_price_is_said() -> None:
    spec = deepcopy(SPEC)
    spec["services"][0]["instance_size_slug"] = "apps-d-8vcpu-32gb"
    with pytest.raises(UnknownPrice, match=r"instance_month\.apps-d-8vcpu-32gb"):
        parts_of(spec, PRICES, 0, 0)


def test_the_json_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_estimate_cost("help", ["--json", "--messages", "0"]) == 0
    result = json.loads(capsys.readouterr().out)
    parts = result["parts"]
    assert result["floor_usd"] == pytest.approx(
        sum(p["floor_usd"] for p in parts), abs=0.05
    )
    assert 66 > result["floor_usd"] > 64
    assert 204 > result["ceiling_usd"] > 200


def test_a_file_that_is_not_there_is_said_and_exits_78(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = str(tmp_path / "none.yaml")
    assert run_estimate_cost("help", ["--spec", spec]) == 78
    assert "can't be read" in capsys.readouterr().err

"""What a month costs: app.yaml times the dated price table. Calls nobody."""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from cronsim import CronSim

from miimii import clock
from miimii.jobs.arguments import Parser

_FOLDER = Path(__file__).resolve().parents[2] / ".digitalocean"
_BAD_CONFIGURATION = 78
_SCHEMA = "miimii.cost/1"
_MONTH_BEGINS = datetime(2026, 11, 1, tzinfo=clock.LAGOS)  # of 30 days
_MONTH_ENDS = datetime(2026, 12, 1, tzinfo=clock.LAGOS)
_SCRIPT = re.compile(r"scripts/(\w+)\.py")


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the estimate, US dollars a month."""

    name: str
    floor_usd: float
    ceiling_usd: float


class UnknownPrice(Exception):
    """app.yaml holds something that the price table does not."""


def run_estimate_cost(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Write the estimate to stdout and return the exit code."""
    args = _arguments(doc).parse_args(argv)
    try:
        spec = yaml.safe_load(args.spec.read_text())
        prices = tomllib.loads(args.prices.read_text())
        parts = parts_of(spec, prices, args.messages, args.llm_share)
    except (OSError, ValueError, yaml.YAMLError) as ex:
        sys.stderr.write(f"estimate_cost: {type(ex).__name__}: can't be read\n")
        return _BAD_CONFIGURATION
    except UnknownPrice as ex:
        sys.stderr.write(f"estimate_cost: no price for {ex} in {args.prices.name}\n")
        return _BAD_CONFIGURATION
    _write(parts, str(prices["read_on"]), is_json=args.json)
    return 0


def parts_of(
    spec: dict[str, Any], prices: dict[str, Any], messages: int, llm_share: float
) -> list[Part]:
    """Return every part of a 30-day month; UnknownPrice if one has none."""
    parts = [_service(service, prices) for service in spec.get("services", [])]
    parts += _jobs(spec.get("jobs", []), prices)
    engines = {one["cluster_name"]: one["engine"] for one in spec.get("databases", [])}
    for cluster, engine in engines.items():
        price = _price(prices, "cluster_month", engine)
        parts.append(Part(f"database {cluster}", price, price))
    model = messages * llm_share * prices["model"]["call"]
    parts.append(Part("language model", model, model))
    return parts


def _service(service: dict[str, Any], prices: dict[str, Any]) -> Part:
    price = _price(prices, "instance_month", service["instance_size_slug"])
    fixed = service.get("instance_count", 1)
    scaling = service.get("autoscaling", {})
    least = scaling.get("min_instance_count", fixed)
    most = scaling.get("max_instance_count", fixed)
    return Part(f"service {service['name']}", least * price, most * price)


def _jobs(jobs: list[dict[str, Any]], prices: dict[str, Any]) -> list[Part]:
    """One part a script: its schedules together."""
    costs: dict[str, list[float]] = {}
    for job in jobs:
        if job["kind"] != "SCHEDULED":
            continue  # a migration runs for seconds, once a deploy
        found = _SCRIPT.search(job["run_command"])
        script = found.group(1) if found else job["name"]
        second = _price(prices, "instance_second", job["instance_size_slug"])
        shortest, longest = _price(prices, "job_seconds", script)
        runs = count_runs(job["schedule"]["cron"])
        cost = costs.setdefault(script, [0.0, 0.0])
        cost[0] += runs * shortest * second
        cost[1] += runs * longest * second
    return [Part(f"job {name}", *cost) for name, cost in costs.items()]


def count_runs(cron: str) -> int:
    """How often this fires in a month of 30 days."""
    runs = 0
    for at in CronSim(cron, _MONTH_BEGINS - timedelta(minutes=1)):
        if at >= _MONTH_ENDS:
            break
        runs += 1
    return runs


def _price(prices: dict[str, Any], table: str, name: str) -> Any:
    try:
        return prices[table][name]
    except KeyError:
        raise UnknownPrice(f"{table}.{name}") from None


def _write(parts: list[Part], read_on: str, *, is_json: bool) -> None:
    floor = round(sum(part.floor_usd for part in parts), 2)
    ceiling = round(sum(part.ceiling_usd for part in parts), 2)
    if is_json:
        result = {
            "schema": _SCHEMA,
            "prices_read_on": read_on,
            "floor_usd": floor,
            "ceiling_usd": ceiling,
            "parts": [
                {
                    "name": part.name,
                    "floor_usd": round(part.floor_usd, 2),
                    "ceiling_usd": round(part.ceiling_usd, 2),
                }
                for part in parts
            ],
        }
        sys.stdout.write(json.dumps(result) + "\n")
        return
    width = max(len(part.name) for part in parts)
    lines = [f"US dollars a month; prices read on {read_on}", ""]
    lines.append(f"{'':{width}}  {'floor':>8}  {'ceiling':>8}")
    lines += [
        f"{part.name:{width}}  {part.floor_usd:8.2f}  {part.ceiling_usd:8.2f}"
        for part in parts
    ]
    lines.append(f"{'total':{width}}  {floor:8.2f}  {ceiling:8.2f}")
    lines += ["", "Not in it: WhatsApp templates, dedicated egress, taxes, traffic."]
    sys.stdout.write("\n".join(lines) + "\n")


def _arguments(doc: str | None) -> Parser:
    parser = Parser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--messages", type=_count, default=100_000, metavar="N", help="from customers")
    add("--llm-share", type=_share, default=0.1, metavar="S", help="0 to 1, to a model")
    add("--spec", type=Path, default=_FOLDER / "app.yaml", metavar="FILE")
    add("--prices", type=Path, default=_FOLDER / "prices.toml", metavar="FILE")
    add("--json", action="store_true", help="write one JSON object")
    return parser


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text} is not a count")
    return int(text)


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return share

"""Both workers count into one page, and a worker's end takes nothing from it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from urllib.request import Request, urlopen

from tests.stack import Stack

LIVE = 'miimii_http_requests_total{method="GET",route="/health/live",status="200"}'
PATIENCE_S = 10


def scrape(stack: Stack) -> str:
    bearer = {"Authorization": f"Bearer {stack.environment['METRICS_TOKEN']}"}
    asked = Request(stack.app_url + "/metrics", headers=bearer)  # noqa: S310
    with urlopen(asked, timeout=10) as answer:  # noqa: S310
        text: str = answer.read().decode()
        return text


def live_count(stack: Stack) -> float:
    found = re.search(rf"^{re.escape(LIVE)} (\S+)$", scrape(stack), re.MULTILINE)
    return float(found[1]) if found else 0.0


def ask(stack: Stack, times: int) -> None:
    for _ in range(times):
        with urlopen(stack.app_url + "/health/live", timeout=10) as answer:  # noqa: S310
            assert answer.status == 200


def until(is_so: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + PATIENCE_S
    while not is_so() and time.monotonic() < give_up_at:
        time.sleep(0.1)
    assert is_so()


def test_every_worker_s_requests_are_counted_whoever_is_asked(stack: Stack) -> None:
    before = live_count(stack)
    ask(stack, 30)
    # A request is counted just before its answer goes out; each scrape sees them all.
    assert [live_count(stack) for _ in range(6)] == [before + 30] * 6


def test_what_a_killed_worker_counted_stays_and_its_successor_counts_on(
    stack: Stack,
) -> None:
    ask(stack, 10)
    before = live_count(stack)
    stack.kill_worker()
    ask(stack, 10)
    until(lambda: live_count(stack) == before + 10)


def test_the_alerts_job_runs_in_a_whole_bank(stack: Stack) -> None:
    done = stack.run_script("check_alerts", "--json")
    result = json.loads(done.stdout)
    assert done.returncode == 0, result
    assert result["counts"]["selected"] == 17
    assert result["errors"] == []

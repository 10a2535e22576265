"""Deployed again and again under load, the bank takes every message and answers it."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

import pytest

from miimii.sandbox import programs
from miimii.sandbox.processes import Child, free_port
from miimii.users.model import Customer
from tests.fault.rig import Rig
from tests.fault.together import until

TIMES = 10
DRAIN_S = 0.5  # the platform gives 20: what was sent to the old one has arrived
REPLY = "You have ₦"


@pytest.mark.proves("F25")
@pytest.mark.slow
def test_replaced_ten_times_under_load_every_message_is_taken_and_answered_once(
    rig: Rig,
) -> None:
    crowd = rig.people(20, kobo=0)
    for who in crowd:
        rig.open_window(who)
    before = {who.id: _answers(rig, who) for who in crowd}
    said: list[tuple[Customer, int | None]] = []

    with _one_instance_after_the_other(rig) as replace_it, _asking(rig, crowd, said):
        until(lambda: len(said) >= 5)
        for _ in range(TIMES):
            ended, so_far = replace_it(), len(said)
            assert ended == 0
            until(lambda: len(said) >= so_far + 2)  # noqa: B023  (it waits here)
    rig.settle_down()

    assert {status for _, status in said} == {200}
    asked = {who.id: [one for one, _ in said].count(who) for who in crowd}
    until(
        lambda: {who.id: _answers(rig, who) - before[who.id] for who in crowd} == asked
    )
    assert rig.offenders() == []


def _answers(rig: Rig, who: Customer) -> int:
    return sum(REPLY in one.text for one in rig.bot(who).messages())


@contextmanager
def _one_instance_after_the_other(rig: Rig) -> Iterator[Callable[[], int | None]]:
    """Stand in for the platform: a new instance is ready before the old one stops.

    Yields what replaces the instance and returns the old one's exit code. At the end
    the bank's own instance is back.
    """
    stack, home = rig.stack, rig.stack.config
    stack.app.stop(signal.SIGTERM, within_s=40)
    serving = [_start(rig)]

    def replace_it() -> int | None:
        old = serving.pop()
        serving.append(_start(rig))  # from here on the new one gets what is sent
        time.sleep(DRAIN_S)
        old.stop(signal.SIGTERM, within_s=40)
        return old.process.returncode

    try:
        yield replace_it
    finally:
        stack.config = home
        serving.pop().stop(signal.SIGTERM, within_s=40)
        stack.restart_app()


def _start(rig: Rig) -> Child:
    stack = rig.stack
    config = replace(stack.config, app_port=free_port())
    child = programs.start_app(config, stack.environment, logs=stack.logs)
    stack.config = config  # what is posted goes there
    return child


@contextmanager
def _asking(
    rig: Rig, people: list[Customer], said: list[tuple[Customer, int | None]]
) -> Iterator[None]:
    """Four threads send a message after the other, each from the next customer."""
    enough, turns = threading.Event(), count()

    def ask() -> None:
        while not enough.wait(0.3):
            who = people[next(turns) % len(people)]
            said.append((who, rig.deliver(rig.text(who, "balance"))))

    with ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(ask) for _ in range(4)]
        try:
            yield
        finally:
            enough.set()
    for one in asking:
        one.result()

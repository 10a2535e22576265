"""Send the messages that are due, and work the lanes that wait without a worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from miimii.chat.inbox import Inbox
from miimii.chat.outbox import Outbox
from miimii.db import Database
from miimii.jobs.run import Run


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def inbox(self) -> Inbox: ...

    @property
    def outbox(self) -> Outbox: ...


def deliver(services: Services, run: Run) -> None:
    """Do with the web process's own code what a crash left undone.

    Never repeats money news whose sending ended in doubt: after an hour without a
    status it goes before people, by an alert and once by exit code 3.
    """
    inbox, outbox = services.inbox, services.outbox
    for late in outbox.settle_doubts(run.limit, is_dry=run.is_dry):
        run.fail(late, "no-status")
    _one_by_one(run, inbox.list_waiting(run.limit), inbox.work_alone)
    _one_by_one(run, outbox.list_due(run.limit), outbox.deliver)
    if not run.is_dry:
        run.has_more = bool(inbox.list_waiting(1) or outbox.list_due(1))


def _one_by_one(run: Run, lanes: list[str], work: Callable[[str], None]) -> None:
    for lane in lanes:
        if not run.goes_on():
            return
        run.counts["selected"] += 1
        if not run.is_dry:
            work(lane)
            run.counts["changed"] += 1

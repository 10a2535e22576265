"""Send the messages that are due, and work the lanes that wait without a worker."""

from __future__ import annotations

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
    status it goes before people, and that makes exit code 3.
    """
    inbox, outbox = services.inbox, services.outbox
    if run.is_dry:
        run.counts["selected"] = len(inbox.list_waiting(run.limit))
        run.counts["selected"] += len(outbox.list_due(run.limit))
        return
    for late in outbox.settle_doubts(run.limit):
        run.fail(late, "no-status")
    for lane in inbox.list_waiting(run.limit):
        if not run.goes_on():
            return
        run.counts["selected"] += 1
        run.counts["changed"] += 1
        inbox.act([lane])
    for lane in outbox.list_due(run.limit):
        if not run.goes_on():
            return
        run.counts["selected"] += 1
        run.counts["changed"] += 1
        outbox.deliver(lane)
    run.has_more = bool(inbox.list_waiting(1) or outbox.list_due(1))

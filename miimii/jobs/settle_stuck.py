"""Ask the bank about orders whose outcome we don't know, and settle them."""

from __future__ import annotations

from typing import Protocol

from miimii.db import Database
from miimii.errors import MiimiiError
from miimii.jobs.run import Run
from miimii.transfers.settle import Settling


class Tells(Protocol):
    """The outbox, as this job uses it."""

    def deliver_told(self) -> None: ...


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def settling(self) -> Settling: ...

    @property
    def outbox(self) -> Tells: ...


def settle_stuck(services: Services, run: Run) -> None:
    """Requery what is due; end what was held for 10 minutes and never sent.

    Whoever waits for the news is told between two orders.

    Never sends an order, mints a reference, or settles because of age: after 24 hours
    without an answer an order goes before people, and that makes exit code 3.
    """
    settling = services.settling
    if run.is_dry:
        due = settling.list_due(at=run.at, limit=run.limit, only=run.only)
        unsent = settling.list_unsent(at=run.at, limit=run.limit, only=run.only)
        run.counts["selected"] = len(due) + len(unsent)
        return
    _requery_due(services, run)
    _decline_unsent(services, run)


def _requery_due(services: Services, run: Run) -> None:
    """Take one order at a time: those that we don't reach stay due."""
    settling = services.settling
    for _ in range(run.limit):
        if not run.goes_on():
            return
        leased = settling.lease_due(at=run.at, limit=1, only=run.only)
        if not leased:
            return
        run.counts["selected"] += 1
        _requery(settling, run, leased[0])
        services.outbox.deliver_told()
    run.has_more = bool(settling.list_due(at=run.at, limit=1, only=run.only))


def _requery(settling: Settling, run: Run, reference: str) -> None:
    try:
        status = settling.requery(reference, cause="job", at=run.at)
    except MiimiiError as ex:
        run.fail(reference, ex.code)
        return
    run.counts["unchanged" if status == "submitted" else "changed"] += 1
    if status == "needs_review":
        run.fail(reference, "needs-review")


def _decline_unsent(services: Services, run: Run) -> None:
    settling = services.settling
    for reference in settling.list_unsent(at=run.at, limit=run.limit, only=run.only):
        if not run.goes_on():
            return
        run.counts["selected"] += 1
        is_ended = settling.decline_unsent(
            reference, "never sent", cause="job", at=run.at
        )
        run.counts["changed" if is_ended else "unchanged"] += 1
        services.outbox.deliver_told()

"""Settle orders whose outcome we don't know, as far as somebody can be asked."""

from __future__ import annotations

from typing import Protocol

from miimii.bills.settle import Vends
from miimii.db import Database
from miimii.errors import MiimiiError
from miimii.jobs.run import Run
from miimii.transfers.settle import TransferSettling


class Tells(Protocol):
    """The outbox, as this job uses it."""

    def deliver_told(self) -> None: ...


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def settling(self) -> TransferSettling: ...

    @property
    def vends(self) -> Vends: ...

    @property
    def outbox(self) -> Tells: ...


def settle_stuck(services: Services, run: Run) -> None:
    """Requery what is due; end what was held for 10 minutes and never sent.

    Purchases can't be asked about: their age is looked at, and people are told.
    Whoever waits for the news is told between two orders.

    Never sends an order, mints a reference, or settles because of age: after 24 hours
    without an answer an order goes before people, and that makes exit code 3.
    """
    settling, vends = services.settling, services.vends
    if run.is_dry:
        for waiting in (settling, vends):
            for listed in (waiting.list_due, waiting.list_unsent):
                found = listed(at=run.at, limit=run.limit, only=run.only)
                run.counts["selected"] += len(found)
        return
    _requery_due(services, run)
    _look_at_due(services, run)
    _decline_unsent(services, settling, run)
    _decline_unsent(services, vends, run)


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


def _requery(settling: TransferSettling, run: Run, reference: str) -> None:
    try:
        status = settling.requery(reference, cause="job", at=run.at)
    except MiimiiError as ex:
        run.fail(reference, ex.code)
        return
    run.counts["unchanged" if status == "submitted" else "changed"] += 1
    if status == "needs_review":
        run.fail(reference, "needs-review")


def _look_at_due(services: Services, run: Run) -> None:
    """Note the age of unknown purchases; an aged one needs people, so it fails here."""
    vends = services.vends
    for reference in vends.list_due(at=run.at, limit=run.limit, only=run.only):
        if not run.goes_on():
            return
        run.counts["selected"] += 1
        try:
            status = vends.look(reference, at=run.at)
        except MiimiiError as ex:
            run.fail(reference, ex.code)
            continue
        run.counts["changed"] += 1
        if status == "needs_review":
            run.fail(reference, "needs-review")
        services.outbox.deliver_told()


def _decline_unsent(
    services: Services, settling: TransferSettling | Vends, run: Run
) -> None:
    for reference in settling.list_unsent(at=run.at, limit=run.limit, only=run.only):
        if not run.goes_on():
            return
        run.counts["selected"] += 1
        is_ended = settling.decline_unsent(
            reference, "never sent", cause="job", at=run.at
        )
        run.counts["changed" if is_ended else "unchanged"] += 1
        services.outbox.deliver_told()

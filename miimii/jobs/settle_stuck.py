"""Settle orders whose outcome we don't know, as far as somebody can be asked."""

from __future__ import annotations

from typing import Protocol

from miimii.bills.settle import Vends
from miimii.db import Database
from miimii.jobs.run import Run
from miimii.jobs.telling import Speaks
from miimii.orders.model import Status
from miimii.transfers.settle import TransferSettling


class Services(Speaks, Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def settling(self) -> TransferSettling: ...

    @property
    def vends(self) -> Vends: ...


def settle_stuck(services: Services, run: Run) -> None:
    """Requery what is due; end what was held for 10 minutes and never sent.

    Purchases can't be asked about: their age is looked at, and people are told.
    Whoever waits for the news is told between two orders.

    Never sends an order, mints a reference, or settles because of age: after 24 hours
    without an answer an order goes before people, and that makes exit code 3.
    """
    settling, vends = services.settling, services.vends
    if run.is_dry:
        _list_all(run, settling, vends)
        return
    _requery_due(services, run)
    _look_at_due(services, run)
    _decline_unsent(services, settling, run)
    _decline_unsent(services, vends, run)


def _list_all(run: Run, settling: TransferSettling, vends: Vends) -> None:
    """Say which orders would be looked at; what comes of it, nobody can know before."""
    for waiting in (settling, vends):
        for listed, what in (
            (waiting.list_due, "is due"),
            (waiting.list_unsent, "was never sent"),
        ):
            for reference in listed(at=run.at, limit=run.limit, only=run.only):
                run.counts["selected"] += 1
                run.notes.append(f"{reference} {what}")


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
        with run.trying(leased[0]):
            # Its end is when the bank said so, not when this run began.
            status = settling.requery(leased[0], cause="job", at=run.options.as_of)
            _note(run, leased[0], status, is_changed=status != "submitted")
        services.outbox.deliver_told()
    run.has_more = bool(settling.list_due(at=run.at, limit=1, only=run.only))


def _look_at_due(services: Services, run: Run) -> None:
    """Note the age of unknown purchases; an aged one needs people, so it fails here."""
    vends = services.vends
    for reference in vends.list_due(at=run.at, limit=run.limit, only=run.only):
        if not run.goes_on():
            return
        run.counts["selected"] += 1
        with run.trying(reference):
            status = vends.look(reference, at=run.at)
            _note(run, reference, status, is_changed=True)
        services.outbox.deliver_told()


def _note(run: Run, reference: str, status: Status, *, is_changed: bool) -> None:
    run.counts["changed" if is_changed else "unchanged"] += 1
    if status == "needs_review":
        run.fail(reference, "needs-review")


def _decline_unsent(
    services: Services, settling: TransferSettling | Vends, run: Run
) -> None:
    for reference in settling.list_unsent(at=run.at, limit=run.limit, only=run.only):
        if not run.goes_on():
            return
        run.counts["selected"] += 1
        with run.trying(reference):
            is_ended = settling.decline_unsent(
                reference, "never sent", cause="job", at=run.at
            )
            run.counts["changed" if is_ended else "unchanged"] += 1
        services.outbox.deliver_told()

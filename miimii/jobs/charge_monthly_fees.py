"""Charge each wallet for the month: whole and once, or skip it for good."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Protocol

from miimii import clock
from miimii.accounting import Accounting
from miimii.db import Database
from miimii.fees.model import Due, Month, MonthPrice
from miimii.jobs.run import Run, Usage
from miimii.jobs.script import is_backdated


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def accounting(self) -> Accounting: ...


def is_odd(args: argparse.Namespace, at: datetime) -> str | None:
    """Say what is odd about the month that is asked for; None if nothing is."""
    if args.as_of is not None and Month.of(args.as_of) < Month.of(at):
        return f"{Month.of(args.as_of)} is over"
    return is_backdated(args, at)


def charge_monthly_fees(services: Services, run: Run) -> None:
    """Charge every wallet that has no row for the month yet, in id order.

    The month is that of `run.at` in Lagos. Each wallet is a transaction of its own, so
    a run that is killed has charged some and the next one goes on. Raises Usage for a
    month to come: it is never charged.
    """
    month = _month(run)
    with run.db.transaction() as conn:
        price = services.accounting.monthly_fees.price(conn, month)
    if price is None:
        run.notes.append(f"{month}: there is no fee")
        return
    run.notes.append(f"{month}: {price.total} a wallet")
    after = 0
    while True:
        due = _next_page(services, run, month, after)
        if not due:
            return
        for one in due:
            if not run.goes_on():
                return
            if run.counts["selected"] >= run.limit:
                run.has_more = True
                return
            _charge(services, run, one, price)
        after = due[-1].wallet_id


def _month(run: Run) -> Month:
    month = Month.of(run.at)
    if month > Month.of(clock.now()):
        raise Usage(f"{month} has not begun: a month to come is never charged")
    if run.only is not None and not run.only.isdecimal():
        raise Usage(f"{run.only} is not the number of a wallet")
    return month


def _next_page(services: Services, run: Run, month: Month, after: int) -> list[Due]:
    with run.db.transaction() as conn:
        return services.accounting.monthly_fees.list_due(
            conn,
            month,
            after=after,
            only=int(run.only) if run.only else None,
            limit=run.batch_size,
        )


def _charge(services: Services, run: Run, due: Due, price: MonthPrice) -> None:
    """Decide on one wallet; a dry run does all of it and takes it back."""
    run.counts["selected"] += 1
    with run.trying(f"wallet {due.wallet_id}"):
        with run.transaction() as conn:
            outcome = services.accounting.monthly_fees.charge(
                conn, due, price, at=run.at
            )
        if outcome == "charged":
            run.counts["changed"] += 1
            run.money_kobo["charged"] += price.total.kobo
        else:
            run.counts["skipped" if outcome else "unchanged"] += 1

"""Charge each wallet for the month: whole and once, or skip it for good."""

from __future__ import annotations

from typing import Protocol

from miimii import clock
from miimii.accounting import Accounting
from miimii.db import Database, Rollback
from miimii.errors import MiimiiError, Unavailable, Unclear
from miimii.fees.model import Due, Month, MonthPrice
from miimii.jobs.arguments import Parser
from miimii.jobs.run import Run, Usage

_PAGE = 200


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def accounting(self) -> Accounting: ...


def add_options(parser: Parser) -> None:
    """Add what this job alone understands."""
    parser.add_argument(
        "--yes",
        action="store_true",
        help="charge the month of --as-of although it is not this one",
    )


def charge_monthly_fees(services: Services, run: Run) -> None:
    """Charge every wallet that has no row for the month yet, in id order.

    The month is that of `run.at` in Lagos; another one than this takes --yes, and a
    month to come is never charged. Each wallet is a transaction of its own, so a run
    that is killed has charged some and the next one goes on. Raises Usage.
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
    month, this = Month.of(run.at), Month.of(clock.now())
    if month > this:
        raise Usage(f"{month} has not begun: a month to come is never charged")
    if month < this and not run.options.yes:
        raise Usage(f"{month} is over: --yes charges it all the same")
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
            limit=_PAGE,
        )


def _charge(services: Services, run: Run, due: Due, price: MonthPrice) -> None:
    """Decide on one wallet; a dry run does all of it and takes it back."""
    run.counts["selected"] += 1
    outcome = None
    try:
        with run.db.transaction() as conn:
            run.renew(conn)
            outcome = services.accounting.monthly_fees.charge(
                conn, due, price, at=run.at
            )
            if run.is_dry:
                raise Rollback
    except (Unavailable, Unclear):
        raise
    except MiimiiError as ex:
        run.fail(f"wallet {due.wallet_id}", ex.code)
        return
    if outcome == "charged":
        run.counts["changed"] += 1
        run.money_kobo["charged"] += price.total.kobo
    else:
        run.counts["skipped" if outcome else "unchanged"] += 1

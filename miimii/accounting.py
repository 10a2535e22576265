"""What keeps the books going without a customer asking, put together."""

from __future__ import annotations

from dataclasses import dataclass

from miimii.adjustments.adjusting import Adjusting
from miimii.bills.float import Float
from miimii.bills.top_up import TopUps
from miimii.db import Database
from miimii.fees.monthly import MonthlyFees
from miimii.ledger.book import Book
from miimii.providers.ports import Announcer
from miimii.providers.statements import Statements
from miimii.reconciliation.reconciling import Reconciling
from miimii.rules.rules import Rules
from miimii.transfers.suspense import Suspended
from miimii.users.customers import Customers


@dataclass(frozen=True, slots=True)
class Accounting:
    """The verbs of the jobs and scripts that look after the books."""

    monthly_fees: MonthlyFees
    reconciling: Reconciling
    adjusting: Adjusting
    suspended: Suspended
    top_ups: TopUps
    float_: Float


def join_accounting(
    db: Database, announcer: Announcer, bank: Statements, float_: Float
) -> Accounting:
    """Put them together; what they tell customers goes through this announcer."""
    return Accounting(
        monthly_fees=MonthlyFees(Rules(), Book(), Customers(db), announcer),
        reconciling=Reconciling(db, bank),
        adjusting=Adjusting(db, Book(), announcer),
        suspended=Suspended(db, Book(), Customers(db), announcer),
        top_ups=TopUps(db, Book()),
        float_=float_,
    )

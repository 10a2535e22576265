"""Wallets, the month's fee and the job that takes it, for tests of fees."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from miimii import clock
from miimii.accounting import Accounting, join_accounting
from miimii.db import Database
from miimii.fees.model import Due, Month, MonthPrice
from miimii.jobs.arguments import arguments
from miimii.jobs.charge_monthly_fees import add_options, charge_monthly_fees
from miimii.jobs.runner import run_job
from miimii.users.model import Customer
from tests.transfers_world import World


@dataclass
class Services:
    db: Database
    accounting: Accounting


class FeesWorld(World):
    """The verbs of fees beside those of transfers."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self.fees = join_accounting(db, self.told_by).monthly_fees

    def run(self, *words: str) -> int:
        """Run the job as its script does; return the exit code."""
        parser = arguments("A job.", limit=1000)
        add_options(parser)
        services = Services(self.db, join_accounting(self.db, self.told_by))
        args = parser.parse_args(["--json", *words])
        return run_job("charge_monthly_fees", services, charge_monthly_fees, args)

    def wallet_of(self, customer: Customer) -> int:
        query = "SELECT id FROM accounts WHERE user_id = %(u)s"
        [(wallet_id,)] = self.rows(query, u=customer.id)
        assert isinstance(wallet_id, int)
        return wallet_id

    def price(self) -> MonthPrice:
        with self.db.transaction() as conn:
            price = self.fees.price(conn, Month.of(clock.now()))
        assert price is not None
        return price

    def charge(self, customer: Customer) -> str | None:
        """Decide on one wallet, whatever other runs do."""
        due, price = Due(self.wallet_of(customer), customer.id), self.price()
        with self.db.transaction() as conn:
            return self.fees.charge(conn, due, price, at=clock.now())

    def freeze(self, customer: Customer) -> None:
        with self.db.transaction() as conn:
            self.customers.freeze(conn, customer.id, at=clock.now())

    def written(self, customer: Customer) -> list[tuple[object, ...]]:
        """What the table says of a customer: month, status and why."""
        return self.rows(
            "SELECT to_char(month, 'YYYY-MM'), status, why FROM monthly_fees"
            " WHERE wallet_id = %(w)s ORDER BY month",
            w=self.wallet_of(customer),
        )

    def told_of_fees(self, user_id: UUID) -> int:
        """How often a customer was told of a fee."""
        found = self.rows(
            "SELECT 1 FROM outbound_messages"
            " WHERE lane = %(l)s AND kind = 'FeeCharged'",
            l=str(user_id),
        )
        return len(found)

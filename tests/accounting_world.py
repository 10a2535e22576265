"""Wallets, the month's fee and the job that takes it, for tests of fees."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from uuid import UUID

from miimii import clock, ids
from miimii.accounting import Accounting, join_accounting
from miimii.db import Database
from miimii.fees.model import Due, Month, MonthPrice
from miimii.jobs.arguments import arguments
from miimii.jobs.charge_monthly_fees import charge_monthly_fees
from miimii.jobs.reconcile import add_options, reconcile
from miimii.jobs.runner import Job, run_job
from miimii.money import Money
from miimii.users.model import Customer
from tests.bills_world import BillsWorld
from tests.transfers_world import DONE, NOTHING, a_credit


@dataclass
class Services:
    db: Database
    accounting: Accounting


class AccountingWorld(BillsWorld):
    """The verbs of accounting beside those of orders."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self.bank_charge = NOTHING  # on each credit that comes
        self.accounting = join_accounting(db, self.told_by, self.bank, self.float)
        self.fees = self.accounting.monthly_fees

    def receive(self, account_number: str, amount: Money) -> str:
        """Let a credit come, and the notice that led to it be worked."""
        reference = f"BB-IN-{ids.uuid7().hex}"
        credit = a_credit(reference, account_number, amount)
        self.bank.credits[reference] = replace(credit, bank_charge=self.bank_charge)
        said = {"status": "successful"}
        self.credits.confirm(reference, said, DONE, at=clock.now())
        self.notice(reference)
        return reference

    def notice(self, reference: str) -> None:
        """The bank's notice of a credit, worked."""
        with self.db.transaction() as conn:
            conn.execute(
                """
                INSERT INTO inbound_events (id, source, event_key, lane, kind, payload,
                       happened_at, recorded_at, status, done_at)
                VALUES (%(id)s, 'bellbank', %(ref)s, 'credit:bellbank:' || %(ref)s,
                       'credit', '{}', %(at)s, %(at)s, 'done', %(at)s)
                """,
                {"id": ids.uuid7(), "ref": reference, "at": clock.now()},
            )

    def run(self, *words: str) -> int:
        """Charge the month as the script does; return the exit code."""
        return self._run(charge_monthly_fees, words)

    def reconcile(self, *words: str) -> int:
        """Reconcile as the script does; return the exit code."""
        return self._run(reconcile, words)

    def _run(self, job: Job[Services], words: tuple[str, ...]) -> int:
        services = Services(self.db, self.accounting)
        return run_job(job.__name__, services, job, self.words(*words))

    def words(self, *words: str) -> argparse.Namespace:
        """What a command line says, as the scripts read it."""
        parser = arguments("A job.", limit=1000, takes=("only", "as-of"))
        add_options(parser)
        return parser.parse_args(["--json", *words])

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

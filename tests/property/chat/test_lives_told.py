"""Whatever happens to a customer, and whichever days they ask for, the statement is
the books: opening + movements = closing.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, initialize, rule, run_state_machine_as_test

from miimii import clock
from miimii.bills.model import Wanted
from miimii.bills.particulars import describe as describe_purchases
from miimii.chat.papers.statement_csv import write_csv
from miimii.chat.periods import Period
from miimii.chat.statements import FEES as FEES_TAKEN
from miimii.chat.statements import OTHER, RECEIVED, SENT, Statement, read_statement
from miimii.fees.model import Due, Month
from miimii.money import Money
from miimii.orders.decisions import Said
from miimii.orders.passbook import Passbook
from miimii.providers.ports import Accepted, Declined, Outcome, Unknown, Vended
from miimii.transfers.particulars import describe as describe_transfers
from miimii.users.model import Customer
from tests.accounting_world import AccountingWorld
from tests.bills_world import AIRTIME, CARD, PHONE, POWER, TOKEN
from tests.integration.jobs.runs import opened
from tests.property.transfers.test_walk import (
    Walk,
    amounts,
    or_refused,
    two_people_say,
    words_of_people,
)
from tests.servers import Servers
from tests.transfers_world import naira

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
DATA = Wanted("data", biller="MTN", target=PHONE, size="1GB", plan_hint="sme")
TV = Wanted("cable", biller="GOTV", target=CARD, package="smallie")
BILLS = st.sampled_from([AIRTIME, DATA, POWER, TV])
VENDS: list[Outcome] = [
    Vended("success", cost=naira(97), token=TOKEN),
    Accepted("success"),
    Declined("fail"),
    Unknown("no-answer"),
]
vends = st.sampled_from(VENDS)
corrections = st.sampled_from([Money(1), naira(250), Money(-1), naira(-80)])
# Days are cut here; movements are nine hours apart, so the last cut is after them all.
CUTS = [date(2026, 1, 1) + timedelta(days=n) for n in (0, 1, 2, 4, 9, 400)]
TOLD = {SENT, RECEIVED, FEES_TAKEN, OTHER, "airtime", "data", "electricity", "cable"}


class Life(Walk):
    """The walk of transfers, and beside it bills, fees, corrections, and much else.

    Its end spreads what happened over days, and reads statements of them.
    """

    world: AccountingWorld
    owner_url: str
    told: set[tuple[str, bool]]  # topics of movements, and whether they came back
    bought = Bundle("bought")

    @initialize()
    def open_accounts(self) -> None:
        self.ada, self.bola = self.world.customer(naira(900)), self.world.customer()
        self.world.receive(self.ada.account_number or "", naira(12_000))
        self.world.vendor.float_balance = naira(1_000_000)
        self.world.float.read(cause="test")

    def the_checks_find_nothing(self) -> None:
        """Once is enough here: at the end."""

    @rule(target=bought, wanted=BILLS, says=vends)
    def buy(self, wanted: Wanted, says: Outcome) -> str | None:
        bought = or_refused(lambda: self.world.buy(self.ada, wanted))
        if bought is None:
            return None
        self.world.vendor.answers[bought.reference] = says
        self.world.vend(bought.reference)
        return bought.reference

    @rule(reference=bought, says=vends)
    def hear(self, reference: str | None, says: Outcome) -> None:
        if reference is not None:
            or_refused(lambda: self.world.hear(reference, says))

    @rule(reference=bought, said=words_of_people)
    def decide_purchase(self, reference: str | None, said: Said) -> None:
        if reference is not None:
            two_people_say(self.world.decisions, reference, said)

    @rule(amount=amounts)
    def be_paid_by_a_wallet(self, amount: Money) -> None:
        def pay() -> None:
            quote = self.world.quotes.wallet_transfer(self.bola, amount, self.ada)
            self.world.authorise(self.bola, quote)

        or_refused(pay)

    @rule(months=st.integers(0, 3))
    def charge_a_month(self, months: int) -> None:
        """A month costs once, however often it is charged."""
        due = Due(self.world.wallet_of(self.ada), self.ada.id)
        at = clock.now()
        with self.world.db.transaction() as conn:
            month = Month.of(at + timedelta(days=31 * months))
            price = self.world.fees.price(conn, month)
            assert price is not None
            self.world.fees.charge(conn, due, price, at=at)

    @rule(amount=corrections)
    def correct(self, amount: Money) -> None:
        """Two people correct the balance, up or down."""
        wallet_id = self.world.wallet_of(self.ada)
        two_people_say(self.world.accounting.adjusting, wallet_id, amount)

    def teardown(self) -> None:
        if not hasattr(self, "bola"):
            return
        assert self.world.offenders() == []
        with psycopg.connect(self.owner_url) as conn:
            _spread(conn, [self.ada, self.bola])
            for customer in (self.ada, self.bola):
                held = {cut: _held_before(conn, customer, cut) for cut in CUTS}
                assert held[CUTS[-1]] == self.world.balance(customer)
                for first, last in combinations(CUTS, 2):
                    statement = self._read(customer, first, last)
                    assert statement.opening == held[first]
                    assert statement.closing == held[last]

    def _read(self, customer: Customer, first: date, after: date) -> Statement:
        """Read a statement; writing it raises unless it adds up."""
        describers = [describe_transfers, describe_purchases]
        passbook = Passbook(self.world.db, self.world.book, describers)
        days = Period(first, after - timedelta(days=1))
        statement = read_statement(passbook, customer, days, reference="STM", at=BEGAN)
        lines = list(statement.movements)
        self.told |= {(line.topic, line.is_return) for line in lines}
        moved = sum(line.amount.kobo for line in lines)
        assert statement.opening + Money(moved) == statement.closing
        assert write_csv(statement, "en")
        return statement


def _spread(conn: psycopg.Connection, customers: list[Customer]) -> None:
    """Record what happened in one minute as if it had taken days: nine hours each."""
    conn.execute("SET LOCAL session_replication_role = replica")
    conn.execute(
        """
        UPDATE postings p
           SET recorded_at = timestamptz '2026-01-01 00:00+01'
                           + n.number * interval '9 hours'
          FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS number
                  FROM postings
                 WHERE debit_account_id IN (SELECT id FROM accounts
                                             WHERE user_id = ANY (%(users)s))
                    OR credit_account_id IN (SELECT id FROM accounts
                                              WHERE user_id = ANY (%(users)s))) n
         WHERE p.id = n.id
        """,
        {"users": [customer.id for customer in customers]},
    )
    conn.commit()


def _held_before(conn: psycopg.Connection, customer: Customer, day: date) -> Money:
    """Return what the books alone say that a wallet held when a day began."""
    row = conn.execute(
        """
        SELECT COALESCE(sum(CASE WHEN p.credit_account_id = a.id THEN p.amount_kobo
                                 ELSE -p.amount_kobo END), 0)::bigint
          FROM accounts a
          JOIN postings p ON a.id IN (p.debit_account_id, p.credit_account_id)
         WHERE a.user_id = %(user)s
           AND p.recorded_at < %(at)s
        """,
        {"user": customer.id, "at": clock.start_of_day(day)},
    ).fetchone()
    assert row is not None
    return Money(row[0])


@pytest.mark.slow
def test_whatever_happened_the_statements_are_the_books(
    run_servers: Servers, owner_url: str, worker_number: int, clean: None
) -> None:
    told: set[tuple[str, bool]] = set()
    with opened(run_servers.url(f"test_{worker_number}", "jobs")) as database:
        world = AccountingWorld(database)
        place = {"world": world, "owner_url": owner_url, "told": told}
        run_state_machine_as_test(
            type("LifeHere", (Life,), place),
            settings=settings(
                max_examples=14,
                stateful_step_count=40,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    # Nothing above says much unless all of it has happened, and some has come back.
    assert {topic for topic, _ in told} == TOLD
    came_back = {topic for topic, is_return in told if is_return}
    assert {SENT} < came_back, "transfers and bills"

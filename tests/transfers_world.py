"""Customers, quotes and a bank that says what a test wants, for tests of transfers."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID

import psycopg

from miimii import clock, ids
from miimii.chat.errands import ErrandBook
from miimii.db import Conn, Database, refuse_while_connected
from miimii.ledger.book import Book
from miimii.ledger.checks import run_checks
from miimii.ledger.model import Finding
from miimii.money import Money
from miimii.orders.authorise import Authorised, Authorising
from miimii.orders.decisions import Decisions
from miimii.orders.model import OrderQuote
from miimii.orders.product import Products
from miimii.orders.quotes import OpenQuotes
from miimii.providers.ports import (
    Accepted,
    Bank,
    ConfirmedCredit,
    CreditArrived,
    Event,
    NewAccount,
    OpenedAccount,
    OrderProcessing,
    OrderSettled,
    OrderUnderReview,
    Outcome,
    PayoutBank,
    PayoutOrder,
    PurchaseSettled,
    ResolvedAccount,
    TokenArrived,
    Unknown,
)
from miimii.providers.statements import StatementLine, StatementPage
from miimii.rules.rules import Rules
from miimii.transfers.credits import Credits
from miimii.transfers.model import PREFIX, Quote, Transfer
from miimii.transfers.product import transfer_product
from miimii.transfers.quote import Quotes
from miimii.transfers.send import transfer_sending
from miimii.transfers.settle import TransferSettling
from miimii.transfers.store import orders
from miimii.transfers.wallets import WalletPayments
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.limits import Limits
from miimii.users.model import Customer, Identity
from tests.at_the_shell import at_the_shell

NUMBER_ID = "1234567890"
PAYEE = ResolvedAccount("000014", "ACCESS BANK", "0123456789", "ADA OBI")
_numbers = count(1)


def naira(amount: int) -> Money:
    return Money(amount * 100)


NOTHING, HUNDRED = naira(0), naira(100)


@dataclass
class ScriptedBank:
    """Fits `PayoutBank`; answers what a test put in, and counts what it was asked."""

    pays: Outcome = field(default_factory=lambda: Accepted("successful", "BB-1"))
    listed: list[Bank] = field(
        default_factory=lambda: [
            Bank("000014", "ACCESS BANK"),
            Bank("000099", "Moon Bank"),
        ]
    )
    on_requery: Outcome = field(default_factory=lambda: Unknown("processing"))
    answers: dict[str, deque[Outcome]] = field(
        default_factory=lambda: defaultdict(deque)
    )
    credits: dict[str, ConfirmedCredit] = field(default_factory=dict)
    posts: Counter[str] = field(default_factory=Counter)
    requeries: Counter[str] = field(default_factory=Counter)
    enquiries: int = 0
    account_name: str = "ADA OBI"  # of every account
    before_paying: Callable[[], None] = lambda: None
    statements: dict[date, list[StatementLine]] = field(
        default_factory=lambda: defaultdict(list)
    )
    rows_a_page: int = 2
    before_a_page: Callable[[date, int], None] = lambda day, page: None

    def pay_out(self, order: PayoutOrder) -> Outcome:
        refuse_while_connected("a payout")
        self.posts[order.reference] += 1
        self.before_paying()
        return self.pays

    def requery(self, order: PayoutOrder) -> Outcome:
        refuse_while_connected("a requery")
        self.requeries[order.reference] += 1
        mine = self.answers[order.reference]
        return mine.popleft() if mine else self.on_requery

    def name_enquiry(self, bank: Bank, account_number: str) -> ResolvedAccount:
        refuse_while_connected("a name enquiry")
        self.enquiries += 1
        return ResolvedAccount(bank.code, bank.name, account_number, self.account_name)

    def banks(self) -> list[Bank]:
        self.enquiries += 1
        return list(self.listed)

    def find_credit(self, provider_reference: str) -> ConfirmedCredit | None:
        refuse_while_connected("a look at a credit")
        return self.credits.get(provider_reference)

    def statement(self, day: date, page: int) -> StatementPage:
        refuse_while_connected("a statement")
        self.before_a_page(day, page)
        rows, most = self.statements[day], self.rows_a_page
        shown = rows[(page - 1) * most : page * most]
        return StatementPage(tuple(shown), -(-len(rows) // most))

    def open_account(self, request: NewAccount) -> OpenedAccount:
        raise NotImplementedError

    def find_account(self, user_id: UUID) -> OpenedAccount | None:
        raise NotImplementedError


class Told:
    """Fits `Announcer`: writes each news under its key, as the outbox does.

    `heard` is all of it, oldest first, also what was rolled back or told before.
    """

    def __init__(self) -> None:
        self.heard: list[Event] = []

    def tell(self, conn: Conn, user_id: UUID, event: Event) -> None:
        self.heard.append(event)
        key, order = _key(event)
        conn.execute(
            """
            WITH fresh AS (
                 INSERT INTO outbound_keys (dedupe_key) VALUES (%(key)s)
                     ON CONFLICT DO NOTHING RETURNING dedupe_key)
            INSERT INTO outbound_messages (id, lane, recipient, kind, body, dedupe_key,
                   order_reference, next_attempt_at, created_at)
            SELECT %(id)s, %(lane)s, '', %(kind)s, '{}', dedupe_key, %(order)s, %(at)s,
                   %(at)s
              FROM fresh
            """,
            {
                "key": key,
                "id": ids.uuid7(),
                "lane": str(user_id),
                "kind": type(event).__name__,
                "order": order,
                "at": clock.now(),
            },
        )


def _key(event: Event) -> tuple[str, str | None]:
    match event:
        case (
            OrderSettled(reference=reference, status=status)
            | PurchaseSettled(reference=reference, status=status)
        ):
            return f"final:{reference}{status}", reference
        case OrderProcessing(reference=reference):
            return f"processing:{reference}", reference
        case OrderUnderReview(reference=reference):
            return f"review:{reference}", reference
        case TokenArrived(reference=reference):
            return f"token:{reference}", reference
        case CreditArrived(reference=reference):
            return f"credit:{reference}", None
        case _:
            return f"{type(event).__name__}:{ids.uuid7()}", None


class NoEvent:
    """Fits `Done` where a test has no event to mark."""

    def mark(self, conn: Conn) -> None: ...


DONE = NoEvent()


class World:
    """The verbs of transfers on a real database, and a bank that a test directs."""

    def __init__(self, db: Database, bank: ScriptedBank | None = None) -> None:
        self.db = db
        self.bank = bank or ScriptedBank()
        self.book = Book()
        self.rules = Rules()
        self.limits = Limits(self.rules)
        self.customers = Customers(db)
        self.challenges = Challenges(NUMBER_ID)
        self.quotes = Quotes(db, self.rules, self.limits, self.book)
        self.told_by = told = Told()
        self.settling = TransferSettling(db, self.book, self.limits, told, self.bank)
        self.pay_through(self.bank)
        self.wallets = WalletPayments(self.book, self.customers, self.limits, told)
        transfers = transfer_product(
            self.quotes, self.wallets, self.settling.settlement
        )
        self.sell({PREFIX: transfers})
        self.credits = Credits(
            db, self.rules, self.limits, self.book, self.bank, self.customers, told
        )

    def sell(self, products: Products) -> None:
        """Let these kinds of order be confirmed, and decided by people."""
        self.products = products
        self.open_quotes = OpenQuotes(self.db, products)
        self.decisions = Decisions(at_the_shell(self.db), products)
        self.authorising = Authorising(
            self.db,
            self.book,
            self.customers,
            self.challenges,
            self.limits,
            ErrandBook(),
            products,
        )

    def pay_through(self, bank: PayoutBank) -> None:
        """Let this bank pay, and be asked what it paid."""
        self.settling._bank = bank
        self.sending = transfer_sending(
            self.db, self.customers, bank, self.told_by, self.settling
        )

    def customer(self, balance: Money = NOTHING, *, tier: int = 3) -> Customer:
        """An active customer, opened 30 days ago, with this much from the bank."""
        number = next(_numbers)
        at = clock.now() - timedelta(days=30)
        who = Identity(f"+23480{number:08d}", f"NG.{number}", "h")
        met = self.customers.meet(who, f"C{number}", at=at).customer
        account = OpenedAccount(f"99{number:08d}", f"C{number}", "BellBank", "x")
        with self.db.transaction() as conn:
            self.book.open_wallet(conn, met.id)
            self.customers.activate(conn, met.id, account, tier, at=at)
            conn.execute(
                "UPDATE users SET first_name = 'Bola', last_name = %s WHERE id = %s",
                [f"Ade{number}", met.id],
            )
            customer = self.customers.get(conn, met.id)
        left = balance.kobo
        while left > 0:  # up to 1,000 naira come in free of charge
            part = min(left, 100_000)
            self.receive(customer.account_number or "", Money(part))
            left -= part
        return customer

    def receive(self, account_number: str, amount: Money) -> str:
        """Let the bank announce and confirm a credit; return its reference."""
        reference = f"BB-IN-{ids.uuid7().hex}"
        self.bank.credits[reference] = a_credit(reference, account_number, amount)
        self.credits.confirm(reference, {"status": "successful"}, DONE, at=clock.now())
        return reference

    def balance(self, customer: Customer) -> Money:
        with self.db.autocommit() as conn:
            return self.book.balance(conn, customer.id).amount

    def quote(self, customer: Customer, amount: Money = HUNDRED) -> Quote:
        return self.quotes.bank_transfer(customer, amount, PAYEE)

    def challenge(self, customer: Customer, quote: OrderQuote) -> str:
        with self.db.transaction() as conn:
            return self.challenges.open(
                conn,
                customer,
                "order",
                at=clock.now(),
                order_reference=quote.reference,
                quote_hash=quote.quote_hash,
            )

    def authorise(self, customer: Customer, quote: OrderQuote) -> Authorised:
        """Confirm a quote as the right PIN does."""
        token = self.challenge(customer, quote)
        return self.authorising.authorise(token, at=clock.now())

    def held(self, customer: Customer, amount: Money = HUNDRED) -> str:
        """A confirmed order that waits to be sent."""
        return self.authorise(customer, self.quote(customer, amount)).reference

    def submitted(self, customer: Customer) -> str:
        """An order that the bank was asked to pay, and says nothing of."""
        self.bank.pays = Unknown("no-answer")
        reference = self.held(customer)
        assert self.dispatch(reference) == "submitted"
        return reference

    def unsettled(self, customer: Customer) -> str:
        """An order about which the bank has said nothing for 24 hours."""
        reference = self.submitted(customer)
        late = clock.now() + timedelta(hours=24)
        status = self.settling.requery(reference, cause="requery", at=late)
        assert status == "needs_review"
        return reference

    def dispatch(self, reference: str) -> str:
        return self.sending.dispatch(reference, DONE, at=clock.now())

    def order(self, reference: str) -> Transfer:
        with self.db.autocommit() as conn:
            return orders.get_order(conn, reference)

    def rows(self, query: str, **facts: object) -> list[tuple[object, ...]]:
        with self.db.autocommit() as conn:
            return conn.execute(query, facts).fetchall()

    def told(self, reference: str) -> list[object]:
        """Kinds of news about an order, oldest first."""
        found = self.rows(
            "SELECT kind FROM outbound_messages WHERE order_reference = %(r)s"
            " ORDER BY created_at, id",
            r=reference,
        )
        return [kind for (kind,) in found]

    def reviews(self, subject: str) -> set[object]:
        found = self.rows("SELECT kind FROM reviews WHERE subject = %(s)s", s=subject)
        return {kind for (kind,) in found}

    def open_reviews(self, subject: str) -> set[object]:
        """What people still have to look at."""
        query = "SELECT kind FROM reviews WHERE subject = %(s)s AND closed_at IS NULL"
        return {kind for (kind,) in self.rows(query, s=subject)}

    def offenders(self, at: datetime | None = None) -> list[Finding]:
        """What the checks of the books find, but for those about the chat's events.

        Asked as the jobs ask: the web's role doesn't see the archive.
        """
        with self.db.transaction() as conn:
            jobs_url = conn.info.dsn.replace("user=app ", "user=jobs ")
        with psycopg.connect(jobs_url) as conn:
            found = run_checks(conn, at=at or clock.now())
        return [one for one in found if not one.name.startswith(("C12", "C17"))]

    def offenders_but(self, *numbers: str) -> list[Finding]:
        """The same without some checks: those that a test offends on purpose."""
        return [one for one in self.offenders() if not one.name.startswith(numbers)]


def a_credit(reference: str, account_number: str, amount: Money) -> ConfirmedCredit:
    return ConfirmedCredit(
        provider_reference=reference,
        account_number=account_number,
        amount=amount,
        bank_charge=Money(0),
        session_id=None,
        sender_name="MUSA",
        sender_bank="GTBANK",
        sender_account_number="0123456789",
        happened_at=clock.now(),
    )


def at_once(work: Sequence[Callable[[], object]]) -> list[object]:
    """Run all from one starting line; return each result or MiimiiError."""
    line = threading.Barrier(len(work))
    results: list[object] = [None] * len(work)

    def run(index: int) -> None:
        line.wait()
        try:
            results[index] = work[index]()
        except Exception as ex:
            results[index] = ex

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(work))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results

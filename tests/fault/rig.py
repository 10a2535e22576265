"""A whole bank, customers with money, and what must hold.

The customers are written by the product's own verbs; their money comes from the
stand-in bank, and every PIN goes through the encrypted endpoint.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import count
from typing import Any

import psycopg
import requests

from miimii import clock
from miimii.db import Database
from miimii.jobs.arguments import arguments
from miimii.jobs.deliver import deliver
from miimii.jobs.runner import run_job
from miimii.jobs.settle_stuck import settle_stuck
from miimii.ledger.book import Book
from miimii.ledger.model import Finding
from miimii.money import Money
from miimii.orders.model import OrderQuote
from miimii.providers.ports import OpenedAccount, ResolvedAccount
from miimii.rules.rules import Rules
from miimii.sandbox.config import PHONE_NUMBER_ID
from miimii.sandbox.graph_books import new_wamid
from miimii.sandbox.graph_hooks import GraphHooks
from miimii.sandbox.phone import message_value
from miimii.sandbox.signing import graph_header, hex_hmac, public_key_of, seal
from miimii.sandbox.webhooks import Hook
from miimii.settings import Settings
from miimii.transfers.model import Quote
from miimii.transfers.quote import Quotes
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.limits import Limits
from miimii.users.model import Customer, Identity
from miimii.users.pin import Pins
from miimii.wiring import build_services
from tests.bot import PIN, BankView, Bot, Control
from tests.fault.together import PATIENCE_S, in_threads, until
from tests.stack import Stack
from tests.witness import offenders

ACCESS = ("000014", "Access Bank Plc")
# As time would: leases of the dead run out, and what was put off is due.
_MAKE_DUE = """
    UPDATE lanes SET leased_until = '-infinity';
    UPDATE inbound_events SET next_attempt_at = NULL WHERE done_at IS NULL;
    UPDATE outbound_messages
       SET next_attempt_at = '2020-01-01'
     WHERE status = 'queued' OR (status = 'sending' AND error_code IS NULL)
"""
_UNDER_WAY = """
    SELECT reference
      FROM transfers
     WHERE status = 'held' OR (status = 'submitted' AND reference = ANY (%s))
     UNION ALL
    SELECT reference FROM purchases WHERE status = 'held'
     UNION ALL
    SELECT 'event ' || id FROM inbound_events WHERE done_at IS NULL
     UNION ALL
    SELECT 'message ' || id
      FROM outbound_messages
     WHERE status = 'queued' OR (status = 'sending' AND error_code IS NULL)
"""
_numbers = count(1)


@dataclass(frozen=True)
class Answer:
    """What the phone got: a status (None: the line broke), and the form's words."""

    status: int | None
    body: dict[str, Any] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        return self.body.get("screen") == "SUCCESS"


class Rig:
    """The stack, and a hand on each of its customers."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.control = Control(stack)
        self.bank = BankView(self.control)
        settings = Settings.from_env(stack.environment)
        self.settings = settings
        self.db = Database(settings.database_url, max_size=8, timeout_s=20)
        self.db.open()
        self.book, rules = Book(), Rules()
        self.customers = Customers(self.db)
        self.challenges = Challenges(PHONE_NUMBER_ID)
        self.pins = Pins(self.db, settings.pin_peppers)
        self.quotes = Quotes(self.db, rules, Limits(rules), self.book)
        jobs = Settings.from_env(stack.job_environment)
        self.services = build_services(jobs, connections=2)
        self.services.open()
        self._hooks = GraphHooks(stack.config)
        self._flow_key = public_key_of(stack.config.flow_private_key)

    # --- customers ------------------------------------------------------------------

    def people(self, how_many: int, *, kobo: int) -> list[Customer]:
        """Active customers with a phone at WhatsApp and this much from the bank."""
        made = in_threads(2, [self._person] * how_many)  # a PIN's hash has two slots
        if kobo:
            for person in made:
                self.bank.credit(str(person.account_number), kobo)
            until(lambda: all(self.balance(one).kobo for one in made))
        return made

    def _person(self) -> Customer:
        number, at = next(_numbers), clock.now()
        phone = f"+23481{number:08d}"
        said = self.control.post("customers", name=f"C{number}", phone=phone)
        who = Identity(phone, str(said["bsuid"]), None)
        met = self.customers.meet(who, None, at=at).customer
        account = OpenedAccount(f"98{number:08d}", f"C{number}", "BellBank", "x")
        pin = self.pins.hash(met.id, PIN)
        with self.db.transaction() as conn:
            self.book.open_wallet(conn, met.id)
            self.customers.activate(
                conn, met.id, account, 3, at=at - timedelta(days=30)
            )
            self.pins.store(conn, met.id, pin, at=at)
            conn.execute(
                "UPDATE users SET first_name = 'Ada', last_name = 'Obi' WHERE id = %s",
                [met.id],
            )
            return self.customers.get(conn, met.id)

    def give(self, who: Customer, kobo: int, choose: random.Random) -> None:
        """Money from the bank, announced in any shape and one to three times."""
        shape, times = choose.choice(["A", "B", "AB"]), choose.randint(1, 3)
        self.bank.credit(str(who.account_number), kobo, shape=shape, times=times)

    def balance(self, customer: Customer) -> Money:
        return self.db.repeat_once(
            lambda conn: self.book.balance(conn, customer.id).amount
        )

    # --- orders ---------------------------------------------------------------------

    def to_bank(self, who: Customer, account_number: str, kobo: int = 10_000) -> Quote:
        """A quote for a bank account; its number decides its fate."""
        payee = ResolvedAccount(*ACCESS, account_number, "ADA OBI")
        return self.quotes.bank_transfer(who, Money(kobo), payee)

    def to_wallet(self, who: Customer, payee: Customer, kobo: int = 10_000) -> Quote:
        return self.quotes.wallet_transfer(who, Money(kobo), payee)

    def ask(self, who: Customer, quote: OrderQuote) -> str:
        """The token of a form that confirms the quote."""
        with self.db.transaction() as conn:
            return self.challenges.open(
                conn,
                who,
                "order",
                at=clock.now(),
                order_reference=quote.reference,
                quote_hash=quote.quote_hash,
            )

    def submit(self, token: str, pin: str = PIN) -> Answer:
        """Send a PIN through the encrypted endpoint, once, as a phone does."""
        request = {
            "version": "3.0",
            "action": "data_exchange",
            "screen": "PIN",
            "flow_token": token,
            "data": {"pin": pin},
        }
        sealed = seal(self._flow_key, request)
        signature = graph_header(self.stack.config.whatsapp_app_secret, sealed.body)
        said = self.post("/webhook/whatsapp/flow", sealed.body, signature)
        if said is None or said.status_code not in {200, 427}:
            return Answer(said.status_code if said is not None else None)
        return Answer(said.status_code, sealed.open_answer(said.text))

    def confirm(self, token: str, tries: int = 8) -> Answer:
        """Submit until the form is over, as somebody does whose line is bad."""
        answer = Answer(None)
        for _ in range(tries):
            answer = self.submit(token)
            if answer.is_done or answer.status == 427:
                break
            time.sleep(0.3)
        return answer

    def pay(self, who: Customer, quote: OrderQuote) -> Answer:
        return self.confirm(self.ask(who, quote))

    # --- the wire -------------------------------------------------------------------

    def post(
        self, path: str, body: bytes, headers: dict[str, str]
    ) -> requests.Response | None:
        """Post to the application; None if the line broke."""
        with requests.Session() as session:
            session.trust_env = False
            try:
                return session.post(
                    f"{self.stack.app_url}{path}",
                    data=body,
                    headers={"Content-Type": "application/json", **headers},
                    timeout=60,
                )
            except requests.RequestException:
                return None

    def notice(self, payload: dict[str, Any]) -> Hook:
        """A signed notice of the bank's, ready to be delivered any number of times."""
        body = json.dumps(payload).encode()
        secret = self.stack.config.bellbank_webhook_secret
        signature = {"x-webhook-signature": hex_hmac(secret, body)}
        return Hook("/webhook/bellbank", body, signature, "notice")

    def completed(self, reference: str, account_number: str) -> Hook:
        """The bank's notice that a payout was made."""
        data = {
            "reference": reference,
            "amount": 100,
            "recipient_account": account_number,
            "status": "successful",
        }
        return self.notice({"type": "transfer.completed", "data": data})

    def text(self, who: Customer, text: str, wamid: str = "") -> Hook:
        """A customer's signed message, ready to be delivered any number of times."""
        row = {
            "bsuid": who.bsuid,
            "name": "Ada",
            "identity_hash": "key",
            "username": None,
            "phone": (who.phone or "").removeprefix("+"),
        }
        block = {"id": wamid or new_wamid(), "type": "text", "text": {"body": text}}
        return self._hooks.hook(message_value(row, [block]), "text")

    def deliver(self, hook: Hook) -> int | None:
        said = self.post(hook.path, hook.body, hook.headers)
        return None if said is None else said.status_code

    def open_window(self, who: Customer) -> None:
        """Let WhatsApp take free text for this customer, as after a message."""
        self.control.post(f"customers/{self.bot(who).key}/window", hours=24)

    def bot(self, who: Customer) -> Bot:
        """The customer's phone."""
        return Bot(self.stack, phone=who.phone)

    def get(self, path: str) -> requests.Response:
        with requests.Session() as session:
            session.trust_env = False
            return session.get(f"{self.stack.app_url}{path}", timeout=30)

    # --- what is there --------------------------------------------------------------

    def rows(self, query: str, *facts: object) -> list[tuple[Any, ...]]:
        """Ask as the owner of the database, who sees everything."""
        with psycopg.connect(self.stack.owner_url, autocommit=True) as conn:
            return conn.execute(query.encode(), facts or None).fetchall()

    def change(self, query: str, *facts: object) -> None:
        with psycopg.connect(self.stack.owner_url, autocommit=True) as conn:
            conn.execute(query.encode(), facts or None)

    def number(self, query: str, *facts: object) -> int:
        [(found,)] = self.rows(query, *facts)
        return int(found)

    def status(self, reference: str) -> str:
        found = self.rows(
            "SELECT status FROM transfers WHERE reference = %s", reference
        )
        return str(found[0][0])

    def statuses(self, people: Sequence[Customer]) -> dict[str, int]:
        """How many orders of these customers are in each status, quotes aside."""
        return dict(
            self.rows(
                "SELECT status, count(*) FROM transfers WHERE user_id = ANY (%s)"
                " AND status <> 'quoted' GROUP BY 1",
                [one.id for one in people],
            )
        )

    def posts(self, reference: str) -> int:
        """How often the bank was asked to pay this order."""
        asked = self.bank.witness()["witness_out"]
        return sum(row["posts"] for row in asked if row["reference"] == reference)

    # --- the end --------------------------------------------------------------------

    def settle_down(self, *, review: bool = False) -> None:
        """Heal everything, run the jobs as cron would, until nothing is left to do.

        What is not due yet is set back, as no test waits for it. With `review`, orders
        that the bank never heard of go a day ahead, to where people look at them.
        Patience ends when nothing becomes less any more.
        """
        self.bank.reset_dials()
        least, give_up_at = sys.maxsize, 0.0
        with suppress(AssertionError):  # what is in good hands needs no job
            until(lambda: not self._left_over(), 2)
        while left := self._left_over():
            if len(left) < least:
                least, give_up_at = len(left), time.monotonic() + 2 * PATIENCE_S
            assert time.monotonic() < give_up_at, left
            self.change(_MAKE_DUE)
            self.run_jobs(timedelta(minutes=3))
        if review:
            self.run_jobs(timedelta(hours=25))

    def run_jobs(self, ahead: timedelta = timedelta()) -> None:
        """Run both jobs once, as of so much later."""
        words = ["--limit", "500", "--as-of", (clock.now() + ahead).isoformat()]
        args = arguments("", limit=500).parse_args(words)
        for name, job in (("deliver", deliver), ("settle", settle_stuck)):
            # in a thread, as in the first one they would listen to signals
            run = partial(run_job, name, self.services, job, args)
            ended = in_threads(1, [run])[0]
            for _ in range(
                3
            ):  # our pool may hold what a test cut; a script has its own
                ended = in_threads(1, [run])[0] if ended == 69 else ended
            assert ended in {0, 3, 75}

    def _left_over(self) -> list[str]:
        """What is still under way, but for payouts that the bank never booked."""
        booked = [
            row["reference"]
            for row in self.bank.witness()["witness_out"]
            if row["verdict"] not in {"none", "undecided"}
        ]
        return [str(one) for (one,) in self.rows(_UNDER_WAY, booked)]

    def offenders(self) -> list[Finding]:
        """What all checks find, those against the providers' own books among them."""
        return offenders(self.stack)

    def close(self) -> None:
        self.services.close()
        self.db.close()

"""A day in the life of a bank, by a seed, with what tempts it to go wrong in it.

Ordinary customers pay and are paid; the bank's answers get lost, its notices come
never, once or again. Beside them somebody forges, somebody guesses a PIN, a quote is
changed behind the customer's back, and money is spent twice at once.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any

import psycopg

from miimii.errors import InsufficientFunds
from miimii.orders.model import hash_quote
from miimii.transfers.store import orders
from miimii.users.model import Customer
from tests.fault.rig import Rig
from tests.fault.together import in_threads, shuffled, until

SEED = "1760"
PAYERS = 8
WRONG_PIN = "5937"
FORGED = "FORGED0123456789"
FUNDS_KOBO = 77_000  # seven payments of 100 naira and a fee of 10
THIEF, PAID, SLOWLY_PAID = "0999999998", "0611111111", "0622222222"
FATES = {
    PAID: "ok",
    SLOWLY_PAID: "no_notice",
    "0633333333": "declined",
    "0644444444": "drop_after",
    "0655555555": "gateway_after",
    "0666666666": "drop",
    "0677777777": "accepted",
}
WEIGHTS = (35, 10, 15, 15, 10, 8, 7)
_IS_ANSWERED = """
    SELECT count(*)
      FROM transfers
     WHERE reference = %s
       AND (provider_reference IS NOT NULL OR status = 'declined')
"""
_HOLD_ORDER = "SELECT 1 FROM transfers WHERE reference = %s FOR UPDATE"
_HOLD_PIN = "SELECT 1 FROM pins WHERE user_id = %s FOR UPDATE"
_WAITING_FOR = """
    WITH first AS (
         SELECT pid FROM pg_stat_activity WHERE %s::int = ANY (pg_blocking_pids(pid)))
    SELECT count(*)
      FROM pg_stat_activity
     WHERE %s::int = ANY (pg_blocking_pids(pid))
        OR pg_blocking_pids(pid) && ARRAY(SELECT pid FROM first)
"""


@dataclass(frozen=True)
class Day:
    """So many operations at this bank, in the order that the seed gives."""

    rig: Rig
    operations: int
    payers: list[Customer] = field(default_factory=list)

    def live(self) -> set[str]:
        """Let the day pass and its jobs run; the numbers of the checks that object.

        C… are checks of the books; T01, F10 and F11 what was looked for on the way.
        """
        for account_number, fate in FATES.items():
            self.rig.bank.set_fate(account_number, fate)
        self.rig.bank.dial("bank.settle_ms", "300")
        self.payers.extend(self.rig.people(PAYERS, kobo=500_000))
        faked, guessed, robbed, doubted, spender = self.rig.people(5, kobo=FUNDS_KOBO)
        temptations = [
            partial(self._forge, faked),
            partial(self._guess, guessed),
            partial(self._swap, robbed),
            partial(self._race, doubted),
        ]
        objections = set().union(*in_threads(4, temptations))
        for notices, more in ((2, []), (0, [partial(self._overspend, spender)])):
            self.rig.bank.dial("bank.notices", str(notices))
            lives = [partial(self._live, *one) for one in self._lives(notices)]
            objections |= set().union(*in_threads(PAYERS + 1, [*more, *lives]))
        return objections | self._settle()

    def _lives(self, notices: int) -> list[tuple[Customer, list[str]]]:
        """Half a day: who does what. One after the other, as one form is live."""
        choose = random.Random(f"{SEED}{notices}")  # noqa: S311
        so_many = self.operations // 2
        payouts = choose.choices(list(FATES), WEIGHTS, k=so_many // 2)
        others = ["credit", "wallet"] * (so_many // 4)
        mixed = shuffled([*payouts, *others], SEED)
        return [(one, mixed[n::PAYERS]) for n, one in enumerate(self.payers)]

    def _live(self, who: Customer, operations: list[str]) -> set[str]:
        choose = random.Random(f"{SEED}{who.phone}")  # noqa: S311
        for operation in operations:
            with suppress(InsufficientFunds):
                self._do(who, operation, choose)
        return set()

    def _do(self, who: Customer, operation: str, choose: random.Random) -> None:
        rig = self.rig
        match operation:
            case "credit":
                shape, times = choose.choice(["A", "B", "AB"]), choose.randint(1, 3)
                number = str(who.account_number)
                rig.bank.credit(number, 20_500, shape=shape, times=times)
            case "wallet":
                payee = choose.choice([one for one in self.payers if one != who])
                rig.pay(who, rig.to_wallet(who, payee))
            case account_number:
                rig.pay(who, rig.to_bank(who, account_number))

    # --- what tempts ----------------------------------------------------------------

    def _forge(self, who: Customer) -> set[str]:
        """Nobody signs a notice and a message; T01 if either is kept."""
        self.rig.open_window(who)
        unsigned = "0" * 64
        notice = self.rig.completed(FORGED, PAID)
        text = self.rig.text(who, FORGED)
        for hook, headers in (
            (notice, {"x-webhook-signature": unsigned}),
            (text, {"X-Hub-Signature-256": f"sha256={unsigned}"}),
        ):
            self.rig.deliver(replace(hook, headers=headers))
        kept = "SELECT count(*) FROM inbound_events WHERE payload::text LIKE %s"
        return {"T01"} if self.rig.number(kept, f"%{FORGED}%") else set()

    def _guess(self, who: Customer) -> set[str]:
        """Twelve wrong PINs at once; F10 if more than three are looked at."""
        token = self.rig.ask(who, self.rig.to_bank(who, PAID))
        with ThreadPoolExecutor(12) as pool, self._held_up(_HOLD_PIN, who.id):
            for _ in range(12):
                pool.submit(self.rig.submit, token, WRONG_PIN)
        for _ in range(3):  # who was sent away while it was busy comes back
            self.rig.submit(token, WRONG_PIN)
        looked = "SELECT cardinality(wrong_at) FROM pins WHERE user_id = %s"
        return {"F10"} if self.rig.number(looked, who.id) > 3 else set()

    def _swap(self, who: Customer) -> set[str]:
        """Somebody changes the payee between the screen and the PIN.

        Once so that the quote fits its row again, and once the row alone.
        """
        for is_whole in (True, False):
            quote = self.rig.to_bank(who, PAID)
            token = self.rig.ask(who, quote)
            with self.rig.db.autocommit() as conn:
                order = orders.get_order(conn, quote.reference)
            other = replace(order, account_number=THIEF)
            self.rig.change(
                "UPDATE transfers SET account_number = %s, quote_hash = %s"
                " WHERE reference = %s",
                THIEF,
                hash_quote(other) if is_whole else order.quote_hash,
                quote.reference,
            )
            self.rig.submit(token)
        return set()

    def _overspend(self, who: Customer) -> set[str]:
        """Ten payments, funds for seven; F11 if the bank is asked for more."""
        quotes = [self.rig.to_bank(who, PAID) for _ in range(10)]
        for quote in quotes:
            self.rig.submit(self.rig.ask(who, quote))
        until(lambda: "held" not in self.rig.statuses([who]))
        asked = sum(self.rig.posts(quote.reference) for quote in quotes)
        return {"F11"} if asked > 7 else set()

    def _race(self, who: Customer) -> set[str]:
        """Two notices of one payment, under its two names, find it undecided."""
        quote = self.rig.to_bank(who, SLOWLY_PAID)
        self.rig.pay(who, quote)
        until(lambda: self.rig.number(_IS_ANSWERED, quote.reference))
        until(lambda: self._payout(quote.reference)["status"] == "successful")
        names = quote.reference, str(self._payout(quote.reference)["bank_reference"])
        with self._held_up(_HOLD_ORDER, quote.reference):
            for name in names:
                self.rig.deliver(self.rig.completed(name, SLOWLY_PAID))
        return set()

    @contextmanager
    def _held_up(self, query: str, key: object) -> Iterator[None]:
        """Let what would change this row wait, until two that have read it do."""
        with psycopg.connect(self.rig.stack.owner_url) as conn:
            conn.execute(query.encode(), [key])
            yield
            us = conn.info.backend_pid
            until(lambda: self.rig.number(_WAITING_FOR, us, us) >= 1)
            with suppress(AssertionError):  # a lock is waited for two seconds at most
                until(lambda: self.rig.number(_WAITING_FOR, us, us) >= 2, 1.5)

    def _payout(self, reference: str) -> dict[str, Any]:
        payouts = self.rig.bank.payouts()
        return next(row for row in payouts if row["reference"] == reference)

    def _settle(self) -> set[str]:
        self.rig.run_jobs(timedelta(minutes=3))
        self.rig.settle_down()
        return {found.name.partition(" ")[0] for found in self.rig.offenders()}

"""Workers and jobs are killed while money moves; in the end all books agree.

Three hundred operations (10,000 with FULL=1) by a seed: what the bank and the vendor
do hangs on the number that is paid for, never on who comes first. Then the jobs run,
two people decide what only the vendor's list can say, and the checks, those against the
bank's and the vendor's own books among them, must find nothing.
"""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import pytest

from miimii.errors import InsufficientFunds, VendingPaused
from miimii.sandbox import programs
from miimii.users.model import Customer
from tests.fault import shop
from tests.fault.rig import Rig
from tests.fault.shop import Shop
from tests.fault.together import in_threads, shuffled, until

SEED = "1760"
FULL = os.environ.get("FULL") == "1"  # 10,000 operations and 200 killed workers
OPERATIONS = 2_500 if FULL else 75  # of each kind
KILL_AFTER = 50 if FULL else 40
# Account numbers, and what becomes of every payout to them.
FATES = {
    "0211111111": "ok",
    "0222222222": "declined",
    "0233333333": "drop_after",
    "0244444444": "drop",
    "0255555555": "gateway_after",
    "0266666666": "slow",
    "0277777777": "accepted",
}
WEIGHTS = (35, 15, 15, 12, 8, 8, 7)


@dataclass
class Killer:
    """Kills a worker after every few operations, and sometimes a job."""

    rig: Rig
    operations: int = 0
    workers: int = 0
    jobs: int = 0
    _choose: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self) -> None:
        """One operation was done."""
        with self._lock:
            self.operations += 1
            is_fatal = self.operations % KILL_AFTER == 0
            is_for_a_job = self.operations % (2 * KILL_AFTER) == 0
        if is_fatal:
            self._kill_worker()
        if is_for_a_job:
            self._kill_job()

    def _kill_worker(self) -> None:
        with suppress(ProcessLookupError, IndexError):
            os.kill(self._choose.choice(self.rig.stack.workers()), signal.SIGKILL)
            self.workers += 1

    def _kill_job(self) -> None:
        name = self._choose.choice(["settle_stuck_transactions", "deliver_messages"])
        stack = self.rig.stack
        job = programs.start_job(name, stack.job_environment, logs=stack.logs)
        threading.Event().wait(self._choose.uniform(0.6, 1.2))
        self.jobs += not job.has_died()
        job.stop(signal.SIGKILL)


@pytest.mark.proves("F01")
@pytest.mark.proves("F23")
@pytest.mark.slow
def test_three_hundred_operations_under_kills_leave_every_book_right(
    rig: Rig, crowd: list[Customer], record_property: Callable[[str, object], None]
) -> None:
    payers = crowd[:24]
    for account_number, fate in FATES.items():
        rig.bank.set_fate(account_number, fate)
    rig.bank.dial("slow_ms", "400")
    rig.bank.dial("bank.settle_ms", "800")
    rig.bank.dial("bank.notices", "2")
    rig.bank.dial("bank.notice_order", "shuffled")

    rig.bank.dial("vtu.settle_ms", "800")
    rig.bank.dial("vtu.callbacks", "2")
    rig.bank.dial("vtu.callback_order", "shuffled")
    rig.bank.dial("vtu.token_in", "reply")
    counter = Shop(rig, rig.bot(payers[0]))
    for one in payers if FULL else ():
        rig.bank.credit(str(one.account_number), 100_000_00)  # for all they will do

    killer = Killer(rig)
    in_threads(
        8,
        [partial(_live, rig, counter, *life, crowd, killer) for life in _lives(payers)],
    )
    rig.stack.wait_for_all_workers()
    rig.settle_down(review=True)
    until(lambda: counter.decide() == 0)
    rig.settle_down()

    record_property("workers killed", killer.workers)
    record_property("jobs killed", killer.jobs)
    record_property("orders", rig.statuses(payers))
    record_property("purchases", counter.statuses())
    assert killer.operations == 4 * OPERATIONS
    assert killer.workers >= (190 if FULL else 5)
    assert rig.offenders() == []
    assert counter.wrong_tokens() == []
    assert set(counter.statuses()) == {"succeeded", "declined"}
    assert sum(counter.statuses().values()) > OPERATIONS // 2
    left = {"held", "submitted"} & set(rig.statuses(payers))
    assert left == set()
    made = rig.number("SELECT count(*) FROM credits WHERE amount_kobo = 20500")
    assert made == OPERATIONS
    counter.close()


def _lives(payers: list[Customer]) -> list[tuple[Customer, list[str]]]:
    """Who does what: one customer's orders follow each other, as one form is live."""
    choose = random.Random(SEED)  # noqa: S311
    to_banks = choose.choices(list(FATES), WEIGHTS, k=OPERATIONS)
    fates = choose.choices(shop.FATES, shop.WEIGHTS, k=OPERATIONS)
    bought = [f"buy {choose.choice(shop.KINDS)} {fate}" for fate in fates]
    others = ["credit"] * OPERATIONS + ["wallet"] * OPERATIONS
    operations = shuffled([*to_banks, *bought, *others], SEED)
    return [(one, operations[n :: len(payers)]) for n, one in enumerate(payers)]


def _live(
    rig: Rig,
    counter: Shop,
    who: Customer,
    operations: list[str],
    crowd: list[Customer],
    killer: Killer,
) -> None:
    choose = random.Random(f"{SEED}{who.phone}")  # noqa: S311
    for operation in operations:
        with suppress(InsufficientFunds, VendingPaused):
            _do(rig, counter, who, operation, crowd, choose)
        killer.count()


def _do(
    rig: Rig,
    counter: Shop,
    who: Customer,
    operation: str,
    crowd: list[Customer],
    choose: random.Random,
) -> None:
    match operation:
        case "credit":
            rig.give(who, 20_500, choose)
        case "wallet":
            payee = choose.choice([one for one in crowd if one.id != who.id])
            rig.pay(who, rig.to_wallet(who, payee))
        case bought if bought.startswith("buy "):
            rig.pay(who, counter.quote(who, *bought.split()[1:]))
        case account_number:
            rig.pay(who, rig.to_bank(who, account_number))

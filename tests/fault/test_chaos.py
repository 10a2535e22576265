"""Workers and jobs are killed while money moves; in the end all books agree.

Three hundred operations by a seed: what the bank does to a payout hangs on the account
number, never on who comes first. Then the jobs run, and the checks, those against the
bank's own books among them, must find nothing.
"""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial

import pytest

from miimii.errors import InsufficientFunds
from miimii.sandbox import programs
from miimii.users.model import Customer
from tests.fault.rig import Rig, in_threads, shuffled

SEED = "1760"
OPERATIONS = 100  # of each kind
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
    """Kills a worker or a job now and then, until told to stop."""

    rig: Rig
    workers: int = 0
    jobs: int = 0
    errors: list[BaseException] = field(default_factory=list)

    def run(self, stop: threading.Event) -> None:
        choose = random.Random(SEED)  # noqa: S311
        while not stop.wait(choose.uniform(0.6, 1.6)):
            try:
                self._kill_worker(choose)
                self._kill_job(choose)
            except BaseException as ex:
                self.errors.append(ex)

    def _kill_worker(self, choose: random.Random) -> None:
        with suppress(ProcessLookupError, IndexError):
            os.kill(choose.choice(self.rig.stack.workers()), signal.SIGKILL)
            self.workers += 1

    def _kill_job(self, choose: random.Random) -> None:
        name = choose.choice(["settle_stuck_transactions", "deliver_messages"])
        stack = self.rig.stack
        job = programs.start_job(name, stack.job_environment, logs=stack.logs)
        threading.Event().wait(choose.uniform(0.5, 1.0))
        if not job.has_died():
            self.jobs += 1
        job.stop(signal.SIGKILL)


@contextmanager
def killing(rig: Rig) -> Iterator[Killer]:
    killer, stop = Killer(rig), threading.Event()
    thread = threading.Thread(target=killer.run, args=[stop])
    thread.start()
    yield killer
    stop.set()
    thread.join()


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

    with killing(rig) as killer:
        in_threads(8, [partial(_live, rig, one, crowd) for one in _lives(payers)])
    rig.stack.wait_for_all_workers()
    rig.settle_down(review=True)

    record_property("workers killed", killer.workers)
    record_property("jobs killed", killer.jobs)
    record_property("orders", rig.statuses(payers))
    assert killer.errors == []
    assert killer.workers >= 5
    assert rig.offenders() == []
    left = {"held", "submitted"} & set(rig.statuses(payers))
    assert left == set()
    made = rig.number("SELECT count(*) FROM credits WHERE amount_kobo = 20500")
    assert made == OPERATIONS


def _lives(payers: list[Customer]) -> list[tuple[Customer, list[str]]]:
    """Who does what: one customer's orders follow each other, as one form is live."""
    choose = random.Random(SEED)  # noqa: S311
    to_banks = choose.choices(list(FATES), WEIGHTS, k=OPERATIONS)
    others = ["credit"] * OPERATIONS + ["wallet"] * OPERATIONS
    operations = shuffled([*to_banks, *others], SEED)
    return [(one, operations[n :: len(payers)]) for n, one in enumerate(payers)]


def _live(rig: Rig, life: tuple[Customer, list[str]], crowd: list[Customer]) -> None:
    who, operations = life
    choose = random.Random(f"{SEED}{who.phone}")  # noqa: S311
    for operation in operations:
        with suppress(InsufficientFunds):
            _do(rig, who, operation, crowd, choose)


def _do(
    rig: Rig,
    who: Customer,
    operation: str,
    crowd: list[Customer],
    choose: random.Random,
) -> None:
    match operation:
        case "credit":
            shape, times = choose.choice(["A", "B", "AB"]), choose.randint(1, 3)
            number = str(who.account_number)
            rig.bank.credit(number, 20_500, shape=shape, times=times)
        case "wallet":
            payee = choose.choice([one for one in crowd if one.id != who.id])
            rig.pay(who, rig.to_wallet(who, payee))
        case account_number:
            rig.pay(who, rig.to_bank(who, account_number))

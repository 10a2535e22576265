"""A month of the bank: its customers by chat, its jobs by the timetable, one clock."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from miimii import clock
from miimii.cache import Cache
from miimii.chat.inbox import Update
from miimii.db import Database
from miimii.jobs import (
    charge_monthly_fees,
    check_alerts,
    maintain_database,
    purge_logs,
    reconcile,
    requery,
    seal_audit,
)
from miimii.jobs.arguments import Parser, arguments
from miimii.jobs.clean_up import clean_up
from miimii.jobs.deliver import deliver
from miimii.jobs.runner import Job, run_job
from miimii.jobs.schedule import SCHEDULE
from miimii.jobs.settle_stuck import settle_stuck
from miimii.money import Money
from miimii.outside import Outside
from miimii.users.model import Customer
from miimii.wiring import Services, assemble
from tests.integration.chat.world import (
    PIN,
    ChatWorld,
    NobodyToAsk,
    Phone,
    product_settings,
)
from tests.integration.jobs.outsiders import BankWithBooks, VendorWithFloat
from tests.integration.jobs.timetable import Timetable
from tests.virtual_time import VirtualTime

Act = tuple[datetime, Callable[[], object]]
_PAUSE = timedelta(seconds=20)  # of somebody who reads, thinks and types


@dataclass(frozen=True)
class _Work:
    job: Job[Services]
    limit: int
    add_options: Callable[[Parser], None] = lambda parser: None
    words: tuple[str, ...] = ("--trigger", "cron", "--json")


# What scripts/<name>.py passes on, so that a firing here does what a firing there does.
WORK: dict[str, _Work] = {
    "settle_stuck_transactions": _Work(settle_stuck, 200),
    "deliver_messages": _Work(deliver, 200),
    "cleanup_sessions": _Work(clean_up, 9_999),
    "check_alerts": _Work(check_alerts.check_alerts, 100, check_alerts.add_options),
    "maintain_database": _Work(
        maintain_database.maintain_database, 9_999, maintain_database.add_options
    ),
    "seal_audit": _Work(seal_audit.seal_audit, 100_000, seal_audit.add_options),
    "purge_logs": _Work(purge_logs.purge_logs, 1_000_000, purge_logs.add_options),
    "charge_monthly_fees": _Work(charge_monthly_fees.charge_monthly_fees, 1_000_000),
    "reconcile": _Work(reconcile.reconcile, 1_000_000, reconcile.add_options),
    "requery": _Work(requery.requery, 50, requery.add_options, ("--json",)),
}
_SECONDS = {each.job: each.budget_s for each in SCHEDULE}


@dataclass
class Month:
    """The bank, and all that happened in it: exit codes by job, what the runs said."""

    time: VirtualTime
    app: Database
    jobs: Services
    owner: Services
    world: ChatWorld
    bank: BankWithBooks
    vendor: VendorWithFloat
    phone: Phone
    codes: Counter[tuple[str, int]] = field(default_factory=Counter)
    said: list[dict[str, Any]] = field(default_factory=list)
    before_fees: dict[str, dict[int, tuple[str, int]]] = field(default_factory=dict)

    # --- time ---------------------------------------------------------------------

    def go(self, timetable: Timetable, acts: Iterable[Act]) -> None:
        """Let the month pass: each firing and each act at its time, in order."""
        waiting = sorted(acts, key=lambda act: act[0])
        for at, job in timetable.firings():
            while waiting and waiting[0][0] < at:
                then, act = waiting.pop(0)
                self.time.move_to(then)
                act()
            self.time.move_to(at)
            self.fire(job)
        assert waiting == []

    def fire(self, name: str, *words: str) -> dict[str, Any]:
        """Run a job as its script does; return what it said."""
        if name == "charge_monthly_fees":
            self._note_before_fees()
        work = WORK[name]
        parser = arguments(
            "A job.",
            limit=work.limit,
            max_seconds=_SECONDS.get(name, 180),
            takes=("as-of", "only", "actor")
            if name == "requery"
            else ("as-of", "only"),
        )
        work.add_options(parser)
        args = parser.parse_args([*work.words, *words])
        services = self.owner if name == "maintain_database" else self.jobs
        with redirect_stdout(io.StringIO()) as out:
            code = run_job(name, services, work.job, args)
        said: dict[str, Any] = json.loads(out.getvalue().splitlines()[-1])
        self.codes[name, code] += 1
        if code or said["errors"]:
            self.said.append({**said, "fired_at": clock.now().isoformat()})
        return said

    def _note_before_fees(self) -> None:
        """Keep what each wallet holds as the fee of a month is about to be taken."""
        month = clock.today().strftime("%Y-%m")
        self.before_fees.setdefault(
            month,
            {
                wallet: (standing, kobo)
                for wallet, standing, kobo in self.rows(
                    """
                    SELECT a.id, u.standing, a.balance_kobo
                      FROM books.users u
                      JOIN accounts a ON a.id = u.wallet_account_id
                    """
                )
            },
        )

    # --- customers ----------------------------------------------------------------

    def pays_in(self, who: Customer, naira: int) -> None:
        """Money comes for somebody, and the bank tells us."""
        reference = self.bank.receive(who.account_number or "", Money(naira * 100))
        self._hear(f"credit:bellbank:{reference}", "credit", reference)

    def pays_in_silently(self, who: Customer, naira: int) -> str:
        """The same, but the notice is lost on its way."""
        return self.bank.receive(who.account_number or "", Money(naira * 100))

    def _hear(self, lane: str, kind: str, reference: str) -> None:
        payload = {"reference": reference, "status": "successful"}
        notice = Update(
            "bellbank", f"{kind}:{reference}", lane, kind, payload, clock.now()
        )
        self.world.inbox.act(self.world.inbox.store([notice]))

    def confirms(self, who: Customer, sentence: str) -> None:
        """Ask for something, tap the first button, and type the PIN."""
        self.world.says(who, sentence)
        self.time.pass_(_PAUSE)
        self.world.taps(who)
        self.time.pass_(_PAUSE)
        answer = self.world.fills(who, pin=PIN)
        assert answer.body["screen"] == "SUCCESS", answer.body

    # --- what is there ------------------------------------------------------------

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the database as its owner."""
        return self.time.owner.execute(query.encode(), values).fetchall()

    def one(self, query: str, *values: object) -> Any:
        [(value,)] = self.rows(query, *values)
        return value


def make_month(
    time: VirtualTime, app: Database, jobs: Database, owner: Database
) -> Month:
    """Put a bank together that three roles see; its cache is away for good.

    Redis counts its own time, so it can't take part: the bank has to do without.
    """
    cache = Cache("redis://127.0.0.1:1/0")
    bank, vendor, phone = BankWithBooks(), VendorWithFloat(), Phone()
    outside = Outside(bank, vendor, NobodyToAsk(), phone, ())
    settings = product_settings()
    return Month(
        time=time,
        app=app,
        jobs=assemble(settings, jobs, cache, outside),
        owner=assemble(settings, owner, cache, outside),
        world=ChatWorld(app, cache, phone=phone, vendor=vendor, bank=bank),
        bank=bank,
        vendor=vendor,
        phone=phone,
    )

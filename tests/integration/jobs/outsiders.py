"""A bank and a vendor that keep books of their own, and that a month can trouble."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from miimii import clock, ids
from miimii.errors import Unavailable
from miimii.money import Money
from miimii.providers.ports import (
    Accepted,
    ConfirmedCredit,
    Declined,
    Outcome,
    PayoutOrder,
    Unknown,
    Vended,
    VendOrder,
)
from miimii.providers.statements import Direction, StatementLine, StatementPage
from tests.integration.chat.world import ScriptedVendor
from tests.transfers_world import ScriptedBank, a_credit

PAID = Accepted("successful")


@dataclass(frozen=True)
class Silence:
    """From one instant to another the bank answers nothing; what it does then."""

    since: datetime
    until: datetime
    pays: bool = True

    def covers(self, at: datetime) -> bool:
        return self.since <= at < self.until


@dataclass
class BankWithBooks(ScriptedBank):
    """Lists in its statement what it really moved, whatever it answered."""

    rows_a_page: int = 20
    silence: Silence | None = None
    statement_is_away: set[date] = field(default_factory=set)
    paid: set[str] = field(default_factory=set)
    refuses: str = "1111111111"  # an account that it never pays

    def pay_out(self, order: PayoutOrder) -> Outcome:
        super().pay_out(order)
        at, silence = clock.now(), self.silence
        is_silent = silence is not None and silence.covers(at)
        if order.account_number == self.refuses:
            return Declined("declined")
        if not is_silent or (silence is not None and silence.pays):
            self.paid.add(order.reference)
            self.list("out", order.reference, order.amount)
        return Unknown("no-answer") if is_silent else PAID

    def requery(self, order: PayoutOrder) -> Outcome:
        super().requery(order)
        if self.silence is not None and self.silence.covers(clock.now()):
            return Unknown("no-answer")
        return PAID if order.reference in self.paid else Declined("failed")

    def receive(self, account_number: str, amount: Money) -> str:
        """Take in money for an account; return the reference that it has here."""
        reference = f"BB-IN-{ids.uuid7().hex}"
        credit: ConfirmedCredit = a_credit(reference, account_number, amount)
        self.credits[reference] = credit
        self.list("in", reference, amount)
        return reference

    def statement(self, day: date, page: int) -> StatementPage:
        if clock.today() in self.statement_is_away:
            raise Unavailable("bellbank")
        return super().statement(day, page)

    def list(self, direction: Direction, reference: str, amount: Money) -> None:
        line = StatementLine(direction, reference, "done", amount)
        self.statements[clock.today()].append(line)


@dataclass
class VendorWithFloat(ScriptedVendor):
    """Takes from our float what it sells, whatever it answers."""

    is_silent: bool = False

    def vend(self, order: VendOrder) -> Outcome:
        super().vend(order)
        assert order.amount is not None
        self.left -= order.amount
        if self.is_silent:
            return Unknown("no-answer")
        return Vended("success", cost=order.amount)

"""A customer's account as they may read it: movements in words that have one meaning.

What the papers and the history show comes from here, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from miimii.chat.periods import Period
from miimii.chat.wording import day_name, say
from miimii.fees.model import Month
from miimii.ledger.line import Bounds
from miimii.money import Money
from miimii.orders.passbook import Entry, Passbook
from miimii.users.model import Customer

# What a movement is about; a bill is its kind: airtime, data, electricity, cable, …
SENT, RECEIVED, FEES, OTHER = "sent", "received", "fees", "other"
_TRANSFERS = frozenset({"bank_transfer", "wallet_transfer"})
_LATE = "late success"
_NOTHING = Money(0)


class DoesNotAddUp(Exception):
    """A statement's lines are not the books: it must not reach anybody."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of a statement; `amount` below zero went out.

    `topic` says what it is about; a return keeps the topic of what came back.
    `name` is the other party or the product, `place` their bank and account or what
    it was bought for. `charges` are the fee and taxes within `amount`. `version` is
    where a list that stops here goes on.
    """

    version: int
    at: datetime
    amount: Money
    balance: Money
    topic: str
    name: str
    place: str
    note: str
    charges: Money
    reference: str
    is_return: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class StatementRequest:
    """A statement that was promised: whose, of which days, in which form (pdf, csv).

    Days and `made_at` are ISO 8601; `caption` is what goes with the document.
    """

    KIND: ClassVar[str] = "statement"

    user_id: str
    first: str
    last: str
    form: str
    reference: str
    made_at: str
    caption: str

    @property
    def period(self) -> Period:
        return Period(date.fromisoformat(self.first), date.fromisoformat(self.last))

    def to_row(self) -> dict[str, Any]:
        """Return it as JSON; `StatementRequest(**row)` makes it again."""
        return asdict(self)


@dataclass(frozen=True)
class Statement:
    """What a statement says: whose, of which days, and its lines, to be read once.

    `movements` yields them oldest first and raises DoesNotAddUp where opening balance
    and amounts don't make the balances of the books.
    """

    reference: str
    customer: Customer
    period: Period
    bounds: Bounds
    movements: Iterable[Movement]
    made_at: datetime

    @property
    def opening(self) -> Money:
        return self.bounds.opening

    @property
    def closing(self) -> Money:
        return self.bounds.closing


def read_statement(
    passbook: Passbook,
    customer: Customer,
    period: Period,
    *,
    reference: str,
    at: datetime,
) -> Statement:
    """Return the statement of a period; lines are read as they are asked for.

    Raises NotFound if the customer has no wallet.
    """
    bounds = passbook.bounds(
        customer.id, starts_at=period.starts_at, ends_at=period.ends_at
    )
    entries = passbook.oldest_first(bounds)
    lines = (movement(entry, customer.id) for entry in entries)
    return Statement(reference, customer, period, bounds, proved(lines, bounds), at)


def movement(entry: Entry, viewer: UUID) -> Movement:
    """Return what an entry means to the owner of the wallet."""
    known = entry.particulars
    came_in = entry.amount > _NOTHING
    is_own = known is not None and known.user_id == viewer and known.kind != "credit"
    name = known.name if known else ""
    if known and known.kind in _TRANSFERS and not is_own:
        name = known.sender
    is_fee = entry.is_to_us and not is_own
    return Movement(
        version=entry.version,
        at=entry.recorded_at,
        amount=entry.amount,
        balance=entry.balance,
        topic=FEES if is_fee else _topic(entry, is_own=is_own),
        name="" if is_fee else name,
        place=known.place if known and (is_own or known.kind == "credit") else "",
        note=known.note if known else "",
        charges=known.charges if known and is_own else _NOTHING,
        reference=entry.reference,
        is_return=is_own and came_in,
        is_late=entry.reason == _LATE,
    )


def _topic(entry: Entry, *, is_own: bool) -> str:
    known = entry.particulars
    if known is None:
        return FEES if entry.is_to_us else OTHER
    if not is_own:
        return RECEIVED
    return SENT if known.kind in _TRANSFERS else known.kind


def proved(lines: Iterable[Movement], bounds: Bounds) -> Iterator[Movement]:
    """Pass lines on as long as they add up to the balances of the books."""
    balance = bounds.opening
    for line in lines:
        balance += line.amount
        if balance != line.balance:
            raise DoesNotAddUp(line.reference)
        yield line
    if balance != bounds.closing:
        raise DoesNotAddUp(f"closing balance of account {bounds.account_id}")


def describe(language: str, line: Movement) -> str:
    """Return what a movement was, in the customer's language."""
    if line.topic == OTHER:
        return say(language, "paper.corrected")
    if line.topic == FEES:
        return _fee(language, line.reference)
    if line.topic == RECEIVED and not line.name:
        return say(language, "paper.received_unnamed")
    if line.topic in (SENT, RECEIVED):
        what = say(language, f"paper.{line.topic}", name=line.name)
    else:
        what = line.name  # a product is its own description
    if line.is_return:
        return say(language, "paper.returned", what=what)
    return say(language, "paper.late", what=what) if line.is_late else what


def _fee(language: str, reference: str) -> str:
    if (month := Month.named_in(reference)) is None:
        return say(language, "paper.fees")
    return say(language, "paper.month_fee", month=f"{month.first:%B %Y}")


def days_of(language: str, period: Period) -> str:
    """Return the days of a period in words."""
    first, last = day_name(period.first), day_name(period.last)
    if first == last:
        return first
    return say(language, "paper.days", first=first, last=last)


def topic_name(language: str, topic: str) -> str:
    """Return what a topic is called; a kind of bill has the name it is sold under."""
    is_ours = topic in (SENT, RECEIVED, FEES, OTHER)
    return say(language, f"paper.kind.{topic}" if is_ours else f"buy.kind.{topic}")


def describe_more(language: str, line: Movement) -> str:
    """Return where it went, its note and the charges within it, as far as there are."""
    charges = ""
    if line.charges > _NOTHING and not line.is_return:
        charges = say(language, "paper.charges", charges=line.charges)
    return " · ".join(part for part in (line.place, line.note, charges) if part)

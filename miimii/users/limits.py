"""Limits: how much may leave a wallet on one Lagos day, and in its first 24 hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from miimii import clock
from miimii.db import Conn
from miimii.errors import LimitReached
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.rules.rules import Rules
from miimii.users.model import Customer
from miimii.users.store import people, spending

DAY = "limit.out.day"
FIRST_DAY_OUT = "limit.out.first_day"
FIRST_DAY_IN = "limit.in.first_day"
BALANCE = "limit.balance"
_COOLING_OFF = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class _Cap:
    """One limit, and how much of it today may use up in all."""

    limit: Money
    today: Money
    is_first_day: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    """What a customer may send today: `left` is what the narrowest limit leaves.

    The first day's limit is there while it holds, with its end.
    """

    left: Money
    day: Money
    first_day: Money | None
    first_day_ends_at: datetime | None


class Limits:
    """Judges amounts by the dated rules; what was spent is a row a customer and day."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def take(
        self, conn: Conn, customer: Customer, amount: Money, *, at: datetime
    ) -> list[int]:
        """Count an amount as sent today; return the ids of the rules that allowed it.

        Fees are not counted. Locks the day's row, so that two at once can't both have
        the last of the limit; in the first 24 hours, which touch two days, the
        customer's row as well. The caller has locked that before it asks, so that no
        limit of the customer's own comes in between. Raises LimitReached with what is
        left.
        """
        if _cooling_off_since(customer, at) is not None:
            people.list_customers(conn, user_id=customer.id, lock=True)
        cap, rule_ids = self._narrowest(conn, customer, at)
        if not spending.add_within(
            conn,
            customer.id,
            clock.day_of(at),
            amount.kobo,
            cap_kobo=cap.today.kobo,
            at=at,
        ):
            raise _reached(customer, at, *_left(conn, customer, cap, at))
        return rule_ids

    def check(
        self, conn: Conn, customer: Customer, amount: Money, at: datetime
    ) -> list[int]:
        """Like `take`, counting nothing: for a kind refusal before any PIN is asked."""
        cap, rule_ids = self._narrowest(conn, customer, at)
        cap, left = _left(conn, customer, cap, at)
        if amount > left:
            raise _reached(customer, at, cap, left)
        return rule_ids

    def left_today(self, conn: Conn, customer: Customer, *, at: datetime) -> Money:
        """Return how much may still go out now."""
        cap, _ = self._narrowest(conn, customer, at)
        return _left(conn, customer, cap, at)[1]

    def today(self, conn: Conn, customer: Customer, *, at: datetime) -> Today:
        """Return what is left today, and the limits that it comes from."""
        rules = self._rules.in_force(conn, at, DAY, FIRST_DAY_OUT)
        day, first_day = rules.limit(DAY, customer.tier), rules.limit(FIRST_DAY_OUT)
        ends_at = _cooling_off_ends(customer, at)
        has_first_day = first_day is not None and ends_at is not None
        return Today(
            left=self.left_today(conn, customer, at=at),
            day=day.amount if day else Money(0),
            first_day=first_day.amount if first_day and has_first_day else None,
            first_day_ends_at=ends_at if has_first_day else None,
        )

    def give_back(
        self, conn: Conn, user_id: UUID, amount: Money, *, authorised_at: datetime
    ) -> None:
        """Uncount what did not go out after all, on the day it was counted."""
        spending.take_off(conn, user_id, clock.day_of(authorised_at), amount.kobo)

    def take_again(
        self, conn: Conn, user_id: UUID, amount: Money, *, authorised_at: datetime
    ) -> None:
        """Count again what did go out after all, even above the day's limit."""
        spending.add(conn, user_id, clock.day_of(authorised_at), amount.kobo)

    def is_inflow_over(
        self,
        conn: Conn,
        customer: Customer,
        balance_after: Money,
        at: datetime,
    ) -> bool:
        """Whether a credit breaks the ceiling on the balance or on the first 24 hours.

        Asked once it is in the wallet: it is booked all the same; the caps on going out
        keep the money in place.
        """
        rules = self._rules.in_force(conn, at, BALANCE, FIRST_DAY_IN)
        ceiling = rules.limit(BALANCE, customer.tier)
        if ceiling is not None and balance_after > ceiling.amount:
            return True
        since = _cooling_off_since(customer, at)
        first_day = rules.limit(FIRST_DAY_IN)
        if since is None or first_day is None:
            return False
        return Book().came_in(conn, customer.id, since=since) > first_day.amount

    def _narrowest(
        self, conn: Conn, customer: Customer, at: datetime
    ) -> tuple[_Cap, list[int]]:
        """Return the rule's limit that binds today, and the ids of all that hold.

        A tier without a rule may send nothing: limits fail closed.
        """
        rules = self._rules.in_force(conn, at, DAY, FIRST_DAY_OUT)
        day = rules.limit(DAY, customer.tier)
        if day is None:
            return _Cap(Money(0), Money(0)), []
        caps = [_Cap(day.amount, day.amount)]
        rule_ids = [day.rule_id]
        since = _cooling_off_since(customer, at)
        first_day = rules.limit(FIRST_DAY_OUT)
        if since is not None and first_day is not None:
            before = _spent(conn, customer, since, at) - _spent(conn, customer, at, at)
            today = first_day.amount - before
            caps.append(_Cap(first_day.amount, today, is_first_day=True))
            rule_ids.append(first_day.rule_id)
        return min(caps, key=lambda cap: cap.today), rule_ids


def _cooling_off_since(customer: Customer, at: datetime) -> datetime | None:
    """When the 24 hours after opening, or after a new proof of identity, began."""
    starts = (customer.opened_at, customer.identity_proven_at)
    return min(
        (start for start in starts if start and at < start + _COOLING_OFF), default=None
    )


def _cooling_off_ends(customer: Customer, at: datetime) -> datetime | None:
    """When the last of these 24 hours is over; None: it is."""
    starts = (customer.opened_at, customer.identity_proven_at)
    ends = (start + _COOLING_OFF for start in starts if start)
    return max((end for end in ends if at < end), default=None)


def _spent(conn: Conn, customer: Customer, since: datetime, until: datetime) -> Money:
    """What went out on the Lagos days of these two instants and between."""
    first, last = clock.day_of(since), clock.day_of(until)
    return Money(spending.total(conn, customer.id, first, last))


def _left(
    conn: Conn, customer: Customer, cap: _Cap, at: datetime
) -> tuple[_Cap, Money]:
    """Return what is left today, and of which limit: the customer's own may be less."""
    spent_kobo, own_kobo = spending.find_day(conn, customer.id, clock.day_of(at), at=at)
    if own_kobo is not None and own_kobo < cap.today.kobo:
        cap = _Cap(Money(own_kobo), Money(own_kobo), is_own=True)
    return cap, max(cap.today - Money(spent_kobo), Money(0))


def _reached(customer: Customer, at: datetime, cap: _Cap, left: Money) -> LimitReached:
    return LimitReached(
        cap.limit,
        left,
        is_first_day=cap.is_first_day,
        is_own=cap.is_own,
        ends_at=_cooling_off_ends(customer, at) if cap.is_first_day else None,
    )

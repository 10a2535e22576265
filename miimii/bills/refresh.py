"""Refreshing the catalogue: what changed at the vendor becomes new dated rows.

An old row gets an end and stays, so that every order can still say what it was. Nothing
is sold by a default: what is missing from a list, or has no price, is not sold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from miimii.audit import log
from miimii.bills.model import Biller, Plan
from miimii.bills.offers import Offer, OfferedBiller, read_offer
from miimii.bills.store import billers, plans
from miimii.db import Conn, Database
from miimii.money import Money
from miimii.providers.ports import Vendor

LISTED = ("data",)  # the kinds that the vendor has a list of
_JUMP = 5  # a price that moves by more than a fifth is looked at by a person


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: new, gone, repriced, changed or confirmed, its prices, and what
    else there is to it.
    """

    what: str
    item: str
    name: str
    was: Money | None = None
    now: Money | None = None
    more: str = ""

    @property
    def is_jump(self) -> bool:
        """Whether the price moved so far that a person has to say yes."""
        if self.was is None or self.now is None:
            return False
        return abs(self.now.kobo - self.was.kobo) * _JUMP > self.was.kobo

    def __str__(self) -> str:
        both = dict.fromkeys(price for price in (self.was, self.now) if price)
        prices = " → ".join(map(str, both))
        more = f" ({self.more})" if self.more else ""
        return f"{self.what} {self.item} {self.name}: {prices}".rstrip(": ") + more


class Refreshing:
    """Compares and applies; run again, it finds nothing to do."""

    def __init__(self, db: Database, vendor: Vendor) -> None:
        self._db = db
        self._vendor = vendor

    def sellers(self, kind: str, *, at: datetime) -> list[Biller]:
        """Return whose lists there are to ask for."""
        with self._db.autocommit() as conn:
            return billers.list_sold(conn, kind, at=at, with_unconfirmed=True)

    def offered(self, biller: Biller) -> list[Offer]:
        """Ask the vendor what a biller sells by now. Raises Unavailable, Busy."""
        read = (
            read_offer(biller.kind, biller.code, plan)
            for plan in self._vendor.plans(biller.vendor_id)
        )
        return [offer for offer in read if offer is not None]

    def take(
        self,
        kind: str,
        biller: str,
        offers: Sequence[Offer],
        *,
        source: str,
        at: datetime,
        with_jumps: bool,
        is_dry: bool,
    ) -> list[Change]:
        """Make a biller's plans what is offered; return what differs.

        Jumps in price are left as they were unless `with_jumps`; in a dry run all is.
        """
        changes = []
        with self._db.transaction() as conn:
            old = {
                plan.code: plan
                for plan in plans.list_sold(conn, kind, at=at, with_unconfirmed=True)
                if plan.biller == biller
            }
            new = {offer.code: offer for offer in offers}
            for code in [*old, *(code for code in new if code not in old)]:
                change = _compare(old.get(code), new.get(code))
                if change is None:
                    continue
                changes.append(change)
                if is_dry or (change.is_jump and not with_jumps):
                    continue
                if code in old:
                    plans.mark_ended(conn, old[code].id, at=at)
                if code in new:
                    offer = _with_price(new[code], old.get(code))
                    plans.insert_plan(conn, offer, source=source, at=at)
            if not is_dry:
                taken = [c for c in changes if with_jumps or not c.is_jump]
                _note(conn, f"{kind} {biller}", taken, source, at)
        return changes

    def take_biller(
        self, offered: OfferedBiller, *, source: str, at: datetime, is_dry: bool
    ) -> Change | None:
        """Make a biller what the file says, confirmed; None when it is that already."""
        item = f"{offered.kind} {offered.code}"
        with self._db.transaction() as conn:
            old = billers.find_current(conn, offered.kind, offered.code, at=at)
            if old is None:
                change = Change("new", item, offered.name)
            elif old.matches(offered):
                return None
            else:
                what = "changed" if old.is_confirmed else "confirmed"
                change = Change(what, item, offered.name)
            if is_dry:
                return change
            if old is not None:
                billers.mark_ended(conn, old.id, at=at)
            billers.insert_biller(conn, offered, source=source, at=at)
            _note(conn, item, [change], source, at)
        return change


def _note(
    conn: Conn, seller: str, taken: list[Change], source: str, at: datetime
) -> None:
    """Write in the audit log that what we sell, or for how much, is another now."""
    if taken:
        log.record(
            conn,
            actor="job:refresh_catalogue",
            action="catalogue.changed",
            subject=f"biller:{seller}",
            reason=f"{len(taken)} from {source}",
            at=at,
            after=[str(change) for change in taken],
        )


def _compare(old: Plan | None, new: Offer | None) -> Change | None:
    if old is None and new is not None:
        return Change("new", _item(new), new.name, now=Money(new.cost_kobo))
    if new is None and old is not None:
        return Change("gone", _item(old), old.name, was=Money(old.cost_kobo))
    if old is None or new is None:
        return None
    was, now = Money(old.cost_kobo), Money(new.cost_kobo)
    if was != now:
        return Change("repriced", _item(new), new.name, was, now)
    if _words(old) != _words(new) or (
        new.price_kobo is not None and new.price_kobo != old.price_kobo
    ):
        return Change("changed", _item(new), new.name, was, now, _differs(old, new))
    if not old.is_confirmed:
        return Change("confirmed", _item(new), new.name, was, now)
    return None


def _item(plan: Plan | Offer) -> str:
    return f"{plan.biller} {plan.code}"


def _words(plan: Plan | Offer) -> dict[str, Any]:
    return {
        "name": plan.name,
        "size": plan.size,
        "days": plan.validity_days,
        "type": plan.plan_type,
    }


def _differs(old: Plan, new: Offer) -> str:
    """Say what is not as it was: "days: ? → 30"."""
    was, now = _words(old), _words(new)
    parts = [
        f"{word}: {was[word] or '?'} → {now[word] or '?'}"
        for word in was
        if was[word] != now[word]
    ]
    prices = [price and str(Money(price)) for price in (old.price_kobo, new.price_kobo)]
    if new.price_kobo is not None and new.price_kobo != old.price_kobo:
        parts.append(f"our price: {prices[0] or '?'} → {prices[1]}")
    return ", ".join(parts)


def _with_price(offer: Offer, old: Plan | None) -> Offer:
    """Our own price stays, as long as it still covers what the plan costs."""
    if offer.price_kobo is not None or old is None or old.price_kobo is None:
        return offer
    if old.price_kobo < offer.cost_kobo:
        return offer
    return replace(offer, price_kobo=old.price_kobo)

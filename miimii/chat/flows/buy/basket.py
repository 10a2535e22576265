"""What a customer wants to buy, as far as it is known, between two messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from miimii.bills.model import SavedTarget, Wanted
from miimii.bills.types import BillType
from miimii.chat.session import Visit
from miimii.chat.understanding.shopping import is_said

# What understanding calls the details of all purchases, by what a purchase calls them.
_DETAILS = {
    "network": "biller",
    "disco": "biller",
    "provider": "biller",
    **{name: name for name in ("amount_kobo", "meter_type", "size", "validity_days")},
    **{name: name for name in ("plan_hint", "package", "months")},
}
_NUMBERS = ("phone", "meter_number", "smartcard")
_PLAN = ("size", "validity_days", "plan_hint", "package", "months")
NO_PLAN: Mapping[str, Any] = {"plan_id": None, **dict.fromkeys(_PLAN)}


@dataclass(frozen=True, slots=True)
class Basket:
    """`intent` is what understanding calls the kind; `reference` the quote's, if any.

    `whose` is what the customer calls the target; `is_guessed` when the network follows
    from the number; `is_new_target` when it is none of the saved ones; `page` is the
    part of a long list on show.
    """

    wanted: Wanted
    intent: str
    reference: str | None = None
    whose: str = ""
    is_guessed: bool = False
    is_new_target: bool = False
    page: int = 0

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Basket:
        """Read a basket from a session."""
        known = {field.name for field in fields(Wanted)}
        said = kept.get("wanted", {})
        wanted = Wanted(**{k: v for k, v in said.items() if k in known})
        rest = {field.name for field in fields(cls)} - {"wanted"}
        return cls(wanted=wanted, **{k: v for k, v in kept.items() if k in rest})

    def kept(self) -> dict[str, Any]:
        """Return what a session keeps of it."""
        return asdict(self)

    def bill(self, visit: Visit) -> BillType:
        """Return the type of what is bought."""
        return visit.teller.bills.types[self.wanted.kind]

    def aimed_at(
        self, target: str, biller: str | None, meter_type: str | None, whose: str
    ) -> Basket:
        """Return it for a saved target: its company and meter type come along.

        A company that was said before any number stays: phones move to another one.
        """
        said = self.wanted.biller if self.wanted.target is None else None
        return self.changed(
            target=target,
            biller=said or biller or self.wanted.biller,
            meter_type=meter_type or self.wanted.meter_type,
            whose=whose,
        )

    def aimed_at_saved(self, saved: SavedTarget) -> Basket:
        """Return it for a saved target, by the name that the customer gave it."""
        named = saved.nickname or ""
        return self.aimed_at(saved.target, saved.biller, saved.meter_type, named)

    def changed(self, *, whose: str | None = None, **news: Any) -> Basket:
        """Return it with other details; what followed from the old ones is forgotten.

        A plan belongs to a company and a guessed network to a number.
        """
        old, is_guessed = self.wanted, self.is_guessed
        if "target" in news and news["target"] != old.target and is_guessed:
            news = {"biller": None, **news}
        if news.get("biller", old.biller) != old.biller:
            news = {"plan_id": None, **news}
        if "amount_kobo" in news or any(name in news for name in _PLAN):
            news = {**_plan_again(news), **news}
        wanted = replace(old, **news)
        return replace(
            self,
            wanted=wanted,
            reference=None,
            whose=self.whose if whose is None else whose,
            is_guessed=is_guessed and "biller" not in news,
            page=0,
        )


def add_details(basket: Basket, said: Mapping[str, Any], visit: Visit) -> Basket:
    """Return the basket with what understanding read; raises TargetInvalid.

    `said["text"]` is the customer's own words: a saved name may be among them.
    """
    news = {
        field: said[slot]
        for slot, field in _DETAILS.items()
        if said.get(slot) is not None
    }
    bill, own = basket.bill(visit), visit.customer.phone
    typed = next((str(said[name]) for name in _NUMBERS if said.get(name)), "")
    if typed:
        whose = "" if basket.wanted.target else basket.whose
        return basket.changed(target=bill.read_target(typed), whose=whose, **news)
    saved = find_named(said, visit.teller.bills.saved(visit.customer, bill.kind))
    if saved is not None:
        return basket.aimed_at_saved(saved).changed(**news)
    if (recipient := str(said.get("recipient") or "")) and not basket.wanted.target:
        return basket.changed(whose=recipient, **news)  # "buy me airtime for Tunde"
    if said.get("self") and bill.takes_phone and own:
        return basket.changed(target=bill.read_target(own), whose="", **news)
    return basket.changed(**news) if news else basket


def find_named(
    said: Mapping[str, Any], saved: Sequence[SavedTarget]
) -> SavedTarget | None:
    """Return the saved target whose name is among the words; the longest name wins."""
    text = f"{said.get('text') or ''} {said.get('recipient') or ''}"
    named = [one for one in saved if one.nickname and is_said(one.nickname, text)]
    return max(named, key=lambda one: len(one.nickname or ""), default=None)


def _plan_again(news: Mapping[str, Any]) -> Mapping[str, Any]:
    """Another size is another plan, at its own price; a price alone, another size."""
    if any(name in news for name in _PLAN):
        return {"plan_id": None, "amount_kobo": None}
    return NO_PLAN

"""Offers: what the vendor says that it sells, in its own list or in a file of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from miimii.money import Money
from miimii.providers.ports import OfferedPlan

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([MGT])B?\b", re.IGNORECASE)
_SPAN = re.compile(r"(\d+)\s*(hour|hr|day|week|month|year)", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_WORDS = {"daily": 1, "weekly": 7, "monthly": 30, "yearly": 365}
_HOURS_A_DAY = 24
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan as it would be sold; `price_kobo` only if we set a price of our own."""

    kind: str
    biller: str
    code: str
    name: str
    size: str
    validity_days: int | None
    plan_type: str
    cost_kobo: int
    price_kobo: int | None = None


@dataclass(frozen=True, slots=True)
class OfferedBiller:
    """A biller as a person wrote it down from what the vendor said."""

    kind: str
    code: str
    name: str
    vendor_id: int
    is_sold: bool


@dataclass(frozen=True, slots=True)
class OfferFile:
    """What no call lists: billers, and the whole list of plans of those it names."""

    source: str
    billers: tuple[OfferedBiller, ...]
    plans: tuple[Offer, ...]


def read_offer(kind: str, biller: str, plan: OfferedPlan) -> Offer | None:
    """Read a row of the vendor's list; None when it has no price: it is not sold.

    Size and length are read out of its words, where they are.
    """
    if plan.cost is None or plan.cost.kobo <= 0:
        return None
    size = read_size(plan.name)
    name = _SIZE.sub(lambda match: _size(match), plan.name, count=1)
    if plan.plan_type.casefold() not in name.casefold():
        name = f"{name} {plan.plan_type}"
    return Offer(
        kind=kind,
        biller=biller,
        code=plan.code,
        name=" ".join(name.split())[:_LONGEST_NAME],
        size=size,
        validity_days=read_days(plan.validity) or read_days(plan.name),
        plan_type=plan.plan_type,
        cost_kobo=plan.cost.kobo,
    )


def read_size(text: str) -> str:
    """Return 1.5GB for "1.50 gb"; "" when no size is named."""
    match = _SIZE.search(text)
    return _size(match) if match else ""


def read_days(text: str) -> int | None:
    """Return 30 for "30 days", "1 month" or "Monthly"; None if it says nothing."""
    if match := _SPAN.search(text):
        count, unit = int(match[1]), match[2].lower()
        if unit in {"hour", "hr"}:
            return max(count // _HOURS_A_DAY, 1)
        return count * _DAYS[unit] or None
    return next((d for word, d in _WORDS.items() if word in text.casefold()), None)


def read_file(content: Any) -> OfferFile:
    """Read a file's JSON. Raises ValueError that names what is wrong in it.

    {"source": …, "billers": [{kind, code, name, vendor_id, is_sold?}], "plans": [{kind,
    biller, code, name, naira, size?, validity_days?, plan_type?, price_naira?}]}
    """
    match content:
        case {"source": str(source), **rest} if source.strip():
            billers, plans = rest.pop("billers", []), rest.pop("plans", [])
            if isinstance(billers, list) and isinstance(plans, list) and not rest:
                return OfferFile(
                    source.strip(),
                    tuple(_row(_biller, row) for row in billers),
                    tuple(_row(_plan, row) for row in plans),
                )
    raise ValueError("a file has a source, billers and plans, and nothing else")


def _row(read: Any, row: Any) -> Any:
    try:
        return read(dict(row))
    except (KeyError, TypeError, ValueError) as ex:
        raise ValueError(f"can't read {row!r}: {ex}") from ex


def _biller(row: dict[str, Any]) -> OfferedBiller:
    read = OfferedBiller(
        kind=_text(row, "kind"),
        code=_text(row, "code"),
        name=_text(row, "name"),
        vendor_id=_count(row.pop("vendor_id")),
        is_sold=row.pop("is_sold", True) is True,
    )
    _require_empty(row)
    return read


def _plan(row: dict[str, Any]) -> Offer:
    own_price = row.pop("price_naira", None)
    days = row.pop("validity_days", None)
    read = Offer(
        kind=_text(row, "kind"),
        biller=_text(row, "biller"),
        code=_text(row, "code"),
        name=_text(row, "name"),
        size=read_size(str(row.pop("size", ""))),
        validity_days=None if days is None else _count(days),
        plan_type=str(row.pop("plan_type", "")),
        cost_kobo=Money.from_wire(row.pop("naira")).kobo,
        price_kobo=None if own_price is None else Money.from_wire(own_price).kobo,
    )
    _require_empty(row)
    return read


def _text(row: dict[str, Any], name: str) -> str:
    text = row.pop(name)
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{name} is not a text")
    return text.strip()


def _count(value: Any) -> int:
    if type(value) is not int or value <= 0:
        raise ValueError(f"{value!r} is not a whole number above zero")
    return value


def _require_empty(row: Mapping[str, Any]) -> None:
    if row:
        raise ValueError(f"unknown: {', '.join(row)}")


def _size(match: re.Match[str]) -> str:
    number = match[1]
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return f"{number}{match[2].upper()}B"

"""Picking a plan: by what was said of it, or from a list."""

from __future__ import annotations

from dataclasses import replace

from miimii.bills.catalogue import Shop
from miimii.bills.model import Choice, Plan, Priced, Purchase, Question, Wanted
from miimii.errors import NotSold
from miimii.money import Money

_VENDOR_SPELLS = {"corporate gifting": "cooperate gifting"}


def pick(wanted: Wanted, shop: Shop) -> Wanted:
    """Name the plan if what was said fits exactly one; drop a plan that isn't sold."""
    plan = shop.plan(wanted.plan_id)
    if plan is not None and (plan.kind, plan.biller) == (wanted.kind, wanted.biller):
        return wanted
    fitting = _fitting(wanted, shop) if _is_described(wanted) else []
    return replace(wanted, plan_id=fitting[0].id if len(fitting) == 1 else None)


def ask_for_plan(wanted: Wanted, shop: Shop) -> Question:
    """Ask among the plans that fit, or nearly; among all of the biller's if none."""
    nearly = replace(wanted, validity_days=None, plan_hint=None, amount_kobo=None)
    plans = (
        _fitting(wanted, shop)
        or _fitting(nearly, shop)
        or shop.plans(wanted.kind, wanted.biller)
    )
    if not plans:
        raise NotSold(wanted.biller or "")
    return Question("plan", tuple(_choice(plan, shop) for plan in plans))


def price_plan(wanted: Wanted, shop: Shop) -> Priced:
    """Return the picked plan with its price. Raises NotSold."""
    biller = shop.biller(wanted.kind, wanted.biller)
    plan = shop.plan(wanted.plan_id)
    if biller is None or plan is None or plan.biller != biller.code:
        raise NotSold(wanted.biller or "")
    price = shop.price(plan)
    return Priced(
        product=" · ".join(filter(None, (f"{biller.name} {plan.name}", _lasts(plan)))),
        amount=price.amount,
        cost=Money(plan.cost_kobo),
        plan=plan,
        rule_ids=() if price.rule_id is None else (price.rule_id,),
    )


def _is_described(wanted: Wanted) -> bool:
    said = (
        wanted.size,
        wanted.validity_days,
        wanted.plan_hint,
        wanted.package,
        wanted.amount_kobo,
    )
    return any(detail is not None for detail in said)


def _fitting(wanted: Wanted, shop: Shop) -> list[Plan]:
    """The biller's plans that agree with everything that was said."""
    return [
        plan
        for plan in shop.plans(wanted.kind, wanted.biller)
        if wanted.size in {None, plan.size}
        and wanted.validity_days in {None, plan.validity_days}
        and wanted.amount_kobo in {None, shop.price(plan).amount.kobo}
        and (wanted.package or plan.name).casefold() == plan.name.casefold()
        and _has_hint(plan, wanted.plan_hint)
    ]


def _has_hint(plan: Plan, hint: str | None) -> bool:
    if hint is None:
        return True
    said = _VENDOR_SPELLS.get(hint.casefold(), hint.casefold())
    return said == plan.plan_type.casefold() or (
        not plan.plan_type and said in plan.name.casefold()
    )


def _choice(plan: Plan, shop: Shop) -> Choice:
    """ "1GB SME" over "30 days · ₦550.00"."""
    price = str(shop.price(plan).amount)
    about = " · ".join(filter(None, (_lasts(plan), price)))
    return Choice(str(plan.id), plan.name, about)


def _lasts(plan: Plan) -> str:
    if plan.validity_days is None:
        return ""
    return f"{plan.validity_days} day{'' if plan.validity_days == 1 else 's'}"


def vendor_plan(purchase: Purchase) -> int | str:
    """Return the vendor's id of the plan that was bought: a number, as it writes it."""
    code = purchase.plan_code or ""
    return int(code) if code.isdecimal() else code

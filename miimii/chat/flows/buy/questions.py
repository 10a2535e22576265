"""How a purchase is asked about: choices, pages of them, and the summary."""

from __future__ import annotations

from collections.abc import Sequence

from miimii.bills.model import NAME_UNKNOWN, PurchaseQuote, Question, Wanted
from miimii.bills.model import Choice as Offer
from miimii.chat.bubbles import ROWS
from miimii.chat.flows.buy.basket import Basket
from miimii.chat.numbers import grouped
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Ask, Visit
from miimii.chat.wording import has_words, say

FLOW = "buy"
_LISTED = ROWS - 2  # room for the next page, and for another network


def phrase(language: str, key: str, kind: str, **facts: object) -> str:
    """Return the sentence for this kind of bill, or the one for any kind."""
    own = f"{key}.{kind}"
    return say(language, own if has_words(own) else key, **facts)


def ask_question(
    basket: Basket, question: Question, visit: Visit, before: str = ""
) -> Ask:
    """Ask for one detail, with what can be tapped."""
    wanted, language = basket.wanted, visit.language
    key = f"buy.{question.what}"
    if question.what == "target" and basket.whose:
        key = "buy.target_of"
    biller = _name_of(wanted, visit) if question.what == "plan" else ""
    facts = {"biller": biller, "whose": basket.whose}
    before += _not_as_asked(wanted, question, language)
    text = before + phrase(language, key, wanted.kind, **facts)
    if question.what == "target":
        choices = targets(basket, visit)
    else:
        choices = _page(basket, question, visit)
    has_prices = question.what == "plan"
    reply = Reply(text, choices, menu=say(language, "buy.menu"), is_list=has_prices)
    return Ask(reply, FLOW, question.what, basket.kept())


def on_show(basket: Basket, question: Question) -> Sequence[Offer]:
    """Return the part of the choices that the customer has before them."""
    offers = question.choices
    if len(offers) <= _LISTED:
        return offers
    first = basket.page * _LISTED
    return offers[first : first + _LISTED] or offers[:_LISTED]


def ask_confirm(
    basket: Basket, quote: PurchaseQuote, visit: Visit, before: str = ""
) -> Ask:
    """The whole of it, and buttons: the first confirms, the second cancels.

    A third one is there when the network follows from the number alone: it may have
    been moved to another.
    """
    language, taxes, name = visit.language, quote.vat + quote.duty, quote.target_name
    text = before + say(
        language,
        "buy.summary",
        product=quote.product,
        target=target_of(basket, quote.target, visit),
        name=say(language, "buy.name", name=name) if name else "",
        amount=quote.amount,
        fee=quote.fee,
        taxes=say(language, "send.taxes", taxes=taxes) if taxes.kobo else "",
        total=quote.total,
        check=_check(basket, quote, visit),
    )
    choices = [
        Choice(say(language, "buy.confirm"), ("confirm", quote.reference)),
        Choice(say(language, "send.cancel"), ("cancel", quote.reference)),
    ]
    if _may_have_moved(basket, visit):
        choices.append(Choice(say(language, "buy.other_network"), ("billers",)))
    kept = {**basket.kept(), "reference": quote.reference}
    return Ask(Reply(text, tuple(choices)), FLOW, "confirm", kept)


def _check(basket: Basket, quote: PurchaseQuote, visit: Visit) -> str:
    """What the customer should look at twice before they say yes."""
    if NAME_UNKNOWN in quote.warnings:
        return phrase(visit.language, "buy.check", quote.kind)
    if _may_have_moved(basket, visit):
        return say(visit.language, "buy.guessed", biller=quote.biller_name)
    return ""


def _may_have_moved(basket: Basket, visit: Visit) -> bool:
    """Whether the network follows from the number alone: it may be another by now."""
    return basket.is_guessed and basket.bill(visit).takes_phone


def target_of(basket: Basket, target: str, visit: Visit) -> str:
    """Return a target in groups, with what the customer calls it."""
    is_phone = basket.bill(visit).takes_phone
    number, whose = grouped(target), basket.whose
    if is_phone and is_own(target, visit):
        whose = say(visit.language, "buy.me")
    return f"{whose}, {number}" if whose else number


def is_own(target: str, visit: Visit) -> bool:
    """Whether a number is the one that the customer writes from."""
    own = visit.customer.phone
    return bool(own) and target.removeprefix("0").endswith((own or "")[-10:])


def _page(basket: Basket, question: Question, visit: Visit) -> tuple[Choice, ...]:
    what, language, offers = question.what, visit.language, question.choices
    rows = [
        Choice(
            _title(language, what, offer),
            ("pick", what, offer.value),
            offer.detail,
        )
        for offer in on_show(basket, question)
    ]
    if len(offers) > _LISTED:
        pages = -(-len(offers) // _LISTED)
        further = (basket.page + 1) % pages
        label = say(language, "buy.more" if further else "buy.from_start")
        about = say(language, "buy.more_of", count=len(offers))
        rows.append(Choice(label, ("page", str(further)), about))
    if what == "plan" and _may_have_moved(basket, visit):
        rows.append(Choice(say(language, "buy.other_network"), ("billers",)))
    return tuple(rows)


def _not_as_asked(wanted: Wanted, question: Question, language: str) -> str:
    """Say so if none of the plans on offer has the name, size or length asked for."""
    if question.what != "plan":
        return ""
    said = (wanted.size or wanted.package or "").casefold().split()
    offered = {word for o in question.choices for word in o.title.casefold().split()}
    if not {*said} <= offered:
        plan = wanted.size or wanted.package
        return say(language, "buy.no_such_plan", plan=plan) + "\n\n"
    lengths = {offer.detail.partition(" day")[0] for offer in question.choices}
    if wanted.validity_days and str(wanted.validity_days) not in lengths:
        return say(language, "buy.no_such_length") + "\n\n"
    return ""


def _name_of(wanted: Wanted, visit: Visit) -> str:
    """Return what a company calls itself: Airtel, Ikeja Electric."""
    offers = visit.teller.bills.billers(wanted.kind)
    return next((o.title for o in offers if o.value == wanted.biller), "")


def _title(language: str, what: str, offer: Offer) -> str:
    """Names stay as they are; a word of ours is said in the customer's language."""
    key = f"buy.{what}.{offer.value}"
    return say(language, key) if has_words(key) else offer.title


def targets(basket: Basket, visit: Visit) -> tuple[Choice, ...]:
    """Saved ones, the last used first; and the customer's own number for phones."""
    bill, wanted, own = basket.bill(visit), basket.wanted, visit.customer.phone
    rows: list[Choice] = []
    if bill.takes_phone and own and not basket.whose:
        action = ("target", bill.read_target(own), "", "", "")
        number = grouped(bill.read_target(own))
        rows.append(Choice(say(visit.language, "buy.mine"), action, number))
    for saved in visit.teller.bills.saved(visit.customer, wanted.kind):
        is_other = wanted.biller and saved.biller != wanted.biller
        if is_own(saved.target, visit) or (is_other and not bill.takes_phone):
            continue
        number = grouped(saved.target)
        name, biller = saved.nickname or "", saved.biller or ""
        action = ("target", saved.target, biller, saved.meter_type or "", name)
        detail = f"{biller} · {number}" if name else biller
        rows.append(Choice(name or number, action, detail))
    rows = rows[: ROWS - 1]
    if rows and wanted.biller is None and not bill.takes_phone:
        rows.append(Choice(say(visit.language, "buy.other"), ("other",)))
    return tuple(rows)

"""How a purchase is asked about: choices, pages of them, and the summary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from miimii.bills.model import Choice as Offer
from miimii.bills.model import PurchaseQuote, Question
from miimii.chat.basket import Basket
from miimii.chat.bubbles import ROWS
from miimii.chat.numbers import grouped
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Ask, Visit
from miimii.chat.wording import has_words, say

FLOW = "buy"
_SAVED_SHOWN = ROWS - 1


def phrase(language: str, key: str, kind: str, **facts: object) -> str:
    """Return the sentence for this kind of bill, or the one for any kind."""
    own = f"{key}.{kind}"
    return say(language, own if has_words(own) else key, **facts)


def ask_question(
    basket: Basket, question: Question, visit: Visit, before: str = ""
) -> Ask:
    """Ask for one detail, with what can be tapped."""
    wanted, language = basket.wanted, visit.language
    facts: dict[str, Any] = {"biller": wanted.biller or "", "whose": basket.whose}
    key = f"buy.{question.what}"
    if question.what == "target" and basket.whose:
        key = "buy.target_of"
    text = before + phrase(language, key, wanted.kind, **facts)
    if question.what == "target":
        choices = _targets(basket, visit)
    else:
        choices = _page(basket, question, language)
    reply = Reply(text, choices, menu=say(language, "buy.menu"))
    return Ask(reply, FLOW, question.what, basket.kept())


def on_show(basket: Basket, question: Question) -> Sequence[Offer]:
    """Return the part of the choices that the customer has before them."""
    offers = question.choices
    if len(offers) <= ROWS:
        return offers
    first = basket.page * (ROWS - 1)
    return offers[first : first + ROWS - 1]


def ask_confirm(
    basket: Basket, quote: PurchaseQuote, visit: Visit, before: str = ""
) -> Ask:
    """The whole of it, and buttons: the first confirms, the second cancels.

    A third one is there when the network follows from the number alone: it may have
    been moved to another.
    """
    language, taxes = visit.language, quote.vat + quote.duty
    check, is_phone = "", basket.bill(visit).takes_phone
    if quote.target_name:
        check = say(language, "buy.name", name=quote.target_name)
    elif not is_phone:
        check = phrase(language, "buy.check", quote.kind)
    text = before + say(
        language,
        "buy.summary",
        product=quote.product,
        target=target_of(basket, quote.target, visit),
        amount=quote.amount,
        fee=quote.fee,
        taxes=say(language, "send.taxes", taxes=taxes) if taxes.kobo else "",
        total=quote.total,
        check=check,
    )
    choices = [
        Choice(say(language, "buy.confirm"), ("confirm", quote.reference)),
        Choice(say(language, "send.cancel"), ("cancel", quote.reference)),
    ]
    if basket.is_guessed and is_phone:
        choices.append(Choice(say(language, "buy.other_network"), ("billers",)))
    kept = {**basket.kept(), "reference": quote.reference}
    return Ask(Reply(text, tuple(choices)), FLOW, "confirm", kept)


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


def _page(basket: Basket, question: Question, language: str) -> tuple[Choice, ...]:
    what, kind = question.what, basket.wanted.kind
    rows = [
        Choice(_title(language, what, offer), ("pick", what, offer.value), offer.detail)
        for offer in on_show(basket, question)
    ]
    if len(question.choices) > ROWS:
        pages = -(-len(question.choices) // (ROWS - 1))
        further = (basket.page + 1) % pages
        key = "buy.more" if further else "buy.from_start"
        about = phrase(language, "buy.more_of", kind, count=len(question.choices))
        rows.append(Choice(say(language, key), ("page", str(further)), about))
    return tuple(rows)


def _title(language: str, what: str, offer: Offer) -> str:
    """Names stay as they are; a word of ours is said in the customer's language."""
    key = f"buy.{what}.{offer.value}"
    return say(language, key) if has_words(key) else offer.title


def _targets(basket: Basket, visit: Visit) -> tuple[Choice, ...]:
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
    return tuple(rows[:_SAVED_SHOWN])

"""What customers answer to the questions of a purchase: taps, words, numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from miimii.bills.model import Choice as Offer
from miimii.bills.model import Question
from miimii.chat.flows.buy.asking import (
    ask_pin,
    go_on,
    show_again,
    with_details,
)
from miimii.chat.flows.buy.basket import Basket, find_named
from miimii.chat.flows.buy.questions import ask_question, on_show, phrase, targets
from miimii.chat.picking import pick
from miimii.chat.replies import Reply
from miimii.chat.session import Done, Heard, Turn, Visit
from miimii.chat.understanding import understand
from miimii.chat.understanding.shopping import is_self
from miimii.chat.understanding.text import fold
from miimii.chat.wording import say

_UNCLEAR = {"amount": "send.amount_unclear", "target": "buy.invalid"}
_LEAST_DIGITS = 7  # fewer are an amount or a place in a list


def at_summary(said: Mapping[str, Any], heard: Heard, visit: Visit) -> Turn | None:
    """Yes asks for the PIN; what isn't an answer shows the quote again, and so does a
    question about the fee: it is in there.
    """
    if heard.intent == "confirm":
        return ask_pin(said, visit)
    is_in_there = heard.slots.get("topic") == "fees" or heard.intent == "out_of_scope"
    return show_again(said, visit) if is_in_there else None


def tapped(basket: Basket, action: tuple[str, ...], visit: Visit) -> Turn | None:
    """Do what a button of this flow says; None for a button of another."""
    match action:
        case ("confirm", _):
            return ask_pin(basket.kept(), visit)
        case ("cancel", _):
            return cancel(basket, visit)
        case ("pick", what, value):
            return _picked(basket, what, value, visit)
        case ("target", target, biller, meter_type, name):
            return go_on(basket.aimed_at(target, biller, meter_type, name), visit)
        case ("other",):
            return go_on(replace(basket, is_new_target=True), visit)
        case ("page", page):
            return go_on(replace(basket, page=int(page)), visit)
        case ("billers",):
            return _ask_network(basket, visit)
        case _:
            return None


def _picked(basket: Basket, what: str, value: str, visit: Visit) -> Turn:
    if what == "plan":
        wanted = replace(basket.wanted, plan_id=int(value))
        return go_on(replace(basket, wanted=wanted), visit)
    if what == "amount":
        return go_on(basket.changed(amount_kobo=int(value)), visit)
    return go_on(basket.changed(**{what: value}), visit)


def typed_target(basket: Basket, text: str, visit: Visit) -> Turn | None:
    """A number by itself is the target, however it is spaced; so is a saved name, or
    the place of a line on show.
    """
    rows = targets(basket, visit)
    places = [Offer(str(at), "") for at in range(1, len(rows) + 1)]
    if place := pick(text, places):
        return tapped(basket, rows[int(place) - 1].action, visit)
    digits = "".join(ch for ch in text if ch.isdecimal())
    if len(digits) >= _LEAST_DIGITS and not any(ch.isalpha() for ch in text):
        return with_details(basket, {"phone": text.strip()}, visit)
    if is_self(text) and basket.bill(visit).takes_phone:
        return with_details(basket, {"self": True}, visit)
    saved = visit.teller.bills.saved(visit.customer, basket.wanted.kind)
    named = find_named({"text": text}, saved)
    if named is None or len(text.split()) > len((named.nickname or "").split()) + 2:
        return None
    return go_on(basket.aimed_at_saved(named), visit)


def correct(basket: Basket, heard: Heard, visit: Visit) -> Turn:
    """Another amount, target or plan: the old quote ends, a new one is made."""
    if basket.reference:
        visit.teller.cancel(visit.customer, basket.reference)
    said = {**heard.slots, "text": heard.text}
    return with_details(replace(basket, reference=None), said, visit)


def take(basket: Basket, heard: Heard, visit: Visit) -> Turn | None:
    """Details, or one of the choices on show; anything else was no answer."""
    is_detail = heard.intent == "provide_slot" and "choice" not in heard.slots
    if is_detail or heard.intent == basket.intent:
        return with_details(basket, {**heard.slots, "text": heard.text}, visit)
    if heard.intent not in {"provide_slot", "out_of_scope"}:
        return None
    return _take_choice(basket, heard.text, visit)


def _take_choice(basket: Basket, text: str, visit: Visit) -> Turn | None:
    """One of the choices by its place, name or words; unclear is asked again."""
    _, question = visit.teller.bills.next_question(basket.wanted)
    if question is None:
        return go_on(basket, visit)
    if fold(text) in {"more", "next", fold(say(visit.language, "buy.more"))}:
        return ask_question(replace(basket, page=basket.page + 1), question, visit)
    shown = on_show(basket, question)
    value = pick(text, shown) or pick(text, question.choices)
    if value is not None:
        return _picked(basket, question.what, value, visit)
    if understand(text)[0]["intent"] != "out_of_scope":
        return None
    return _ask_again(basket, question, visit)


def _ask_again(basket: Basket, question: Question, visit: Visit) -> Turn:
    key = _UNCLEAR.get(question.what, "buy.unclear")
    before = phrase(visit.language, key, basket.wanted.kind)
    return ask_question(basket, question, visit, before + "\n\n")


def _ask_network(basket: Basket, visit: Visit) -> Turn:
    """The line may have been moved: offer every network."""
    if basket.reference:
        visit.teller.cancel(visit.customer, basket.reference)
    question = Question("biller", visit.teller.bills.billers(basket.wanted.kind))
    return ask_question(replace(basket, reference=None), question, visit)


def cancel(basket: Basket, visit: Visit) -> Turn:
    """End the quote, if there is one, and the flow."""
    if basket.reference and not visit.teller.cancel(visit.customer, basket.reference):
        return Done(Reply(say(visit.language, "buy.gone")))
    return Done(Reply(say(visit.language, "buy.cancelled")))

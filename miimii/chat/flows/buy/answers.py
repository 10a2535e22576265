"""What customers answer to the questions of a purchase: taps, words, numbers."""

from __future__ import annotations

import re
from dataclasses import replace

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
_NUMBER = re.compile(r"\+?\d(?:[\s().-]*\d){4,}")  # shorter ones are amounts, or places


def at_summary(basket: Basket, heard: Heard, visit: Visit) -> Turn | None:
    """Yes asks for the PIN, a saved name corrects; what is no answer shows it again.

    So does a question about the fee: it is in there.
    """
    if heard.intent == "confirm":
        return ask_pin(basket.kept(), visit)
    if heard.slots.get("topic") == "fees":
        return show_again(basket.kept(), visit)
    if heard.intent != "out_of_scope":
        return None
    aimed = _aimed(basket, heard.text, visit)
    if aimed is None:
        return show_again(basket.kept(), visit)
    return go_on(_without_quote(aimed, basket, visit), visit)


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
    if _NUMBER.fullmatch(text.strip()):
        return with_details(basket, {"phone": text.strip()}, visit)
    aimed = _aimed(basket, text, visit)
    return go_on(aimed, visit) if aimed is not None else None


def _aimed(basket: Basket, text: str, visit: Visit) -> Basket | None:
    """Return the basket for oneself or a saved name, if that is what a text says."""
    own = visit.customer.phone
    if own and is_self(text) and basket.bill(visit).takes_phone:
        return basket.changed(target=basket.bill(visit).read_target(own), whose="")
    saved = visit.teller.bills.saved(visit.customer, basket.wanted.kind)
    named = find_named({"text": text}, saved)
    if named is None or len(text.split()) > len((named.nickname or "").split()) + 2:
        return None
    return basket.aimed_at_saved(named)


def _without_quote(new: Basket, old: Basket, visit: Visit) -> Basket:
    """End the old basket's quote, if there is one: the new one gets its own."""
    if old.reference:
        visit.teller.cancel(visit.customer, old.reference)
    return replace(new, reference=None)


def correct(basket: Basket, heard: Heard, visit: Visit) -> Turn:
    """Another amount, target or plan: the old quote ends, a new one is made."""
    said = {**heard.slots, "text": heard.text}
    return with_details(_without_quote(basket, basket, visit), said, visit)


def take(basket: Basket, heard: Heard, visit: Visit) -> Turn | None:
    """One of the choices on show, or other details; anything else was no answer."""
    said = {**heard.slots, "text": heard.text}
    is_detail = heard.intent == "provide_slot" and "choice" not in heard.slots
    if heard.intent == basket.intent or (is_detail and "amount_kobo" in heard.slots):
        return with_details(basket, said, visit)
    if heard.intent not in {"provide_slot", "out_of_scope"}:
        return None
    _, question = visit.teller.bills.next_question(basket.wanted)
    if question is None:
        return go_on(basket, visit)
    if turn := _take_choice(basket, question, heard.text, visit):
        return turn
    if is_detail:
        return with_details(basket, said, visit)
    is_lost = understand(heard.text)[0]["intent"] == "out_of_scope"
    return _ask_again(basket, question, visit) if is_lost else None


def _take_choice(
    basket: Basket, question: Question, text: str, visit: Visit
) -> Turn | None:
    """One of the choices by its place, name or words; or the next page of them."""
    if fold(text) in {"more", "next", fold(say(visit.language, "buy.more"))}:
        return ask_question(replace(basket, page=basket.page + 1), question, visit)
    shown = on_show(basket, question)
    value = pick(text, shown) or pick(text, question.choices)
    return None if value is None else _picked(basket, question.what, value, visit)


def _ask_again(basket: Basket, question: Question, visit: Visit) -> Turn:
    key = _UNCLEAR.get(question.what, "buy.unclear")
    before = phrase(visit.language, key, basket.wanted.kind)
    return ask_question(basket, question, visit, before + "\n\n")


def _ask_network(basket: Basket, visit: Visit) -> Turn:
    """The line may have been moved: offer every network."""
    question = Question("biller", visit.teller.bills.billers(basket.wanted.kind))
    return ask_question(_without_quote(basket, basket, visit), question, visit)


def cancel(basket: Basket, visit: Visit) -> Turn:
    """End the quote, if there is one, and the flow."""
    if basket.reference and not visit.teller.cancel(visit.customer, basket.reference):
        return Done(Reply(say(visit.language, "buy.gone")))
    return Done(Reply(say(visit.language, "buy.cancelled")))

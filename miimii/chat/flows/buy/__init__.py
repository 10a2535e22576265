"""Buy airtime, data, power or TV: one script for every type of bill that is wired.

The type says what is missing; here it is asked, one thing at a time, and read. Nothing
is paid here: the form that takes the PIN does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from miimii.bills.model import Wanted
from miimii.chat.flows.buy import answers
from miimii.chat.flows.buy.asking import ask_pin, go_on, show_again, with_details
from miimii.chat.flows.buy.basket import Basket, find_named
from miimii.chat.flows.buy.questions import FLOW, phrase
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Done, Heard, Session, Turn, Visit
from miimii.chat.understanding.shopping import is_said
from miimii.chat.wording import say

__all__ = ["INTENTS", "NAME", "abandon", "answer", "ask_pin", "context", "find_named"]
__all__ += ["offer_kinds", "show_again", "start", "start_again", "start_kind"]

NAME = FLOW
INTENTS = frozenset({"buy_airtime", "buy_data", "pay_electricity", "pay_cable"})
_STATES = {"amount": "ask_amount", "plan": "ask_plan"}  # others: as at the summary
_AT_SUMMARY = {"confirm", "pin"}


def start(intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Begin with what the request itself says."""
    basket = _basket(Wanted(visit.teller.bills.kinds[intent]), visit)
    turn = with_details(basket, said, visit)
    if (said.get("months") or 1) > 1:
        note = say(visit.language, "buy.one_month") + "\n\n"
        return replace(turn, reply=replace(turn.reply, text=note + turn.reply.text))
    return turn


def start_kind(kind: str, visit: Visit, text: str = "") -> Turn:
    """Begin with nothing but the kind of bill, and the company if the text names it."""
    named = [
        offer.value
        for offer in (visit.teller.bills.billers(kind) if text else ())
        if is_said(offer.title, text)
    ]
    biller = named[0] if len(named) == 1 else None
    return go_on(_basket(Wanted(kind, biller=biller), visit), visit)


def start_again(visit: Visit, reference: str = "") -> Turn:
    """Begin with what was bought last, or under a reference, at today's price."""
    bills, customer = visit.teller.bills, visit.customer
    bought = bills.find(customer, reference) if reference else bills.latest(customer)
    if bought is None:
        return Done(Reply(say(visit.language, "buy.none_before")), is_aside=True)
    saved = bills.saved(customer, bought.kind)
    names = [one.nickname for one in saved if one.target == bought.target]
    basket = _basket(bills.again(bought), visit)
    return go_on(replace(basket, whose="".join(filter(None, names))), visit)


def offer_kinds(visit: Visit) -> Reply:
    """Show what can be bought."""
    language = visit.language
    choices = tuple(
        Choice(
            say(language, f"buy.kind.{kind}"),
            ("buy", kind),
            phrase(language, "buy.about", kind),
        )
        for kind in visit.teller.bills.types
    )
    return Reply(say(language, "buy.which"), choices, menu=say(language, "buy.menu"))


def context(session: Session) -> Mapping[str, Any]:
    """Return what understanding needs to know of the question that stands."""
    basket = Basket.of(session.slots)
    biller = basket.wanted.biller
    draft = {"intent": basket.intent, "slots": {"provider": biller, "network": biller}}
    return {"state": _STATES.get(session.step, "confirm"), "draft": draft}


def answer(session: Session, heard: Heard, visit: Visit) -> Turn | None:
    """Take in an answer to the question that stands; None if it is none."""
    step, basket = session.step, Basket.of(session.slots)
    if heard.action:
        return answers.tapped(basket, heard.action, visit)
    if step == "target" and (turn := answers.typed_target(basket, heard.text, visit)):
        return turn
    match heard.intent:
        case "cancel" | "deny":
            return answers.cancel(basket, visit)
        case "correction":
            return answers.correct(basket, heard, visit)
        case _ if step in _AT_SUMMARY:
            return answers.at_summary(basket, heard, visit)
        case "confirm":
            return go_on(basket, visit)  # yes to a question that wants a detail
        case _:
            return answers.take(basket, heard, visit)


def abandon(said: Mapping[str, Any], visit: Visit) -> bool:
    """End the quote that stands; False if there was none to end."""
    reference = Basket.of(said).reference
    return bool(reference and visit.teller.cancel(visit.customer, reference))


def _basket(wanted: Wanted, visit: Visit) -> Basket:
    return Basket(wanted, visit.teller.bills.types[wanted.kind].intent)

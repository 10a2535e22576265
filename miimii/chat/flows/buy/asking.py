"""What is asked next about a purchase, until there is a quote to confirm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from miimii.bills.model import PurchaseQuote, Question
from miimii.chat.flows.buy.basket import NO_PLAN, Basket, add_details
from miimii.chat.flows.buy.questions import (
    FLOW,
    ask_confirm,
    ask_question,
    phrase,
    target_of,
)
from miimii.chat.replies import Form, Reply
from miimii.chat.session import Ask, Done, Turn, Visit
from miimii.chat.wording import say, say_error
from miimii.errors import (
    AmountOutOfRange,
    InsufficientFunds,
    LimitReached,
    MiimiiError,
    NotSold,
    QuoteGone,
    TargetInvalid,
    VendingPaused,
)
from miimii.money import Money


def show_again(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """Show the quote that stands once more, with fresh buttons."""
    basket = Basket.of(said)
    try:
        quote = visit.teller.find_quote(
            visit.customer, basket.reference or "", PurchaseQuote, at=visit.at
        )
    except QuoteGone:
        return Done(Reply(say(visit.language, "buy.gone")))
    return ask_confirm(basket, quote, visit, before)


def ask_pin(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """Open a fresh form for the PIN; one opened earlier is void."""
    basket, language = Basket.of(said), visit.language
    try:
        quote, token = visit.teller.ask_for_pin(
            visit.customer, basket.reference or "", at=visit.at
        )
    except QuoteGone:
        return Done(Reply(say(language, "buy.gone")))
    target = target_of(basket, basket.wanted.target or "", visit)
    text = before + say(
        language,
        "buy.pin",
        product=quote.shown_name,
        target=target,
        total=quote.total,
    )
    form = Form("pin", say(language, "send.pin_button"), token)
    return Ask(Reply(text, form=form), FLOW, "pin", basket.kept())


def with_details(basket: Basket, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Go on with what was said; a number that can't be one is asked for again."""
    try:
        return go_on(add_details(basket, said, visit), visit)
    except TargetInvalid:
        return _ask_target(basket, visit)


def go_on(basket: Basket, visit: Visit, before: str = "") -> Turn:
    """Ask for what is missing; with everything there, show the quote."""
    try:
        wanted, question = visit.teller.bills.next_question(basket.wanted)
        has_followed = wanted.biller is not None and basket.wanted.biller is None
        basket = replace(
            basket, wanted=wanted, is_guessed=basket.is_guessed or has_followed
        )
        if question is not None:
            return _ask(basket, question, visit, before)
        quote = visit.teller.bills.quote(visit.customer, wanted)
    except NotSold as ex:
        return _offer_others(basket, ex, visit)
    except TargetInvalid:
        return _ask_target(basket, visit)
    except (AmountOutOfRange, LimitReached, InsufficientFunds) as ex:
        return _ask_less(basket, ex, visit)
    except VendingPaused as ex:
        return Done(Reply(say_error(visit.language, ex)))
    return ask_confirm(basket, quote, visit, before)


def _ask(basket: Basket, question: Question, visit: Visit, before: str) -> Turn:
    """Ask, but offer saved numbers first: their company needs no asking then."""
    wanted = basket.wanted
    is_early = question.what != "target" and wanted.target is None
    is_open = wanted.biller is None and not basket.is_new_target
    if is_early and is_open and visit.teller.bills.saved(visit.customer, wanted.kind):
        question = Question("target")
    return ask_question(basket, question, visit, before)


def _ask_target(basket: Basket, visit: Visit) -> Turn:
    """Say how long such a number is, and ask for it again."""
    before = phrase(visit.language, "buy.invalid", basket.wanted.kind) + "\n\n"
    kept = replace(basket, wanted=replace(basket.wanted, target=None))
    return ask_question(kept, Question("target"), visit, before)


def _offer_others(basket: Basket, why: NotSold, visit: Visit) -> Turn:
    """Say what isn't sold, and ask for another: another plan, else another company."""
    wanted, language = basket.wanted, visit.language
    biller = str(why.facts.get("biller") or wanted.biller or "")
    gone = say(language, "buy.plan_gone")
    unsold = say(language, "buy.not_sold", biller=biller) if biller else gone
    no_plan = replace(wanted, **NO_PLAN)
    no_company = replace(no_plan, biller=None, meter_type=None)
    for others, reason in ((no_plan, gone), (no_company, unsold)):
        if others == wanted:
            continue
        try:
            completed, question = visit.teller.bills.next_question(others)
        except NotSold:
            continue
        if question is not None:
            left = replace(basket, wanted=completed)
            return ask_question(left, question, visit, reason + "\n\n")
    return Done(Reply(unsold))


def _ask_less(basket: Basket, why: MiimiiError, visit: Visit) -> Turn:
    """Say why it can't be this amount, and ask for another if there can be one."""
    reason = say_error(visit.language, why)
    if why.facts.get("left") == Money(0):
        return Done(Reply(reason))
    if isinstance(why, InsufficientFunds):
        balance = visit.teller.balance(visit.customer)
        reason = say(visit.language, "buy.funds", balance=balance)
    wanted = replace(basket.wanted, **NO_PLAN, amount_kobo=None)
    _, question = visit.teller.bills.next_question(wanted)
    if question is None:
        return Done(Reply(reason))
    return ask_question(
        replace(basket, wanted=wanted), question, visit, reason + "\n\n"
    )

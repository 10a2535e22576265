"""Buy airtime, data, power or TV: one script for every type of bill that is wired.

The type says what is missing; here it is asked, one thing at a time, and read. Nothing
is paid here: the form that takes the PIN does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from miimii.bills.model import PurchaseQuote, Question, Wanted
from miimii.chat.basket import NO_PLAN, Basket, add_details, find_named
from miimii.chat.bill_questions import (
    FLOW,
    ask_confirm,
    ask_question,
    on_show,
    phrase,
    target_of,
)
from miimii.chat.picking import pick
from miimii.chat.replies import Choice, Form, Reply
from miimii.chat.session import Ask, Done, Heard, Session, Turn, Visit
from miimii.chat.understanding import understand
from miimii.chat.understanding.shopping import is_said, is_self
from miimii.chat.understanding.text import fold
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

NAME = FLOW
INTENTS = frozenset({"buy_airtime", "buy_data", "pay_electricity", "pay_cable"})
_STATES = {"amount": "ask_amount", "plan": "ask_plan"}  # others: as at the summary
_AT_SUMMARY = {"confirm", "pin"}
_LEAST_DIGITS = 7  # fewer are an amount or a place in a list


def start(intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Begin with what the request itself says."""
    basket = _basket(Wanted(visit.teller.bills.kinds[intent]), visit)
    turn = _with(basket, said, visit)
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
    return _go_on(_basket(Wanted(kind, biller=biller), visit), visit)


def start_again(visit: Visit, reference: str = "") -> Turn:
    """Begin with what was bought last, or under a reference, at today's price."""
    bills, customer = visit.teller.bills, visit.customer
    bought = bills.find(customer, reference) if reference else bills.latest(customer)
    if bought is None:
        return Done(Reply(say(visit.language, "buy.none_before")), is_aside=True)
    saved = bills.saved(customer, bought.kind)
    names = [one.nickname for one in saved if one.target == bought.target]
    basket = _basket(bills.again(bought), visit)
    return _go_on(replace(basket, whose="".join(filter(None, names))), visit)


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
        return _tapped(basket, heard.action, visit)
    if step == "target" and (turn := _typed_target(basket, heard.text, visit)):
        return turn
    match heard.intent:
        case "cancel" | "deny":
            return _cancel(basket, visit)
        case "correction":
            return _correct(basket, heard, visit)
        case _ if step in _AT_SUMMARY:
            return _at_summary(session.slots, heard, visit)
        case "confirm":
            return _go_on(basket, visit)  # yes to a question that wants a detail
        case _:
            return _take(basket, heard, visit)


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
    return Ask(Reply(text, form=form), NAME, "pin", basket.kept())


def abandon(said: Mapping[str, Any], visit: Visit) -> bool:
    """End the quote that stands; False if there was none to end."""
    reference = Basket.of(said).reference
    return bool(reference and visit.teller.cancel(visit.customer, reference))


def _cancel(basket: Basket, visit: Visit) -> Turn:
    if basket.reference and not visit.teller.cancel(visit.customer, basket.reference):
        return Done(Reply(say(visit.language, "buy.gone")))
    return Done(Reply(say(visit.language, "buy.cancelled")))


# --- what was answered --------------------------------------------------------------


def _at_summary(said: Mapping[str, Any], heard: Heard, visit: Visit) -> Turn | None:
    """Yes asks for the PIN; what isn't an answer shows the quote again."""
    if heard.intent == "confirm":
        return ask_pin(said, visit)
    return show_again(said, visit) if heard.intent == "out_of_scope" else None


def _tapped(basket: Basket, action: tuple[str, ...], visit: Visit) -> Turn | None:
    match action:
        case ("confirm", _):
            return ask_pin(basket.kept(), visit)
        case ("cancel", _):
            return _cancel(basket, visit)
        case ("pick", what, value):
            return _picked(basket, what, value, visit)
        case ("target", target, biller, meter_type, name):
            return _go_on(basket.aimed_at(target, biller, meter_type, name), visit)
        case ("other",):
            return _go_on(replace(basket, is_new_target=True), visit)
        case ("page", page):
            return _go_on(replace(basket, page=int(page)), visit)
        case ("billers",):
            return _ask_network(basket, visit)
        case _:
            return None


def _picked(basket: Basket, what: str, value: str, visit: Visit) -> Turn:
    if what == "plan":
        wanted = replace(basket.wanted, plan_id=int(value))
        return _go_on(replace(basket, wanted=wanted), visit)
    if what == "amount":
        return _go_on(basket.changed(amount_kobo=int(value)), visit)
    return _go_on(basket.changed(**{what: value}), visit)


def _typed_target(basket: Basket, text: str, visit: Visit) -> Turn | None:
    """A number by itself is the target, however it is spaced; so is a saved name."""
    digits = "".join(ch for ch in text if ch.isdecimal())
    if len(digits) >= _LEAST_DIGITS and not any(ch.isalpha() for ch in text):
        return _with(basket, {"phone": text.strip()}, visit)
    if is_self(text) and basket.bill(visit).takes_phone:
        return _with(basket, {"self": True}, visit)
    saved = visit.teller.bills.saved(visit.customer, basket.wanted.kind)
    named = find_named({"text": text}, saved)
    if named is None or len(text.split()) > len((named.nickname or "").split()) + 2:
        return None
    return _go_on(basket.aimed_at_saved(named), visit)


def _correct(basket: Basket, heard: Heard, visit: Visit) -> Turn:
    """Another amount, target or plan: the old quote ends, a new one is made."""
    if basket.reference:
        visit.teller.cancel(visit.customer, basket.reference)
    said = {**heard.slots, "text": heard.text}
    return _with(replace(basket, reference=None), said, visit)


def _take(basket: Basket, heard: Heard, visit: Visit) -> Turn | None:
    """Details, or one of the choices on show; anything else was no answer."""
    is_detail = heard.intent == "provide_slot" and "choice" not in heard.slots
    if is_detail or heard.intent == basket.intent:
        return _with(basket, {**heard.slots, "text": heard.text}, visit)
    if heard.intent not in {"provide_slot", "out_of_scope"}:
        return None
    return _take_choice(basket, heard.text, visit)


def _take_choice(basket: Basket, text: str, visit: Visit) -> Turn | None:
    """One of the choices by its place, name or words; unclear is asked again."""
    _, question = visit.teller.bills.next_question(basket.wanted)
    if question is None:
        return _go_on(basket, visit)
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
    key = "send.amount_unclear" if question.what == "amount" else "buy.unclear"
    return ask_question(basket, question, visit, say(visit.language, key) + "\n\n")


def _ask_network(basket: Basket, visit: Visit) -> Turn:
    """The line may have been moved: offer every network."""
    if basket.reference:
        visit.teller.cancel(visit.customer, basket.reference)
    question = Question("biller", visit.teller.bills.billers(basket.wanted.kind))
    return ask_question(replace(basket, reference=None), question, visit)


# --- what to ask next ---------------------------------------------------------------


def _basket(wanted: Wanted, visit: Visit) -> Basket:
    return Basket(wanted, visit.teller.bills.types[wanted.kind].intent)


def _with(basket: Basket, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Go on with what was said; a number that can't be one is asked for again."""
    try:
        return _go_on(add_details(basket, said, visit), visit)
    except TargetInvalid:
        return _ask_target(basket, visit)


def _go_on(basket: Basket, visit: Visit, before: str = "") -> Turn:
    """Ask for what is missing; with everything there, show the quote."""
    try:
        wanted, question = visit.teller.bills.next_question(basket.wanted)
        has_followed = wanted.biller is not None and basket.wanted.biller is None
        basket = replace(
            basket, wanted=wanted, is_guessed=basket.is_guessed or has_followed
        )
        if question is not None:
            return _ask(basket, question, visit, before)
        visit.show_typing()
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
    """Say why it can't be this amount, and ask for another amount or plan."""
    reason = say_error(visit.language, why)
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

"""What to ask next about a transfer; with everything known, the quote and its PIN."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from miimii import phone
from miimii.chat import services
from miimii.chat.banks_menu import bank_choices, wallet_choices
from miimii.chat.flows.send_money.slots import Slots
from miimii.chat.people import bank_label, fitting, is_same_name
from miimii.chat.receipts import short_place, where_to
from miimii.chat.replies import Choice, Form, Reply
from miimii.chat.session import Ask, Done, Turn, Visit
from miimii.chat.understanding import banks
from miimii.chat.wording import say, say_error
from miimii.errors import (
    AmountOutOfRange,
    BankUnknown,
    InsufficientFunds,
    LimitReached,
    PayeeIsSelf,
    PayeeUnknown,
    QuoteGone,
)
from miimii.money import Money
from miimii.providers.ports import ResolvedAccount
from miimii.transfers.model import Beneficiary, Kind, Quote
from miimii.users.model import Customer

NAME = "send_money"
_MOST_FITTING = 9  # and a row for somebody else


def show_again(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """Show the quote that stands once more, with fresh buttons."""
    slots = Slots.of(said)
    try:
        quote = visit.teller.find_quote(
            visit.customer, slots.reference or "", Quote, at=visit.at
        )
    except QuoteGone as ex:
        return Done(Reply(say_error(visit.language, ex)))
    return _ask_confirm(slots, quote, visit, before)


def ask_pin(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """Open a fresh form for the PIN; one opened earlier is void."""
    slots = Slots.of(said)
    try:
        quote, token = visit.teller.ask_for_pin(
            visit.customer, slots.reference or "", at=visit.at
        )
    except QuoteGone as ex:
        return Done(Reply(say_error(visit.language, ex)))
    text = before + say(
        visit.language,
        "send.pin",
        amount=quote.amount,
        payee=quote.shown_name,
        total=quote.total,
    )
    form = Form("pin", say(visit.language, "send.pin_button"), token)
    return ask(Reply(text, form=form), "pin", slots)


def ask(reply: Reply, step: str, slots: Slots) -> Ask:
    """Return a question of this flow."""
    return Ask(reply, NAME, step, asdict(slots))


def go_on(slots: Slots, visit: Visit) -> Turn:
    """Ask for what is missing; with everything there, show the quote."""
    try:
        if slots.wallet:
            return _to_known_wallet(slots, slots.wallet, visit)
        if slots.phone and not slots.account_number:
            return _to_wallet(slots, visit)
        if not slots.account_number:
            return _by_name(slots, visit) or _ask_account(slots, visit)
        if not slots.bank:
            return ask_bank(slots, visit)
        return _to_bank(slots, slots.bank, slots.account_number, visit)
    except PayeeIsSelf:
        text = say(visit.language, "send.self")
        kept = replace(slots, account_number=None, bank=None, phone=None)
        return ask(Reply(text), "account", kept)


def _by_name(slots: Slots, visit: Visit) -> Turn | None:
    """Go on with whom a name means; ask if it is several, None if it is nobody.

    Whoever was asked about already is not asked about again.
    """
    if not slots.recipient or slots.fitting:
        return None
    known = fitting(visit.teller.people.known(visit.customer), slots.recipient)
    if slots.bank:
        known = [one for one in known if bank_label(one) == slots.bank]
    if len(known) == 1:
        return pay_known(slots, known[0], visit)
    return _ask_which(slots, known[:_MOST_FITTING], visit) if known else None


def pay_known(slots: Slots, one: Beneficiary, visit: Visit) -> Turn | None:
    """Go on with somebody known; None if their bank can't be named any more."""
    if one.payee_user_id is not None:
        known = slots.joined({"recipient": one.shown_name})
        return go_on(replace(known, wallet=one.destination), visit)
    if (label := bank_label(one)) is None:
        return None
    known = slots.joined({"account_number": one.account_number, "bank": label})
    return go_on(replace(known, saved_name=one.account_name), visit)


def _ask_which(slots: Slots, known: list[Beneficiary], visit: Visit) -> Turn:
    """Ask which of those that fit, by bank and the last digits."""
    language, name = visit.language, slots.recipient or ""
    choices, fits = [], []
    for one in known:
        place = short_place(language, one.bank_name, one.account_number)
        choices.append(
            Choice(
                one.shown_name,
                ("payee", one.destination),
                f"{place}, {one.account_name}" if one.nickname else place,
            )
        )
        fits.append((one.destination, f"{one.shown_name} {one.account_name} {place}"))
    choices.append(Choice(say(language, "people.other"), ("payee", "")))
    text = say(language, "people.which", count=len(known), name=name)
    menu = say(language, "people.menu")
    reply = Reply(text, tuple(choices), menu=menu, is_list=True)
    return ask(reply, "person", replace(slots, fitting=fits))


def _to_known_wallet(slots: Slots, destination: str, visit: Visit) -> Turn:
    """To somebody on MiiMii whom the customer has paid before, whatever their phone."""
    try:
        one, payee = visit.teller.people.holder(visit.customer, destination)
    except PayeeUnknown:
        name = slots.recipient or ""
        text = say(visit.language, "people.gone", name=name)
        gone = replace(slots, wallet=None, saved_name=None, recipient=None)
        return ask(Reply(text), "account", gone)
    known = replace(slots, saved_name=one.account_name)
    return _quote(known, payee, visit)


def _to_wallet(slots: Slots, visit: Visit) -> Turn:
    try:
        payee = visit.teller.resolve_phone(visit.customer, slots.phone or "")
    except PayeeUnknown:
        return _ask_whose_number(slots, phone.local(slots.phone or ""), visit)
    return _quote(slots, payee, visit)


def _ask_whose_number(slots: Slots, number: str, visit: Visit) -> Turn:
    """A mobile that isn't on MiiMii: an account at a wallet's bank, or airtime?"""
    airtime = {"amount_kobo": slots.amount_kobo, "phone": slots.phone}
    known = replace(
        slots,
        phone=None,
        account_number=number[1:],
        bank=None,
        others={"buy_airtime": airtime},
    )
    text = say(visit.language, "send.not_on_miimii", phone=number)
    choices = (
        *wallet_choices(visit.teller),
        services.choice("buy_airtime", visit.language),
    )
    return ask(Reply(text, choices), "bank", known)


def _to_bank(slots: Slots, label: str, account_number: str, visit: Visit) -> Turn:
    name = banks.BY_CODE[label].name if label in banks.BY_CODE else label
    try:
        bank = visit.teller.find_bank(label)
        account = visit.teller.resolve(visit.customer, bank, account_number)
    except BankUnknown:
        text = say(visit.language, "send.bank_unknown", bank=name)
        return ask_bank(replace(slots, bank=None), visit, text)
    except PayeeUnknown:
        text = say(
            visit.language,
            "send.payee_unknown",
            bank=name,
            account_number=account_number,
        )
        return ask(Reply(text), "account", slots)
    return _quote(slots, account, visit)


def _quote(slots: Slots, payee: Customer | ResolvedAccount, visit: Visit) -> Turn:
    """Ask for the amount, or show the quote, whichever is next."""
    customer, teller = visit.customer, visit.teller
    try:
        match payee:
            case Customer():
                amount = _amount(slots, "wallet_transfer", visit)
                if amount is None:
                    return _ask_amount(slots, visit, payee.full_name)
                quote = teller.quote_wallet(customer, amount, payee, slots.narration)
            case ResolvedAccount():
                amount = _amount(slots, "bank_transfer", visit)
                if amount is None:
                    return _ask_amount(slots, visit, payee.account_name)
                quote = teller.quote_bank(customer, amount, payee, slots.narration)
    except (AmountOutOfRange, LimitReached, InsufficientFunds) as ex:
        return _ask_less(slots, visit, ex)
    known = replace(slots, amount_kobo=amount.kobo, amount_mode=None)
    return _ask_confirm(known, quote, visit)


def _amount(slots: Slots, kind: Kind, visit: Visit) -> Money | None:
    """Return how much to send; "all" and "half" are worked out now, fees included."""
    if slots.amount_kobo is not None:
        return Money(slots.amount_kobo)
    if slots.amount_mode is None:
        return None
    is_half = slots.amount_mode == "half"
    return visit.teller.most_to_send(visit.customer, kind, is_half=is_half)


def _ask_account(slots: Slots, visit: Visit) -> Turn:
    if slots.recipient:
        text = say(visit.language, "send.account_of", recipient=slots.recipient)
    else:
        text = say(visit.language, "send.account")
    return ask(Reply(text), "account", slots)


def ask_bank(slots: Slots, visit: Visit, text: str = "") -> Turn:
    number = slots.account_number or ""
    text = text or say(visit.language, "send.bank", account_number=number)
    choices = bank_choices(number, visit.teller)
    menu = say(visit.language, "send.bank_menu")
    return ask(Reply(text, choices, menu=menu), "bank", slots)


def _ask_amount(slots: Slots, visit: Visit, payee: str) -> Turn:
    text = say(visit.language, "send.amount_to", payee=payee)
    return ask(Reply(text), "amount", slots)


def _ask_less(
    slots: Slots, visit: Visit, why: AmountOutOfRange | LimitReached | InsufficientFunds
) -> Turn:
    """Say why it can't be this amount, and ask for another unless none can be."""
    language = visit.language
    match why, slots.amount_kobo:
        case InsufficientFunds(), None:  # all of it, or half, is too little
            reason = say(
                language,
                "send.too_little",
                balance=visit.teller.balance(visit.customer),
            )
        case InsufficientFunds(), int(kobo):
            amount = Money(kobo)
            reason = say(
                language,
                "send.funds",
                balance=visit.teller.balance(visit.customer),
                amount=amount,
            )
        case LimitReached(), _ if why.facts["left"] == Money(0):
            return Done(Reply(say_error(language, why)))
        case _:
            reason = say_error(language, why)
    text = say(visit.language, "send.amount_again", why=reason)
    return ask(
        Reply(text), "amount", replace(slots, amount_kobo=None, amount_mode=None)
    )


def _ask_confirm(slots: Slots, quote: Quote, visit: Visit, before: str = "") -> Turn:
    """The whole of it, and two buttons: the first confirms, the second cancels."""
    language = visit.language
    taxes, warning = quote.vat + quote.duty, ""
    if "first-payment" in quote.warnings:
        warning = say(language, "send.first_payment")
    if slots.saved_name and not is_same_name(slots.saved_name, quote.payee_name):
        warning += say(
            language,
            "people.changed",
            before=slots.saved_name,
            now=quote.payee_name,
        )
    text = before + say(
        language,
        "send.summary",
        amount=quote.amount,
        payee=quote.payee_name,
        where=where_to(language, quote.bank_name, quote.account_number),
        fee=quote.fee,
        taxes=say(language, "send.taxes", taxes=taxes) if taxes.kobo else "",
        total=quote.total,
        warning=warning,
    )
    choices = (
        Choice(say(language, "send.confirm"), ("confirm", quote.reference)),
        Choice(say(language, "send.cancel"), ("cancel", quote.reference)),
    )
    known = replace(slots, reference=quote.reference)
    return ask(Reply(text, choices), "confirm", known)

"""Send money: who, which bank, how much, one question at a time; then yes and PIN.

A step decides what to ask; nothing is paid here. The form that takes the PIN does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from miimii import phone
from miimii.chat.banks_menu import bank_choices
from miimii.chat.receipts import where_to
from miimii.chat.replies import Choice, Form, Reply
from miimii.chat.session import Ask, Done, Heard, Session, Turn, Visit
from miimii.chat.understanding import banks, understand
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
from miimii.transfers.model import Quote

NAME = "send_money"
INTENTS = frozenset({NAME})
# What understanding calls the question that stands, by our step.
STATES = {
    "amount": "ask_amount",
    "bank": "ask_bank",
    "account": "ask_bank",
    "confirm": "confirm",
    "pin": "confirm",  # a yes asks for the form again; digits never get here
}

_DETAILS = {"provide_slot", "correction"}


@dataclass(frozen=True, slots=True)
class Slots:
    """What the customer has told us; `reference` is the quote's, once there is one."""

    amount_kobo: int | None = None
    bank: str | None = None  # our directory's code
    account_number: str | None = None
    phone: str | None = None
    recipient: str | None = None  # as typed
    narration: str = ""
    reference: str | None = None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Slots:
        """Read slots from a session or from what was understood."""
        known = {f.name for f in fields(cls)}
        kept = {k: v for k, v in said.items() if k in known and v is not None}
        return cls(**kept)


def start(intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Begin with what the request itself says."""
    return _go_on(Slots.of(said), visit)


def context(session: Session) -> Mapping[str, Any]:
    """Return what understanding needs to know of the question that stands."""
    draft = {"intent": NAME, "slots": dict(session.slots)}
    return {"state": STATES[session.step], "draft": draft}


def answer(session: Session, heard: Heard, visit: Visit) -> Turn | None:
    """Take in an answer to the question that stands; None if it is none."""
    step, slots = session.step, Slots.of(session.slots)
    match heard.intent, heard.action:
        case "cancel" | "deny", _:
            return _cancel(slots, visit)
        case _, ("cancel", *_):
            return _cancel(slots, visit)
        case "correction", _:
            return _correct(slots, heard.slots, visit)
        case "confirm", _ if step not in {"confirm", "pin"}:
            return _go_on(slots, visit)  # yes to a question that wants a detail
        case _:
            return _STEPS[step](slots, heard, visit)


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
    return _ask(Reply(text, form=form), "pin", slots)


def abandon(said: Mapping[str, Any], visit: Visit) -> bool:
    """End the quote that stands; False if there was none to end."""
    reference = Slots.of(said).reference
    return bool(reference and visit.teller.cancel(visit.customer, reference))


def _cancel(slots: Slots, visit: Visit) -> Turn:
    """End the quote, if there is one."""
    if slots.reference and not visit.teller.cancel(visit.customer, slots.reference):
        return Done(Reply(say(visit.language, "send.gone")))
    return Done(Reply(say(visit.language, "send.cancelled")))


# --- steps --------------------------------------------------------------------------


def _take_account(slots: Slots, heard: Heard, visit: Visit) -> Turn | None:
    """An account number, a bank, a phone, or several of them; or the amount first."""
    digits = "".join(ch for ch in heard.text if ch.isdecimal())
    # First, as 8031234567 with a bank is an account there and no phone.
    if heard.intent == "provide_slot" and {"bank", "account_number"} & set(heard.slots):
        return _go_on(_with(slots, heard.slots), visit)
    try:
        number = phone.normalise(heard.text)
    except ValueError:
        pass
    else:
        return _go_on(_with(slots, {"phone": number}), visit)
    if slots.amount_kobo is None and (kobo := _amount_in(heard.text)):
        return _go_on(replace(slots, amount_kobo=kobo), visit)
    if digits and len(digits) != 10 and heard.intent in {"", "out_of_scope"}:
        text = say(visit.language, "send.digits", count=len(digits))
        return _ask(Reply(text), "account", slots)
    return None


def _amount_in(text: str) -> int | None:
    """Return the kobo of a text that is an amount; a leading zero makes a number."""
    if text.lstrip().startswith("0"):
        return None
    kobo = _read(text, STATES["amount"]).get("slots", {}).get("amount_kobo")
    return kobo if isinstance(kobo, int) else None


def _read(text: str, state: str) -> Mapping[str, Any]:
    """Return a text as understood if another question stood."""
    items = understand(text, {"state": state})
    return items[0] if items and items[0]["intent"] in _DETAILS else {}


def _take_bank(slots: Slots, heard: Heard, visit: Visit) -> Turn | None:
    """A bank, picked or typed."""
    if heard.action[:1] == ("bank",):
        return _go_on(replace(slots, bank=heard.action[1]), visit)
    if heard.intent == "provide_slot" and (bank := heard.slots.get("bank")):
        number = heard.slots.get("account_number") or slots.account_number
        return _go_on(replace(slots, bank=bank, account_number=number), visit)
    if heard.intent == "out_of_scope":
        return _ask_bank(slots, visit, say(visit.language, "send.bank_unclear"))
    return None


def _take_amount(slots: Slots, heard: Heard, visit: Visit) -> Turn | None:
    """An amount in naira."""
    if heard.intent == "provide_slot" and heard.slots.get("amount_kobo"):
        elsewhere = _read(heard.text, "confirm").get("slots", {})
        return _go_on(_with(slots, {**elsewhere, **heard.slots}), visit)
    if heard.intent in {"provide_slot", "out_of_scope"}:
        text = say(visit.language, "send.amount_unclear")
        return _ask(Reply(text), "amount", slots)
    return None


def _confirm(slots: Slots, heard: Heard, visit: Visit) -> Turn | None:
    """Yes asks for the PIN; what isn't an answer shows the quote again."""
    if heard.intent == "confirm" or heard.action[:1] == ("confirm",):
        return ask_pin(asdict(slots), visit)
    if heard.intent != "out_of_scope":
        return None
    return show_again(asdict(slots), visit)


def _correct(slots: Slots, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Another amount, bank or account: the old quote ends, a new one is made."""
    if slots.reference:
        visit.teller.cancel(visit.customer, slots.reference)
    return _go_on(_with(replace(slots, reference=None), said), visit)


def _with(slots: Slots, said: Mapping[str, Any]) -> Slots:
    """Return the slots with what was said; a phone replaces an account, and back."""
    known = asdict(slots)
    if said.get("phone"):
        known |= {"account_number": None, "bank": None}
    elif said.get("account_number") or said.get("bank"):
        known["phone"] = None
    return Slots.of({**known, **said})


_STEPS = {
    "account": _take_account,
    "bank": _take_bank,
    "amount": _take_amount,
    "confirm": _confirm,
    "pin": _confirm,
}


# --- what to ask next ---------------------------------------------------------------


def _ask(reply: Reply, step: str, slots: Slots) -> Ask:
    return Ask(reply, NAME, step, asdict(slots))


def _go_on(slots: Slots, visit: Visit) -> Turn:
    """Ask for what is missing; with everything there, show the quote."""
    try:
        if slots.phone and not slots.account_number:
            return _to_wallet(slots, visit)
        if not slots.account_number:
            return _ask_account(slots, visit)
        if not slots.bank:
            return _ask_bank(slots, visit)
        return _to_bank(slots, slots.bank, slots.account_number, visit)
    except PayeeIsSelf:
        text = say(visit.language, "send.self")
        kept = replace(slots, account_number=None, bank=None, phone=None)
        return _ask(Reply(text), "account", kept)


def _to_wallet(slots: Slots, visit: Visit) -> Turn:
    try:
        payee = visit.teller.resolve_phone(visit.customer, slots.phone or "")
    except PayeeUnknown:
        shown = phone.local(slots.phone or "")
        text = say(visit.language, "send.not_on_miimii", phone=shown)
        return _ask(Reply(text), "account", replace(slots, phone=None))
    if slots.amount_kobo is None:
        return _ask_amount(slots, visit, payee.full_name)
    try:
        quote = visit.teller.quote_wallet(
            visit.customer, Money(slots.amount_kobo), payee, slots.narration
        )
    except (AmountOutOfRange, LimitReached, InsufficientFunds) as ex:
        return _ask_less(slots, visit, ex)
    return _ask_confirm(slots, quote, visit)


def _to_bank(slots: Slots, label: str, account_number: str, visit: Visit) -> Turn:
    name = banks.BY_CODE[label].name if label in banks.BY_CODE else label
    visit.show_typing()
    try:
        bank = visit.teller.find_bank(label)
        account = visit.teller.resolve(visit.customer, bank, account_number)
    except BankUnknown:
        text = say(visit.language, "send.bank_unknown", bank=name)
        return _ask_bank(replace(slots, bank=None), visit, text)
    except PayeeUnknown:
        text = say(
            visit.language,
            "send.payee_unknown",
            bank=name,
            account_number=account_number,
        )
        return _ask(Reply(text), "account", slots)
    return _quote_bank(slots, account, visit)


def _quote_bank(slots: Slots, account: ResolvedAccount, visit: Visit) -> Turn:
    if slots.amount_kobo is None:
        return _ask_amount(slots, visit, account.account_name)
    try:
        quote = visit.teller.quote_bank(
            visit.customer, Money(slots.amount_kobo), account, slots.narration
        )
    except (AmountOutOfRange, LimitReached, InsufficientFunds) as ex:
        return _ask_less(slots, visit, ex)
    return _ask_confirm(slots, quote, visit)


def _ask_account(slots: Slots, visit: Visit) -> Turn:
    if slots.recipient:
        text = say(visit.language, "send.account_of", recipient=slots.recipient)
    else:
        text = say(visit.language, "send.account")
    return _ask(Reply(text), "account", slots)


def _ask_bank(slots: Slots, visit: Visit, text: str = "") -> Turn:
    number = slots.account_number or ""
    text = text or say(visit.language, "send.bank", account_number=number)
    choices = bank_choices(number, visit.teller)
    menu = say(visit.language, "send.bank_menu")
    return _ask(Reply(text, choices, menu=menu), "bank", slots)


def _ask_amount(slots: Slots, visit: Visit, payee: str) -> Turn:
    text = say(visit.language, "send.amount_to", payee=payee)
    return _ask(Reply(text), "amount", slots)


def _ask_less(
    slots: Slots, visit: Visit, why: AmountOutOfRange | LimitReached | InsufficientFunds
) -> Turn:
    """Say why it can't be this amount, and ask for another."""
    reason = say_error(visit.language, why)
    if isinstance(why, InsufficientFunds):
        reason = say(
            visit.language,
            "send.funds",
            balance=visit.teller.balance(visit.customer),
            amount=Money(slots.amount_kobo or 0),
        )
    text = say(visit.language, "send.amount_again", why=reason)
    return _ask(Reply(text), "amount", replace(slots, amount_kobo=None))


def _ask_confirm(slots: Slots, quote: Quote, visit: Visit, before: str = "") -> Turn:
    """The whole of it, and two buttons: the first confirms, the second cancels."""
    language = visit.language
    taxes, warning = quote.vat + quote.duty, ""
    if "first-payment" in quote.warnings:
        warning = say(language, "send.first_payment")
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
    return _ask(Reply(text, choices), "confirm", known)

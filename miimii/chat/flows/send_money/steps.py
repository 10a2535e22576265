"""The answers to each question about a transfer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from miimii import phone
from miimii.chat.flows.send_money.asking import (
    ask,
    ask_bank,
    ask_pin,
    go_on,
    pay_known,
    show_again,
)
from miimii.chat.flows.send_money.slots import Slots
from miimii.chat.people import fitting
from miimii.chat.replies import Reply
from miimii.chat.session import Done, Heard, Turn, Visit
from miimii.chat.understanding import banks, understand
from miimii.chat.understanding.text import fold
from miimii.chat.wording import say

# What understanding calls the question that stands, by our step.
STATES = {
    "amount": "ask_amount",
    "bank": "ask_bank",
    "account": "ask_bank",
    "person": "choose_beneficiary",
    "confirm": "confirm",
    "pin": "confirm",  # a yes asks for the form again; digits never get here
}
_DETAILS = {"provide_slot", "correction"}


def cancel(slots: Slots, visit: Visit) -> Turn:
    """End the quote, if there is one."""
    if slots.reference and not visit.teller.cancel(visit.customer, slots.reference):
        return Done(Reply(say(visit.language, "send.gone")))
    return Done(Reply(say(visit.language, "send.cancelled")))


def correct(slots: Slots, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Another amount, bank or account: the old quote ends, a new one is made."""
    if slots.reference:
        visit.teller.cancel(visit.customer, slots.reference)
    return go_on(replace(slots, reference=None).joined(said), visit)


def _take_account(slots: Slots, heard: Heard, visit: Visit) -> Turn | None:
    """An account number, a bank, a phone, or several of them; or the amount first."""
    if said := _destination_in(heard):
        return go_on(slots.joined(said), visit)
    if slots.amount_kobo is None and (kobo := _amount_in(heard.text)):
        return go_on(slots.joined({"amount_kobo": kobo}), visit)
    digits = "".join(ch for ch in heard.text if ch.isdecimal())
    if digits and len(digits) != 10 and heard.intent in {"", "out_of_scope"}:
        return ask_digits(len(digits), slots, visit)
    if heard.intent == "out_of_scope" and not digits:
        return _take_name(slots, heard.text, visit)
    return None


def ask_digits(count: int, slots: Slots, visit: Visit) -> Turn:
    """Ask for the account number again, as what was said has too few or too many."""
    text = say(visit.language, "send.digits", count=count)
    return ask(Reply(text), "account", slots)


def _take_name(slots: Slots, text: str, visit: Visit) -> Turn | None:
    """A name that means somebody we know; anything else is no answer."""
    if not fitting(visit.teller.people.known(visit.customer), text):
        return None
    return go_on(slots.joined({"recipient": " ".join(text.split())}), visit)


def _take_person(slots: Slots, heard: Heard, visit: Visit) -> Turn | None:
    """One of those that fit, by a tap, its place, or more of its name or bank."""
    if heard.action[:1] == ("payee",):
        return _pay(slots, heard.action[1], visit)
    if said := _destination_in(heard):
        return go_on(slots.joined(said), visit)
    choice = heard.slots.get("choice")
    fits = list(slots.fitting)
    match choice:
        case int() if 0 < choice <= len(fits):
            return _pay(slots, fits[choice - 1][0], visit)
        case int() if choice == len(fits) + 1:
            return _pay(slots, "", visit)  # the last row: somebody else
        case int() if -len(fits) <= choice < 0:
            return _pay(slots, fits[choice][0], visit)
        case str():
            words = set(fold(choice).split())
            meant = [to for to, shown in fits if words <= set(fold(shown).split())]
            if len(meant) == 1:
                return _pay(slots, meant[0], visit)
            return go_on(replace(slots, fitting=()), visit) if meant else None
        case _:
            return None


def _pay(slots: Slots, destination: str, visit: Visit) -> Turn:
    """Go on with one of those that fit, or with somebody else."""
    one = visit.teller.people.find(visit.customer, destination)
    return (one and pay_known(slots, one, visit)) or go_on(slots, visit)


def _take_bank(slots: Slots, heard: Heard, visit: Visit) -> Turn | None:
    """A bank, picked or typed; or another account or phone altogether."""
    if heard.action[:1] == ("bank",):
        return go_on(slots.joined({"bank": heard.action[1]}), visit)
    if said := _destination_in(heard):
        return go_on(slots.joined(said), visit)
    if heard.intent in {"provide_slot", "out_of_scope"}:
        return ask_bank(slots, visit, say(visit.language, "send.bank_unclear"))
    return None


def _destination_in(heard: Heard) -> dict[str, str]:
    """Return the account, bank or phone of an answer.

    0803… with OPay, PalmPay or the like is an account there, without its zero, and
    8031234567 with any bank is an account and no phone.
    """
    said = {}
    if heard.intent == "provide_slot":
        named = ((k, heard.slots.get(k)) for k in ("bank", "account_number"))
        said = {k: str(v) for k, v in named if v}
    try:
        number = phone.normalise(heard.text)
    except ValueError:
        return said
    known = banks.BY_CODE.get(said.get("bank", ""))
    if known is not None and known.has_phone_accounts:
        return {"account_number": phone.local(number)[1:], **said}
    return said or {"phone": number}


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


def _take_amount(slots: Slots, heard: Heard, visit: Visit) -> Turn | None:
    """An amount in naira, or all, or half."""
    said = heard.slots if heard.intent == "provide_slot" else {}
    if said.get("amount_kobo") or said.get("amount_mode"):
        elsewhere = _read(heard.text, "confirm").get("slots", {})
        return go_on(slots.joined({**elsewhere, **said}), visit)
    if heard.intent in {"provide_slot", "out_of_scope"}:
        text = say(visit.language, "send.amount_unclear")
        return ask(Reply(text), "amount", slots)
    return None


def _confirm(slots: Slots, heard: Heard, visit: Visit) -> Turn | None:
    """Yes asks for the PIN; what isn't an answer shows the quote again, and so does a
    question about the fee: it is in there.
    """
    if heard.intent == "confirm" or heard.action[:1] == ("confirm",):
        return ask_pin(asdict(slots), visit)
    is_in_there = heard.slots.get("topic") == "fees" or heard.intent == "out_of_scope"
    return show_again(asdict(slots), visit) if is_in_there else None


STEPS = {
    "person": _take_person,
    "account": _take_account,
    "bank": _take_bank,
    "amount": _take_amount,
    "confirm": _confirm,
    "pin": _confirm,
}

"""Which service is meant: asked where a request fits several, and never picked for one.

What the request said is kept for each of them, so that a tap or a word goes on with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Ask, Session, Visit
from miimii.chat.understanding import entities
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.purchases import PURCHASES
from miimii.chat.understanding.text import clean, fold
from miimii.chat.understanding.transfer_details import transfer_slots
from miimii.chat.wording import say

NAME = "service"
Details = Mapping[str, Any]

_ALL = ("send_money", "buy_airtime", "buy_data", "pay_electricity", "pay_cable")
_DOUBTS: Mapping[str, tuple[str, ...]] = {
    "airtime_or_data": ("buy_airtime", "buy_data"),
    "service": _ALL,
}
# Said with the service, these make a request of its own rather than an answer.
_CONCRETE = {
    *("amount_kobo", "amount_mode", "account_number", "phone", "recipient", "size"),
    *("meter_number", "smartcard"),
}


def in_doubt(item: Mapping[str, Any], text: str) -> Mapping[str, Details]:
    """Return the services that a request may mean, each with what it says for it.

    Empty where the service is plain; a mobile and an amount alone may be two. Money
    "to" a mobile is a transfer, and its flow asks what else it may be if nobody on
    MiiMii has that number.
    """
    doubts = item.get("clarify", ())
    services = next((_DOUBTS[doubt] for doubt in doubts if doubt in _DOUBTS), ())
    clause = Clause(tuple(entities.read(clean(text))))
    if _is_phone_and_amount(clause):
        services = ("send_money", "buy_airtime")
    known = item["slots"]
    said = {service: known or _read_as(service, clause) for service in services}
    return {service: slots for service, slots in said.items() if slots}


def ask(others: Mapping[str, Details], visit: Visit) -> Ask:
    """Return the question which of these services it is."""
    language = visit.language
    choices = tuple(choice(service, language) for service in others)
    reply = Reply(
        say(language, "service.ask"), choices, menu=say(language, "service.menu")
    )
    return Ask(reply, NAME, "", {"others": others})


def choice(service: str, language: str) -> Choice:
    """Return the button that goes on with a service."""
    return Choice(say(language, f"service.{service}"), ("service", service))


def named(session: Session, item: Mapping[str, Any], text: str, language: str) -> str:
    """Return the service that answers the question by its name; "" if none does."""
    others = session.slots.get("others") or {}
    for service in others:
        if _bare(text) == _bare(say(language, f"service.{service}")):
            return str(service)
    intent = str(item["intent"])
    return intent if intent in others and not _CONCRETE & set(item["slots"]) else ""


def details(session: Session, service: str, said: Details) -> Details:
    """Return what to begin a service with: what was kept for it, and what is said."""
    if _CONCRETE & set(said):
        return said
    others = session.slots.get("others") or {}
    return {**others.get(service, {}), **said}


def _is_phone_and_amount(clause: Clause) -> bool:
    kinds = sorted(token.kind for token in clause.tokens if token.kind != "mark")
    return kinds == ["amount", "phone"]


def _read_as(service: str, clause: Clause) -> Details:
    if service == "send_money":
        return transfer_slots(clause)
    return PURCHASES[service](clause)


def _bare(text: str) -> str:
    return "".join(ch for ch in fold(text) if ch.isalnum())

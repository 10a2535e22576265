"""Send money: who, which bank, how much, one question at a time; then yes and PIN.

A step decides what to ask; nothing is paid here. The form that takes the PIN does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii.chat.flows.send_money.asking import (
    NAME,
    ask_pin,
    go_on,
    pay_known,
    show_again,
)
from miimii.chat.flows.send_money.slots import Slots
from miimii.chat.flows.send_money.steps import (
    STATES,
    STEPS,
    ask_digits,
    cancel,
    correct,
)
from miimii.chat.session import Heard, Session, Turn, Visit
from miimii.chat.understanding.transfer_details import digits_said

__all__ = ["INTENTS", "NAME", "abandon", "answer", "ask_pin", "context"]
__all__ += ["show_again", "start", "start_known"]

INTENTS = frozenset({NAME})


def start(intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Begin with what the request itself says."""
    slots = Slots.of(said)
    is_aimed = slots.account_number or slots.phone or slots.recipient or slots.wallet
    count = None if is_aimed else digits_said(str(said.get("text", "")))
    return ask_digits(count, slots, visit) if count else go_on(slots, visit)


def start_known(destination: str, visit: Visit) -> Turn | None:
    """Begin with one of those whom the customer knows; None if it is none of them."""
    one = visit.teller.people.find(visit.customer, destination)
    return pay_known(Slots(), one, visit) if one else None


def context(session: Session) -> Mapping[str, Any]:
    """Return what understanding needs to know of the question that stands."""
    draft = {"intent": NAME, "slots": dict(session.slots)}
    known = {"state": STATES[session.step], "draft": draft}
    fits = Slots.of(session.slots).fitting
    return {**known, "options": [shown for _, shown in fits]} if fits else known


def answer(session: Session, heard: Heard, visit: Visit) -> Turn | None:
    """Take in an answer to the question that stands; None if it is none."""
    step, slots = session.step, Slots.of(session.slots)
    match heard.intent, heard.action:
        case "cancel" | "deny", _:
            return cancel(slots, visit)
        case _, ("cancel", *_):
            return cancel(slots, visit)
        case "correction", _:
            return correct(slots, heard.slots, visit)
        case "confirm", _ if step not in {"confirm", "pin"}:
            return go_on(slots, visit)  # yes to a question that wants a detail
        case _:
            return STEPS[step](slots, heard, visit)


def abandon(said: Mapping[str, Any], visit: Visit) -> bool:
    """End the quote that stands; False if there was none to end."""
    reference = Slots.of(said).reference
    return bool(reference and visit.teller.cancel(visit.customer, reference))

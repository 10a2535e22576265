"""Saved numbers and people: names for them; listing, renaming, forgetting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii.chat.flows.saved.entries import PERSON, Entry, called, of_person
from miimii.chat.flows.saved.entries import forget as forget_entry
from miimii.chat.flows.saved.naming import (
    FLOW,
    ask_name,
    drop,
    name_entry,
    rename_all,
)
from miimii.chat.flows.saved.numbers import list_numbers
from miimii.chat.flows.saved.people import (
    favour,
    list_people,
    show_person,
    which,
)
from miimii.chat.numbers import grouped
from miimii.chat.replies import Reply
from miimii.chat.session import Done, Heard, Session, Turn, Visit
from miimii.chat.understanding import yes_or_no
from miimii.chat.understanding.shopping import Wish
from miimii.chat.wording import say
from miimii.errors import NotFound

__all__ = ["INTENTS", "NAME", "abandon", "answer", "ask_pin", "by_intent", "context"]
__all__ += ["fulfil", "list_numbers", "show_again", "start", "tapped"]

NAME = FLOW
INTENTS: frozenset[str] = frozenset()
_NO_NAME = {"cancel", "deny"}
_NO_ANSWER = {  # asked for in so many words, and hardly what a person is called
    *("balance", "own_account", "history", "statement", "receipt", "limits_fees"),
    *("howto", "pin_change", "txn_status", "support", "beneficiaries"),
}
_HELP = {"help", "menu"}  # but Home, which asks for the menu too, is a name


def start(intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Save who or what an order was for, by its `reference`; then ask for a name."""
    reference, customer = str(said.get("reference")), visit.customer
    if bought := visit.teller.bills.find(customer, reference):
        return ask_name(_of_number(bought.kind, bought.target), visit)
    try:
        one = visit.teller.people.save(customer, reference, at=visit.at)
    except NotFound:
        return Done(Reply(say(visit.language, "error.not-found")))
    return ask_name(of_person(one, visit.language), visit)


def context(session: Session) -> Mapping[str, Any] | None:
    """A name is no detail that understanding knows: it is read like a new message."""
    return None


def answer(session: Session, heard: Heard, visit: Visit) -> Turn | None:
    """Take a name. What is plainly something else is none."""
    entry = _entry(session.slots)
    if session.step == "same":
        return _is_same(entry, str(session.slots.get("name")), heard, visit)
    if heard.intent in _NO_NAME:
        return drop(entry, visit)
    if heard.action or heard.intent.startswith(("send_", "buy_", "pay_")):
        return None
    if heard.intent in _NO_ANSWER or heard.text.strip().casefold() in _HELP:
        return None
    return name_entry(entry, heard.text, visit) or show_again(
        session.slots, visit, say(visit.language, "saved.unfit") + "\n\n"
    )


def _is_same(entry: Entry, name: str, heard: Heard, visit: Visit) -> Turn | None:
    """Whether a name that is in use means the same person; a no asks for another."""
    match heard.action:
        case ("same", answer):
            is_same: bool | None = answer == "yes"
        case _:
            is_same = yes_or_no(heard.text)
    if is_same is None:
        return drop(entry, visit) if heard.intent == "cancel" else None
    if is_same:
        return name_entry(entry, name, visit, is_same=True)
    return ask_name(entry, visit)


def show_again(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """Ask for the name once more."""
    return ask_name(_entry(said), visit, before)


def ask_pin(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """A name needs no PIN."""
    return show_again(said, visit, before)


def abandon(said: Mapping[str, Any], visit: Visit) -> bool:
    """There is no quote."""
    return False


def fulfil(wish: Wish, visit: Visit) -> Turn | None:
    """List, rename, forget, favour or keep; None if nothing goes by that name."""
    if wish.what == "list":
        return list_numbers(visit)
    if wish.what == "keep":
        return _keep(wish.name, visit)
    found = called(wish.name, visit)
    if not found:
        return None
    if wish.what == "rename":
        return rename_all(found, wish.new_name, visit)
    if wish.what == "forget":
        if len(found) > 1:
            return which(wish.name, found, "forget", visit)
        return _forget(found[0], visit)
    people = [one for one in found if one.is_person]
    if len(people) > 1:
        return which(wish.name, people, wish.what, visit)
    return _favour(people[0], wish.what, visit) if people else None


def by_intent(said: Mapping[str, Any], visit: Visit) -> Turn:
    """Answer what is asked about beneficiaries in other words than a wish."""
    name = str(said.get("name") or "")
    what = {"add": "keep", "remove": "forget"}.get(str(said.get("action")))
    if what and name and (turn := fulfil(Wish(what, name), visit)):
        return turn
    if what == "keep":
        return Done(Reply(say(visit.language, "help.people")), is_aside=True)
    return list_people(visit)


def tapped(action: tuple[str, ...], visit: Visit) -> Turn | None:
    """Answer a row of a list of ours; None for what the customer has no more."""
    match action:
        case ("people", page):
            return list_people(visit, int(page))
        case ("person", verb, destination):
            return _do(verb, PERSON, destination, visit)
        case ("entry", verb, kind, target):
            return _do(verb, kind, target, visit)
        case _:
            return None


def _do(verb: str, kind: str, target: str, visit: Visit) -> Turn | None:
    if kind != PERSON:
        return _forget(_of_number(kind, target), visit)
    one = visit.teller.people.find(visit.customer, target)
    if one is None or not one.is_saved:
        return None
    entry = of_person(one, visit.language)
    match verb:
        case "show":
            return show_person(one, visit)
        case "rename":
            return ask_name(entry, visit)
        case "remove" | "forget":
            return _forget(entry, visit)
        case _:
            return _favour(entry, verb, visit)


def _keep(name: str, visit: Visit) -> Turn | None:
    """Name who or what the last order was for."""
    teller, customer = visit.teller, visit.customer
    bought, sent = teller.bills.latest(customer), teller.last_order(customer)
    if sent and (bought is None or sent.quoted_at > bought.quoted_at):
        one = teller.people.save(customer, sent.reference, at=visit.at)
        return name_entry(of_person(one, visit.language), name, visit)
    if bought is None:
        return None
    return name_entry(_of_number(bought.kind, bought.target), name, visit)


def _forget(entry: Entry, visit: Visit) -> Turn:
    forget_entry(entry, visit)
    name = entry.nickname or (entry.names[0] if entry.names else "")
    shown = entry.shown.removeprefix(f"{name}, ")
    text = say(visit.language, "saved.forgotten", name=name, target=shown)
    return Done(Reply(text), is_aside=True)


def _favour(entry: Entry, verb: str, visit: Visit) -> Turn:
    return favour(entry.target, visit, is_favourite=verb == "favour")


def _entry(slots: Mapping[str, Any]) -> Entry:
    """Read what a name is asked for; a number shows itself."""
    kind, target = str(slots["kind"]), str(slots["target"])
    return Entry(kind, target, str(slots.get("shown") or grouped(target)), None)


def _of_number(kind: str, target: str) -> Entry:
    return Entry(kind, target, grouped(target), None, (grouped(target),))

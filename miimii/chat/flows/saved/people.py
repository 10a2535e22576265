"""Saved people: the list, and what can be done with one of it."""

from __future__ import annotations

from miimii.chat.flows.saved.entries import Entry, of_person
from miimii.chat.flows.saved.numbers import list_numbers, number_lines
from miimii.chat.receipts import short_place
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Done, Turn, Visit
from miimii.chat.wording import say
from miimii.transfers.model import Beneficiary

_PAGE = 9  # rows; the tenth turns the page


def list_people(visit: Visit, page: int = 0) -> Turn:
    """Show a page of saved people, favourites first, above the numbers with names."""
    language = visit.language
    saved = visit.teller.people.saved(visit.customer)
    if not saved:
        return list_numbers(visit) if number_lines(visit) else _nobody(visit)
    first = page * _PAGE if 0 <= page * _PAGE < len(saved) else 0
    shown = saved[first : first + _PAGE]
    last = first + len(shown)
    choices = [_row(one, language) for one in shown]
    if len(saved) > _PAGE:
        page = last // _PAGE if last < len(saved) else 0
        choices.append(Choice(say(language, "people.more"), ("people", str(page))))
    count = len(saved)
    text = say(language, "people.list", first=first + 1, last=last, count=count)
    if lines := number_lines(visit):
        text += "\n\n" + say(language, "saved.list", lines=lines)
    menu = say(language, "people.menu")
    return Done(Reply(text, tuple(choices), menu=menu, is_list=True), is_aside=True)


def _nobody(visit: Visit) -> Turn:
    """Say how somebody is saved, where nobody is."""
    save = say(visit.language, "people.save")
    return Done(Reply(say(visit.language, "people.none", save=save)), is_aside=True)


def show_person(one: Beneficiary, visit: Visit) -> Turn:
    """Show one, and what can be done."""
    language = visit.language
    favour = "unfavour" if one.is_favourite else "favour"
    choices = tuple(
        Choice(say(language, f"people.{verb}"), ("person", verb, one.destination))
        for verb in ("send", "rename", favour, "remove")
    )
    entry = of_person(one, language)
    text = f"*{one.shown_name}*\n{entry.shown}"
    menu = say(language, "people.menu")
    return Done(Reply(text, choices, menu=menu, is_list=True), is_aside=True)


def which(name: str, entries: list[Entry], verb: str, visit: Visit) -> Turn:
    """Ask which of several that go by one name is meant."""
    choices = tuple(
        Choice(
            one.nickname or one.names[0],
            ("entry", verb, one.kind, one.target),
            one.shown,
        )
        for one in entries[: _PAGE + 1]
    )
    text = say(visit.language, "people.which", count=len(entries), name=name)
    menu = say(visit.language, "people.menu")
    return Done(Reply(text, choices, menu=menu, is_list=True), is_aside=True)


def favour(destination: str, visit: Visit, *, is_favourite: bool) -> Turn:
    """Put one among the favourites, or take it out. Raises NotFound."""
    people, customer = visit.teller.people, visit.customer
    people.favour(customer, destination, is_favourite=is_favourite)
    one = people.find(customer, destination)
    key = "people.favoured" if is_favourite else "people.unfavoured"
    text = say(visit.language, key, name=one.shown_name if one else "")
    return Done(Reply(text), is_aside=True)


def _row(one: Beneficiary, language: str) -> Choice:
    name = one.shown_name
    if one.is_favourite:
        name = say(language, "people.favourite", name=name)
    return Choice(name, ("person", "show", one.destination), _place(one, language))


def _place(one: Beneficiary, language: str) -> str:
    """The digits first: what doesn't fit in a row is cut at its end."""
    place = short_place(language, one.bank_name, one.account_number)
    return f"{place}, {one.account_name}" if one.nickname else place

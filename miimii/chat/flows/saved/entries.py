"""What a customer has saved under names: numbers of bills and people alike.

One space of names: to everything here that takes a name, both kinds are one list.
"""

from __future__ import annotations

from dataclasses import dataclass

from miimii.chat.numbers import grouped
from miimii.chat.people import plain
from miimii.chat.receipts import short_place
from miimii.chat.session import Visit
from miimii.errors import NicknameTaken
from miimii.transfers.model import Beneficiary

PERSON = "person"  # beside the kinds of bills


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing saved: `target` is a number, or a person's destination.

    `shown` is what a customer sees of it, `names` are what it may be called.
    """

    kind: str
    target: str
    shown: str
    nickname: str | None
    names: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        return self.kind == PERSON


def of_person(one: Beneficiary, language: str) -> Entry:
    """Return a person as an entry: the bank's name for them, last digits, bank."""
    place = short_place(language, one.bank_name, one.account_number)
    shown = f"{one.account_name}, {place}"
    names = (one.account_name, one.account_name.split()[0])
    return Entry(PERSON, one.destination, shown, one.nickname, names)


def all_saved(visit: Visit) -> list[Entry]:
    """Return all that has a name, and every saved person."""
    teller, customer = visit.teller, visit.customer
    numbers = [
        Entry(one.kind, one.target, grouped(one.target), one.nickname)
        for one in teller.bills.saved(customer)
        if one.nickname
    ]
    people = [of_person(one, visit.language) for one in teller.people.saved(customer)]
    return people + numbers


def called(name: str, visit: Visit) -> list[Entry]:
    """Return what goes by a name: by nickname; else people whose own name it is."""
    saved = all_saved(visit)
    named = [
        one for one in saved if one.nickname and plain(one.nickname) == plain(name)
    ]
    if named:
        return named
    said = plain(name)
    return [one for one in saved if said in {plain(known) for known in one.names}]


def give_name(entry: Entry, name: str, visit: Visit) -> None:
    """Name or rename one. Raises NicknameTaken, NotFound."""
    teller, customer = visit.teller, visit.customer
    if entry.is_person:
        teller.people.name(customer, entry.target, name)
        return
    try:
        teller.bills.name(customer, entry.kind, entry.target, name)
    except NicknameTaken:
        # A phone is one number, whatever was bought for it: its name is kept.
        others = [one for one in called(name, visit) if not one.is_person]
        if all(one.target != entry.target for one in others):
            raise


def forget(entry: Entry, visit: Visit) -> None:
    """Forget one."""
    teller, customer = visit.teller, visit.customer
    if entry.is_person:
        teller.people.forget(customer, entry.target)
    else:
        teller.bills.forget(customer, entry.kind, entry.target)

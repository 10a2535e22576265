"""Giving names: one space of them a customer, for numbers of bills and people alike.

A name that means a phone may mean its owner's bank account, too; but not before the
customer said that it is the same person.
"""

from __future__ import annotations

from miimii.chat.flows.saved.entries import Entry, called, give_name
from miimii.chat.nicknames import can_be_paid_by
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Ask, Done, Turn, Visit
from miimii.chat.understanding import understand
from miimii.chat.understanding.shopping import is_name
from miimii.chat.wording import say, say_error
from miimii.errors import NicknameTaken, NotFound

FLOW = "saved"


def ask_name(entry: Entry, visit: Visit, before: str = "") -> Turn:
    """Ask what to call it."""
    text = before + say(visit.language, "saved.ask", target=entry.shown)
    return Ask(Reply(text), FLOW, "name", _slots(entry))


def drop(entry: Entry, visit: Visit) -> Turn:
    """No name is fine, too."""
    key = "people.dropped" if entry.is_person else "saved.dropped"
    return Done(Reply(say(visit.language, key, target=entry.shown)))


def name_entry(
    entry: Entry, name: str, visit: Visit, *, is_same: bool = False
) -> Turn | None:
    """Give a name; None if it can't be one.

    `is_same`: whatever goes by this name already is the same person's.
    """
    name = " ".join(name.split())
    if not _may_name(name, [entry]):
        return None
    if not is_same and (other := _other_with(name, entry, visit)):
        return _ask_same(entry, other, name, visit)
    try:
        give_name(entry, name, visit)
    except NicknameTaken as ex:
        text = say_error(visit.language, ex)
        return Ask(Reply(text), FLOW, "name", _slots(entry))
    except NotFound as ex:
        return Done(Reply(say_error(visit.language, ex)))
    key = "people.done" if entry.is_person else "saved.done"
    return Done(Reply(say(visit.language, key, name=name, target=entry.shown)))


def rename_all(entries: list[Entry], name: str, visit: Visit) -> Turn:
    """Rename what goes by one name: a phone and its owner's account keep one name."""
    language = visit.language
    if not _may_name(name, entries):
        return Done(Reply(say(language, "saved.unfit")), is_aside=True)
    first = entries[0]
    if not any(one.is_person for one in entries[1:]):
        other = _other_with(name, first, visit)
        if other and other not in entries:
            return _ask_same(first, other, name, visit)
    try:
        for entry in entries:
            give_name(entry, name, visit)
    except NicknameTaken as ex:
        return Done(Reply(say_error(language, ex)), is_aside=True)
    text = say(language, "saved.renamed", name=name, target=first.shown)
    return Done(Reply(text), is_aside=True)


def _other_with(name: str, entry: Entry, visit: Visit) -> Entry | None:
    """Return what goes by this nickname and is a number where this is a person."""
    return next(
        (
            one
            for one in called(name, visit)
            if one.nickname
            and one.is_person != entry.is_person
            and one.nickname.casefold() == name.casefold()
        ),
        None,
    )


def _ask_same(entry: Entry, other: Entry, name: str, visit: Visit) -> Turn:
    language = visit.language
    text = say(language, "people.same", target=other.shown, name=name)
    choices = (
        Choice(say(language, "people.same_yes"), ("same", "yes")),
        Choice(say(language, "people.same_no"), ("same", "no")),
    )
    return Ask(Reply(text, choices), FLOW, "same", {**_slots(entry), "name": name})


def _may_name(name: str, entries: list[Entry]) -> bool:
    """Whether it can be a name; a person's is one that money can be sent to."""
    is_person = any(entry.is_person for entry in entries)
    is_usable = is_name(name) and (not is_person or can_be_paid_by(name))
    return is_usable and understand(name)[0]["intent"] != "block_account"


def _slots(entry: Entry) -> dict[str, str]:
    return {"kind": entry.kind, "target": entry.target, "shown": entry.shown}

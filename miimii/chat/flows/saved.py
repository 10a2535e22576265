"""Saved numbers: a name for the number of a purchase; listing, renaming, forgetting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii.bills.model import Purchase, SavedTarget
from miimii.chat.numbers import grouped
from miimii.chat.replies import Reply
from miimii.chat.session import Ask, Done, Heard, Session, Turn, Visit
from miimii.chat.understanding import understand
from miimii.chat.understanding.shopping import Wish, is_name
from miimii.chat.understanding.text import fold
from miimii.chat.wording import say, say_error
from miimii.errors import NicknameTaken, NotFound

NAME = "saved"
INTENTS: frozenset[str] = frozenset()
_NO_NAME = {"cancel", "deny"}


def start(intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Ask what to call the target of a purchase, by its `reference`."""
    bought = visit.teller.bills.find(visit.customer, str(said.get("reference")))
    return _ask(bought, visit) if bought else _say(visit, "error.not-found")


def context(session: Session) -> Mapping[str, Any] | None:
    """A name is no detail that understanding knows: it is read like a new message."""
    return None


def answer(session: Session, heard: Heard, visit: Visit) -> Turn | None:
    """Take a name. What is plainly something else is none."""
    kind, target = str(session.slots["kind"]), str(session.slots["target"])
    if heard.intent in _NO_NAME:
        return _say(visit, "saved.dropped")
    if heard.action or heard.intent.startswith(("send_", "buy_", "pay_")):
        return None
    return _name(kind, target, heard.text, visit) or show_again(
        session.slots, visit, say(visit.language, "saved.unfit") + "\n\n"
    )


def show_again(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """Ask for the name once more."""
    target = grouped(str(said["target"]))
    text = before + say(visit.language, "saved.ask", target=target)
    return Ask(Reply(text), NAME, "name", said)


def ask_pin(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """A name needs no PIN."""
    return show_again(said, visit, before)


def abandon(said: Mapping[str, Any], visit: Visit) -> bool:
    """There is no quote."""
    return False


def fulfil(wish: Wish, visit: Visit) -> Turn | None:
    """List, rename, forget or keep; None if no saved number goes by that name."""
    match wish.what:
        case "list":
            return list_all(visit)
        case "keep":
            bought = visit.teller.bills.latest(visit.customer)
            if bought is None:
                return None
            return _name(bought.kind, bought.target, wish.name, visit)
        case "rename" if (saved := _find(wish.name, visit)) is not None:
            return _rename(saved, wish.new_name, visit)
        case "forget" if (saved := _find(wish.name, visit)) is not None:
            visit.teller.bills.forget(visit.customer, saved)
            return _say(visit, "saved.forgotten", saved.nickname, saved.target)
        case _:
            return None


def _ask(bought: Purchase, visit: Visit) -> Turn:
    return show_again({"kind": bought.kind, "target": bought.target}, visit)


def _name(kind: str, target: str, name: str, visit: Visit) -> Turn | None:
    """Give a name; None if it can't be one."""
    name = " ".join(name.split())
    if not is_name(name) or understand(name)[0]["intent"] == "block_account":
        return None
    slots = {"kind": kind, "target": target}
    try:
        visit.teller.bills.name(visit.customer, kind, target, name)
    except NicknameTaken as ex:
        known = _find(name, visit)
        if known is None or known.target != target:
            return Ask(Reply(say_error(visit.language, ex)), NAME, "name", slots)
    except NotFound as ex:
        return Done(Reply(say_error(visit.language, ex)))
    return _say(visit, "saved.done", name, target)


def _rename(saved: SavedTarget, new_name: str, visit: Visit) -> Turn:
    if not is_name(new_name):
        return _say(visit, "saved.unfit")
    try:
        visit.teller.bills.name(visit.customer, saved.kind, saved.target, new_name)
    except NicknameTaken as ex:
        return Done(Reply(say_error(visit.language, ex)), is_aside=True)
    return _say(visit, "saved.renamed", new_name, saved.target)


def list_all(visit: Visit) -> Turn:
    """Show the saved numbers that have a name."""
    language = visit.language
    named = [one for one in visit.teller.bills.saved(visit.customer) if one.nickname]
    if not named:
        save = say(language, "saved.save")
        return Done(Reply(say(language, "saved.none", save=save)), is_aside=True)
    lines = [
        say(
            language,
            "saved.line",
            name=one.nickname,
            target=grouped(one.target),
            kind=say(language, f"buy.kind.{one.kind}"),
        )
        for one in named
    ]
    text = say(language, "saved.list", lines="\n".join(lines))
    return Done(Reply(text), is_aside=True)


def _find(name: str, visit: Visit) -> SavedTarget | None:
    named = [one for one in visit.teller.bills.saved(visit.customer) if one.nickname]
    return next((s for s in named if _plain(s.nickname) == _plain(name)), None)


def _plain(name: str | None) -> str:
    """ "My Office" and "office" are one place."""
    return fold(name or "").strip().removeprefix("my ")


def _say(
    visit: Visit, key: str, name: str | None = None, target: str | None = None
) -> Done:
    shown = grouped(target) if target else ""
    text = say(visit.language, key, name=name or "", target=shown)
    return Done(Reply(text), is_aside=name is not None and key != "saved.done")

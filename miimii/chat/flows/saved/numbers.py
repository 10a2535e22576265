"""Saved numbers of bills, as they are listed."""

from __future__ import annotations

from miimii.chat.numbers import grouped
from miimii.chat.replies import Reply
from miimii.chat.session import Done, Turn, Visit
from miimii.chat.wording import say


def list_numbers(visit: Visit) -> Turn:
    """Show the saved numbers that have a name; how to save one if there are none."""
    language = visit.language
    if not (lines := number_lines(visit)):
        text = say(language, "saved.none", save=say(language, "saved.save"))
        return Done(Reply(text), is_aside=True)
    return Done(Reply(say(language, "saved.list", lines=lines)), is_aside=True)


def number_lines(visit: Visit) -> str:
    """Return a line for each number with a name."""
    language = visit.language
    return "\n".join(
        say(
            language,
            "saved.line",
            name=one.nickname,
            target=grouped(one.target),
            kind=say(language, f"buy.kind.{one.kind}"),
        )
        for one in visit.teller.bills.saved(visit.customer)
        if one.nickname
    )

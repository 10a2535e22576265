"""Statements of account: which days, which form, and the promise of a document.

The document is made when the message leaves, after the turn. Its words are kept in case
it can't be: see chat/enclosures.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii import clock, ids
from miimii.chat.periods import Period, read_period
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Ask, Done, Heard, Session, Turn, Visit
from miimii.chat.statements import StatementRequest, days_of
from miimii.chat.understanding import understand, yes_or_no
from miimii.chat.understanding.past import read_past
from miimii.chat.wording import say

NAME = "statement"
INTENTS: frozenset[str] = frozenset()  # it moves no money: asides begin it
MOST_LINES = 20_000
SLOW = 2_000  # lines; more take a while, and it is said
_PREFIX = "STM"
_PDF, _CSV = "pdf", "csv"
_OFFERED = ("this_month", "last_month", "last_three_months")
_NO = {"cancel", "deny"}
_OWN = {
    *("", "out_of_scope", "statement", "history", "provide_slot", "correction"),
    "greeting",  # which "today" alone is taken for
}


def start(intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Promise the statement of the days that are named, or ask which."""
    past = read_past(str(said.get("text", "")), said, clock.day_of(visit.at))
    form = past.form or _PDF
    if past.are_days_unclear:
        return _ask(visit, form, "statement.unread")
    if past.period is None:
        return _ask(visit, form, "statement.ask")
    return _promised(visit, past.period, form)


def context(session: Session) -> Mapping[str, Any] | None:
    """Days are no detail that understanding asks for."""
    return None


def answer(session: Session, heard: Heard, visit: Visit) -> Turn | None:
    """Take in the days, typed; what is plainly something else is no answer."""
    if heard.intent in _NO or yes_or_no(heard.text) is False:
        return Done(Reply(say(visit.language, "statement.dropped")))
    if heard.intent not in _OWN:
        return None
    # Days alone are understood in every language once it is said what they are for.
    slots = understand(f"statement {heard.text}")[0]["slots"]
    past = read_past(heard.text, slots, clock.day_of(visit.at))
    form = past.form or str(session.slots.get("form", _PDF))
    if past.period is not None:
        return _promised(visit, past.period, form)
    if past.are_days_unclear:
        return _ask(visit, form, "statement.unread")
    if heard.intent in ("greeting", "history"):
        return None
    if past.form is not None:
        return _ask(visit, form, "statement.ask")
    return None if session.step == "again" else _ask(visit, form, "statement.unread")


def tapped(visit: Visit, action: tuple[str, ...]) -> Turn:
    """Take a button: days by their name or as two dates, and the form."""
    _, days, form = action
    period = read_period(days.replace("_", " "), clock.day_of(visit.at))
    if period is None:
        return _ask(visit, form, "statement.ask")
    return _promised(visit, period, form)


def show_again(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """Ask for the days once more."""
    return _ask(visit, str(said.get("form", _PDF)), "statement.ask")


def ask_pin(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """A statement needs no PIN."""
    return show_again(said, visit, before)


def abandon(said: Mapping[str, Any], visit: Visit) -> bool:
    """There is no quote."""
    return False


def _ask(visit: Visit, form: str, key: str) -> Ask:
    language = visit.language
    choices = tuple(
        Choice(say(language, f"statement.{days}"), (NAME, days, form), is_lasting=True)
        for days in _OFFERED
    )
    step = "again" if key == "statement.unread" else "days"
    return Ask(Reply(say(language, key), choices), NAME, step, {"form": form})


def _promised(visit: Visit, period: Period, form: str) -> Turn:
    """Promise the document, unless it would be too long to be of use."""
    language, customer = visit.language, visit.customer
    bounds = visit.teller.passbook.bounds(
        customer.id, starts_at=period.starts_at, ends_at=period.ends_at
    )
    count, days = bounds.last - bounds.before, days_of(language, period)
    if count > MOST_LINES:
        return _ask(visit, form, "statement.too_long")
    wanted = StatementRequest(
        user_id=str(customer.id),
        first=str(period.first),
        last=str(period.last),
        form=form,
        reference=ids.reference(_PREFIX),
        made_at=visit.at.isoformat(),
        caption=say(language, "statement.caption", days=days),
    )
    reply = Reply(
        say(language, "statement.failed", days=days),
        _other_form(language, period) if form == _PDF else (),
        paper=wanted,
        first=say(language, "statement.moment") if count > SLOW else "",
    )
    return Done(reply, is_aside=True)


def _other_form(language: str, period: Period) -> tuple[Choice, ...]:
    days = f"{period.first}..{period.last}"
    label = say(language, "statement.as_csv")
    return (Choice(label, (NAME, days, _CSV), is_lasting=True),)

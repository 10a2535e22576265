"""The customer's own limit: asked back once, then lowered now or raised a day later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Ask, Done, Heard, Session, Turn, Visit
from miimii.chat.understanding import yes_or_no
from miimii.chat.wording import moment, say
from miimii.money import Money

NAME = "own_limit"
INTENTS: frozenset[str] = frozenset()


def start(intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Ask whether this is meant; `day_kobo` is the wish, None to have no limit."""
    allowed = visit.teller.limits.allowed(visit.customer, at=visit.at)
    now_kobo = allowed.own.in_force_kobo(visit.at) if allowed.own else None
    day, day_kobo = allowed.today.day, said["day_kobo"]
    is_no_limit = day_kobo is None or day_kobo >= day.kobo  # the level's holds then
    if now_kobo is None and is_no_limit:
        if day_kobo is None:
            return Done(Reply(say(visit.language, "own.none")))
        text = say(visit.language, "own.too_high", limit=day)
        return Done(Reply(f"{text}\n\n{say(visit.language, 'limits.raise')}"))
    wish = None if is_no_limit else day_kobo
    return show_again({"day_kobo": wish, "now_kobo": now_kobo}, visit)


def context(session: Session) -> Mapping[str, Any] | None:
    """A yes or no is understood without."""
    return None


def answer(session: Session, heard: Heard, visit: Visit) -> Turn | None:
    """Set it on a yes; anything that is neither yes nor no is something else."""
    match heard.action:
        case ("own", said):
            is_meant: bool | None = said == "yes"
        case _:
            is_meant = yes_or_no(heard.text)
    if is_meant is None:
        return None
    if not is_meant:
        return Done(Reply(say(visit.language, "own.kept")))
    return Done(_set(session.slots["day_kobo"], visit))


def show_again(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """Ask once more."""
    language, day_kobo, now_kobo = visit.language, said["day_kobo"], said["now_kobo"]
    if day_kobo == 0:
        text = say(language, "own.ask_stop")
    elif day_kobo is None:
        text = say(language, "own.ask_end")
    else:
        is_raised = now_kobo is not None and day_kobo > now_kobo
        key = "own.ask_raise" if is_raised else "own.ask"
        text = say(language, key, limit=Money(day_kobo))
    choices = (
        Choice(say(language, "own.yes"), ("own", "yes")),
        Choice(say(language, "own.no"), ("own", "no")),
    )
    return Ask(Reply(before + text, choices), NAME, "ask", said)


def ask_pin(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """A lower limit needs no PIN, and a higher one waits instead."""
    return show_again(said, visit, before)


def abandon(said: Mapping[str, Any], visit: Visit) -> bool:
    """There is no quote."""
    return False


def _set(day_kobo: int | None, visit: Visit) -> Reply:
    language = visit.language
    chosen = visit.teller.limits.choose(visit.customer, day_kobo, at=visit.at)
    when = moment(chosen.effective_at)
    is_later = chosen.effective_at > visit.at
    if day_kobo is None:
        return Reply(say(language, "own.ends" if is_later else "own.none", when=when))
    if day_kobo == 0:
        return Reply(say(language, "own.stopped"))
    key = "own.later" if is_later else "own.done"
    return Reply(say(language, key, limit=Money(day_kobo), when=when))

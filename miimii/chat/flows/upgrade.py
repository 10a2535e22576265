"""A higher account level: what each gives, and what it takes to get there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii.chat.replies import Choice, Form, Reply
from miimii.chat.session import Ask, Done, Heard, Session, Turn, Visit
from miimii.chat.understanding.text import fold
from miimii.chat.wording import say
from miimii.providers.documents import KINDS
from miimii.users.tiers import HIGHEST, Level, Standing

NAME = "upgrade"
INTENTS: frozenset[str] = frozenset()  # it moves no money
_NO = frozenset({"cancel", "deny"})
_SAID = {"passport": "passport", "licence": "licen", "voter": "voter"}


def start(intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Say what the levels give, and ask for what the next one takes."""
    standing = visit.teller.tiers.look(visit.customer, at=visit.at)
    before = _levels(visit.language, standing)
    if standing.is_waiting:
        return _told(before, visit, "tier.waiting")
    if standing.tier >= HIGHEST:
        return _told(before, visit, "tier.highest")
    if standing.tier > 1:
        return _ask_kind(visit, before + "\n\n")
    token = visit.teller.tiers.open_nin(visit.customer, at=visit.at)
    form = Form("pin", say(visit.language, "tier.nin_button"), token)
    return Done(Reply(f"{before}\n\n{say(visit.language, 'tier.nin')}", form=form))


def context(session: Session) -> Mapping[str, Any] | None:
    """Which document is no detail that understanding knows."""
    return None


def answer(session: Session, heard: Heard, visit: Visit) -> Turn | None:
    """Take the kind of document, tapped or typed; a picture comes in by `take`."""
    if heard.intent in _NO:
        return Done(Reply(say(visit.language, "tier.dropped")))
    match heard.action:
        case ("upgrade", kind) if kind in KINDS:
            return _ask_picture(visit, kind)
    if session.step != "kind" or len(heard.text.split()) > len(KINDS):
        return None
    low = fold(heard.text)
    named = [kind for kind, word in _SAID.items() if word in low]
    return _ask_picture(visit, named[0]) if named else None


def show_again(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """Ask once more."""
    kind = str(said.get("kind", ""))
    return _ask_picture(visit, kind, before) if kind else _ask_kind(visit, before)


def ask_pin(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """A level needs no PIN."""
    return show_again(said, visit, before)


def abandon(said: Mapping[str, Any], visit: Visit) -> bool:
    """There is no quote."""
    return False


def take(session: Session, image: bytes | None, visit: Visit) -> Turn:
    """Take in the picture of the document; None: it is no picture.

    What is said when people are asked is news, written with the request itself.
    """
    kind = str(session.slots["kind"])
    if image is None:
        return _ask_picture(
            visit, kind, say(visit.language, "tier.no_picture") + "\n\n"
        )
    visit.teller.tiers.take_document(visit.customer, kind, image, at=visit.at)
    return Done(Reply(say(visit.language, "tier.received")))


def _ask_kind(visit: Visit, before: str = "") -> Ask:
    language = visit.language
    choices = tuple(
        Choice(say(language, f"tier.kind.{kind}"), ("upgrade", kind)) for kind in KINDS
    )
    reply = Reply(before + say(language, "tier.document"), choices)
    return Ask(reply, NAME, "kind", {})


def _ask_picture(visit: Visit, kind: str, before: str = "") -> Ask:
    document = say(visit.language, f"tier.kind.{kind}")
    text = say(visit.language, "tier.picture", document=document)
    return Ask(Reply(before + text), NAME, "picture", {"kind": kind})


def _told(before: str, visit: Visit, key: str) -> Done:
    return Done(Reply(f"{before}\n\n{say(visit.language, key)}"), is_aside=True)


def _levels(language: str, standing: Standing) -> str:
    lines = [
        _line(language, tier, level, is_theirs=tier == standing.tier)
        for tier, level in standing.levels.items()
    ]
    title = say(language, "tier.title", tier=standing.tier)
    return "\n".join([title, *lines])


def _line(language: str, tier: int, level: Level, *, is_theirs: bool) -> str:
    ceiling = level.ceiling or say(language, "tier.no_ceiling")
    text = say(language, "tier.line", tier=tier, day=level.day, ceiling=ceiling)
    return f"{text} ✅" if is_theirs else text

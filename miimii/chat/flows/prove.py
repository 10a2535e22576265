"""Proving oneself again: after a changed identity, and to have a block lifted."""

from __future__ import annotations

from miimii.chat.replies import Form, Reply
from miimii.chat.session import Visit
from miimii.chat.wording import say, say_error
from miimii.errors import NoTriesLeft, ProofForPeople


def invite(visit: Visit) -> Reply:
    """Say why the account is closed to this chat, and open the form that opens it."""
    return _ask(visit, "restricted")


def unblock(visit: Visit) -> Reply:
    """Open the form after which our people decide about a block."""
    return _ask(visit, "unblock")


def _ask(visit: Visit, why: str) -> Reply:
    language = visit.language
    try:
        token = visit.teller.proving.open(visit.customer, "prove", at=visit.at)
    except (ProofForPeople, NoTriesLeft) as ex:
        return Reply(say_error(language, ex))
    if token is None:
        return Reply(say(language, "prove.with_people"))
    form = Form("pin", say(language, "prove.button"), token)
    return Reply(say(language, why), form=form)

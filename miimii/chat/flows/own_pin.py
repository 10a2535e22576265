"""The customer's own PIN: changed with the old one, never switched off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miimii.chat.replies import Form, Reply
from miimii.chat.session import Visit
from miimii.chat.wording import say


def change(slots: Mapping[str, Any], visit: Visit) -> Reply:
    """Open the form that changes the PIN, or sets a new one for a forgotten one."""
    language = visit.language
    if slots.get("action") == "reset":
        return _forgotten(visit)
    token = visit.teller.pin_change.open(visit.customer, at=visit.at)
    form = Form("pin", say(language, "pin.change_button"), token)
    return Reply(say(language, "pin.change"), form=form)


def _forgotten(visit: Visit) -> Reply:
    language = visit.language
    token = visit.teller.proving.open(visit.customer, "reset_pin", at=visit.at)
    if token is None:
        return Reply(say(language, "prove.with_people"))
    form = Form("pin", say(language, "pin.reset_button"), token)
    return Reply(say(language, "pin.forgotten"), form=form)


def keep(visit: Visit) -> Reply:
    """Say kindly that there is no account without a PIN."""
    return Reply(say(visit.language, "pin.no_off"))

"""Every script that a conversation can follow, by its name and by what starts it."""

from __future__ import annotations

from collections.abc import Mapping

from miimii.chat.flows import (
    buy,
    own_limit,
    saved,
    send_money,
    statement,
    support,
    upgrade,
)
from miimii.chat.script import Script

_SCRIPTS: tuple[Script, ...] = (
    send_money,
    buy,
    saved,
    own_limit,
    statement,
    support,
    upgrade,
)
BY_NAME: Mapping[str, Script] = {script.NAME: script for script in _SCRIPTS}
BY_INTENT: Mapping[str, Script] = {
    intent: script for script in _SCRIPTS for intent in script.INTENTS
}

"""What every flow is to the conversation: a script for one kind of request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from miimii.chat.session import Heard, Session, Turn, Visit


class Script(Protocol):
    """A module of `chat/flows` that asks questions; `said` are slots as kept.

    `NAME` is what a session remembers it by, `INTENTS` what makes it begin.
    """

    NAME: str
    INTENTS: frozenset[str]

    def start(self, intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
        """Begin with what the request itself says; its words are there as `text`."""

    def context(self, session: Session) -> Mapping[str, Any] | None:
        """Return what understanding needs to know of the question that stands."""

    def answer(self, session: Session, heard: Heard, visit: Visit) -> Turn | None:
        """Take in an answer to the question that stands; None if it is none."""

    def show_again(
        self, said: Mapping[str, Any], visit: Visit, before: str = ""
    ) -> Turn:
        """Show the quote that stands once more, with fresh buttons."""

    def ask_pin(self, said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
        """Open a fresh form for the PIN of the quote that stands."""

    def abandon(self, said: Mapping[str, Any], visit: Visit) -> bool:
        """End the quote that stands; False if there was none to end."""

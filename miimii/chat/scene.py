"""Everything that one turn is decided on."""

from __future__ import annotations

from dataclasses import dataclass

from miimii.chat.hearing import DEAF, Ears
from miimii.chat.messages import Message
from miimii.chat.reading import LOCAL, Reader
from miimii.chat.replies import Reply
from miimii.chat.session import Done, Session, Visit
from miimii.chat.wording import say


@dataclass(frozen=True, slots=True)
class Scene:
    """Who says what, where in the conversation, and who reads and hears it for us.

    `news_action` is what a tapped button under news means; other buttons are the
    session's.
    """

    visit: Visit
    session: Session
    message: Message
    is_new: bool
    is_late: bool
    chat_pin: str | None = None
    reader: Reader = LOCAL
    ears: Ears = DEAF
    news_action: tuple[str, ...] = ()

    def is_form_due(self) -> bool:
        """Whether a PIN or BVN is waited for: no model hears or reads anything."""
        visit = self.visit
        return visit.teller.is_form_due(visit.customer, at=visit.at)

    def say(self, key: str, **facts: object) -> Done:
        """Return a plain answer beside the flow, which stays where it is."""
        return Done(Reply(say(self.visit.language, key, **facts)), is_aside=True)

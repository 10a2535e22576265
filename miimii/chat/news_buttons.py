"""Buttons under news: they mean the same when the conversation has long moved on.

A session forgets its buttons after half an hour; what is said of a purchase may be read
days later. So the id of such a button holds its meaning, sealed: nobody can read, make
or alter one, and it opens for the customer it was sent to alone.
"""

from __future__ import annotations

from uuid import UUID

from miimii.users.fields import FieldCipher

_PREFIX = "v1:"
_PLACE = ("outbound_messages", "button")
_BETWEEN = ":"


class NewsButtons:
    """Writes and reads ids; one serves every thread."""

    def __init__(self, cipher: FieldCipher) -> None:
        self._cipher = cipher

    def id_of(self, user_id: UUID, *action: str) -> str:
        """Return an id that means this action to this customer."""
        return _PREFIX + self._cipher.seal(*_PLACE, user_id, _BETWEEN.join(action))

    def action_of(self, user_id: UUID, reply_id: str) -> tuple[str, ...]:
        """Return what a tapped id means; nothing if it isn't one of theirs."""
        try:
            sealed = reply_id.removeprefix(_PREFIX)
            action = self._cipher.open(*_PLACE, user_id, sealed)
        except ValueError:
            return ()
        return tuple(action.split(_BETWEEN))

"""Particulars: what a wallet's change was for, as the slice that caused it knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from miimii.db import Conn
from miimii.money import Money

_NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known of one order or credit; `reference` is the one we tell people.

    `user_id` is its owner: the customer who ordered it, or who got the credit. `name`
    is the payee, the sender of a credit, or the product; `sender` the owner's own
    name, for a payee who is a customer too. `place` is the bank and account, or what
    was bought for; `charges` fee and taxes, within what the customer paid.
    """

    reference: str
    kind: str
    user_id: UUID | None
    name: str
    place: str = ""
    sender: str = ""
    note: str = ""
    status: str = ""
    charges: Money = _NOTHING


# Each slice brings one: from the keys that it knows, an order's reference or the
# journal's of a credit, to what they were for. Others' keys it leaves out. Never more
# than two round trips, however many keys.
Describe = Callable[[Conn, Sequence[str]], Mapping[str, Particulars]]

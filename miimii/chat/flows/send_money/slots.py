"""What a customer has told us about a transfer, and how new words join the old."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Slots:
    """The details so far; `reference` is the quote's, once there is one.

    `amount_mode` is "all" or "half", until a quote says how much that is. `others` are
    the services that the question offers besides, with the details they go on with.
    `wallet` is the destination of somebody on MiiMii who is known by name, `saved_name`
    how the bank spelled a saved name once, `fitting` whom `recipient` may mean: each
    a destination and what is shown of it.
    """

    amount_kobo: int | None = None
    amount_mode: str | None = None
    bank: str | None = None  # our directory's code
    account_number: str | None = None
    phone: str | None = None
    recipient: str | None = None  # as typed
    narration: str = ""
    reference: str | None = None
    wallet: str | None = None
    saved_name: str | None = None
    fitting: Sequence[Sequence[str]] = ()
    others: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Slots:
        """Read slots from a session or from what was understood."""
        known = {f.name for f in fields(cls)}
        kept = {k: v for k, v in said.items() if k in known and v is not None}
        return cls(**kept)

    def joined(self, said: Mapping[str, Any]) -> Slots:
        """Return the slots with what was said: a phone replaces an account, and back,
        and an amount "all", and back. Another name is another person.
        """
        known = asdict(self)
        if any(said.get(key) for key in ("phone", "account_number", "bank")):
            known |= {"wallet": None, "saved_name": None}
        elif said.get("recipient"):
            known |= {"phone": None, "account_number": None, "bank": None}
            known |= {"wallet": None, "saved_name": None, "fitting": ()}
        if said.get("phone"):
            known |= {"account_number": None, "bank": None}
        elif said.get("account_number") or said.get("bank"):
            known["phone"] = None
        if said.get("amount_kobo"):
            known["amount_mode"] = None
        elif said.get("amount_mode"):
            known["amount_kobo"] = None
        return Slots.of({**known, **said})

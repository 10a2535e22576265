"""What a conversation may ask of the bank about purchases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from miimii.bills.model import (
    Choice,
    Purchase,
    PurchaseQuote,
    Question,
    SavedTarget,
    Wanted,
)
from miimii.bills.purchase import Purchases
from miimii.bills.targets import SavedTargets
from miimii.bills.types import BillType
from miimii.db import Database
from miimii.users.model import Customer


@dataclass(frozen=True)
class BillCounter:
    """The bank's verbs about bills that a conversation uses; serves every thread."""

    db: Database
    purchases: Purchases
    targets: SavedTargets
    reveal: Callable[[str], str | None]

    @property
    def types(self) -> Mapping[str, BillType]:
        """Every type of bill that is wired, by kind, in the order they are shown."""
        return self.purchases.types

    @property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each intent that buys something."""
        return {bill.intent: kind for kind, bill in self.types.items()}

    def next_question(self, wanted: Wanted) -> tuple[Wanted, Question | None]:
        """Return what follows from what is known, and the next detail to ask for.

        Raises NotSold, TargetInvalid.
        """
        return self.purchases.next_question(wanted)

    def billers(self, kind: str) -> tuple[Choice, ...]:
        """Return whose products of this kind are on sale."""
        return self.purchases.billers(kind)

    def quote(self, customer: Customer, wanted: Wanted) -> PurchaseQuote:
        """Price and keep a purchase; raises as Purchases.quote."""
        return self.purchases.quote(customer, wanted)

    def find(self, customer: Customer, reference: str) -> Purchase | None:
        """Return the customer's own purchase, or None."""
        found = self.db.repeat_once(lambda conn: self.purchases.find(conn, reference))
        return found if found and found.user_id == customer.id else None

    def latest(self, customer: Customer) -> Purchase | None:
        """Return the last purchase that the customer confirmed, or None."""
        return self.db.repeat_once(
            lambda conn: self.purchases.latest(conn, customer.id)
        )

    def again(self, purchase: Purchase) -> Wanted:
        """Return the same as it is sold today."""
        return self.db.repeat_once(lambda conn: self.purchases.again(conn, purchase))

    def has_token(self, purchase: Purchase) -> bool:
        """Return whether a token of it is kept; what it is, only the outbox sees."""
        return self.reveal(purchase.reference) is not None

    def saved(self, customer: Customer, kind: str | None = None) -> list[SavedTarget]:
        """Return what the customer bought for, the last used first.

        A phone is one number, whether airtime or data was bought for it: named once,
        it is found for both.
        """
        found = self.db.repeat_once(
            lambda conn: self.targets.saved(conn, customer.id, None)
        )
        if kind is None:
            return found
        of_kind = [one for one in found if self._is_alike(one.kind, kind)]
        named = {one.target: one for one in reversed(of_kind) if one.nickname}
        return [
            named.get(one.target, one)
            for at, one in enumerate(of_kind)
            if one.target not in {before.target for before in of_kind[:at]}
        ]

    def _is_alike(self, kind: str, wanted: str) -> bool:
        if kind == wanted:
            return True
        return all(
            k in self.types and self.types[k].takes_phone for k in (kind, wanted)
        )

    def name(self, customer: Customer, kind: str, target: str, nickname: str) -> None:
        """Name a saved target, or rename it. Raises NicknameTaken, NotFound."""
        self.targets.name_target(customer.id, kind, target, nickname)

    def forget(self, customer: Customer, kind: str, target: str) -> None:
        """Forget a saved target."""
        self.targets.forget_target(customer.id, kind, target)

"""What a conversation may ask about limits and fees, and the one limit it may set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from miimii.db import Database
from miimii.money import Money
from miimii.rules.model import DUTY, VAT, Rule
from miimii.rules.rules import Rules
from miimii.users import own_limits
from miimii.users.limits import Limits, Today
from miimii.users.model import Customer, OwnLimit

_FEES = (
    *("fee.transfer.bank", "fee.transfer.wallet", "fee.credit", "fee.airtime"),
    *("fee.data", "fee.electricity", "fee.cable", VAT, DUTY),
)
_LEAST, _MOST = "limit.transfer.min", "limit.transfer.max"


@dataclass(frozen=True, slots=True)
class Allowed:
    """All that limits a customer now, and what they chose last themselves."""

    today: Today
    least: Money | None
    most: Money | None
    own: OwnLimit | None


@dataclass(frozen=True)
class LimitsCounter:
    """Part of the teller; one serves every thread."""

    db: Database
    rules: Rules
    limits: Limits

    def allowed(self, customer: Customer, *, at: datetime) -> Allowed:
        """Return what the customer may send today, and why."""
        with self.db.transaction() as conn:
            rules = self.rules.in_force(conn, at, _LEAST, _MOST)
            least, most = rules.limit(_LEAST), rules.limit(_MOST)
            return Allowed(
                today=self.limits.today(conn, customer, at=at),
                least=least.amount if least else None,
                most=most.amount if most else None,
                own=own_limits.find(conn, customer.id),
            )

    def fees(self, *, at: datetime) -> dict[str, list[Rule]]:
        """Return the bands of every price in force, lowest first."""
        rules = self.db.repeat_once(
            lambda conn: self.rules.in_force(conn, at, "fee", VAT, DUTY)
        )
        bands = {name: rules.bands(name) for name in _FEES}
        return {name: found for name, found in bands.items() if found}

    def choose(
        self, customer: Customer, day_kobo: int | None, *, at: datetime
    ) -> OwnLimit:
        """Set the customer's own limit; see own_limits.choose."""
        with self.db.transaction() as conn:
            return own_limits.choose(conn, customer.id, day_kobo, at=at)

"""The chart of accounts: whose money it is, or what it is set aside for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Kind = Literal[
    "wallet",
    "HOLDS",
    "BELLBANK",
    "BILLS_FLOAT",
    "FEES",
    "VAT_PAYABLE",
    "STAMP_DUTY_PAYABLE",
    "SUSPENSE",
    "RECEIVABLES",
    "ADJUSTMENTS",
]


@dataclass(frozen=True, slots=True)
class Account:
    """One line of the chart; a balance is credits less debits, so assets are negative.

    Only a wallet belongs to a customer, and only a wallet keeps a running balance.
    """

    kind: Kind
    user_id: UUID | None = None

    def __post_init__(self) -> None:
        if (self.kind == "wallet") != (self.user_id is not None):
            raise ValueError(f"a wallet has a customer, nothing else does: {self!r}")


def wallet(user_id: UUID) -> Account:
    """What we owe this customer; a credit raises it."""
    return Account("wallet", user_id)


HOLDS = Account("HOLDS")  # set aside for orders in flight
BELLBANK = Account("BELLBANK")  # our money at the bank
BILLS_FLOAT = Account("BILLS_FLOAT")  # our prepaid money at Bilal
FEES = Account("FEES")
VAT_PAYABLE = Account("VAT_PAYABLE")
STAMP_DUTY_PAYABLE = Account("STAMP_DUTY_PAYABLE")
SUSPENSE = Account("SUSPENSE")  # arrived, but can't be given to anybody yet
RECEIVABLES = Account("RECEIVABLES")  # a customer owes us after a late verdict
ADJUSTMENTS = Account("ADJUSTMENTS")  # two people's correction

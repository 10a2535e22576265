"""Which banks to offer for an account number: the likely ones, then the large ones."""

from __future__ import annotations

from miimii.chat.bubbles import ROWS
from miimii.chat.replies import Choice
from miimii.chat.teller import Teller
from miimii.chat.understanding import banks
from miimii.chat.understanding.nuban import likely_banks
from miimii.errors import BankUnknown

# What most people have, in our directory's codes; the check digit only ranks.
LARGEST = (
    *("058", "044", "057", "033", "011", "100004", "100033", "090405", "090267"),
    *("070", "214", "232", "032", "035", "221", "039"),
)
WALLETS = ("100004", "100033")  # whose account numbers are mobile numbers


def bank_choices(account_number: str, teller: Teller) -> tuple[Choice, ...]:
    """Return up to ten banks that the provider can pay; raises Unavailable."""
    fitting = likely_banks(account_number) if len(account_number) == 10 else []
    ranked = [code for code in LARGEST if code in fitting]
    ranked += [code for code in LARGEST if code not in fitting]
    found: list[Choice] = []
    for code in ranked:
        if len(found) == ROWS:
            break
        if code in banks.BY_CODE and _can_be_paid(code, teller):
            found.append(Choice(banks.BY_CODE[code].name, ("bank", code)))
    return tuple(found)


def wallet_choices(teller: Teller) -> tuple[Choice, ...]:
    """Return the large wallets that can be paid by a mobile number."""
    return tuple(
        Choice(banks.BY_CODE[code].name, ("bank", code))
        for code in WALLETS
        if _can_be_paid(code, teller)
    )


def _can_be_paid(code: str, teller: Teller) -> bool:
    try:
        teller.find_bank(code)
    except BankUnknown:
        return False
    return True

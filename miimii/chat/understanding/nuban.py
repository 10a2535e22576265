"""The check digit of Nigerian account numbers (NUBAN): a hint, never a decision.

A random number fits a tenth of all banks, so a match may rank a list of banks and a
mismatch may warn; neither chooses a bank nor refuses an account.
"""

from __future__ import annotations

from miimii.chat.understanding import banks

_WEIGHTS = (3, 7, 3) * 5


def check_digit(institution: str, serial: str) -> int:
    """Return the tenth digit for a six-digit institution code and nine-digit serial.

    Raises ValueError if either has another length or is not made of digits.
    """
    digits = institution + serial
    if (
        len(institution) != 6
        or len(serial) != 9
        or not (digits.isascii() and digits.isdigit())
    ):
        raise ValueError("an institution has six digits and a serial nine")
    total = sum(
        weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)
    )
    return -total % 10


def fits(account_number: str, bank_code: str) -> bool | None:
    """Say whether the check digit agrees with the bank; None if that can't be told.

    Wallets whose account numbers are phone numbers carry no check digit.
    """
    bank = banks.BY_CODE.get(bank_code)
    if bank is None or bank.has_phone_accounts or bank.nuban_institution is None:
        return None
    if len(account_number) != 10 or not account_number.isdigit():
        return None
    return check_digit(bank.nuban_institution, account_number[:9]) == int(
        account_number[9]
    )


def likely_banks(account_number: str) -> list[str]:
    """Return codes of active banks whose check digit fits, for ranking a picker."""
    return [
        bank.code
        for bank in banks.BY_CODE.values()
        if bank.is_active and fits(account_number, bank.code)
    ]

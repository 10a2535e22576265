"""Nigerian mobile numbers, stored as +234…, shown as 0…."""

from __future__ import annotations

import phonenumbers
from phonenumbers import PhoneNumberType

_COUNTRY = "NG"
_MOBILE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def normalise(text: str) -> str:
    """Return "+2348030000001" for any usual way to write it; ValueError if it is none.

    Takes 0803…, 803…, 234803…, +234 803…, 00234803…, with spaces and dashes.
    """
    digits = "".join(ch for ch in text if ch.isdecimal() or ch == "+")
    if digits.startswith("00"):  # an international prefix the library doesn't read
        digits = "+" + digits[2:]
    elif digits.startswith("234") and len(digits) == 13:
        digits = "+" + digits
    try:
        number = phonenumbers.parse(digits, _COUNTRY)
    except phonenumbers.NumberParseException:
        raise ValueError(f"not a phone number: {text!r}") from None
    if (
        phonenumbers.region_code_for_number(number) != _COUNTRY
        or phonenumbers.number_type(number) not in _MOBILE
    ):
        raise ValueError(f"not a Nigerian mobile number: {text!r}")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def local(phone: str) -> str:
    """Return 08030000001 for +2348030000001, as customers and Dojah write it."""
    return "0" + phone.removeprefix("+234")


def masked(phone: str) -> str:
    """Return 0803•••0001: enough to recognise one's own number, no more."""
    number = local(phone)
    return f"{number[:4]}•••{number[-4:]}"

"""The numbers that something is bought for: phones, meters, cards."""

from __future__ import annotations

from miimii import phone
from miimii.errors import TargetInvalid

_PREFIXES = {
    prefix: network
    for network, prefixes in {
        "MTN": "0703 0704 0706 0707 0803 0806 0810 0813 0814 0816 0903 0906 0913 0916",
        "AIRTEL": "0701 0708 0802 0808 0812 0901 0902 0904 0907 0911 0912",
        "GLO": "0705 0805 0807 0811 0815 0905 0915",
        "9MOBILE": "0809 0817 0818 0908 0909",
    }.items()
    for prefix in prefixes.split()
}


def read_phone(kind: str, text: str) -> str:
    """Return 08031234567 for any usual way to write it. Raises TargetInvalid."""
    try:
        return phone.local(phone.normalise(text))
    except ValueError:
        raise TargetInvalid(kind) from None


def read_digits(kind: str, text: str, lengths: range) -> str:
    """Return a meter or card number without spaces. Raises TargetInvalid."""
    digits = "".join(text.replace("-", " ").split())
    if not (digits.isascii() and digits.isdigit() and len(digits) in lengths):
        raise TargetInvalid(kind)
    return digits


def likely_network(number: str | None) -> str | None:
    """Return the network that a prefix was given to. Numbers move: it is a hint."""
    return _PREFIXES.get(number[:4]) if number else None

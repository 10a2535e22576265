"""Names for account numbers nobody opened here: the same number, the same person."""

from __future__ import annotations

import hashlib

# fmt: off
FIRST = (
    "ADA", "AISHA", "AMINA", "BOLA", "CHIDI", "CHIOMA", "DAMILOLA", "EBUKA",
    "EMEKA", "FATIMA", "FUNKE", "HALIMA", "IBRAHIM", "IFEOMA", "KELECHI", "KEMI",
    "MUSA", "NGOZI", "OBINNA", "OLU", "SADE", "SANI", "SEGUN", "TUNDE", "UCHE",
    "YEMI", "YUSUF", "ZAINAB",
)
LAST = (
    "ABUBAKAR", "ADEBAYO", "ADEYEMI", "AFOLABI", "BALOGUN", "BELLO", "CHUKWU",
    "DANJUMA", "EZE", "GARBA", "IBE", "LAWAL", "MOHAMMED", "NNAMDI", "NWOSU", "OBI",
    "OGUNLEYE", "OKAFOR", "OKEKE", "OKONKWO", "OLATUNJI", "SULEIMAN", "UMAR",
)
# fmt: on


def name_of(account_number: str) -> str | None:
    """The holder of an account at another bank, or None if there is no such account.

    Numbers that end in 0000 do not exist, so that this case can be shown at will.
    """
    digits = account_number.isdigit() and len(account_number) == 10
    if not digits or account_number.endswith("0000"):
        return None
    seed = hashlib.sha256(account_number.encode()).digest()
    middle = FIRST[seed[2] % len(FIRST)]
    return f"{FIRST[seed[0] % len(FIRST)]} {middle} {LAST[seed[1] % len(LAST)]}"

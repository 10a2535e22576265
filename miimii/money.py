"""Naira, held as whole kobo. No float comes in, and no part of a kobo exists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_NAIRA = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.([0-9]{1,2}))?")
_DECIMAL = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?")
_KOBO_A_NAIRA = 100
_KOBO = Decimal("0.01")
_BPS = 10_000
_MOST_NAIRA = Decimal(10) ** 12


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole kobo (100 kobo = 1 naira); negative means taken away."""

    kobo: int

    def __post_init__(self) -> None:
        if type(self.kobo) is not int:  # a bool is an int, and a float is a lost kobo
            raise TypeError(f"kobo must be an int, not {self.kobo!r}")

    @classmethod
    def naira(cls, text: str) -> Money:
        """Read "5,000" or "5000.50" exactly; ValueError for "5k", "1,50" or "-5"."""
        if (match := _NAIRA.fullmatch(text.strip())) is None:
            raise ValueError(f"not an amount in naira: {text!r}")
        naira, kobo = match.groups(default="")
        whole = int(naira.replace(",", ""))
        return cls(whole * _KOBO_A_NAIRA + int(kobo.ljust(2, "0")))

    @classmethod
    def from_wire(cls, value: object) -> Money:
        """Read a provider's naira: int, Decimal or numeric string, above zero.

        ValueError for anything else, a third decimal and a float included: an
        amount that can't be read exactly is not guessed.
        """
        if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
            raise ValueError(f"not an amount: {value!r}")  # noqa: TRY004
        if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()) is None:
            raise ValueError(f"not an amount: {value!r}")
        naira = Decimal(value)
        if not naira.is_finite() or not 0 < naira < _MOST_NAIRA:
            raise ValueError(f"not an amount of money: {value!r}")
        exact = naira.quantize(_KOBO)  # multiplying first would round to 28 digits
        if exact != naira:
            raise ValueError(f"more than two decimals: {value!r}")
        return cls(int(exact * _KOBO_A_NAIRA))

    def on_the_wire(self) -> int | Decimal:
        """Return naira as providers take it: whole as an int, else two decimals."""
        naira, kobo = divmod(self.kobo, _KOBO_A_NAIRA)
        return naira if kobo == 0 else Decimal(self.kobo).scaleb(-2)

    def share_bps(self, bps: int, *, to_kobo: int = 1) -> Money:
        """Return `bps` hundredths of a per cent, rounded half up to whole `to_kobo`.

        Fees round to whole naira (`to_kobo=100`), tax to the kobo.
        """
        units = (2 * self.kobo * bps + _BPS * to_kobo) // (2 * _BPS * to_kobo)
        return Money(units * to_kobo)

    def __add__(self, other: Money) -> Money:
        return Money(self.kobo + other.kobo)

    def __sub__(self, other: Money) -> Money:
        return Money(self.kobo - other.kobo)

    def __neg__(self) -> Money:
        return Money(-self.kobo)

    def __str__(self) -> str:
        naira, kobo = divmod(abs(self.kobo), _KOBO_A_NAIRA)
        return f"{'-' if self.kobo < 0 else ''}₦{naira:,}.{kobo:02d}"

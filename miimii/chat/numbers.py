"""Numbers in groups that eyes can compare, and the place of one that is kept nowhere.

An electricity token is money. What we store of a message has a mark where the token
goes; the outbox puts it in as the message leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TOKEN_MARK = "⟦token⟧"  # noqa: S105
_PHONE_LENGTH = 11


def grouped(number: str) -> str:
    """Return 0803 123 4567, 7012 345 678, 4501 234 567 890: no digit stands alone."""
    if len(number) == _PHONE_LENGTH:
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    fours = max(len(number) - 3 * (-len(number) % 4), 0)
    starts = (*range(0, fours, 4), *range(fours, len(number), 3))
    return " ".join(number[at : at + (4 if at < fours else 3)] for at in starts)


def awaits_token(body: Any) -> bool:
    """Whether a body of ours has the mark in any of its texts."""
    match body:
        case str():
            return TOKEN_MARK in body
        case Mapping():
            return any(awaits_token(part) for part in body.values())
        case list():
            return any(awaits_token(part) for part in body)
        case _:
            return False


def with_token(body: Any, token: str) -> Any:
    """Return the body with the token, in fours, where the mark stood."""
    match body:
        case str():
            return body.replace(TOKEN_MARK, grouped_token(token))
        case Mapping():
            return {name: with_token(part, token) for name, part in body.items()}
        case list():
            return [with_token(part, token) for part in body]
        case _:
            return body


def grouped_token(token: str) -> str:
    """Return a token in fours, as meters take them."""
    plain = "".join(token.replace("-", " ").split())
    if not plain.isdecimal():  # words between several: as they came
        return token
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))

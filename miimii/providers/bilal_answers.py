"""What Bilal's answers mean: pure readings of status and body.

Whatever is not on a list here is doubt: an Unknown outcome, or Unavailable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from miimii.errors import Unavailable
from miimii.money import Money
from miimii.providers import texts
from miimii.providers.ports import (
    Declined,
    OfferedPlan,
    Outcome,
    Unknown,
    Vended,
    VendOrder,
)

NAME = "bilal"
SUCCESS = "success"
FAIL = frozenset({"fail", "failed"})
_OK = range(200, 300)
_TOKEN_REFUSED = 401
_FIRST_OF_THEIRS = 500
_SPEAKS_OF_OUR_FLOAT = re.compile(r"balance|(?<!re)fund")
_SPEAKS_OF_A_REPEAT = re.compile(r"duplicate|already|repeat")
_BALANCE = re.compile(
    r"(?P<minus>-)?(?P<exact>[0-9,]+(?:\.[0-9]{1,2})?)(?:(?<=\.[0-9]{2})[0-9]+)?"
)
_MOST_IN_A_REASON = 200
_MOST_IN_A_TOKEN = 100
_DIGITS_IN_A_TOKEN = 20

Fields = Mapping[str, Any]


class Login(NamedTuple):
    """A token, and our float as it was then; None: they did not say it readably."""

    token: str
    balance: Money | None


def vend_outcome(order: VendOrder, status: int, answer: Any) -> Outcome:
    """Read the answer to a purchase: a yes, a no, or doubt."""
    if not isinstance(answer, Mapping):
        return Unknown(f"http-{status}")
    word = texts.word(answer.get("status"))
    if word == SUCCESS and status in _OK:
        return _sale(order, answer)
    if word in FAIL and status < _FIRST_OF_THEIRS and status != _TOKEN_REFUSED:
        return _refusal(order, answer)
    return Unknown((word or "no-status") if status in _OK else f"http-{status}")


def claims_success(answer: Any) -> bool:
    """Whether it says, under whatever status, that something was done."""
    return isinstance(answer, Mapping) and texts.word(answer.get("status")) == SUCCESS


def _sale(order: VendOrder, answer: Fields) -> Outcome:
    if _names_another(order, answer) or _names_another_amount(order, answer):
        return Unknown("differs", is_for_a_person=True)
    return Vended(
        SUCCESS,
        cost=_cost(order, answer),
        token=_token(answer.get("token")),
        float_left=our_float(answer.get("newbal")),
    )


def _refusal(order: VendOrder, answer: Fields) -> Outcome:
    """A no about another order, or about a repeat of this one, proves nothing."""
    if _names_another(order, answer):
        return Unknown("differs", is_for_a_person=True)
    why = texts.line(answer.get("message"))[:_MOST_IN_A_REASON]
    if _SPEAKS_OF_A_REPEAT.search(why.lower()):
        return Unknown("duplicate")
    is_short = _SPEAKS_OF_OUR_FLOAT.search(why.lower())
    return Declined("float-short" if is_short else "fail", why)


def _names_another(order: VendOrder, answer: Fields) -> bool:
    return answer.get("request-id") not in (None, "", order.reference)


def _names_another_amount(order: VendOrder, answer: Fields) -> bool:
    if order.amount is None or answer.get("amount") in (None, ""):
        return False
    return naira(answer["amount"]) != order.amount


def _cost(order: VendOrder, answer: Fields) -> Money | None:
    """Return amount − discount + charges; None unless every part told is readable."""
    told = {
        name: naira(answer[name])
        for name in ("amount", "discount", "charges")
        if answer.get(name) not in (None, "")
    }
    amount = told.get("amount", order.amount)
    if not told or amount is None or None in told.values():
        return None
    nothing = Money(0)
    discount, charges = told.get("discount"), told.get("charges")
    cost = amount - (discount or nothing) + (charges or nothing)
    return cost if cost > nothing else None


def _token(value: object) -> str | None:
    """Return the token, or several with the words between them.

    Fewer digits are none: a number has lost its leading zeros, or it is a remark, and
    what is taken for a token keeps the true one out.
    """
    if isinstance(value, int) and len(str(value)) == _DIGITS_IN_A_TOKEN:
        return str(value)
    text = texts.line(value)
    if not text or len(text) > _MOST_IN_A_TOKEN:
        return None
    has_enough = sum(map(str.isdecimal, text)) >= _DIGITS_IN_A_TOKEN
    return texts.meter_token(text) or (text if has_enough else None)


def login(status: int, answer: Any) -> Login | None:
    """Read a login; None if there is no token in it."""
    match answer:
        case {"status": said, "AccessToken": str(token)} if (
            status in _OK and texts.word(said) == SUCCESS and _is_token(token)
        ):
            return Login(token, our_float(answer.get("balance")))
    return None


def _is_token(text: str) -> bool:
    """It goes into a header: nothing but visible ASCII may stand there."""
    return bool(text) and text.isascii() and text.isprintable() and " " not in text


def plans(status: int, answer: Any) -> list[OfferedPlan]:
    """Read the data plans of a network; unreadable rows are left out.

    Raises Unavailable when nothing is left: no network has stopped selling data.
    """
    match answer:
        case {"status": said, "plans": list(rows)} if (
            status in _OK and texts.word(said) == SUCCESS
        ):
            found = {plan.code: plan for plan in _plan_rows(rows)}
            if found:
                return list(found.values())
    raise Unavailable(NAME)


def _plan_rows(rows: list[Any]) -> Iterator[OfferedPlan]:
    """The names of the fields are uncertain: each is read under all that were seen."""
    for row in rows:
        if not isinstance(row, Mapping):
            continue
        code = _first(row, "plan_id", "id")
        name = _first(row, "plan_name", "name", "dataplan")
        if code and name:
            price = row.get("amount")
            cost = naira(row.get("price") if price is None else price)
            yield OfferedPlan(
                code=code,
                name=name,
                cost=cost if cost and cost.kobo else None,
                validity=_first(row, "validity"),
                plan_type=_first(row, "plan_type", "type"),
            )


def _first(row: Fields, *names: str) -> str:
    """Return the first of these that is a whole number or a text, as a text."""
    for name in names:
        value = row.get(name)
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if text := str(value) if is_number else texts.line(value):
            return text
    return ""


def our_float(value: object) -> Money | None:
    """Read what we have left there, rounded down: discounts leave parts of a kobo.

    Nothing is booked by it. Below zero is nothing left, which people must hear of.
    """
    text = str(value) if type(value) in (int, Decimal) else texts.line(value)
    if (match := _BALANCE.fullmatch(text)) is None:
        return naira(value)
    return Money(0) if match["minus"] else naira(match["exact"])


def naira(value: object) -> Money | None:
    """Read an amount that may be zero: a number, or a text with or without commas."""
    try:
        if isinstance(value, str):
            return Money.naira(value)
        if type(value) in (int, Decimal) and value == 0:
            return Money(0)
        return Money.from_wire(value)
    except ValueError:
        return None

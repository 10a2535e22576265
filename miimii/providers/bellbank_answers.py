"""What BellBank's answers mean: pure readings of status and body.

Whatever is not on a list here is doubt: an Unknown outcome, or Unavailable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from miimii import clock
from miimii.errors import PayeeUnknown, Refused, Unavailable
from miimii.money import Money
from miimii.providers import texts
from miimii.providers.ports import (
    Accepted,
    Bank,
    ConfirmedCredit,
    Declined,
    OpenedAccount,
    Outcome,
    PayoutOrder,
    ResolvedAccount,
    Unknown,
)
from miimii.providers.statements import (
    Direction,
    Moved,
    StatementLine,
    StatementPage,
    unreadable_line,
)

DONE = frozenset({"success", "successful", "completed"})
NOT_DONE = frozenset({"failed", "declined", "rejected"})
REVERSED = "reversed"
OWN_NAME = "Bell Microfinance Bank"
_OK = range(200, 300)
_CLEAR_NO = frozenset({400, 422})
_SPEAKS_OF_A_REPEAT = ("duplicate", "already", "repeat")
_CREDIT_WORDS = frozenset({"credit", "collection", "virtual_account.credit"})
_MOST_IN_A_REASON = 200
_FIRST_MILLISECONDS = 10**11  # smaller numbers are seconds

PAGE = 100  # rows of the statement to ask for at a time
_DIRECTIONS: Mapping[str, Direction] = {
    **dict.fromkeys(_CREDIT_WORDS, "in"),
    **dict.fromkeys(("debit", "transfer", "payout"), "out"),
    **dict.fromkeys(("charge", "fee", "stamp_duty", "stamp duty", "vat"), "charge"),
}

Fields = Mapping[str, Any]


def payout_outcome(order: PayoutOrder, status: int, answer: Any) -> Outcome:
    """Read the answer to a transfer: a yes, a no from the closed list, or doubt."""
    if status in _CLEAR_NO:
        return _refusal(status, answer)
    data = _data(status, answer)
    if not isinstance(data, Mapping):
        return Unknown(f"http-{status}")
    theirs = _text(data, "reference")
    word = texts.word(data.get("status"))
    if word not in DONE:
        return Unknown(word or "no-status", provider_reference=theirs)
    if _contradicts(order, data):
        return Unknown("differs", is_for_a_person=True, provider_reference=theirs)
    return Accepted(word, provider_reference=theirs)


def _refusal(status: int, answer: Any) -> Outcome:
    match answer:
        case {"success": True}:
            return Unknown(f"http-{status}")
        case {"message": str(why)} if why.strip():
            if any(word in why.lower() for word in _SPEAKS_OF_A_REPEAT):
                return Unknown("duplicate")
            return Declined("refused", why.strip()[:_MOST_IN_A_REASON])
    return Unknown(f"http-{status}")


def requery_outcome(order: PayoutOrder, status: int, answer: Any) -> Outcome:
    """Read what the bank says became of an order.

    A yes counts only with our amount, account and bank beside it; a no must at least
    not name others. `reversed` is a Declined with that word as its code.
    """
    data = _data(status, answer)
    if not isinstance(data, Mapping):
        return Unknown(f"http-{status}")
    given = _text(data, "reference")
    theirs = given if given != order.reference else None
    word = texts.word(data.get("status"))
    if word in DONE:
        if _contradicts(order, data) or not _names_all(data):
            return Unknown("differs", is_for_a_person=True, provider_reference=theirs)
        return Accepted(word, provider_reference=theirs)
    if word in NOT_DONE or word == REVERSED:
        if _contradicts(order, data):
            return Unknown("differs", is_for_a_person=True, provider_reference=theirs)
        why = _text(data, "failureReason") or ""
        return Declined(word, why[:_MOST_IN_A_REASON])
    return Unknown(word or "no-status", provider_reference=theirs)


def _names_all(data: Fields) -> bool:
    return all(
        data.get(name) is not None for name in ("amount", "accountNumber", "bankCode")
    )


def _contradicts(order: PayoutOrder, data: Fields) -> bool:
    """Whether it names another amount, account or bank than the order's."""
    for name, ours in (
        ("accountNumber", order.account_number),
        ("bankCode", order.bank_code),
    ):
        if data.get(name) is not None and data[name] != ours:
            return True
    if data.get("amount") is None:
        return False
    try:
        return Money.from_wire(data["amount"]) != order.amount
    except ValueError:
        return True


def resolved_account(
    bank: Bank, account_number: str, status: int, answer: Any
) -> ResolvedAccount:
    """Read a name enquiry. Raises PayeeUnknown, or Unavailable when it is unclear."""
    data = _data(status, answer)
    if isinstance(data, Mapping):
        name = _text(data, "accountName")
        is_same = data.get("accountNumber", account_number) == account_number
        if name and is_same and data.get("bankCode", bank.code) == bank.code:
            return ResolvedAccount(bank.code, bank.name, account_number, name)
    elif _is_clear_no(status, answer):
        raise PayeeUnknown
    raise Unavailable("bellbank")


def _is_clear_no(status: int, answer: Any) -> bool:
    """Whether they say no to a question; here a repeat does no harm, so 404 counts."""
    if not (status in _OK or status in _CLEAR_NO or status == 404):
        return False
    match answer:
        case {"message": str(why), **rest} if why.strip():
            return rest.get("success", False) is False
    return False


def banks(status: int, answer: Any) -> list[Bank]:
    """Read the list of banks, bare or under `banks`; unreadable rows are left out."""
    data = _data(status, answer)
    rows = data.get("banks") if isinstance(data, Mapping) else data
    found = dict(_bank_rows(rows)) if isinstance(rows, list) else {}
    if not found:
        raise Unavailable("bellbank")
    return [Bank(code, name) for code, name in found.items()]


def _bank_rows(rows: list[Any]) -> Iterator[tuple[str, str]]:
    for row in rows:
        if isinstance(row, Mapping):
            code, name = _text(row, "institutionCode"), _text(row, "institutionName")
            if code and name:
                yield code, name


def confirmed_credit(
    reference: str, status: int, answer: Any
) -> ConfirmedCredit | None:
    """Read one transaction as incoming money.

    None: the bank does not call it successful (yet), or it is not a credit. The fields
    of this reply were never confirmed: where it names no kind, the caller tells it from
    what we paid out. Raises Unavailable when it isn't exactly this credit, in naira.
    """
    data = _data(status, answer)
    if not isinstance(data, Mapping):
        raise Unavailable("bellbank")
    kind = texts.word(_first(data, "type", "transactionType", "event"))
    if kind and kind not in _CREDIT_WORDS:
        return None
    if texts.word(data.get("status")) not in DONE:
        return None
    account_number = _text(data, "accountNumber", "virtualAccount")
    currency = _first(data, "currency", "destinationCurrency") or "NGN"
    is_ours = data.get("reference", reference) == reference
    if not (account_number and is_ours and currency == "NGN"):
        raise Unavailable("bellbank")
    try:
        amount = Money.from_wire(_first(data, "amount", "amountReceived"))
        bank_charge = charge(data)
    except ValueError:
        raise Unavailable("bellbank") from None
    return ConfirmedCredit(
        provider_reference=reference,
        account_number=account_number,
        amount=amount,
        bank_charge=bank_charge,
        session_id=_text(data, "sessionId"),
        sender_name=_text(data, "senderName", "sourceAccountName"),
        sender_bank=_text(data, "senderBank", "sourceBankName"),
        sender_account_number=_text(data, "senderAccountNumber", "sourceAccountNumber"),
        happened_at=instant(_first(data, "transactionDate", "createdAt")),
    )


def charge(data: Fields) -> Money:
    """Return what the bank keeps of a credit; ValueError if it can't be read."""
    total = Money(0)
    for name in ("transactionFee", "stampDuty"):
        value = data.get(name)
        if value in (None, "", 0, "0", "0.0", "0.00"):
            continue
        total += Money.from_wire(value)
    return total


def statement(day: date, page: int, status: int, answer: Any) -> StatementPage:
    """Read a page of the statement; the fields of its rows were never confirmed.

    A row that can't be read is named, not guessed. Raises Unavailable when it is not
    the page that was asked for.
    """
    data = _data(status, answer)
    rows = data.get("transactions") if isinstance(data, Mapping) else None
    if not isinstance(rows, list) or data.get("page", page) != page:
        raise Unavailable("bellbank")
    pages = data.get("pages")
    if not isinstance(pages, int):  # then a page that is not full is the last
        pages = page + (len(rows) >= PAGE)
    lines = [
        _statement_line(row) or unreadable_line(f"{day}/{page}/{number}")
        for number, row in enumerate(rows, start=1)
    ]
    return StatementPage(tuple(lines), pages)


def _statement_line(row: Any) -> StatementLine | None:
    if not isinstance(row, Mapping):
        return None
    kind = texts.word(_first(row, "type", "transactionType", "event"))
    direction = _DIRECTIONS.get(kind)
    reference = _text(row, "reference")
    currency = _first(row, "currency", "destinationCurrency") or "NGN"
    if direction is None or reference is None or currency != "NGN":
        return None
    try:
        amount = Money.from_wire(_first(row, "amount", "amountReceived"))
    except ValueError:
        return None
    return StatementLine(
        direction=direction,
        reference=reference,
        status=_moved(texts.word(row.get("status"))),
        amount=amount,
        account_number=_text(row, "accountNumber", "virtualAccount"),
        happened_at=instant(_first(row, "transactionDate", "createdAt")),
    )


def _moved(word: str) -> Moved:
    """Whether money moved; a statement that gives no word lists what did."""
    if word in DONE or not word:
        return "done"
    return "taken-back" if word == REVERSED else "open"


def opened_account(status: int, answer: Any) -> OpenedAccount:
    """Read a new account. Raises Refused for a clear no, Unavailable for doubt."""
    data = _data(status, answer)
    if isinstance(data, Mapping) and (account := _account(data)):
        return account
    if status in _CLEAR_NO and isinstance(_refusal(status, answer), Declined):
        raise Refused("the bank does not open this account")
    raise Unavailable("bellbank")


def account_of(user_id: UUID, status: int, answer: Any) -> OpenedAccount | None:
    """Read the accounts of a client; only one that names our user id counts."""
    if status == 404:
        return None
    rows = _data(status, answer)
    if not isinstance(rows, list):
        raise Unavailable("bellbank")
    for row in rows:
        match row:
            case {"metadata": {"userId": str(named)}} if named == str(user_id):
                return _account(row)
    return None


def _account(data: Fields) -> OpenedAccount | None:
    number, name = _text(data, "accountNumber"), _text(data, "accountName")
    if not (number and name and len(number) == 10 and number.isdigit()):
        return None
    return OpenedAccount(
        account_number=number,
        account_name=name,
        bank_name=_text(data, "bankName") or OWN_NAME,
        external_reference=_text(data, "externalReference") or "",
    )


def instant(value: object) -> datetime | None:
    """Read a time: ISO text (Lagos, if it names no zone), seconds or milliseconds."""
    try:
        if isinstance(value, str):
            at = datetime.fromisoformat(value.strip())
            return (at if at.tzinfo else at.replace(tzinfo=clock.LAGOS)).astimezone(UTC)
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and value:
            seconds = value / 1000 if value > _FIRST_MILLISECONDS else value
            return datetime.fromtimestamp(float(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _data(status: int, answer: Any) -> Any:
    """Return the envelope's data if it is a success, else None."""
    match answer:
        case {"success": True, "data": data} if status in _OK:
            return data
    return None


def _first(data: Fields, *names: str) -> Any:
    return next((data[name] for name in names if data.get(name) is not None), None)


def _text(data: Fields, *names: str) -> str | None:
    """Return the first of these that is a text with something in it, on one line."""
    for name in names:
        if line := texts.line(data.get(name)):
            return line
    return None

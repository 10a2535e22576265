"""What the stand-in for the language model makes of a text: a few plain rules.

Enough to show what a model adds, and to be wrong on demand.
"""

from __future__ import annotations

import re

from miimii.sandbox.books import Row

SPANS = (
    *("amount", "recipient", "phone_number", "account_number", "bank_name"),
    *("network", "data_size", "utility_provider", "meter_number"),
    *("smartcard_number", "period"),
)
_SERVICES = {
    "airtime": r"\b(?:airtime|recharge|credit my (?:line|phone))\b",
    "data": r"\b(?:data|\d+ ?gb|bundle)\b",
    "electricity": r"\b(?:light|nepa|meter|electricity)\b",
    "cable": r"\b(?:dstv|gotv|startimes|decoder)\b",
    "balance": r"\b(?:balance|how much|remain)\b",
    "account_details": r"\bmy (?:own )?(?:account|acct) (?:number|details)\b",
    "history": r"\b(?:history|transactions|what came in)\b",
    "help": r"\b(?:stuck|confused|lost here)\b",
    "transfer": r"\b(?:bless|settle|drop|run|hook|process|sort|give|dash|credit)\b",
}
_AMOUNT = re.compile(
    r"(?<![\w<])(?:₦|n)?\d[\d,.]*\d?(?: ?(?:k|thousand|naira))?(?![\w>])", re.I
)
_NAME = re.compile(r"(?<!^)(?<!\w)(?:<NAME_\d+>|my \w+|[A-Z][a-z]{2,})(?!\w)")
_BANK = re.compile(
    r"\b(?:gtb(?:ank)?|gtbnk|zenith|zenit|uba|access(?: bank)?|opay|kuda|palmpay)\b",
    re.I,
)
_MARKS = {
    "phone_number": re.compile(r"<PHONE_\d+>"),
    "account_number": re.compile(r"<NUM10_\d+>"),
}


def read(text: str) -> Row:
    """A well-meant answer of the intent schema."""
    low = text.lower()
    answer: Row = {"intent": "unknown", "language": "en", **dict.fromkeys(SPANS)}
    for intent, words in _SERVICES.items():
        if re.search(words, low):
            answer["intent"] = intent
            break
    bank = _BANK.search(text)
    found = {
        "amount": _AMOUNT.search(text),
        "bank_name": bank,
        "recipient": _NAME.search(text[: bank.start()] if bank else text),
        **{name: mark.search(text) for name, mark in _MARKS.items()},
    }
    return answer | {name: match[0] for name, match in found.items() if match}


def see(text: str) -> Row:
    """Bank details that stand in a picture."""
    number = re.search(r"(?<!\d)\d{10}(?!\d)", text)
    bank = _BANK.search(text)
    return {
        "account_number": number[0] if number else None,
        "bank_name": bank[0] if bank else None,
        "account_holder": None,
    }


def spoilt(answer: Row, fate: str) -> Row:
    """The same answer with something invented in it, as the dial says."""
    lies: dict[str, Row] = {
        "invented_amount": {"intent": "transfer", "amount": "999,999"},
        "invented_account": {"account_number": "9999999999"},
        "invented_bank": {"bank_name": "Zenith Bank"},
        "other_service": {"intent": "airtime"},
        "injected": {
            "intent": "transfer",
            "amount": "500,000",
            "recipient": "Mallory",
            "account_number": "6666666666",
            "bank_name": "OPay",
        },
    }
    known = {k: v for k, v in lies.get(fate, {}).items() if k in answer}
    return answer | known

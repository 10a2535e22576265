"""The details of a transfer: how much, to which bank and account, to whom, what for."""

from __future__ import annotations

import re
from typing import Any

from miimii.chat.understanding import banks, lexicon
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.entities import Token, find_names
from miimii.chat.understanding.purchases import amount_of, is_denied
from miimii.chat.understanding.recipients import TO, narration_in, recipient_in
from miimii.chat.understanding.text import fold

_ALL = re.compile(
    r"\b(?:(?:empty|clear|drain) my (?:account|wallet|balance)|all (?:of )?(?:my |"
    r"the )?(?:money|balance|fund|funds|cash)|everything|"
    r"(?:my |the )?(?:entire|whole|full|remaining|rest of (?:my|the)) "
    r"(?:balance|money)|"
    r"all my (?:account )?balance|gbogbo owo|ego niile|ego nile"
    r"|duk kudi\w*|all i have|all wey dey|all the money"
    r"|(?:send|transfer) all(?: of it)?(?= to | give |$))"
)
_HALF = re.compile(
    r"\b(?:make|do) (?:it|am) half\b|"
    r"\b(?:send|transfer|pay) half\b(?! (?:an?|million|thousand|k)\b)|^half$|"
    r"\bhalf (?:of |the |"
    r"my )*(?:money|balance|"
    r"it|funds?|account)|rabin kudi|"
    r"okara ego|idaji owo"
)
AGAIN = re.compile(
    r"\b(?:send|transfer|pay|do|repeat|resend) (?:it|that|am|the same|same(?: thing|"
    r" amount)?|(?:the |my )?(?:last|previous) (?:one|transfer|payment|transaction)) ?"
    r"(?:again|once more|over)?\b|\bsame (?:thing )?as (?:last time|before|yesterday)"
)

_NUMBERED = TO | lexicon.words("account acct a/c number")
_TO_NUMBER = re.compile(
    r"\b(?:to|into|account|acct|a/c|number|zuwa|asusun|si)\b(?: (?:account|acct|number|"
    r"no|a/c))* ?[:.]? ?(\d(?:[ -]?\d){4,19})\b(?! ?(?:naira|k\b|airtime))"
)
_SOURCES = lexicon.words("from using with lati daga site")
_BEFORE = re.compile(r"\b(?:again|same|once more|over|last|previous|repeat)\b")


def transfer_slots(clause: Clause) -> dict[str, Any]:
    """Return the details of a transfer. What is unclear is left out, never guessed."""
    if is_same(clause.text) and not clause.of("amount", "digits", "phone"):
        name = recipient_in(clause, []) if {"to", "give"} & clause.words else None
        return {"repeat_last": True} | ({"recipient": name} if name else {})
    named = destination_banks(clause)
    codes = {code for _, _, code in named}
    unclear = [
        (at, at + 1, "") for at, low in enumerate(clause.lows) if low in banks.UNCLEAR
    ]
    bank = codes.pop() if len(codes) == 1 else None
    slots: dict[str, Any] = {}
    if (amount := amount_of(_without_misnumbered(clause))) is not None:
        slots["amount_kobo"] = amount
    elif mode := amount_mode(clause.text):
        slots["amount_mode"] = mode
    if bank is not None:
        slots["bank"] = bank
    slots |= account_in(clause, bank)
    all_banks = bank_names(list(clause.tokens), is_sure=False)
    if name := recipient_in(clause, [*named, *all_banks, *unclear]):
        slots["recipient"] = name
    if reason := narration_in(clause):
        slots["narration"] = reason
    return slots


def digits_said(text: str) -> int | None:
    """Return how many digits stand where an account number belongs, if not ten.

    None also for a phone number, and where no number stands.
    """
    if (match := _TO_NUMBER.search(fold(text))) is None:
        return None
    number = re.sub(r"\D", "", match[1])
    is_phone = (len(number) == 11 and number[0] == "0") or number.startswith("234")
    return None if is_phone or len(number) == 10 else len(number)


def _without_misnumbered(clause: Clause) -> Clause:
    """ "Send 500 to 12345 gtb": the second sum is an account number with too few."""
    rest = tuple(
        token
        for at, token in enumerate(clause.tokens)
        if not _is_misnumbered(token, clause.lows[max(0, at - 1) : at])
    )
    sums = [token for token in rest if token.kind == "amount"]
    return Clause(rest) if sums else clause


def _is_misnumbered(token: Token, before: tuple[str, ...]) -> bool:
    is_bare = token.kind == "amount" and token.value.is_bare and token.raw.isdigit()
    return is_bare and len(token.raw) > 4 and bool(_NUMBERED & set(before))


def is_same(text: str) -> bool:
    """True if the text asks for what was done before: "pay him the same again"."""
    return AGAIN.search(text) is not None and _BEFORE.search(text) is not None


def is_repeat(text: str) -> bool:
    """True for "send it again", "repeat last transfer"."""
    if re.fullmatch(r"(?:send|transfer|pay|do) (?:it )?again|resend it", text):
        return True
    if not AGAIN.fullmatch(text):
        return False
    if text.startswith("same"):
        return True
    names_it = re.search(r"transfer|payment|same", text)
    is_named = text.startswith("resend") or ("repeat" in text and names_it is not None)
    return "again" in text or is_named


def amount_mode(text: str) -> str | None:
    """Return "all" or "half" if that is how much; we work it out at the quote."""
    if _HALF.search(text):
        return "half"
    return "all" if _ALL.search(text) else None


def bank_names(tokens: list[Token], *, is_sure: bool) -> list[tuple[int, int, str]]:
    """Find banks: `is_sure` allows everyday words and misspellings in slot position."""
    found = [
        (start, end, code)
        for start, end, code in find_names(tokens, banks.WORDS, banks.LONGEST_NAME)
        if is_sure or not _is_everyday(tokens, start, end)
    ]
    if found or not is_sure:
        return found
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.low in lexicon.NO_NAMES:
            continue
        if _is_beside(tokens, at) and (code := banks.misspelt(token.low)):
            return [(at, at + 1, code)]
    return found


def _is_everyday(tokens: list[Token], start: int, end: int) -> bool:
    """ "union" or "access" alone is a bank only if "bank" stands beside it."""
    return end - start == 1 and tokens[start].low in banks.EVERYDAY


def _is_beside(tokens: list[Token], at: int) -> bool:
    """In slot position: before "bank" or next to an account number."""
    around = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 2]
    return any(t.kind in ("digits", "phone") or t.low == "bank" for t in around)


def destination_banks(clause: Clause) -> list[tuple[int, int, str]]:
    """Find banks that money goes to: not "from my gtb", the nearest to the account."""
    tokens = list(clause.tokens)
    numbers = [at for at, t in enumerate(tokens) if t.kind in ("digits", "phone")]
    named = bank_names(tokens, is_sure=bool(numbers))
    found = [hit for hit in named if _is_destination(clause, hit[0])]
    if len({code for _, _, code in found}) > 1 and len(numbers) == 1:
        at = numbers[0]
        found.sort(key=lambda hit: min(abs(hit[0] - at), abs(hit[1] - 1 - at)))
        return found[:1] if not _is_everyday(tokens, *found[0][:2]) else found
    return found


def _is_destination(clause: Clause, at: int) -> bool:
    if is_denied(clause, at):
        return False
    before = clause.lows[max(0, at - 3) : at]
    return bool(TO & set(before[-2:])) or not _SOURCES & set(before)


def account_in(clause: Clause, bank: str | None) -> dict[str, str]:
    """Return account_number or phone, if just one is said.

    A wallet's number is a phone without its zero.
    """
    numbers = {t.value for t in clause.of("digits") if isinstance(t.value, str)}
    phones = {t.value for t in clause.of("phone")}
    if len(numbers) + len(phones) != 1:
        return {}
    if phones:
        phone = phones.pop()
        known = banks.BY_CODE.get(bank or "")
        is_wallet = known is not None and known.has_phone_accounts
        return {"account_number": phone[4:]} if is_wallet else {"phone": phone}
    number = numbers.pop()
    return {"account_number": number} if len(number) == 10 else {}

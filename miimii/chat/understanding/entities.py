"""What a message is made of: words, amounts, phones, long numbers, sizes, dates.

Numbers are told apart by their shape, longest claim first: whatever one reader takes,
the next can't see. So the digits of an account are never an amount.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from miimii.chat.understanding import amounts, number_words
from miimii.chat.understanding.amounts import UNSAFE, Amount
from miimii.chat.understanding.lexicon import (
    FOREIGN,
    FRAMES,
    NO_NAMES,
    PERIOD_UNITS,
    REFUSED_PREFIXES,
    SLANG,
)
from miimii.chat.understanding.text import Clean


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a message: `low` for matching, `raw` as typed.

    kind: word, mark, amount (Amount), phone ("+234…"), digits (8 and more), size
    ("1.5GB"), days (int), months (int), date (ISO or None), other.
    """

    kind: str
    low: str
    raw: str
    start: int
    value: Any = None


MOST_READ = 600  # characters; the guard lets no longer text start money
_TAKEN = "\x01"
_WORD = re.compile(
    r"\b(?:dr|mrs?|miss|alh|mal|pst|capt|sgt|arc|engr|prof|rev|barr|hon|st)\.|[^\W\d_](?:\.[^\W\d_])+\b\.?|"
    r"\d*[^\W\d_]+\d*(?:['-][^\W\d_]+)*|[^\s\x01]"
)
_NAMED = re.compile(r"(?<!\w)(?:9\s?mobile?|t2(?:\s?mobile)?|9\s?psb)(?!\w)")
_PHONE = re.compile(
    r"(?<![\d+])(?:\+?\s?234|00\s?234)[ .-]?\(?0?\)?[ .-]?([789][01](?:["
    r" .-]?\d){8})(?!\d)"
    r"|(?<!\d)0([789][01](?:[ .-]?\d){8})(?!\d)"
)
_RUN = re.compile(r"(?<![\d.,₦#])\d{8,}(?!\d|[.,]\d)")
_GROUPS = re.compile(
    r"(?<![\d.,₦#n])\d{2,6}(?:([ -])\d{2,6})(?:\1\d{2,6}){0,2}(?![\d,.]\d|\d)"
)
_SIZE = re.compile(
    r"(?<![\w.])(\d+(?:\.\d+)?)\s?(gb|gig|gigs|giga|gigabytes?|g|mb|meg|megs|"
    r"megabytes?|tb)(?!\w)"
)
_NO_SUM = re.compile(  # "in 2026", "tier 3", "no 12": a number, but no money
    r"\b(?:in|since|before|after|until|tier|level|room|page|chapter|verse|"
    r"first|option|invoice|order|ticket|batch|plot|shop|house|flat|road|street|block|"
    r"phase|terminal|gate|grade|class|group|"
    r"version|episode|season)"
    r" (\d{1,4})(?![\d,.]*[\d]|k\b|m\b| ?naira)(?!\w)"
)
_SPAN = re.compile(
    r"(?<![\w.])(\d{1,3})[ -]?(day|days|week|weeks|month|months|year|years|yr|"
    r"hrs?|hours?)(?!\w)"
)
_DATE = re.compile(
    r"(?<!\d)(?:(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})|(\d{4})-(\d{2})-(\d{2}))(?!\d)"
)
_CLOCK = re.compile(
    r"(?<!\d)(?:\d{1,2}:\d{2}\s?(?:am|pm)?|\d{1,2}(?:\.\d{2})?\s?(?:am|pm|o'clock)|"
    r"\d+\s?%|\d+(?:st|nd|rd|th)|\*\d[\d*]*#)(?!\w)"
)
_CURRENCY = re.compile(
    r"(?:[$€£¥]|(?<!\w)(?:r|f|usd|gbp|eur|ksh|kes|ghs|zar|usdt|qr|tsh|"
    r"ugx)\.?)\s?\d[\d,.]*(?:\s?(?:k|m)(?!\w))?"
    r"|(?<![\w.,])\d[\d,.]*\s?(?:k|m|million|thousand)?\s?(?:[$€£¥]|f(?!\w)|(?:"
    + FOREIGN.pattern
    + r")(?!\w))"
)


def read(message: Clean) -> list[Token]:
    """Cut a message into tokens, in the order of the text; at most `MOST_READ`."""
    low, found = message.low[:MOST_READ], []
    if any(map(str.isdecimal, low)):
        for kind, pattern, value_of in _READERS:
            low, claimed = _claim(message, low, kind, pattern, value_of)
            found += claimed
    found += [
        Token(
            "word" if any(map(str.isalpha, match[0])) else "mark",
            match[0].replace(".", "") or match[0],
            message.typed(match.start(), match.end()),
            match.start(),
        )
        for match in _WORD.finditer(low)
    ]
    found.sort(key=lambda token: token.start)
    tokens = _merged(_with_number_words(found))
    return [_unsafe(token) for token in tokens] if message.is_suspect else tokens


def phone_of(digits: str) -> str | None:
    """Return "+234…" for ten digits after the trunk zero; None for refused prefixes.

    Shape and prefix were checked by then; the full parser costs more than reading the
    whole message does.
    """
    return None if f"0{digits[:3]}" in REFUSED_PREFIXES else f"+234{digits}"


def _claim(
    message: Clean,
    low: str,
    kind: str,
    pattern: re.Pattern[str],
    value_of: Callable[[re.Match[str]], Any],
) -> tuple[str, list[Token]]:
    """Take every match that has a value out of `low`."""
    tokens = []
    for match in pattern.finditer(low):
        value = value_of(match)
        if value is None:
            continue
        start, end = match.span()
        typed = message.typed(start, end)
        tokens.append(Token(kind, message.low[start:end].strip(), typed, start, value))
        low = low[:start] + _TAKEN * (end - start) + low[end:]
    return low, tokens


def _phone(match: re.Match[str]) -> str | None:
    return phone_of(re.sub(r"\D", "", match[1] or match[2]))


def _grouped(match: re.Match[str]) -> str | None:
    """ "001 234 5677" is one account; "5000 200" is not."""
    digits = re.sub(r"\D", "", match[0])
    is_split = match[1] == "-" or digits[0] == "0" or match[0].count(match[1]) > 1
    return digits if len(digits) in (10, 11, 13) and is_split else None


def _size(match: re.Match[str]) -> str | None:
    number, unit = match[1], match[2][0].upper() + "B"
    return (number.rstrip("0").rstrip(".") if "." in number else number) + unit


def _span(match: re.Match[str]) -> tuple[int, str]:
    unit = match[2].rstrip("s")
    return int(match[1]) * PERIOD_UNITS[unit], unit


def _date(match: re.Match[str]) -> str:
    """Day first, as everyone here writes it; "" for a day that no calendar has."""
    day, month, year, *iso = match.groups()
    if iso[0]:
        year, month, day = iso
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return ""
    return f"{int(year) % 100 + 2000:04d}-{int(month):02d}-{int(day):02d}"


_READERS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Any]], ...] = (
    ("word", _NAMED, lambda match: match[0]),
    ("phone", _PHONE, _phone),
    ("date", _DATE, _date),
    ("digits", _GROUPS, _grouped),
    ("digits", _RUN, lambda match: match[0]),
    ("size", _SIZE, _size),
    ("days", _SPAN, _span),
    ("other", _CLOCK, lambda match: match[0]),
    ("other", _NO_SUM, lambda match: match[0]),
    ("amount", _CURRENCY, lambda match: UNSAFE),
    ("amount", amounts.NUMERIC, amounts.from_match),
)


def _with_number_words(tokens: list[Token]) -> list[Token]:
    """Replace runs of number words by the amount or small number that they say."""
    if not any(token.low in number_words.STARTERS for token in tokens):
        return tokens
    words = [token.low if token.kind == "word" else "" for token in tokens]
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        read_here = words[at] in number_words.STARTERS and words[at] != ""
        number = number_words.read(words, at) if read_here else None
        if number and (size := _spoken_size(words, number)):
            raw = " ".join(t.raw for t in tokens[at : number[1] + 1])
            result.append(Token("size", raw.lower(), raw, tokens[at].start, size))
            at = number[1] + 1
            continue
        amount = _spoken(words, at, number, result) if number else None
        if number is None or amount is None:
            result.append(tokens[at])
            at += 1
            continue
        first, end = tokens[at], number[1]
        low, raw = " ".join(words[at:end]), " ".join(t.raw for t in tokens[at:end])
        result.append(Token("amount", low, raw, first.start, amount))
        at = end
    return result


def _spoken_size(words: list[str], number: tuple[int, int]) -> str | None:
    """ "two gig", "five hundred mb": the size of a plan."""
    value, end = number
    match = _SIZE.fullmatch(f"{value} {words[end]}") if end < len(words) else None
    return _size(match) if match else None


def _spoken(
    words: list[str], at: int, number: tuple[int, int], before: list[Token]
) -> Amount | None:
    """Say whether a number in words is money: a hundred or more, or naira beside it."""
    value, end = number
    after = words[end] if end < len(words) else ""
    has_naira = after == "naira" or bool(before and before[-1].low == "naira")
    if FOREIGN.fullmatch(after):
        return UNSAFE
    if SLANG.fullmatch(after) and words[end + 1 : end + 2] != ["of"]:
        return UNSAFE  # "two bags"
    may_count = number_words.is_bare_scale(words, at, end) and after
    if may_count and after not in NO_NAMES | FRAMES | {"naira"}:
        return UNSAFE  # "egberun mewaa": a count in a spelling that we don't know?
    if before and before[-1].kind == "amount" and value in (100, 1000, 1_000_000):
        return Amount(value * 100, is_bare=False)
    if value < 100 and not has_naira:
        return None
    is_whole = end - at > 1 and words[end - 1] in ("k", "thousand", "million")
    may_be_idle = words[at] in ("hundred", "thousand", "million", "igba")
    if may_be_idle and not has_naira and not is_whole:
        return None  # "a million thanks"; "igba" is also "time"
    return Amount(amounts.to_kobo(Decimal(value)), is_bare=False)


def _merged(tokens: list[Token]) -> list[Token]:
    """Join "5 hundred" + "thousand", "2 thousand" + "5 hundred", and drop "naira"."""
    result: list[Token] = []
    for token in tokens:
        last = result[-1] if result else None
        if (
            token.low == "naira"
            and token.kind == "word"
            and (last is not None and last.kind == "amount")
        ):
            continue
        if token.kind == "word" and _is_digit_for_to(result):
            result[-1] = Token("word", "to", result[-1].raw, result[-1].start)
        if SLANG.fullmatch(token.low) and last is not None and last.kind == "amount":
            result[-1] = Token("amount", last.low, last.raw, last.start, UNSAFE)
            continue
        if last is not None and last.kind == token.kind == "amount":
            joined = _joined(last, token)
            if joined is not None:
                low, raw = f"{last.low} {token.low}", f"{last.raw} {token.raw}"
                result[-1] = Token("amount", low, raw, last.start, joined)
                continue
        result.append(token)
    return result


def _is_digit_for_to(before: list[Token]) -> bool:
    """ "send 5k 2 Ada": a bare 2 after an amount is the word "to"."""
    return len(before) > 1 and before[-1].low == "2" and before[-2].kind == "amount"


def _joined(first: Token, second: Token) -> Amount | None:
    one, two = first.value, second.value
    if one.kobo is None or two.kobo is None:
        return None
    if second.low in ("hundred", "thousand", "million"):
        return Amount(one.kobo * two.kobo // 100, is_bare=False)
    is_worded = re.search(
        r"thousand|tausand|tousand|million|milion|dubu|puku", first.low
    )
    scale = 100_000_000 if "mil" in first.low else 100_000
    if is_worded and two.kobo < scale:
        return Amount(one.kobo + two.kobo, is_bare=False)
    return None


def _unsafe(token: Token) -> Token:
    """Numbers of a message with mixed scripts are asked for, never used."""
    if token.kind not in ("amount", "phone", "digits", "size"):
        return token
    kind = "amount" if token.kind == "amount" else "other"
    return Token(kind, token.low, token.raw, token.start, UNSAFE)


def find_names(
    tokens: list[Token], names: dict[str, str], longest: int = 3
) -> Iterable[tuple[int, int, str]]:
    """Yield (start, end, value) for each name of the table among the words.

    The longest name at a place wins; names never overlap. Marks inside a name ("u.b.a",
    "o-pay") are ignored; a digit that is part of one ("9 mobile", "1st bank") is not.
    """
    at, lows = 0, [token.low for token in tokens]
    while at < len(tokens):
        if tokens[at].kind == "mark":
            at += 1
            continue
        for end in range(min(len(tokens), at + longest), at, -1):
            if (value := names.get(" ".join(lows[at:end]))) is not None:
                yield at, end, value
                at = end
                break
        else:
            at += 1

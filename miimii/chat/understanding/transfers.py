"""Sending money: is it asked for."""

from __future__ import annotations

import re

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.recipients import recipient_in
from miimii.chat.understanding.transfer_details import (
    AGAIN,
    amount_mode,
    bank_names,
    destination_banks,
)

_BILL = lexicon.words(
    "bill bills fee fees rent invoice overdraft tax dues cheque salary"
)
_OWN_PURSE = re.compile(
    r"\b(?:in|into|inside|for|to) (?:my|this) (?:miimii )?(?:account|acct|wallet|aza)\b"
)
_SHOWS = re.compile(r"\bfi\b.*\bhan\b")  # Yoruba: show me
_PLACES = lexicon.words("account savings saving checking current wallet bank")
_TERSE = lexicon.FILLERS | lexicon.words(
    "to bank account acct acc number no for naira name a/c send is in on amount sum of"
    " beneficiary recipient na bank's holder transfer pay money acct. num"
)


def is_transfer(clause: Clause) -> bool:
    """Say whether the clause asks us to send money somewhere."""
    if _is_terse_transfer(clause):
        return True
    if clause.african_verb_at is not None and clause.verb not in lexicon.BUY:
        return _is_african_transfer(clause, clause.african_verb_at)
    verb = clause.verb
    if verb == "pay":
        return _is_payment(clause)
    if verb in ("transfer", "trf", "payment"):
        return _has_money(clause) or _is_bill(clause) or _is_plain_transfer(clause)
    if verb in lexicon.MOVE:
        return _is_moved(clause)
    if verb == "do":  # "do 3k to 0123456789 gtb"
        return bool(clause.of("amount") and clause.of("digits"))
    if verb not in lexicon.SEND or _is_to_the_customer(clause):
        return False
    return _has_money(clause) or _is_bare_target(clause)


def _is_moved(clause: Clause) -> bool:
    """ "move 5k to savings", "give Samuel 2000": weaker verbs need a target."""
    if _is_to_the_customer(clause):
        return False
    if clause.verb in ("give", "run", "bless", "gift", "settle", "sort"):
        return _is_gift(clause)
    if _OWN_PURSE.search(clause.text) and not clause.of("digits", "phone"):
        return False  # "put money for my account"
    if clause.verb == "fund":  # "fund my wallet" is filling up one's own
        return bool(clause.of("digits") and _has_money(clause))
    aims = clause.verb == "move" or (clause.verb == "credit" and "with" in clause.words)
    return _has_money(clause) and (aims or _has_target(clause))


def _is_gift(clause: Clause) -> bool:
    """ "give Samuel 2000": a name, then a sum, and no word besides."""
    at = (clause.verb_at or 0) + 1
    sums = [i for i, t in enumerate(clause.tokens) if t.kind == "amount"]
    if not _has_sum(clause) or len(sums) != 1:
        return False
    if _has_target(clause) or clause.words & lexicon.MONEY:
        return True
    between = clause.tokens[at : sums[0]]
    if not 0 < len(between) <= 3 or not recipient_in(clause, []):
        return False
    rest = {t.low for t in clause.tokens[sums[0] + 1 :] if t.kind == "word"}
    named = between[-1].raw[:1].isupper() or between[0].low == "my"
    return named and rest <= lexicon.FILLERS


def _asks_for_money(clause: Clause, verb_at: int) -> bool:
    """ "tura min kudi", "zigara m ego", "fi owo ranse si mi": to the customer."""
    lows = clause.lows[verb_at:]
    to_me = lows[1:2] in (("min",), ("mini",), ("m",), ("mana",)) or (
        lows[-2:] in (("si", "mi"), ("fun", "mi")) or lows[0] in ("turo", "turomin")
    )
    rest = (
        {t.low for t in clause.tokens[verb_at + 1 :] if t.kind == "word"}
        - lexicon.MONEY
        - lexicon.FILLERS
        - {"min", "mini", "m", "mana", "mi", "si", "fun"}
    )
    numbers = bool(clause.of("digits", "phone"))
    also = {"ranse", "owo", "lambar", "asusu", "da", "naira", "ya"}
    return to_me and not numbers and rest <= also


def _has_subject(clause: Clause, verb_at: int) -> bool:
    """ "Tinubu fi owo ranse", "Obi kwuru ugwo": somebody else did it."""
    first = clause.tokens[0]
    return (
        verb_at == 1
        and first.kind == "word"
        and first.raw[:1].isupper()
        and first.low not in lexicon.FRAMES
        and len(first.low) > 2
        and first.low not in ("kayi", "tete", "gbalia", "achoro", "zan", "mun", "mana")
    )


def _is_african_transfer(clause: Clause, verb_at: int) -> bool:
    if clause.lows[verb_at] in lexicon.AFRICAN_BUY or _SHOWS.search(clause.text):
        return False
    if _asks_for_money(clause, verb_at) or _has_subject(clause, verb_at):
        return False
    pays_for = re.search(r"\bbiya (?:min|mana|wa)\b", clause.text) is not None
    return pays_for or _has_sum(clause) or _destination_words(clause)


def _is_bill(clause: Clause) -> bool:
    return bool(_BILL & clause.words)


def _has_target(clause: Clause) -> bool:
    named = {"account", "wallet", "to", "into", "for", "give"} & set(clause.after_verb)
    return bool(named or clause.of("digits"))


def _has_money(clause: Clause) -> bool:
    if clause.of("amount") or clause.words & lexicon.MONEY:
        return True
    if amount_mode(clause.text):
        return True
    has_account = any(
        isinstance(t.value, str) and len(t.value) == 10 for t in clause.of("digits")
    )
    return has_account or bool(AGAIN.search(clause.text))


def _has_sum(clause: Clause) -> bool:
    """Like `_has_money`, but a small bare number ("Milo 3 in 1") is not money."""
    small = [
        t
        for t in clause.of("amount")
        if t.value.is_bare and (t.value.kobo or 0) < 10_000
    ]
    rest = tuple(t for t in clause.tokens if t not in small)
    return _has_money(Clause(rest))


def _is_to_the_customer(clause: Clause) -> bool:
    """ "send me 5k" asks us for money: we only send the customer's own."""
    at = clause.verb_at or 0
    after = clause.lows[at + 1 : at + 2]
    if clause.verb == "credit" and {"my", "me"} & set(after):
        return not clause.of("digits", "phone")
    if after not in (("me",), ("us",)):
        return False
    return not clause.of("digits") and not {"to", "account", "into"} & set(
        clause.lows[at:]
    )


def _is_payment(clause: Clause) -> bool:
    """ "pay Ada 5k", "pay my water bill", "pay Bola": money, a bill, or just a name."""
    if _has_money(clause) or clause.words & _BILL or "payment" in clause.words:
        return True
    at = (clause.verb_at or 0) + 1
    rest = clause.tokens[at:]
    if clause.lows[at : at + 1] == ("for",):
        return len(rest) <= 5
    if clause.lows[at : at + 2] == ("it", "from"):
        return True
    return (
        0 < len(rest) <= 3
        and all(
            t.kind == "word" and t.low not in lexicon.NO_NAMES - {"my"} for t in rest
        )
        and (rest[-1].raw[:1].isupper() or rest[0].low == "my")
    )


def _is_plain_transfer(clause: Clause) -> bool:
    """ "make a transfer", "transfer to Ada": nothing else that could be moved."""
    at = clause.verb_at or 0
    before = set(clause.lows[max(0, at - 3) : at])
    after = clause.lows[at + 1 : at + 2]
    made = bool(
        before
        & {"make", "do", "run", "initiate", "schedule", "up", "process", "perform"}
    )
    if made or not after or "with" in before:
        return True
    if {"from", "to"} <= clause.words and clause.words & _PLACES:
        return True
    if after[0] in ("to", "from", "on", "with", "between"):
        return len(clause.tokens) <= 12
    return bool(destination_banks(clause)) and "from" in clause.words


def _is_bare_target(clause: Clause) -> bool:
    """ "send to Ada": a person straight after the verb, and nothing else."""
    at = (clause.verb_at or 0) + 1
    rest = clause.tokens[at + 1 :]
    return (
        clause.lows[at : at + 1] == ("to",)
        and 0 < len(rest) <= 3
        and all(t.kind == "word" and t.raw[:1].isupper() for t in rest)
    )


def _is_terse_transfer(clause: Clause) -> bool:
    """ "8031234567 opay 4000", "#5000 to 3012345671 first bank", "3k to Obi"."""
    if clause.verb or clause.african_verb_at is not None or len(clause.tokens) > 20:
        return False
    tokens = list(clause.tokens)
    if sum(t.kind != "mark" for t in tokens) > 12:
        return False
    accounts = [t for t in clause.of("digits", "phone") if isinstance(t.value, str)]
    hits = bank_names(tokens, is_sure=bool(accounts))
    if len(accounts) == 1 and hits:
        known = {at for start, end, _ in hits for at in range(start, end)}
        others = [
            t
            for at, t in enumerate(tokens)
            if t.kind == "word" and at not in known and t.low not in _TERSE
        ]
        is_told = any(  # "they forced me to 0123…": a story, not a name
            t.raw.islower() and t.start < accounts[0].start for t in others
        )
        return (
            bool(clause.of("amount")) and len(others) <= 3 and not is_told
        ) or not others
    if _is_sum_and_phone(clause):
        return True
    first = next(
        (t for t in tokens if t.low not in lexicon.FILLERS and t.kind != "mark"), None
    )
    if first is None or first.kind != "amount" or len(tokens) > 6:
        return False
    if first.value.is_bare and (first.value.kobo or 0) < 10_000:
        return False  # "20 to 2 will do"
    name = recipient_in(clause, hits)
    if name and lexicon.FOREIGN.fullmatch(name.lower()):
        return False
    return bool(name and {"to", "give"} & clause.words) and (
        clause.text.endswith(str(name).lower())
    )


def _is_sum_and_phone(clause: Clause) -> bool:
    """ "4000 08031234567": money or airtime, which is asked."""
    kinds = [t.kind for t in clause.tokens if t.kind != "mark"]
    others = clause.words - _TERSE - lexicon.FRAMES
    return {"amount", "phone"} <= set(kinds) and len(kinds) <= 4 and not others


def _destination_words(clause: Clause) -> bool:
    """African verbs without an amount: a bank, an account or a person is named."""
    return bool(destination_banks(clause)) or bool(
        {"asusun", "asusu", "akaunti", "akanti", "akauntu", "apo", "apamo"}
        & clause.words
    )

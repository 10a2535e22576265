"""Sending money: is it asked for."""

from __future__ import annotations

import re

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.recipients import recipient_in
from miimii.chat.understanding.terse import is_terse_transfer
from miimii.chat.understanding.transfer_details import (
    amount_mode,
    destination_banks,
    is_same,
)

_BILL = lexicon.words(
    "bill bills fee fees rent invoice overdraft tax dues cheque salary"
)
_OWN_PURSE = re.compile(
    r"\b(?:in|into|inside|for|to) (?:here\b|(?:my|this) (?:miimii )?"
    r"(?:account|acct|wallet|aza)\b)"
)
_PAYS = re.compile(r"biya|sanwo|[ai]?kwu")
_PAY_ME = re.compile(  # what is owed to the speaker, and not to be paid by us
    r"\bbiya ni\b|\bsan an fun mi\b|\bkwu(?:o|ru) m ugwo(?: m)?\W*(?:$|puku|nari|\d)"
)
_FILLS_OWN_PURSE = re.compile(  # put money into my account, from nowhere we know
    r"^(?!.*\b(?:lati|daga|site)\b).*(?:\bfi owo (?:si|sinu|kun) (?:\w+ )?"
    r"(?:akanti|akaunti|account|apo) mi\b|\bi?tinye\b.*\b(?:akau?n?tu?u?|account) m\b)"
)
_FROM_PURSE_TO_PURSE = re.compile(
    r"\b(?:lati|daga|site)\b.*\b(?:si|zuwa|ga|gaa) (?:inu )?(?:akanti|akaunti|asusu\w*|"
    r"akauntu|apo|account)\b"
)
_SHOWS = re.compile(r"\bfi\b.*\b(?:han|pamo|sile)\b")  # Yoruba: show me, keep
_ASKS = re.compile(  # what makes a verb of sending, paying a request to us
    r"\b(?:allah|ina so|ina son|bukatar|za ?k[au] iya|taimak\w+|min|mana|amfani|jowo|"
    r"ejo|"
    r"e jo|mo fe|ba mi|ran mi|mo ni|biko|achoro|choro|nyere m|m|o le|gbalia|"
    r"gaa n'ihu)\b"
)
_PLACES = lexicon.words("account savings saving checking current wallet bank")


def is_transfer(clause: Clause) -> bool:
    """Say whether the clause asks us to send money somewhere."""
    if is_terse_transfer(clause):
        return True
    if clause.african_verb_at is not None and clause.verb not in lexicon.BUY:
        return _is_african_transfer(clause, clause.african_verb_at)
    if clause.verb in lexicon.MOVE:
        return _is_moved(clause)
    if clause.verb == "do":  # "do 3k to 0123456789 gtb"
        return bool(clause.of("amount") and clause.of("digits"))
    return clause.verb in lexicon.SEND | {"payment"} and _is_sent(clause)


def _is_sent(clause: Clause) -> bool:
    """ "send 5k", "pay my water bill", "make a transfer", "send to Ada"."""
    if _is_to_the_customer(clause):
        return False
    if clause.verb == "pay":
        return _is_payment(clause)
    if clause.verb in ("transfer", "trf", "payment"):
        return _has_money(clause) or _is_bill(clause) or _is_plain_transfer(clause)
    if clause.verb in ("throw", "dash"):
        return _has_stakes(clause)
    return _has_money(clause) or _is_bare_target(clause)


def _is_moved(clause: Clause) -> bool:
    """ "move 5k to savings", "give Samuel 2000": weaker verbs need a target."""
    if _is_to_the_customer(clause):
        return False
    if clause.verb in ("give", "run", "bless", "gift", "sort", "settle"):
        return _is_gift(clause)
    if _OWN_PURSE.search(clause.text) and not clause.of("digits", "phone"):
        return False  # "put money for my account"
    if clause.verb == "fund":  # "fund my wallet" is filling up one's own
        return bool(clause.of("digits") and _has_money(clause))
    if clause.verb == "credit" and clause.after_verb[:1] == ("for",):
        return False  # "credit for this goes to …"
    aims = clause.verb == "move" or (clause.verb == "credit" and "with" in clause.words)
    return _has_stakes(clause) and (aims or _has_target(clause))


def _has_stakes(clause: Clause) -> bool:
    """Money beside a weak verb: "throw away everything" has none."""
    if clause.of("amount", "digits") or clause.words & lexicon.MONEY:
        return True
    return "my" in clause.words and amount_mode(clause.text) is not None


def _is_gift(clause: Clause) -> bool:
    """ "give Samuel 2000": a name, then a sum, and no word besides."""
    at = (clause.verb_at or 0) + 1
    sums = [i for i, t in enumerate(clause.tokens) if t.kind == "amount"]
    if not _has_sum(clause) or len(sums) != 1:
        return False
    if _has_target(clause) or clause.words & lexicon.MONEY:
        return True
    between = [t for t in clause.tokens[at : sums[0]] if t.low != "with"]
    if not 0 < len(between) <= 3 or not recipient_in(clause, []):
        return False
    after = clause.tokens[sums[0] + 1 :]
    if "make" in clause.lows[sums[0] :]:  # "… 3k make he fit buy oil"
        after = after[: clause.lows[sums[0] + 1 :].index("make")]
    rest = {t.low for t in after if t.kind == "word"}
    known = lexicon.RELATIONS | lexicon.PARENTS | {"my"}
    named = between[-1].raw[:1].isupper() or between[0].low in known
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
    if not to_me or clause.of("digits", "phone") or _PAYS.match(lows[0]):
        return False  # "biya min" pays for me, and not me
    named = {"zuwa", "wa", "si", "daga", "site", "na", "asusun"} & rest
    return not named and not recipient_in(clause, [])


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
    if _PAY_ME.search(clause.text) or _FILLS_OWN_PURSE.search(clause.text):
        return False
    if _asks_for_money(clause, verb_at) or _has_subject(clause, verb_at):
        return False
    if clause.of("amount", "digits", "phone") or amount_mode(clause.text):
        return _has_sum(clause) or _destination_words(clause)
    to_somebody = clause.words & {"si", "zuwa", "wa", "nye", "ga"}
    is_aimed = bool(to_somebody and recipient_in(clause, []))
    is_aimed = is_aimed or _FROM_PURSE_TO_PURSE.search(clause.text) is not None
    if not _ASKS.search(clause.text) and not is_aimed:
        return False  # "pay your workers": said to everybody
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
    return has_account or is_same(clause.text)


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
    """ "send to Ada", "send to 08031234567": a person after the verb, no more."""
    at = (clause.verb_at or 0) + 1
    at += clause.lows[at : at + 1] in (("it",), ("am",))
    rest = clause.tokens[at + 1 :]
    is_name = all(t.kind == "word" and t.raw[:1].isupper() for t in rest)
    is_phone = [token.kind for token in rest] == ["phone"]
    is_person = is_phone or (is_name and 0 < len(rest) <= 3)
    return clause.lows[at : at + 1] == ("to",) and is_person


def _destination_words(clause: Clause) -> bool:
    """African verbs without an amount: a bank, an account or a person is named."""
    return bool(destination_banks(clause)) or bool(
        {"asusun", "asusu", "akaunti", "akanti", "akauntu", "apo", "apamo"}
        & clause.words
    )

"""A transfer without a verb: a list of details that can be nothing else.

"8031234567 opay 4000", "#5000 to 3012345671 first bank", "3k to Obi".
"""

from __future__ import annotations

import re

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.entities import Token
from miimii.chat.understanding.recipients import recipient_in
from miimii.chat.understanding.text import fold
from miimii.chat.understanding.transfer_details import amount_mode, bank_names

_TERSE = lexicon.FILLERS | lexicon.words(
    "to bank account acct acc number no for naira name a/c send is in on amount sum of"
    " beneficiary recipient na bank's holder transfer pay money acct. num this its"
    " it's be sent"
)
_GOES = re.compile(r"\bmake (?:e|[\d₦#n]\S*) (?:go|enter|reach|land)\b")
_MOST_DETAILS = 12
_LONGEST_AIMED = 8  # tokens of "3k to Obi for fuel"
_FEWEST_KOBO = 10_000  # "20 to 2 will do" is a time of day


def is_terse_transfer(clause: Clause) -> bool:
    """Say whether a clause without a verb is a transfer all the same."""
    if clause.verb or clause.african_verb_at is not None:
        return False
    tokens = _before_reason(clause)
    if sum(token.kind != "mark" for token in tokens) > _MOST_DETAILS:
        return False
    accounts = [t for t in clause.of("digits", "phone") if isinstance(t.value, str)]
    hits = bank_names(tokens, is_sure=bool(accounts))
    if len(accounts) == 1 and hits:
        return _is_account_listed(clause, tokens, hits, accounts[0])
    if _is_made_to_go(clause):
        return True
    return _is_sum_and_phone(clause) or _is_sum_to_name(clause, tokens, hits)


def _is_account_listed(
    clause: Clause,
    tokens: list[Token],
    hits: list[tuple[int, int, str]],
    account: Token,
) -> bool:
    """An account and its bank, and besides them a sum and a name at most."""
    known = {at for start, end, _ in hits for at in range(start, end)}
    others = [
        token
        for at, token in enumerate(tokens)
        if token.kind == "word" and at not in known and token.low not in _TERSE
    ]
    if not others:
        return True
    # "they forced me to 0123…": a story, not a name
    is_told = any(t.raw.islower() and t.start < account.start for t in others)
    return bool(clause.of("amount")) and len(others) <= 3 and not is_told


def _is_sum_to_name(
    clause: Clause, tokens: list[Token], hits: list[tuple[int, int, str]]
) -> bool:
    """ "3k to Obi": a sum, "to" or "give", a name, and nothing after it."""
    said = [t for t in tokens if t.low not in lexicon.FILLERS and t.kind != "mark"]
    if not said or said[0].kind != "amount" or len(tokens) > _LONGEST_AIMED:
        return False
    amount = said[0].value
    if amount.is_bare and (amount.kobo or 0) < _FEWEST_KOBO:
        return False
    name = recipient_in(clause, hits)
    if not name or lexicon.FOREIGN.fullmatch(name.lower()):
        return False
    whole = clause.text.partition(" for ")[0]
    while whole.rpartition(" ")[2] in lexicon.FILLERS:
        whole = whole.rpartition(" ")[0]
    return bool({"to", "give"} & clause.words) and whole.endswith(fold(name))


def _is_sum_and_phone(clause: Clause) -> bool:
    """ "4000 08031234567": money or airtime, which is asked."""
    kinds = [token.kind for token in clause.tokens if token.kind != "mark"]
    others = clause.words - _TERSE - lexicon.FRAMES
    return {"amount", "phone"} <= set(kinds) and len(kinds) <= 4 and not others


def _is_made_to_go(clause: Clause) -> bool:
    """Pidgin "half of my money make e go Blessing", "make 5k enter Ada account"."""
    has_sum = clause.of("amount") or amount_mode(clause.text)
    made = _GOES.search(clause.text)
    return bool(has_sum and made and recipient_in(clause, []))


def _before_reason(clause: Clause) -> list[Token]:
    """ "2500 to opay 9012345678 for fuel": what it is for is no detail of the list."""
    tokens = list(clause.tokens)
    numbers = [at for at, t in enumerate(tokens) if t.kind in ("digits", "amount")]
    for at, low in enumerate(clause.lows):
        if low == "for" and len(numbers) > 1 and at > numbers[-1]:
            return tokens[:at]
    return tokens

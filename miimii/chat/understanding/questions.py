"""Everything a customer says that moves no money: balance, receipts, help, complaints.

The patterns are in `phrases`; here is what each kind of question carries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from miimii.chat.understanding import lexicon, phrases, small_talk
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.guard import is_other_trade
from miimii.chat.understanding.mother_tongues import TONGUES
from miimii.chat.understanding.sayings import SAYINGS
from miimii.chat.understanding.subjects import OURS, SUBJECTS
from miimii.chat.understanding.transfer_details import bank_names, transfer_slots

Item = dict[str, Any]
Slots = dict[str, Any]

_LONGEST_SAYING = 120  # characters
_PERIODS = (
    ("today", r"\btoday\b|yau\b|loni\b|taa\b"),
    ("last_month", r"\bwatan (?:jiya|da ya (?:gabata|wuce))"),
    ("yesterday", r"\byesterday\b|\bjiya\b|\blana\b|unyaahu"),
    ("this_week", r"\bthis week\b"),
    ("last_week", r"\b(?:last|past) week\b"),
    ("this_month", r"\bthis month\b|wannan watan"),
    ("last_month", r"\b(?:last|past|previous) month\b|watan da ya gabata|osu to koja"),
    ("this_year", r"\bthis year\b"),
)
_MONTHS = (
    "january february march april may june july august september october"
    " november december"
)
_NOT_NAMES = (
    lexicon.NO_NAMES
    | lexicon.FRAMES
    | lexicon.words(
        "save add remove delete store beneficiary beneficiaries list as to my contact"
        " contacts account new create"
    )
)
_SERVICES = (
    ("airtime", r"airtime|recharge|credit|top ?up|kati"),
    ("data", r"\bdata|bundle|plans?\b|internet"),
    ("electricity", r"light|electric|nepa|meter|token|disco|power"),
    ("cable", r"dstv|gotv|startimes|cable|tv\b|showmax"),
    ("transfer", r"send|transfer|pay|bank|money|tura|nyefe|ranse|beneficiar"),
)
_WHO_GOT_IT = re.compile(
    r"^\W*(?!e |am |it |you |una |money )([a-z]+) don (?:collect|receive|see|get)\b|"
    r"\b(?:has|did) (?:my )?(?!my|the|it|transfer|money)([a-z]+) (?:received?|get|"
    r"gotten|collect|seen?)\b"
    r"|\b(?:una|you) don (?:credit|send|pay|settle) ([a-z]+)\b"
)
_COUNTED = (
    re.compile(
        r"\b(?:last|recent|past|previous)\s+(\d{1,2}|[a-z]+)\b(?! (?:days?|weeks?|"
        r"months?))"
    ),
    re.compile(r"\bguda (\d{1,2})\b"),
    re.compile(r"\b(\d{1,2}) (?:most )?(?:last|recent|latest|transactions?)\b"),
)
_WHOM_I_SENT = re.compile(
    r"\b(?:wey|that|which) i (?:don )?sen[dt] (?:give |to )?([a-z]+)"
)
# Who asks for a person says it so; "I paid the wrong person" tells what is wrong.
_CALLS = re.compile(
    r"\b(?:human(?: being)?s?|customer (?:care|service|support|rep\w*)|live chat|"
    r"real person)\b|\b(?:talk|speak|chat|connect|transfer|complain|gist|yarn|call|"
    r"reach|contact|assist\w*|help|need|want|wan|get|give|see)\b.{0,24}\b(?:agent|support|"
    r"representative|operator|staff|officer|manager)\b|"
    r"\b(?:talk|speak|chat|connect|transfer|complain|gist|yarn)\w*\b.{0,16}\b(?:person|"
    r"someone|somebody)\b|\b(?:follow|with|need|want) (?:an? |one )?(?:person|somebody|"
    r"someone) (?:to )?(?:talk|gist|yarn|speak|help|answer)\b|"
    r"^\W*(?:(?:please|pls|abeg|an?|your|una|hi|hello) )*(?:agent|support|staff|"
    r"representative|rep|operator)\b|"
    r"\bmagana da\b|\bba (?:soro|eniyan|eeyan|enikan|osise)|\bsoro pelu\b|"
    r"\b(?:ikwuru?|kwurita|ikpa|gwa(?:kwa)?|okwu na)\b.{0,12}\b(?:mmadu|onye)\b"
)
_TOLD = re.compile(
    r"\b(?:scam\w*|fraud\w*|wrong|debit\w*|sent|paid|charged|deducted|removed|failed|"
    r"lost|stole\w*|missing|refund|reversed?|cheat\w*|withdrew|chop|too?k)\b"
)
_LONGEST_CALL = 10  # words that ask for a person, and say nothing else
_COUNT_WORDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
}


def topic_of(low: str) -> Slots:
    """Return the service a question is about, if it names one."""
    for topic, pattern in _SERVICES:
        if re.search(pattern, low):
            return {"topic": topic}
    return {}


def _period(low: str) -> Slots:
    for period, pattern in _PERIODS:
        if re.search(pattern, low):
            return {"period": period}
    for month in _MONTHS.split():
        if re.search(rf"\b(?:in|for|of|from|since) {month}\b", low):
            return {"period": month}
    return {}


def _count_in(low: str) -> int | None:
    """Return how many are wanted: "last five transfers", "3 most recent"."""
    for pattern in _COUNTED:
        if match := pattern.search(low):
            said = match[1]
            count = int(said) if said.isdigit() else _COUNT_WORDS.get(said)
            if count:
                return count
    return None


def _history(clause: Clause, low: str) -> Slots:
    slots = _period(low)
    for token in clause.of("date"):
        slots["period"] = token.value
    if count := _count_in(low):
        slots["count"] = count
    if re.search(r"\bspen[dt]|sent out|paid|debit|kashe", low):
        slots["direction"] = "out"
    elif re.search(r"receiv|credit|who sent|paid me|incoming", low):
        slots["direction"] = "in"
    return slots


def _statement(clause: Clause, low: str) -> Slots:
    return _period(low)


def _receipt(clause: Clause, low: str) -> Slots:
    kept = (
        ("amount_kobo", "recipient") if re.search(r"\bto\b", low) else ("amount_kobo",)
    )
    slots = {k: v for k, v in transfer_slots(clause).items() if k in kept}
    if re.search(r"\b(?:last|latest|recent)\b", low):
        slots["last"] = True
    match = re.search(r"\bto ([a-z]+)\b", low)
    if match and "recipient" not in slots:
        name = match[1]
        if name not in lexicon.NO_NAMES:
            slots["recipient"] = next(t.raw for t in clause.tokens if t.low == name)
    return slots


def _status(clause: Clause, low: str) -> Slots:
    slots = transfer_slots(clause)
    name = str(slots.get("recipient", ""))
    if name.islower() and not re.search(
        rf"\b(?:to|give|reach) (?:my )?{re.escape(name)}", low
    ):
        del slots["recipient"]  # "my transfer still hanging": no name
    if match := _WHOM_I_SENT.search(low):
        who = next((t.raw for t in clause.tokens if t.low == match[1]), "")
        slots |= {"recipient": who} if match[1] not in _NOT_NAMES else {}
    if match := _WHO_GOT_IT.search(low):
        name = next(group for group in match.groups() if group)
        who = next((t.raw for t in clause.tokens if t.low == name), "")
        slots |= {"recipient": who} if who and name not in _NOT_NAMES else {}
    return {
        k: v
        for k, v in slots.items()
        if k in ("amount_kobo", "recipient", "bank", "account_number", "phone")
    }


def _block(clause: Clause, low: str) -> Slots:
    undo = re.search(
        r"\bun-?(?:block|freeze|lock)|reactivate|\bbude\b|megh|mepe|\bopen\b|"
        r"\bsi \w+ mi pa",
        low,
    )
    return {"action": "unblock" if undo else "block"}


def _pin(clause: Clause, low: str) -> Slots:
    lost = re.search(
        r"forgo|forget|reset|lost|remember|recover|manta|ranti|gbagbe|echefu|don loss",
        low,
    )
    return {"action": "reset" if lost else "change"}


def _kyc(clause: Clause, low: str) -> Slots:
    raised = re.search(
        r"upgrade|tier|level|increase|raise|higher|bigger|\bbig\b|kara|inganta|soke|"
        r"fi kun|buli",
        low,
    )
    slots: Slots = {"action": "upgrade" if raised else "verify"}
    if match := re.search(r"\b(bvn|nin)\b", low):
        slots["id_type"] = match[1].upper()
    return slots


def _limits(clause: Clause, low: str) -> Slots:
    fees = re.search(r"\bfees?\b|charge|cost|deduct|vat|stamp", low)
    return {"topic": "fees" if fees else "limits"}


def _payee_action(low: str) -> str:
    if re.search(r"\bna (?:ajiye|adana)\b|\bti mo fi pamo\b|\bm chek", low):
        return "list"
    if re.search(r"\b(?:remove|delete|erase|comot|unsave|cire|yo .*kuro|wepu)\b", low):
        return "remove"
    if re.search(r"\bsaved\b(?!.*\badd)|\bi (?:don )?save", low):
        return "list"
    adds = (
        r"\b(?:save|add|store|new|create|keep|register|ajiye|fi .*pamo|tinye|remember|"
    )
    adds += r"chekwa\w*)\b"
    return "add" if re.search(adds, low) else "list"


def _payees(clause: Clause, low: str) -> Slots:
    action = _payee_action(low)
    slots: Slots = {"action": action}
    if action == "list":
        return slots
    for token in clause.of("digits"):
        if isinstance(token.value, str) and len(token.value) == 10:
            slots["account_number"] = token.value
    hits = bank_names(list(clause.tokens), is_sure=bool(clause.of("digits")))
    if len({code for _, _, code in hits}) == 1:
        slots["bank"] = hits[0][2]
    if name := _payee_name(clause, hits):
        slots["name"] = name
    return slots


def _payee_name(clause: Clause, hits: list[tuple[int, int, str]]) -> str | None:
    taken = {at for start, end, _ in hits for at in range(start, end)}
    for at, token in enumerate(clause.tokens):
        if token.kind == "word" and token.low not in _NOT_NAMES and at not in taken:
            return token.raw
    return None


def _support(clause: Clause, low: str) -> Slots:
    is_call = len(low.split()) <= _LONGEST_CALL and not _TOLD.search(low)
    if is_call and _CALLS.search(low):
        return {"topic": "human"}
    return {
        "topic": "failed_transfer"
        if re.search(r"debit|transfer|sent|send", low)
        else "complaint"
    }


def _howto(clause: Clause, low: str) -> Slots:
    return topic_of(low)


_SLOTS: dict[str, Callable[[Clause, str], Slots]] = {
    "block_account": _block,
    "pin_change": _pin,
    "support": _support,
    "receipt": _receipt,
    "statement": _statement,
    "beneficiaries": _payees,
    "kyc": _kyc,
    "txn_status": _status,
    "history": _history,
    "limits_fees": _limits,
    "howto": _howto,
}


def read_other(clause: Clause, low: str) -> Item | None:
    """Return the one intent without money that the text is about, or None."""
    for intent, pattern in small_talk.FIRST.items():
        if pattern.search(low):
            return {"intent": intent, "slots": {}}
    for intent, pattern in _phrases(low):
        if intent == "howto" and (is_other_trade(low) or not OURS.search(low)):
            continue
        if pattern.search(low):
            slots_of = _SLOTS.get(intent)
            slots = slots_of(clause, low) if slots_of else {}
            return {"intent": intent, "slots": slots}
    for intent, pattern in small_talk.LAST.items():
        if pattern.search(low):
            return {"intent": intent, "slots": {}}
    return _by_subject(clause, low)


def _phrases(low: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Set phrases, which say something in a short text only, then patterns for any."""
    if len(low) <= _LONGEST_SAYING:
        yield from SAYINGS.items()
        yield from TONGUES.items()
    yield from phrases.ABOUT.items()


def is_phrase(low: str) -> bool:
    """True if the text has a phrase of its own, and is not only guessed at."""
    said = (*small_talk.FIRST.items(), *_phrases(low), *small_talk.LAST.items())
    return any(pattern.search(low) for _, pattern in said)


def is_ambiguous(low: str) -> bool:
    """True if phrases of two kinds are in a text; "how do I" goes with any."""
    found = {name for name, pattern in phrases.ABOUT.items() if pattern.search(low)}
    return len(found - {"howto"}) > 1


def _by_subject(clause: Clause, low: str) -> Item | None:
    """What is spoken of and how, where no phrase fits: a guess that moves no money."""
    if is_other_trade(low):
        return None
    for intent, (about, how) in SUBJECTS.items():
        if about.search(low) and how.search(low):
            slots_of = _SLOTS.get(intent)
            slots = slots_of(clause, low) if slots_of else {}
            return {"intent": intent, "slots": slots}
    return None


def is_stop(low: str) -> bool:
    """True for "cancel", "stop", "forget it", "don't send"."""
    return bool(small_talk.CANCEL.search(low))

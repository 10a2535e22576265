"""Tells whoever holds a receipt whether it is ours: "verify", its reference, its code.

Anybody may ask, also who has no account: it is a shop that wants to know.
"""

from __future__ import annotations

import re

from miimii.bills.model import PREFIX as PURCHASE
from miimii.chat.papers.authenticity import CODE_LENGTH, Genuine, TooManyChecks
from miimii.chat.papers.receipt import Receipt, party_lines, title
from miimii.chat.replies import Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn
from miimii.chat.wording import moment, say
from miimii.money import Money
from miimii.transfers.model import CREDIT_PREFIX as CREDIT
from miimii.transfers.model import PREFIX as TRANSFER

_VERB = r"(?:please |pls |abeg )?(?:verify|check|confirm|validate)"
_RECEIPT = r"(?:(?:this|the|a|that) )?receipt"
_ASKED = re.compile(rf"(?:{_VERB} )?(?:{_RECEIPT}[:,]? )?(?P<rest>.+)", re.IGNORECASE)
_HOW = re.compile(rf"{_VERB} {_RECEIPT}\b.*", re.IGNORECASE)
_REFERENCE = rf"(?:{TRANSFER}|{PURCHASE}|{CREDIT})0[0-9A-Z]{{25}}"
_TYPED = re.compile(rf"({_REFERENCE})([0-9A-Z]{{{CODE_LENGTH}}})")
_CODE = rf"[0-9A-Z]{{{CODE_LENGTH}}}"
_CODE_ALONE = re.compile(
    rf"{_VERB} (?:{_RECEIPT}[:,]? )?(?:code[:,]? )?(?P<code>{_CODE})\W*", re.IGNORECASE
)
_MISREAD = str.maketrans("OIL", "011")
_LONGEST = 120


def answer_check(scene: Scene) -> Turn | None:
    """Return what we say of a receipt that somebody asks about; None for all else."""
    message, visit = scene.message, scene.visit
    text = " ".join(message.text.split())
    if message.is_forwarded or not text or len(text) > _LONGEST:
        return None
    if (typed := read_typed(text)) is None:
        if code := read_code(text):
            return scene.say("receipt.code_alone", code=code)
        return scene.say("receipt.how") if _HOW.fullmatch(text) else None
    reference, code = typed
    try:
        found = visit.teller.receipts.check(visit.customer.lane, reference, code)
    except TooManyChecks:
        return scene.say("receipt.too_many")
    if found is None:
        return scene.say("receipt.not_ours")
    return Done(Reply(_ours(visit.language, found)), is_aside=True)


def read_typed(text: str) -> tuple[str, str] | None:
    """Return the reference and code in a text that has nothing else to say.

    Spaces and dashes are left out, and letters that no code has are read as the
    digits they look like.
    """
    asked = _ASKED.fullmatch(text)
    if asked is None:
        return None
    bare = re.sub(r"[\s\-–—.,:;#]", "", asked["rest"]).upper().translate(_MISREAD)
    found = _TYPED.fullmatch(bare)
    return (found[1], found[2]) if found else None


def read_code(text: str) -> str | None:
    """Return the code in a text that asks about it without its reference.

    It has letters and digits, as nearly every code has and no word.
    """
    asked = _CODE_ALONE.fullmatch(text)
    code = asked["code"].upper() if asked else ""
    is_mixed = not code.isalpha() and not code.isdigit()
    return code if asked and is_mixed else None


def _ours(language: str, found: Genuine) -> str:
    """Say what stands on the paper; a name only by its first letters."""
    receipt = found.receipt
    key, when = "receipt.ours", receipt.when
    if found.returned is not None:
        key, when = "receipt.since", found.returned.when
    lines = "\n".join(f"{label}: {value}" for label, value in _lines(receipt, language))
    return say(language, key, lines=lines, when=moment(when))


def _lines(receipt: Receipt, language: str) -> list[tuple[str, str]]:
    status = say(language, f"receipt.status.{receipt.status}")
    who = party_lines(receipt, language)
    if not receipt.is_purchase and receipt.party:
        label, name = who[0]
        who[0] = (label, covered(name))
    return [
        (title(receipt, language), str(Money(receipt.amount_kobo))),
        *who,
        (say(language, "receipt.date"), moment(receipt.when)),
        (say(language, "receipt.reference"), receipt.reference),
        (say(language, "receipt.status"), status),
    ]


def covered(name: str) -> str:
    """Return the first letter of each word of a name: enough for who holds it."""
    return " ".join(f"{word[0]}•••" for word in name.split())

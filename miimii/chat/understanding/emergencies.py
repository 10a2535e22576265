"""How much of an emergency a sentence is: an order or a theft of one's own, or less.

`phrases`, `sayings` and `mother_tongues` find what sounds like one. What stands around
it is weighed here: no denial, no question and nobody else's phone blocks an account,
since undoing that takes a proof and two people.
"""

from __future__ import annotations

import re
from typing import Literal

from miimii.chat.understanding import guard
from miimii.chat.understanding.mother_tongues import TONGUES
from miimii.chat.understanding.phrases import ABOUT
from miimii.chat.understanding.sayings import SAYINGS

Action = Literal["block", "either", "ask"]

_R = re.compile
_ALARMS = tuple(known["block_account"] for known in (SAYINGS, TONGUES, ABOUT))
_BETWEEN = _R(r"[.!?;,\n]+|\b(?:and|but|because|cos|cuz|amma|sugbon|mana)\b")
_LOCKING = (
    r"(?:block|freeze|lock|disable|deactivate|suspend|shut|close|secure|hold|"
    r"blocked|locked|frozen|closed|suspended)"
)
_LOCK = _R(
    r"\b(?:block(?:ed)?|freeze|frozen|lock(?:ed)?|disabled?|deactivated?|"
    r"suspend(?:ed)?|secure|hold|lien|pnd|stop all|kulle|toshe|dakatar|dina|"
    r"gbachi\w*|kpochi\w*|kwusi\w*)\b|\bti\b.{0,20}\bmi pa\b|"
    r"\bdi (?:account|akan?ti)\b"
)
_CLOSE = _R(
    r"\b(?:closed?|rufe|mechi\w*)\b|"
    r"\b(?:ti|pa) (?:account|akanti|akaunti|apo|wallet) mi\b"
)
# "My account is blocked" tells or asks; "I want my account blocked" orders.
_STANDING = _R(
    r"(?<!want my )(?<!wan my )(?<!need my )(?<!get my )(?<!have my )"
    r"\b(?:account|wallet|acct)(?: \w+){0,3} (?:blocked|locked|frozen|suspended|"
    r"disabled|closed)\W*$"
)
_STOLEN = _R(r"\b(?:st[eo]l\w+|snatch\w*|thie\w+|hack\w*|sace|e?zuru)\b")
_NOT_ORDERED = _R(
    r"\b(?:do ?n[o']?t|don t|never|neva|not|no|nor|without|won'?t|didn'?t|can'?t|"
    r"cannot|nobody|no ?one)\b(?: (?:want|wan|need|to|you|u|una|me|ever|please|pls|"
    r"abeg|go|dey|fit|ask|say|tell|make|try|even|just|dare|let|them|dem|anybody|anyone|"
    rf"have|has|been|be|yet|is|it|am)){{0,6}} {_LOCKING}\b|\bstop {_LOCKING}ing\b|"
    rf"\b(?:don|have|has) {_LOCKING}\b|"
    r"\b(?:kada|kar|karka|karku)\b|\bba ?na so\b|\bban (?:ce|so)\b|"
    r"\b(?:mi o|mi ko|n ko|emi ko) (?:fe|so)\b|\bma (?:se )?(?:ti|pa|di|dina)\b|"
    r"\bachoghi\b"
)
_NOT_LOST = _R(
    r"\b(?:not|no|never|neva|isn'?t|wasn'?t|hasn'?t|haven'?t|didn'?t|nobody|no ?one)"
    r"(?: (?:been|get|got|yet|really|dey|be|just|don|has|have)){0,3} (?:st[eo]l\w+|"
    r"lost|loss|lose|missing|hack\w*|snatch\w*|thief|misplaced?)\b|"
    r"\bba a (?:sace|saci|kwace)|\bba(?:i|ta)? (?:ta )?bata ba\b|"
    r"\bwon (?:ko|o) (?:tii )?ji\b|\b\w*zu(?:ru)?ghi\b"
)
_MAYBE_LOST = _R(
    r"\b(?:if|whether|suppose|in ?case|once|idan|in har|o buru na|ti)\b(?: that)? "
    r"(?:my|i|they|dem|them|someone|somebody|anyone|an|wayata|won|foonu|e|ekwenti)\b|"
    r"^\W*(?:(?:please|pls|abeg|hi|hello|so|and|ok|okay)\W+){0,3}(?:is|was|are|were|"
    r"has|have|did|does|should|would|why|who|whose|shey|nje|shin)\b"
    r"(?: (?!my\b)[\w']+)? (?:my (?:[\w']+ )?(?:phone|sim|line|account)|they|dem|them|"
    r"someone|somebody|anyone|stole|stolen|snatched|hacked|don)\b"
)
_WILL_YOU = _R(
    r"^\W*(?:\w+ ){0,2}(?:will|would) (?:you|u|una|they|miimii)\b"
    r"(?! (?:please|pls|kindly))"
)
_PERSON = (
    r"(?:friends?|brothers?|sisters?|bro|sis|mum|mom|mummy|mother|dad|daddy|father|"
    r"wife|husband|son|daughter|boss|oga|madam|uncle|aunt(?:y|ie)?|cousin|neighbou?r|"
    r"colleague|customer|guy|babe|pikin|child|kid|boyfriend|girlfriend|partner|"
    r"roommate|staff|driver|pastor|teacher|student|fianc\w+|in-?law|grand\w+)"
)
_THINGS = r"(?:phone|handset|sim|line|account|acct|wallet|bag|money|pin)"
_OTHERS = _R(
    rf"\b(?:his|her|their|your)\b|\b{_PERSON}(?:'?s)? (?:\w+ )?{_THINGS}\b|"
    rf"\b\w+'s {_THINGS}\b|\b(?:he|she|they|{_PERSON})(?: \w+){{0,2}} (?:lost|loss|"
    r"misplaced)\b|\b(?:you|una)(?: \w+)? hacked\b|"
    r"\bwaya(?:rsa|rta|rsu|rka|rki|r \w+)\b|\b(?:foonu|phone|sim|laini) (?:re|won|ore|"
    r"egbon|aburo|iya|baba|iyawo|oko|yin)\b|\b(?:ekwenti|fon|phone|sim) (?:ya|gi|ha|"
    r"enyi|nwanne|nne|nna|di|nwunye)\b"
)
_MINE = _R(
    rf"\bmy (?:(?!{_PERSON}\b)(?!\w+'s)[\w-]+ ){{0,2}}{_THINGS}\b|"
    r"\b(?:hacked|robbed) me\b|\bi(?: have| don| just| also){0,2} (?:lost|loss|"
    r"misplaced) (?!his|her|their|your)"
)
_OLD = _R(
    r"\blast (?:year|month)\b|\b(?:years?|months?) (?:ago|back)\b|\blong (?:time )?ago"
    r"\b|\b(?:in|since) 20\d\d\b|\bshekaru?r? da (?:ta|suka)\b|\bwatan (?:da ya|jiya)|"
    r"\b(?:odun|osu) to koja\b|\b(?:afo|onwa) gara aga\b"
)
_FOUND = _R(
    r"\b(?:found|recovered)(?! out| that)\b.{0,12}\b(?:phone|sim|line|it|am)\b"
    r"(?! (?:missing|stolen|gone))|\b(?:phone|sim|line|it|am) back\b"
)
_DOUBTS = (_NOT_LOST, _MAYBE_LOST, _OLD, _FOUND)
_WHY = _R(r"\b(?:why|kilode|ki lo ?de|me ?ya ?sa|don me|gini mere|maka gini)\b")
_MEANWHILE = _R(
    r"\b(?:they|dem|them|he|she|someone|somebody)(?:'re| are| is| dey) (?:\w+ )?"
    r"(?:tak|steal|withdraw|spend|empt|thief|comot)\w*\b.{0,10}\b(?:money|account)\b"
)


def judge(low: str, *, has_mark: bool) -> Action:
    """Say what a sentence that sounds like an emergency is worth.

    "block": ordered, or told as one's own. "either": an account to be closed, which may
    mean blocked. "ask": it says no, asks, or speaks of others; a button will do.
    """
    parts = [part for part in _BETWEEN.split(low) if is_alarm(part)] or [low]
    found = {_weigh(part, has_mark=has_mark) for part in parts}
    if "block" in found or _MEANWHILE.search(low):
        return "block"
    return "either" if "either" in found else "ask"


def is_alarm(low: str) -> bool:
    """Whether a text has a phrase of an emergency, whoever's it is."""
    return any(pattern.search(low) for pattern in _ALARMS)


def is_ordered(low: str) -> bool:
    """Whether blocking is told in so many words, and not only what has happened."""
    return _LOCK.search(low) is not None


def _weigh(part: str, *, has_mark: bool) -> Action:
    if _NOT_ORDERED.search(part) or _is_others(part):
        return "ask"
    if is_alarm(_CLOSE.sub(" ", _LOCK.sub(" ", part))):  # whatever else is ordered
        return "ask" if any(doubt.search(part) for doubt in _DOUBTS) else "block"
    if _WHY.search(part) or _STANDING.search(part):
        return "ask"
    if _CLOSE.search(part) and not is_ordered(part):
        return "either"
    if _is_asked(part, has_mark=has_mark):
        return "ask"
    return "block" if is_alarm(part) or _STOLEN.search(part) else "ask"


def _is_asked(part: str, *, has_mark: bool) -> bool:
    return bool(_WILL_YOU.search(part)) or guard.is_question(part, has_mark=has_mark)


def _is_others(part: str) -> bool:
    return bool(_OTHERS.search(part)) and not _MINE.search(part)

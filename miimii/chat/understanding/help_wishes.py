"""Questions about how: "help transfers", "how do I save someone", "price of 1gb".

They are read from whole short messages and start nothing: the answer says what to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from miimii.chat.understanding.text import fold

_PLEASE = (
    r"^\W*(?:(?:please|pls|abeg|biko|e?jowo|don allah|hi|hello|miimii)[\s,]+)*"
    r"(?:i (?:need|want|wan) )?"
)
_HELP = (
    r"(?:help|taimako|iranlowo|enyemaka|explain|teach me)"
    r"(?: (?:with|on|about|for|kan|a kan|game da|lori|nipa|maka|banyere|na))*"
)
_HOW = (
    r"(?:how (?:do|can|could|should|will|go|fit|dey)? ?(?:i|we|you|person|to)?"
    r"(?: (?:go|fit|dey|take))*|how to|yaya (?:zan|ake|ake yin)|"
    r"bawo ni (?:mo se le|mo se|a se)|kedu (?:otu|ka) (?:m ga-esi|m si|esi))"
)
_MY = r"(?:my |the |a |an |some |your )*"
_TAIL = r"(?: (?:work|works|please|pls|abeg|o|here|on miimii|for me))*\W*$"
# Topic → what it is called, and what one does there.
_TOPICS = {
    "transfers": r"(?:(?:bank )?transfers?|(?:send|sending|transfer)(?:ing)?"
    r"(?: (?:money|funds|cash))?|payments?|tura kudi|aika kudi|fi owo ranse|"
    r"ifowo ?ranse|zipu ego|iziga ego|nzipu ego)",
    "bills": r"(?:bills?|airtime|data|electricity|light|tv|cable|dstv|gotv|recharge|"
    r"(?:buy|buying|pay|paying|get) (?:airtime|data|light|electricity|bills?|tv|cable)|"
    r"katin waya|wuta|ina|kaadi|oku)",
    "account": r"(?:account(?: number)?|receiving(?: money)?|receive(?: money)?|"
    r"get paid|fund(?:ing)?(?: my account)?|asusu\w*|akanti|akauntu)",
    "history": r"(?:history|statements?|receipts?|transactions?|spending|"
    r"(?:get|see|download|check|find) (?:my |the |a )*(?:history|statements?|receipts?|"
    r"transactions?)|tarihi|bayani|itan|akuko)",
    "people": r"(?:beneficiar(?:y|ies)|people|(?:saved?|saving|add) (?:people|person|"
    r"someone|somebody|names?|beneficiar(?:y|ies)|numbers?|contacts?)|nicknames?|"
    r"favou?rites?|mutane|awon eniyan|ndi mmadu)",
    "pin": r"(?:pin|passcode)",
    "limits": r"(?:limits?|fees?|charges?|levels?|tiers?|iyaka|odiwon|oke)",
    "safety": r"(?:safety|security|fraud|scams?|block(?:ing)?|lost phone|stolen phone|"
    r"tsaro|aabo|nchekwa)",
    "language": r"(?:languages?|harshe|ede|asusu)",
    "news": r"(?:notices?|notifications?|alerts?|news|sanarwa|okwa)",
}
_ASKED = {
    topic: re.compile(rf"{_PLEASE}(?:{_HELP}|{_HOW}) {_MY}{words}{_TAIL}")
    for topic, words in _TOPICS.items()
}
_NAMED = {
    topic: re.compile(rf"{_PLEASE}{_MY}{words} help{_TAIL}")
    for topic, words in _TOPICS.items()
}
_SIZE = r"\d+(?:[.,]\d+)? ?(?:gb|mb|gig|giga|tb)s?"
_KINDS = {
    "data": rf"(?:\w+ )?(?:{_SIZE}|data|internet)(?: (?:of |in )?(?:mtn|glo|airtel|"
    r"9mobile|etisalat))?(?: (?:data|bundles?|plans?|subscription))*",
    "cable": r"(?:dstv|gotv|startimes|showmax|cable(?: tv)?)(?: \w+){0,2}",
}
_PRICE = (
    r"(?:how much(?: (?:is|be|does|for|do|for the|is the|na|(?:una|you) dey sell))?|"
    r"(?:what(?:'s| is)|wetin be) (?:the )?(?:price|cost)(?: of| for)?|(?:the )?"
    r"(?:price|cost)s?(?: of| for| list)?|elo ni|nawa (?:ne|ce)|ego ole (?:bu|ka))"
)
_COSTS = r"(?: (?:price|cost|go for|be|sell for)s?)?"
_PRICES = {
    kind: re.compile(
        rf"{_PLEASE}(?:{_PRICE} {_MY}{words}{_COSTS}|{_MY}{words} (?:price|cost)s?"
        rf"(?: list)?){_TAIL}"
    )
    for kind, words in _KINDS.items()
}
# Asked, not ordered: "block my account" alone is heard at once, in any words.
_ABOUT_BLOCKING = re.compile(
    rf"{_PLEASE}(?:{_HOW} (?:block|freeze|lock) {_MY}(?:account|wallet|card)|"
    r"(?:what|wetin) (?:if|(?:go |will )?happens? (?:if|when)|(?:should|can|do) i do"
    r" (?:if|when)) (?:i (?:don )?(?:lose|loss)|my|(?:dem|them|someone|somebody) "
    r"(?:thief|steals?))\b.{0,40}?\b(?:phone|sim|line)\b"
    rf"(?: (?:is|gets|get|was|were) (?:lost|stolen|missing))?){_TAIL}"
)
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class HelpWish:
    """What is asked about; `kind` when it is what one kind of bill costs."""

    topic: str
    kind: str = ""


def asks_about_blocking(text: str) -> bool:
    """Whether a whole message asks how blocking is done: no order to do it."""
    return bool(_ABOUT_BLOCKING.match(fold(text)))


def read_help(text: str) -> HelpWish | None:
    """Return what a whole message wants explained; None if it is anything else."""
    low = fold(text)
    if len(low.split()) > _MOST_WORDS:
        return None
    if _ABOUT_BLOCKING.match(low):
        return HelpWish("safety")
    for kind, pattern in _PRICES.items():
        if pattern.match(low):
            return HelpWish("prices", kind)
    for topic in _TOPICS:
        if _ASKED[topic].match(low) or _NAMED[topic].match(low):
            return HelpWish(topic)
    return None

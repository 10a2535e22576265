"""What a text without a phrase of its own may be about: a guess that moves no money.

For each intent, what must be spoken of, and how. The order matters: first match wins.
"""

from __future__ import annotations

import re

_R = re.compile
OURS = _R(
    r"\b(?:transfers?|send|sent|pay|paid|payment|airtime|data|light|token|meter|dstv|"
    r"gotv|"
    r"startimes|cable|recharge|money|account|acct|wallet|card|bank|bill|bills|buy|"
    r"bought|"
    r"debit\w*|credit\w*|transaction|alert|nepa|bundle|subscription|app|network|"
    r"services?|banks?|help me$|plans?|\d*(?:mb|gb)|gigs?|limits?|fees?|pin|receipts?|"
    r"networks?|discos?|mtn|glo|"
    r"airtel|9mobile|etisalat|opay|electric\w*|power|number|phone|beneficiar\w*|this|"
    r"it|"
    r"here|miimii|una|kudi\w*|owo|ego|kati\w*|wuta|lantarki|oku|aika|tura\w*|ranse|"
    r"ziga\w*|kaadi|ulo aku|ra ina|"
    r"zipu\w*|nyefe\w*|bvn|nin|tiers?|kyc|statements?|history|balance|prices?)\b"
)
_PURSE = (
    r"\b(?:account|acct|wallet|asusu\w*|akanti|akaunti|akauntu|akant|aza|phone|sim|"
    r"line|"
    r"waya\w*|foonu|ekwenti)\b"
)
SUBJECTS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "pin_change": (
        _R(r"\bpin\b"),
        _R(
            r"\b(?:different|another|other|reset|recover|ranti|sauya|canza|canja|paaro|"
            r"new|forg\w*|remember|know|works?|again|wrong|change)\b"
        ),
    ),
    "block_account": (
        _R(_PURSE),
        _R(
            r"\b(?:un-?block|block|stop|suspend|stole|stolen|steal|thief|snatch\w*|"
            r"sace|rufe|kulle|ji|zuru|ezuru|lock|freeze|hack\w*)\b"
        ),
    ),
    "beneficiaries": (
        _R(r"\b(?:account|acct|number|person|contacts?|people|payee|details)\b"),
        _R(r"\b(?:save|store|keep|saved|delete|unsave|ajiye|fi pamo)\b"),
    ),
    "kyc": (
        _R(r"\btiers?\b|\bid card\b|\bverif\w+|\btabbatar\w*|\bpassport\b"),
        _R(""),
    ),
    "limits_fees": (
        _R(
            r"\b(?:max|min|most|above|below|more than|up to|expensive|cheap|"
            r"commission)\b"
        ),
        _R(r"\b(?:send|transfer|withdraw|pay|buy|receive|una|charge)\b"),
    ),
    "balance": (
        _R(
            r"\b(?:my|i) (?:\w+ )?(?:money|cash|funds?|kudi|kudina|ego|have|get)\b|"
            r"\bego m\b|"
            r"\bowo mi\b|\b(?:kudi|owo|ego|moni)\b|\b(?:asusuna|akanti mi|akauntu m)\b|"
            r"\bkudina\b|\bdo i have\b"
        ),
        _R(
            r"\b(?:show|check|see|view|tell|know|gosi|duba|nuna|wo|mo|lelee|nawa|elo|"
            r"ole|ku|foro|shekaran|still|up to|enough|"
            r"reach|"
            r"account|wallet)\b"
        ),
    ),
    "history": (
        _R(
            r"\b(?:i|my) (?:don |have |did )?(?:buy|bought|spend|spent|send|sent|pay|"
            r"paid|use|"
            r"used|purchases?|payments?|transfers?|spending)\b"
        ),
        _R(r"^\W*(?:\w+ ){0,4}(?:show|see|check|list|view|what|wetin|who|when|all)\b"),
    ),
    "support": (
        OURS,
        _R(
            r"\b(?:no|not|never|without (?:getting|receiving|my)|wrong|double|twice|"
            r"error|mistake|problem|issue|mess|"
            r"bad|poor|worst|delay\w*|stuck|missing|lost|steal|stole|thief|wey|where|"
            r"complain|"
            r"poora|bata|shigo|bai|banyeghi|abataghi|efu\w*|nothing|took|take|"
            r"remove\w*|"
            r"answer\w*|chop|collect|refus\w*|"
            r"disappear\w*|fail\w*|declin\w*|hanging|still|since|yet|nonsense|why)\b"
        ),
    ),
    "howto": (
        OURS,
        _R(
            r"^\W*(?:(?:please|pls|abeg|hi|hello|so|and)\W+)*(?:how|what|which|where|"
            r"when|can|"
            r"could|is|are|do|does|will|una|wetin|which kind|any|kedu|bawo|yaya|"
            r"ta yaya|se|nje)\b"
            r"|\b(?:una|you) (?:dey|fit|get|sabi)\b|\b(?:learn|teach|explain|guide|"
            r"know)\b"
        ),
    ),
}

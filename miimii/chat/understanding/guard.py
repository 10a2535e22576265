"""The guard: which messages may start a payment draft at all.

One rule a function, applied in this order before anything else is read, to every source
(typed, heard, read from a picture, or understood by a model). Each returns True if the
text must not start money for that reason. A doubt is a no: the customer can ask again,
while a payment they did not ask for can't be taken back.
"""

from __future__ import annotations

import re

_SECRET = re.compile(
    r"\b(pin|otp|password|passcode|cvv)\b(?: (?:code|number|no))?\W{0,3}"
    r"(?:(?:is|na|be|to)\b)?\W{0,3}\d[\d -]{1,8}\d\b(?![\d,])"
    r"|\b\d{4,8} (?:is|na) (?:my|the) (?:\w+ )?(pin|otp|password|passcode|code)\b"
    r"|\b(code) (?:is|na) \d{4,8}\b"
)
_PASSWORD = re.compile(
    r"\b(?:password|passcode) ?(?:is|na|=|:) ?"
    r"(?!not|wrong|incorrect|invalid|correct|the|a|forgotten|blocked|required)\S{3,}"
)
_KINDS = {
    "pin": "pin",
    "otp": "otp",
    "code": "otp",
    "cvv": "card",
    "password": "password",
    "passcode": "password",
}
_CARD = re.compile(r"(?<!\d)\d{4}([ -]?)\d{4}\1\d{4}\1\d{4,7}(?!\d)")
_CARD_WORDS = re.compile(r"\b(?:cvv|card (?:number|no|details)|expir\w+|valid thru)\b")
_ALERT_SIGNS = (
    re.compile(
        r"\b(?:acct|acc|a/c|account)(?:\s?(?:no|num|number))?\s?[:#]|"
        r"\bacct?\b[^a-z]{0,3}[*x\d]"
    ),
    re.compile(r"\bamt\b|\bamount\s?:"),
    re.compile(r"\bdesc\b|\bdescription\s?:|\bnarr(?:ation)?\s?:|\bremarks?\s?:"),
    re.compile(r"\b(?:avail(?:able)?\.?\s?)?bal(?:ance)?\s?:|\bavail bal\b"),
    re.compile(
        r"\b(?:dr|cr)\b|\b(?:debit|credit)(?:ed)?\s?(?:alert|:)|\btxn\s?:|\b(?:your|"
        r"ur) (?:acct|account|a/c)\b.*\b(?:debited|credited)\b"
    ),
    re.compile(r"\balert\b"),
    re.compile(r"[*x]{2,20}\d{2}|\d[*x]{3}"),
    re.compile(r"\b(?:date|time|ref|txn id|session id)\s?:"),
)
_CHAIN = re.compile(
    r"\b(?:forward(?:ed)? (?:this|as received|to)|share (?:this|to|"
    r"with) (?:message|all|\d+|ten|your)|send this (?:message )?to|"
    r"copy and paste|broadcast"
    r"|click (?:this|the|here)|pass it on)\b"
)
_NEGATED = re.compile(
    r"\b(?:do ?n[o']t|dont|don't|do not|never|stop|no longer|not to|refuse|nope"
    r"|won't|can't|cannot|cant|couldn't|unable|no (?:send|buy|pay|transfer|"
    r"recharge|do|go|dey|need|want|wan|gree|even)"
    r"|not (?:send|buy|pay|transfer|going|want|trying|sure|able|working)|"
    r"without sending|nor send"
    r"|kada|kar|ba na so|bana so|ban ce|ma (?:san|fi|ra|se|ko|ranse|rann?)|"
    r"mi o fe|(?<!ba )mi ko|emi ko"
    r"|acho(?:ro|gh)? ?(?:m|i)? ?(?:gh)i?|achoghi|[ae](?:zi|kwu|nye|zu|kpo|"
    r"me)\w*(?:la|le|kwala)"
    r"|cancel|reverse|revert|refund|undo)\b"
)
_PAST = re.compile(
    r"\b(?:sent|paid|payed|transferred|transfered|bought|recharged|credited|"
    r"debited|received|declined|failed"
    r"|reverted|reversed|deducted|charged|withdrew|made|tried|trying|went|"
    r"arrived|stolen|lost|got(?! to\b)|happened|forgot(?:ten)?"
    r"|did(?:n't|nt)?|was|were|wasn't|hasn't|haven't|had|stopped|taken|took|"
    r"wanted|used|yesterday|last (?:week|month|night|year)|ago"
    r"|has been|have been|have not|has not|not yet"
    r"|don (?:send|sent|pay|buy|transfer|enter|drop|recharge|go|comot|debit|"
    r"credit|collect|load|dey)"
    r"|e don|dem don|(?:i|we|he|she|they|dem|una) don"
    r"|naa tura|(?<!so )(?<!min )(?<!son )na (?:tura|aika|biya)\b|na riga|"
    r"an tura|ya tura|ya ce|ta ce|jiya"
    r"|mo ti|o ti|ti san|ti fi|lana|won ni|o ni ki|o so"
    r"|ezigo|ezigara|akwuo|akwugo|nyefego|zigalu|ekwuola|si m (?:zigara|kwuo)|"
    r"o siri|unyaahu|ezitela)\b"
)
_REPORTED = re.compile(
    r"\b(?:he|she|they|dem|someone|somebody|people|my \w+|\w+) "
    r"(?:said|says|say|told|tells|asked|asks|wants|want me|dey ask|tell me|"
    r"wants me|keeps? asking|is asking)\b"
    r"|\b(?:said|told me|asked me|wants me|told (?:her|him|us)|advised)\b|"
    r"\bi (?:should|was told|heard|think|thought|saw|owe|know|believe|remember)\b"
)
_TWO_ACTORS = re.compile(
    r"\b(?:i|we) (?:just|already|also|have|had)? ?(?:send|transfer|pay) (?:him|"
    r"her|them|you)\b.*\b(?:but|and)\b"
)
_OPENERS = (
    r"how|hw|what|what's|whats|wat|which|why|when|where|who|whom|whose|is|are|am|"
    r"was|were|do|does"
    r"|did|has|have you|have i|should|shall|may|might|if|whether|can i|can we|"
    r"could i|could we|can my|can it"
    r"|can someone|can anyone|can she|can he|can they|can people|can a|can one|"
    r"cani|does|would i|will i|will it|will the|will my|will there|is it|any|"
    r"anyone"
    r"|wetin|wetin be|wen|shey|sey|abi|una dey|una fit|you fit|u fit|e possible|"
    r"e fit|i fit|na how|na wetin|you dey|u dey|dem dey"
    r"|yaya|ya ya|ta yaya|nawa|menene|mene|me ya|wane|wanne|wace|ina zan|yaushe|"
    r"shin|ko zan|ko ina|wa ya|zan iya|me yasa|ina ne"
    r"|bawo|elo|kini|ki ni|kilode|ki lo|nibo|tani|igba wo|nigba wo|se mo|se o|"
    r"se e|nje mo|ewo|meloo"
    r"|kedu|ego ole|gini|olee|onye|ebee|kee|ole|o ga|enwere m ike|e nwere m ike|"
    r"o kwa|maka gini|a ga m|gwa m|gosi m|i ma"
)
_FILLER = (
    r"(?:please|pls|plz|plss|abeg|abg|hi|hello|hey|good \w+|ok|okay|oga|bro|sir|"
    r"ma|boss|guy|my guy|dear|miimii|so|and|but"
    r"|then|also|well|yo|na|now|just|biko|jowo|ejo|don allah|dan allah|excuse me|"
    r"sorry|yes|thanks|thank you|no|kindly|by the way|bros|nna)"
)
_QUESTION = re.compile(
    rf"^\W*(?:{_FILLER}\b\W*)*(?:{_OPENERS})\b(?!\s+(?:about you send|soon))"
)
_ASKING = re.compile(
    r"\b(?:how (?:do|can|to|does|i|will|would|should|much|many|long|come|una|you|"
    r"we)|what (?:is|are|if|do|does|happens|about)"
    r"|is it possible|is there (?:a|any)|e possible|i wonder|wondering|"
    r"want to know|like to know|need to know|wan know|just asking"
    r"|tell me (?:how|why|if|what|when|about|the)|show me (?:how|the|my)|explain|"
    r"walk me through|teach me|guide me|instructions?|steps? to|way to"
    r"|how i go|how i fit|how una|wetin (?:i|be|go|una|you|dey)|shey i|abi i"
    r"|ko (?:akwai|zan|an|ya|ta)|duba|ta yaya|yadda|yanda|yaya zan|bawo ni|"
    r"bi mo (?:se|ti)|kedu (?:ka|otu)|otu m|ka m ga-esi|esi eji)\b"
)
_POLITE = re.compile(
    rf"^\W*(?:{_FILLER}\b\W*)*(?:(?:can|could|would|will|cld) (?:you|u|una|"
    rf"ya)(?: please| pls| kindly| now| quickly| just)?"
    r"|za ka iya|za ku iya|zaka iya|zaku iya|nje o le|se o le|i nwere ike|"
    r"ị nwere ike|o le|would you mind)\b"
    r"(?! (?:tell|show|explain|give me (?:my|the|a)|check|confirm|see|find|know|"
    r"buy me|really|even|actually))"
)
_STARTS_IN_DOUBT = re.compile(
    rf"^\W*\?|^\W*(?:{_FILLER}\b\W*)*(?:how (?:do|can|to|i)|hw (?:do|can|to)|"
    rf"wetin|can i|should i|is it possible)\b"
)
_SENT_THINGS = re.compile(
    r"\b(?:receipts?|reciept|recipt|statements?|details?|location|texts?|message|"
    r"sms|email|e-mail|mail|picture|pictures|photo|pics?|notification"
    r"|link|code|otp|invoice|file|document|proof|screenshot|account (?:number|"
    r"details|no)(?! ?\W? ?(?:is )?\d)|transfer (?:fees?|charges?|limits?|"
    r"history|status|pin)|sako|sakon|ozi|ifiranse"
    r"|reminder|remind|playlist|song|music|uber|taxi|flight|flights|ticket|"
    r"tickets|hotel|flowers|pizza|groceries|meeting|calendar|list"
    r"|checkbooks?|chequebook|401k|alarm|call|contact|deposit slip|interest|hug|"
    r"kiss|love|greetings|prayers?|direct deposit|new card|debit card|pin)\b"
)
_OTHER_TRADE = re.compile(
    r"\b(?:lend|loan|borrow|owe|dash me|gift me|giveaway|invest|double|bet9ja|"
    r"sportybet|1xbet|betting|bet|crypto|bitcoin|btc|usdt|stocks?|shares|forex"
    r"|bata?|aro|ya ni|gbese|yawo|gbaziri|mortgage|autopay|recurring|on hold|"
    r"monthly payment of)\b"
)
TOO_LONG = 500  # characters; a request is shorter, a story or a chain letter is not


def secret_in(low: str) -> str | None:
    """Rule 1: return pin, otp, password or card if the text gives one away."""
    if _CARD.search(low) or (_CARD_WORDS.search(low) and re.search(r"\d{3,}", low)):
        return "card"
    if match := _SECRET.search(low):
        return _KINDS[match[1] or match[2] or match[3]]
    return "password" if _PASSWORD.search(low) else None


def is_alert(low: str) -> bool:
    """Rule 2: two signs of a bank's own alert make it a pasted one."""
    return sum(bool(sign.search(low)) for sign in _ALERT_SIGNS) >= 2


def is_chain(low: str) -> bool:
    """Rule 2: a chain letter, or a text too long to be an instruction, is data."""
    return len(low) > TOO_LONG or bool(_CHAIN.search(low))


def is_negated(low: str) -> bool:
    """Rule 4: "don't send", "no send", "kada", "ma san", "ezigala"."""
    return bool(_NEGATED.search(low))


def is_past_or_reported(low: str) -> bool:
    """Rule 4: what happened, or what somebody else said, is no instruction to us."""
    return bool(_PAST.search(low) or _REPORTED.search(low) or _TWO_ACTORS.search(low))


def is_polite(low: str) -> bool:
    """A request to us in the form of a question: "can you send 5k to Ada?"."""
    return bool(_POLITE.search(low))


def is_question(low: str, *, has_mark: bool) -> bool:
    """Rule 5: asking is not telling, even with an amount and an account."""
    if is_polite(low):
        return bool(_ASKING.search(low))
    return has_mark or bool(_QUESTION.search(low) or _ASKING.search(low))


def is_other_trade(low: str) -> bool:
    """Rule 7: loans, bets and coins are none of our five services."""
    return bool(_OTHER_TRADE.search(low))


def is_other_thing(low: str) -> bool:
    """Rules 6 and 7: sending a receipt or buying a flight is none of our services."""
    return bool(_SENT_THINGS.search(low) or _OTHER_TRADE.search(low))


def begins_in_doubt(low: str) -> bool:
    """A message that opens with a question never starts money in a later sentence."""
    return bool(_STARTS_IN_DOUBT.search(low))


def allows_money(low: str, *, has_mark: bool = False) -> bool:
    """Say whether a sentence may start money: no rule from 4 to 7 speaks against it."""
    return not (
        is_negated(low)
        or is_question(low, has_mark=has_mark)
        or is_past_or_reported(low)
        or is_other_thing(low)
    )

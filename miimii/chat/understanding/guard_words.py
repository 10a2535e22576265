"""The words that the guard listens for, rule by rule, in five languages.

Patterns over the matching form of a text. The rules themselves are in `guard`.
"""

from __future__ import annotations

import re

SECRET = re.compile(
    r"\b(one time password)\W{0,3}(?:is|na)?\W{0,3}\d{4,8}\b"
    r"|\b(pin|otp|password|passcode|cvv)\b(?: (?:code|number|no))?\W{0,3}"
    r"(?:(?:is|na|be|to)\b)?\W{0,3}\d[\d -]{1,8}\d\b(?![\d,])"
    r"|\b(pin|otp|password|passcode|cvv|(?:verification|security|one time) code)\b"
    r"(?: (?:it|it's|is|na|be|to|from|as|my|me|the|they|you|just|should|will|was|send|"
    r"sent|"
    r"gave|give|got|get|received|code|number|no|new|here|now|use|i|dem|im|don)){1,6}"
    r" \d{4,8}\b(?![\d,])"
    r"|\b\d{4,8} as (?:my |the |a )?(?:\w+ )?(pin|otp|password|passcode)\b"
    r"|(?<!ussd )(?<!bank )(?<!sort )(?<!promo )(?<!referral )(?<!country )"
    r"\b(code)\W{0,3}(?:is|na|be)?\W{0,3}\d{4,8}\b"
    r"|\b\d{4,8} (?:is|na) (?:my|the) (?:\w+ )?(pin|otp|password|passcode|code)\b"
)
PASSWORD = re.compile(
    r"\b(?:password|passcode) ?(?:is|na|=|:) ?"
    r"(?!not|wrong|incorrect|invalid|correct|the|a|forgotten|blocked|required)\S{3,}"
)
KINDS = {
    "pin": "pin",
    "otp": "otp",
    "code": "otp",
    "verification code": "otp",
    "one time password": "otp",
    "security code": "otp",
    "one time code": "otp",
    "cvv": "card",
    "password": "password",
    "passcode": "password",
}
CARD = re.compile(  # not a token of twenty digits
    r"(?<!\d)(?<!\d[ -])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4,7}(?!\d)(?!(?:[ -]?\d){4})"
)
CARD_WORDS = re.compile(r"\b(?:cvv|card (?:number|no|details)|expiry|valid thru)\b")
TV = re.compile(r"\b(?:startimes|dstv|gotv|decoder|smart ?card|iuc)\b")
ALERT_SIGNS = (
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
# "I got a debit alert of 5k": told in own words, and not pasted.
SPOKEN = re.compile(
    r"\b(?:i|we|he|she|they|dem|una|you|e)\b.{0,20}\b(?:get|got|see|saw|seen|"
    r"receive\w*|"
    r"never|sent|send|show)\b.{0,20}\balert\b"
)
FORM = re.compile(
    r"^(?=.*\bacc(?:oun)?t?\b)(?=.*\bbank\b)(?=.*\b(?:amount|amt|₦|naira))(?=.*\d{10})"
    r"(?!.*(?:[*x]{2}|\bbal(?:ance)?\b|\balert\b|\b(?:dr|cr)\b|\bdesc|\bdate\b|"
    r"\btxn\b|debit|credit))"
)
CHAIN = re.compile(
    r"\b(?:forward(?:ed)? (?:this|as received|to)|share (?:this|to|"
    r"with) (?:message|all|\d+|ten|your)|send this (?:message )?to|"
    r"copy and paste|broadcast"
    r"|click (?:this|the|here)|pass it on|retweet|giveaway|(?:via|in|my|a|or) dm|"
    r"dm (?:to|me|us|for)|to claim|claim (?:your|the|it)|congratulations|"
    r"you (?:have|'ve) won|eligible|lucky winners?|(?:share|forward) (?:it )?to|"
    r"to unlock|for grabs|free (?:\d+ ?(?:gb|mb)|airtime|data|money|credit)|"
    r"\d ?(?:gb|mb) free)\b|^\W*(?:fwd|fw|forwarded)\b"
)
# Text of machines and of public places: code, links, @mentions, #tags.
MACHINE = re.compile(
    r"[{}<>]|\b(?:https?|www|http/\d|content-type)\b|(?<![\w.])@[a-z_]\w|"
    r"(?<![\w&])#[a-z]{3,}|^rt\b|\b(?:bit\.ly|t\.co|\w+\.(?:com|ng|net|org)/)"
)
QUOTED = re.compile(
    r"(?:^|[\s:(])[\"'`](?:please |pls |abeg |kindly )?"
    r"(?:send|transfer|pay|buy|load|recharge|credit|tura|fi|zigara|san|biya)\b"
)
NEGATED = re.compile(
    r"\b(?:no|not|never|neva|nor|didn'?t) (?:come|enter|drop|gree|show|reflect|work|"
    r"load|"
    r"reach|see|gone|go through)\b|"
    r"\b(?:do ?n[o']t|agaghi|dont|don't|do not|never|stop|no longer|not to|refuse|nope"
    r"|won't|can't|cannot|cant|couldn't|unable|no (?:send|buy|pay|transfer|"
    r"recharge|do|go|dey|need|want|wan|gree|even)"
    r"|not (?:send|buy|pay|transfer|going|want|trying|sure|able|working)|"
    r"without sending|nor send|(?:'m|am|are|is|be) not|not (?:sending|paying|buying)"
    r"|kada|kar|ba na so|bana so|ban ce|ma (?:san|fi|ra|se|ko|ranse|rann?)|"
    r"mi o fe|(?<!ba )(?<!fun )(?<!ran )mi (?:o|ko) (?:mo|ri|le|ni|gba|ti)|"
    r"(?<!ba )mi ko|emi ko"
    r"|acho(?:ro|gh)? ?(?:m|i)? ?(?:gh)i?|achoghi|[ae](?:zi|kwu|nye|zu|kpo|"
    r"me)\w*(?:la|le|kwala)"
    r"|cancel|reverse|revert|refund|undo)\b"
)
PAST = re.compile(
    r"\bza a\b|\b(?:till|until) now\b|"
    r"\bstill (?:dey |not |no )?(?:pend\w+|waiting|processing)\b|"
    r"\b(?:sent|paid|payed|transferred|transfered|bought|recharged|credited|"
    r"debited|received|declined|failed"
    r"|reverted|reversed|deducted|charged|withdrew|made|tried|trying|went|"
    r"arrived|stolen|lost|got(?! to\b)|happened|forgot(?:ten)?"
    r"|did(?:n't|nt)?|was|were|wasn't|hasn't|haven't|had|stopped|taken|took|"
    r"wanted|used|yesterday|last (?:week|month|night|year)|ago"
    r"|has been|have been|have not|has not|not yet"
    r"|don (?:send|sent|pay|buy|transfer|enter|drop|recharge|go|comot|debit|"
    r"credit|collect|load|dey|reach|cut|do)"
    r"|(?:ya|ta|sun|mun|an|kun|(?<!so )(?<!son )(?<!min )(?<!taimaka )na) "
    r"(?:tura|aika|biya|saya|sayi|siya|saka|loda|turo|aiko)(?:wa)?"
    r"|(?<!ki )(?:o|won|awon|ta lo|awon ti) (?:san|ra|fi|ko|yo|ti ra)"
    r"|(?:o|ha|onye) (?:kwuru|zigara|zutara|nyere|nyefere)"
    r"|e don|dem don|(?:i|we|he|she|they|dem|una) don"
    r"|naa tura|(?<!so )(?<!min )(?<!son )na (?:tura|aika|biya)\b|na riga|"
    r"an tura|ya tura|ya ce|ta ce|jiya"
    r"|(?:mo|o|won|e|a) ti|ti san|ti fi|lana|won ni|o ni ki|o so"
    r"|[ae] ?(?:zu|kwu|zi|nye|go|tinye|zip)\w*r[aeiou]+ m|ezigo|ezigara|akwuo|akwugo|"
    r"nyefego|zigalu|ekwuola|si m (?:zigara|kwuo)|"
    r"o siri|unyaahu|ezitela)\b"
)
REPORTED = re.compile(
    r"\b(?<!make )(?:he|she|they|dem|it|who|im) (?:will|would|go|should|must|fit|may|"
    r"might|could|needs?|has to|have to|dey)\b"
    r"|\bwish i\b|\bi (?:go|for|may|might|will(?! (?:like|love|want|need)))\b"
    r"|\b(?:wrote|writes|typed|texted|according to|forced|warned)\b"
    r"|\bmy (?:acc|acct|account|aza)(?: (?:number|no|details))? (?:is|na|be)\b"
    r"|\b(?:he|she|they|dem|someone|somebody|people|my \w+|\w+) "
    r"(?:said|says|say(?! make (?:you|una))|told|tells|asked|asks|wants|want me|"
    r"dey ask|tell me|"
    r"wants me|keeps? asking|is asking)\b"
    r"|\b(?:said|told me|asked me|wants me|told (?:her|him|us)|advised)\b|"
    r"\bi (?:should|was told|heard|think|thought|saw|owe|know|believe|remember)\b"
)
TWO_ACTORS = re.compile(
    r"\b(?:i|we) (?:just|already|also|have|had)? ?(?:send|transfer|pay) (?:him|"
    r"her|them|you)\b.*\b(?:but|and)\b"
)
_OPENERS = (
    r"how|hw|what|what's|whats|wat|which|why|when|where|who|whom|whose|is|are|am|"
    r"was|were|do(?! (?:(?:an?|the|my|me|some|one|transfer|am)\b|[\d₦#]|n\d))|does"
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
# Igbo, at the beginning: "E zuru kaadị m", what was done to the speaker.
DONE = re.compile(
    r"\bm (?:zig|zit|zip|nyef)\w*r[aeiou]+\b|"
    r"^\W*[ea] ?(?:zu|kwu|zi|nye|go|tinye)\w*r[aeiou]+\b"
)
QUESTION = re.compile(
    rf"^\W*(?:{_FILLER}\b\W*)*(?:{_OPENERS})\b(?!\s+(?:about you send|soon))"
)
ASKING = re.compile(
    r"\b(?:abi|or not|sebi|ko)\W*$|\bti (?:mo|a|o|won) ba\b|\belo ni\b|\bego ole\b|"
    r"\bidan (?:na|an|mun)\b|\bo buru na m\b|^\W*can (?:n|₦|#)?\d|"
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
POLITE = re.compile(
    rf"^\W*(?:{_FILLER}\b\W*)*(?:(?:can|could|would|will|cld) (?:you|u|una|"
    rf"ya)(?: please| pls| kindly| now| quickly| just)?"
    r"|za ka iya|za ku iya|zaka iya|zaku iya|nje o le|se o le|i nwere ike|"
    r"ị nwere ike|o le|would you mind)\b"
    r"(?! (?:tell|show|explain|give me (?:my|the|a)|check|confirm|see|find|know|"
    r"buy me|really|even|actually))"
)
STARTS_IN_DOUBT = re.compile(
    rf"^\W*\?|^\W*(?:{_FILLER}\b\W*)*(?:how (?:do|can|to|i)|hw (?:do|can|to)|"
    rf"wetin|can i|should i|is it possible)\b"
)
SENT_THINGS = re.compile(
    r"\b(?:receipts?|reciept|recipt|statements?|details?|location|texts?|message|"
    r"sms|email|e-mail|mail|picture|pictures|photo|pics?|notification"
    r"|link|code|otp|invoice|file|document|proof|screenshot|account (?:number|"
    r"details|no)(?! ?\W? ?(?:is )?\d)|transfer (?:fees?|charges?|limits?|news|window|"
    r"market|deadline|rumou?rs?|"
    r"history|status|pin)|sako|sakon|ozi|ifiranse"
    r"|reminder|remind|aza|cv|dm|nudes|memes?|voice note|vn|hotspot|playlist|song|"
    r"music|uber|taxi|flight|flights|ticket|"
    r"tickets|hotel|flowers|pizza|groceries|meeting|calendar|list"
    r"|checkbooks?|chequebook|401k|alarm|call|contact|deposit slip|interest|hug|"
    r"credit (?:card|score|limit|union|history)|"
    r"kiss|love|greetings|prayers?|direct deposit|new card|debit card|pin)\b"
)
# "Top up your skills", "load your card": somebody speaks to a reader, not to us.
YOURS = re.compile(
    r"\b(?:send|top ?up|load|recharge|renew|drop|buy|pay|use|credit|move|put|give|"
    r"take) "
    r"your\b|^\W*buy cheap\b|\b(?:their|his|her) (?:money|salar\w+|balance)\b|"
    r"\b(?:send|drop|give|transfer|do) (?:me |us |am )?(?:anything|something)\b|"
    r"\b(?:bani|ba ni|bamu)\b|\band (?:win|earn|enjoy|stand a chance)\b|"
    r"\band get (?:free|double|extra|cash ?back|\d+ ?%|(?:\S+ ){0,2}bonus)|"
    r"\bto (?:join|participate|register|qualify|win|claim|be part)\b"
)
# What comes before a colon, if it is no detail of an order, says who speaks or why.
LABEL = re.compile(r"^\W*((?:[a-z']+ ){0,4}[a-z']+) ?: ")
LABELS = re.compile(
    r"^(?!to ?do\b).*\b(?:account|acct|acc|bank|name|amount|amt|number|no|phone|to|for|"
    r"send|transfer|"
    r"pay|buy|narration|desc|meter|iuc|smartcard|card|airtime|data|light|miimii|please|"
    r"pls|abeg|recharge|beneficiary|recipient|network|plan|package|service|dstv|gotv|"
    r"hi|hello|order|request|kindly)\b"
)
# "Light don go, buy token": why it is needed is no report of a payment.
REASON = re.compile(
    r"\b(?:my phone|my line|i|we|phone) (?:no get|get no|no dey get|don'?t have|"
    r"have no|"
    r"do not have) (?:any )?(?:light|data|airtime|credit|units?|token|sub|card)\b|"
    r"\b(?:nepa|phcn|they|dem|una)(?: (?:don|has|have))+ (?:cut|take|taken|carry|"
    r"cut off)"
    r" (?:my |the |our )?light\b|"
    r"\b(?:(?:hi|hello|please|pls|abeg)\W+)?(?:i|my phone|my line|we) "
    r"(?:ran|have run|am|'m|is|are|don run) (?:out of|"
    r"low on)"
    r" (?:light|data|airtime|credit|units?|token)\b|"
    r"\b(?:my |our |the )?(?:light|nepa|data|airtime|credit|sub|subscription|token|"
    r"units?|"
    r"card|dstv|gotv|network) (?:(?:don|has|have|is|just|nearly|almost|wan) )+"
    r"(?:finish(?:ed)?|go|gone|expired?|exhausted|cut|over|low|out|finishing)\b"
    r"(?: (?:for|inside|on) (?:my |the |this )?(?:house|shop|here|phone|line|"
    r"office)\b)?"
)
DIGIT = re.compile(r"\d")
PURPOSE = re.compile(r"\b(?:for|being|narration)\b")
# "she dey use kuda": where the money goes, not what somebody does.
WHOSE_BANK = re.compile(
    r"\bto be (?:sent|paid|transferred)\b|\b(?:he|she|e|im) (?:dey )?us(?:e|es|ing) \w+"
)
SAYING = re.compile(
    r"\b(?:said|says?|tell\w*|told|ask\w*|wrote|writ\w*|text\w*|beg|begs|begging|"
    r"shout\w*|"
    r"like|sms|messag\w*|posted|according|warn\w*|ce|wai|so pe|ni ki|ni ko|si m|siri|"
    r"kpee|talk)\b|[:\"]"
)
OTHER_TRADE = re.compile(
    r"\b(?:lend|loan|borrow|owe|dash me|gift me|giveaway|invest|double|bet9ja|"
    r"sportybet|1xbet|betting|bet|crypto|bitcoin|btc|usdt|stocks?|shares|forex"
    r"|bata?|aro|ya ni|gbese|yawo|gbaziri|mortgage|autopay|recurring|on hold|"
    r"monthly payment of)\b"
)

"""Everything a customer says that moves no money: balance, receipts, help, complaints.

A table of patterns, the first match wins. Patterns look for what is asked about, not for
whole sentences, so that word order and small words don't matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.guard import is_other_trade
from miimii.chat.understanding.transfers import bank_names, transfer_slots

Item = dict[str, Any]
Slots = dict[str, Any]

_PERIODS = (
    ("today", r"\btoday\b|yau\b|loni\b|taa\b"),
    ("yesterday", r"\byesterday\b|\bjiya\b|\blana\b|unyaahu"),
    ("this_week", r"\bthis week\b"),
    ("last_week", r"\b(?:last|past) week\b"),
    ("this_month", r"\bthis month\b|wannan watan"),
    ("last_month", r"\b(?:last|past|previous) month\b|watan da ya gabata|osu to koja"),
    ("this_year", r"\bthis year\b"),
)
_MONTHS = "january february march april may june july august september october november december"
_SERVICES = (
    ("airtime", r"airtime|recharge|credit|top ?up|kati"),
    ("data", r"\bdata|bundle|plans?\b|internet"),
    ("electricity", r"light|electric|nepa|meter|token|disco|power"),
    ("cable", r"dstv|gotv|startimes|cable|tv\b|showmax"),
    ("transfer", r"send|transfer|pay|bank|money|tura|nyefe|ranse|beneficiar"),
)
_COUNT_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


def topic_of(low: str) -> Slots:
    """Return the service a question is about, if it names one."""
    for topic, pattern in _SERVICES:
        if re.search(pattern, low):
            return {"topic": topic}
    return {}


def _nothing(_: Clause, low: str) -> Slots:
    return {}


def _period(low: str) -> Slots:
    for period, pattern in _PERIODS:
        if re.search(pattern, low):
            return {"period": period}
    for month in _MONTHS.split():
        if re.search(rf"\b(?:in|for|of|from|since) {month}\b", low):
            return {"period": month}
    return {}


def _history(clause: Clause, low: str) -> Slots:
    slots = _period(low)
    for token in clause.of("date"):
        slots["period"] = token.value
    if match := re.search(r"\b(?:last|recent|past|previous)\s+(\d{1,2}|[a-z]+)\b(?! (?:days?|weeks?|months?))", low):
        word = match[1]
        count = int(word) if word.isdigit() else _COUNT_WORDS.get(word)
        slots |= {"count": count} if count else {}
    elif match := re.search(r"\b(\d{1,2}) (?:most )?(?:last|recent|latest|transactions?)\b", low):
        slots["count"] = int(match[1])
    if re.search(r"\bspen[dt]|sent out|paid|debit|kashe", low):
        slots["direction"] = "out"
    elif re.search(r"receiv|credit|who sent|paid me|incoming", low):
        slots["direction"] = "in"
    return slots


def _statement(clause: Clause, low: str) -> Slots:
    return _period(low)


def _receipt(clause: Clause, low: str) -> Slots:
    slots = {k: v for k, v in transfer_slots(clause).items() if k == "amount_kobo"}
    if re.search(r"\b(?:last|latest|recent)\b", low):
        slots["last"] = True
    if match := re.search(r"(?:to|i sent|i paid|for my transfer to) ([a-z]+)\b", low):
        name = match[1]
        if name not in lexicon.NO_NAMES:
            slots["recipient"] = next(t.raw for t in clause.tokens if t.low == name)
    return slots


def _status(clause: Clause, low: str) -> Slots:
    slots = transfer_slots(clause)
    return {k: v for k, v in slots.items() if k in ("amount_kobo", "recipient", "bank", "account_number", "phone")}


def _block(clause: Clause, low: str) -> Slots:
    undo = re.search(r"\bun-?(?:block|freeze|lock)|reactivate|bude asusu|meghe", low)
    return {"action": "unblock" if undo else "block"}


def _pin(clause: Clause, low: str) -> Slots:
    lost = re.search(r"forgo|forget|reset|lost|remember|recover|manta|gbagbe|echefu|don loss", low)
    return {"action": "reset" if lost else "change"}


def _kyc(clause: Clause, low: str) -> Slots:
    raised = re.search(r"upgrade|tier|level|increase|raise|higher|kara", low)
    slots: Slots = {"action": "upgrade" if raised else "verify"}
    if match := re.search(r"\b(bvn|nin)\b", low):
        slots["id_type"] = match[1].upper()
    return slots


def _limits(clause: Clause, low: str) -> Slots:
    fees = re.search(r"\bfees?\b|charge|cost|deduct|vat|stamp", low)
    return {"topic": "fees" if fees else "limits"}


def _payees(clause: Clause, low: str) -> Slots:
    if re.search(r"\b(?:remove|delete|erase|comot|unsave|cire|yo kuro|wepu)\b", low):
        action = "remove"
    else:
        adds = re.search(r"\b(?:save|add|store|new|create|keep|register|ajiye|fi pamo|tinye)\b", low)
        action = "add" if adds and not re.search(r"\bsaved\b(?!.*\badd)", low) else "list"
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
    skip = lexicon.NO_NAMES | lexicon.FRAMES | frozenset(
        "save add remove delete store beneficiary beneficiaries list as to my contact contacts account new create".split()
    )
    for at, token in enumerate(clause.tokens):
        if token.kind == "word" and token.low not in skip and at not in taken:
            return token.raw
    return None


def _support(clause: Clause, low: str) -> Slots:
    if re.search(r"\b(?:human|agent|person|someone|somebody|representative|care|staff|operator|support)\b", low):
        return {"topic": "human"}
    return {"topic": "failed_transfer" if re.search(r"debit|transfer|sent|send", low) else "complaint"}


def _howto(clause: Clause, low: str) -> Slots:
    return topic_of(low)


_R = re.compile
_RULES: tuple[tuple[str, re.Pattern[str], Callable[[Clause, str], Slots]], ...] = (
    ("block_account", _R(
        r"\b(?:un-?)?(?:block|freeze|lock|disable|deactivate|suspend|reactivate|shut ?down|close)\b.{0,30}\b(?:account|acct|wallet|acc|access|profile|miimii|everything|akaunti?)\b"
        r"|\b(?:account|acct|wallet)\b.{0,20}\b(?:block|freeze|lock|un-?block|un-?freeze|un-?lock)\b"
        r"|\b(?:stole|stolen|snatch\w*|thief|thieves|robbed|lost|loss|missing|hacked|hack|misplaced|carry|collect)\b.{0,25}\b(?:phone|sim|line|account)\b"
        r"|\b(?:phone|sim|line|account)\b.{0,25}\b(?:stolen|snatched|lost|loss|missing|hacked|compromised|carry go)\b"
        r"|^(?:please |pls |abeg )?(?:block|freeze|lock)(?: me| it| am)?$|\b(?:kulle|rufe|toshe) asusu|ti (?:account|akanti) mi pa|\b(?:gbachie|mechie|kpochie) (?:akau?nti?u?|account)"
        r"|sace (?:waya|min waya)|won ti ji foonu|ji (?:foonu|phone)|zuru ekwenti|ezuru (?:ekwenti|phone)"), _block),
    ("pin_change", _R(
        r"\b(?:change|update|modify|edit|reset|new|forgot|forget|forgotten|remember|recover|set|create|remove|disable|enable|lost|canza|canja|manta|gbagbe|gbanwe|gbanwee|echefu|echefuru|yi|paaro)\b.{0,25}\bpin\b"
        r"|\bpin\b.{0,20}\b(?:change|reset|pada|forgot|loss|lost)\b"), _pin),
    ("support", _R(
        r"\b(?:talk|speak|chat|connect|transfer) (?:me )?(?:to|with) (?:a |an |your |the |me )?(?:real |live )?(?:human|person|agent|someone|somebody|representative|customer|operator|staff|support|manager)"
        r"|\bcustomer (?:care|service|support)\b|\b(?:live|human) (?:agent|person|chat)|\bcontact (?:support|us|you)|\breal (?:person|human)|^(?:agent|human|support|complaint|complain)$|\bi want to complain|\b(?:lodge|make|have|report) (?:a |an )?(?:complaint|issue|problem|fraud|scam)|\bcomplaint"
        r"|\bdebited\b.{0,80}\b(?:but|and|yet|not|never|no|without|twice)\b|\b(?:not|never|hasn'?t|haven'?t|didn'?t|did not|no|neva|nor) (?:been |yet |still )?(?:receive|received|enter|get|gotten|got|reach|arrive|arrived|see|seen|reflect|drop|deliver|delivered|work|gone through|go through|come|give|load|credited)\b"
        r"|\b(?:wrong|another) (?:account|person|number)\b|\b(?:transfer|payment|transaction|airtime|token|recharge) (?:failed|fail|was declined|declined)|\brefund|\breverse|\bmy money back|\bmissing (?:money|token)|\bmoney (?:is )?missing|\b(?:deducted|charged|debited) (?:me )?(?:twice|two times|double)|\bcheated?\b|\bscam|\bfraud|\bunauthori[sz]ed|\bi no (?:do|make|send|authorise)|\b(?:is|are) not working|\bnetwork error|\bapp (?:is )?(?:down|slow)|\bthis (?:is )?nonsense"
        r"|\b(?:steal|chop) my money|where is my money|where my money|\bi was debited|dem debit me|they debited me|you debited me|kokari|korafi|mutum na gaske|magana da mutum|ba (?:soro|eniyan)|soro pelu eniyan|gwa(?:kwa|a) mmadu|kwurita? mmadu"), _support),
    ("receipt", _R(r"\b(?:receipts?|reciept|reciepts|recipt|proof of payment|payment proof|transaction slip|evidence of (?:payment|transfer)|rasit|risiti)\b"), _receipt),
    ("statement", _R(r"\b(?:statements?|statment|bank statement|account statement|bayanin asusu)\b"), _statement),
    ("beneficiaries", _R(
        r"\bbene?fici?ar(?:y|ies|ys)\b|\bsaved? (?:accounts?|people|contacts?|recipients?|payees?|list|names?)\b|\b(?:save|store) .{1,60}\bas\b|\b(?:people|those|who) (?:i|wey i) (?:don )?save|\bpayees?\b|\b(?:save|add|delete|remove) (?:this )?(?:account|person|number)\b"), _payees),
    ("kyc", _R(
        r"\b(?:bvn|nin|kyc)\b|\bupgrade\b|\b(?:verify|verification|validate) (?:my )?(?:account|identity|id|myself|profile|me)?|\btier ?\d?\b|\bincrease my (?:\w+ )?limits?|\braise my (?:\w+ )?limits?"), _kyc),
    ("txn_status", _R(
        r"\b(?:did|have|has) (?:you|u|my|the|that|it|ada|he|she) .{0,40}\b(?:send|sent|pay|paid|transfer|transferred|go|gone|delivered|successful|enter|entered|drop|dropped|through|process\w*|complete\w*|receive|received|arrive\w*|reflect\w*)\b"
        r"|\b(?:has|have|did|is|was) .{0,40}\b(?:gone through|go through|delivered|dropped|arrived|successful|complete|completed|done|entered|been sent|been paid|reach|reached)\b"
        r"|\bstatus\b|\b(?:e|the money|money|transfer|am|it) don (?:enter|drop|go|land|reach)|\bdon (?:enter|drop|land|reach)\b|\b(?:you|una) don (?:send|pay|do|buy|transfer)\b|\bis my (?:transfer|payment) (?:still )?(?:pending|processing|successful|done)|\bwhere is (?:my|the) (?:transfer|payment)|\bhow far (?:the|my|with|that)"
        r"|\b(?:kudin|kudi) (?:ya|sun|sun) (?:shiga|isa|tafi)|\bya shiga\b|\b(?:se|nje) .{0,30}(?:ti wole|ti de|ti lo)|\bego .{0,30}(?:o|a) (?:rutela|banyela|gaala)|\b(?:abanyela|erutela|orutela|gara nke oma)"), _status),
    ("history", _R(
        r"\btransactions?\b(?! pin)|\bhistory\b|\bspen(?:d|t|ding|ds)\b|\bwhat happened on\b|\b(?:last|recent|latest|past) (?:\d+ |few |five |ten |three )?(?:transfers?|payments?|purchases?|debits?|credits?)\b|\bwho (?:sent|paid|credit\w*) me\b|\bhow much (?:did i|have i|i don|i) (?:send|sent|spend|spent|receive|received|pay|paid|used?)|\bmini statement\b|\bmy (?:debits|credits|expenses|activity|activities)\b|\bexpenses\b|\bwhere (?:did )?(?:all )?my money (?:go|went)|\bkashe\b|\bna na ?wo|\bnawo\b|\bmefuru|\bwetin i (?:buy|send|spend|use)|\bshow me what i (?:sent|bought|paid)|\bi (?:don )?send (?:out )?this (?:week|month)"), _history),
    ("balance", _R(
        r"\b(?:balance|bal|balanc|blance|balnce|balans)\b(?! sheet)|\bhow much (?:money |cash )?(?:do i (?:still )?have|i (?:still )?(?:get|have)|(?:is |dey |de |remain\w* |be )(?:in |for |inside )?(?:my|inside|the|left|for)?|left|remain\w*|dey|is left|have i got|have i)\b(?! (?:to|fee|charge))|\bhow much is (?:in|left)|\bwhat (?:do i have|is left|is in my (?:account|wallet))\b|\b(?:wetin|what) (?:dey|remain|dey remain)\b.{0,20}\b(?:account|wallet|aza)|\bmoney wey (?:dey|remain)"
        r"|\bnawa (?:ne|ke|nake|ya rage|ne a|gare|kudi)|\bnawa .{0,20}(?:kudi|asusu)|\bragowar? |\bsauran kudi|\bduba (?:kudi|asusu|balance)|\belo (?:lo|ni|owo|lowo)\b(?! (?:owo (?:ti e|te)|ni (?:owo ise|e ma)))|\biye owo|\bowo (?:to|ti o) (?:ku|wa)|\bego ole (?:di|foro|ka|m|nwe|no)|\bego (?:foro|m) (?:na|ole|di)|\bego ole\b.{0,20}akau"), _nothing),
    ("limits_fees", _R(
        r"\blimits?\b|\bfees?\b|\bcharges?\b|\bcharge\b|\bhow much (?:can i|i fit|i can|una dey|do you|is it|does it|to|e be|will you|will it)\b|\b(?:maximum|minimum|max amount|at most|highest)\b|\bcosts?\b|\bstamp duty\b|\bvat\b|\bnawa ku(?:ke)?|\belo ni e|\bego ole ka unu"), _limits),
    ("own_account", _R(
        r"\bmy (?:own )?(?:account|acct|acc|a/c|aza|bank|virtual|wallet|miimii) ?(?:number|no|num|details?|detail|info|name|account number|account details|account)\b|\bmy (?:aza|account no|acct)\b|\bwhat (?:is|be|na) my (?:account|acct|aza|bank)\b|\b(?:fund|credit|load|top ?up|add money (?:to|into|in)|deposit (?:to|into|in|money)|put money (?:in|into|for|inside)|add funds?)\b.{0,15}\b(?:wallet|account|acct|miimii|here)\b|\badd money\b|\bdeposit\b|\bfund (?:it|am)\b"
        r"|\b(?:how|where) .{0,30}\b(?:receive|deposit|send (?:money )?(?:to )?me|pay me|credit me)\b|\breceive money|\baccount details\b|\baccount number\b|\b(?:lambar|lamba) (?:asusu|account|akant)|\bnomba (?:account|akant|akau)|\bnumba (?:account|akanti|aka)|\bnonba|\bakauntu m\b.{0,15}(?:nomba|number)|\bnomba akauntu|\bsend (?:me )?(?:my )?aza\b|\bwhere (?:do|can|should) i (?:pay|send|deposit)"), _nothing),
    ("howto", _R(
        r"\b(?:how|hw) (?:do|can|to|does|i|una|would|should|can i|e|person|you)\b|\bcan (?:i|we|you|u|one|someone)\b|\bdo (?:you|u|una) (?:sell|support|have|do|offer|work|accept|sabi|get)|\b(?:una|you|u) (?:dey|fit|sabi|get|can)\b|\bwhich (?:banks?|networks?|discos?|plans?|services?)|\bwhat (?:banks?|networks?|discos?|plans?|services?|data|bills|packages)\b|\b(?:plans?|bundles|packages|price list|prices|prices? of)\b|\bis it possible|\be possible|\bhow i (?:go|fit|can|wan)|\bfit i\b|\bi fit\b|\bta yaya|\byaya (?:zan|ake|za)|\bzan iya\b|\bbawo ni|\bbawo (?:lo|la)|\bse mo le|\bnje mo le|\bkedu (?:ka|otu|uzo)|\benwere m ike|\be nwere m ike|\bwhat happens if\b|\bdo i need\b|\bshould i\b|\bwhy (?:do|should) i\b"), _howto),
)
_GREETING = _R(
    r"^(?:(?:hi+|hello+|helo|hey+|hy|heya|hiya|yo|sup|morning|evening|afternoon|good (?:morning|afternoon|evening|day|night)|gud (?:morning|evening|afternoon)|gm|greetings|wassup|what'?s up|whatsup|how (?:are you|far|body|you dey|una dey|is it going|was your day|are you doing)|how now|wetin dey(?: happen| sup)?|howdy|how ?far na|i hail(?: o| you)?|you dey|xup"
    r"|sannu|ina kwana|ina wuni|ina yini|barka(?: da \w+)?|salam\w*|assalam\w*(?: alaikum)?|yaya dai|lafiya|e ?kaa?ro|e ?kaa?san|e ?kuro?le|e ?kaale|e ?ku \w+|bawo ni|pele o?|se daadaa ni|ndewo|nno+|kedu|kedu ka (?:i|e) mere|ibola ?chi|i ?boola chi|ututu oma|mgbede oma|deeje|dear"
    r"|miimii|there|bro|boss|sir|ma|o|dear|guy|my guy|my friend|team|na|bot|everyone|today|oga|chief|pls|please|good)\W*)+$"
)
_THANKS = _R(
    r"\b(?:thanks?|thank you|thank u|thankyou|thx|tnx|thnks|tanks|appreciate\w*|grateful|god bless|well done|nice one|you do well|you try|e se|ese|e seun|o ?seun|mo dupe|adupe|a dupe|nagode|na gode|mun gode|godiya|daa?lu|imeela|imela|ekele)\b"
)
_BYE = _R(
    r"^(?:ok |okay |alright |thanks? |thank you )?(?:(?:good ?)?bye+|bye bye|good ?night|see you\b.*|see u\b.*|later|talk later|ttyl|cya|take care|o ?da ?bo|o ?daro|odaaro|sai an jima|sai anjima|sai gobe|sai da safe|ka odi|ka o di|ka chi fo|i don go|i dey go|that'?s all(?: for now)?|that will be all)\W*(?:bye|for now|o|thanks?|miimii)?\W*$"
)
_HELP = _R(
    r"^\W*(?:please |pls |abeg |i )?(?:need |want )?(?:some |your )?(?:help|menu|options?|main menu|show menu|start|commands?|services?|taimako|iranlowo|ran mi lowo|enyemaka|nyere m aka|taimake ni|help me|assist me|assistance|home|info)(?: me| please| pls| abeg| o| out)*\W*$"
    r"|\bwhat (?:else )?(?:can|do) (?:you|u|i|this|miimii) (?:do|offer|can do)\b|\bwhat (?:services|can) (?:do )?(?:you|u) |\bwetin (?:you|una|u) (?:fit|sabi|dey) do\b|\bhow does (?:this|it|miimii) work|\bhow (?:do|can) i use (?:this|miimii|it)|\bmenu\b|\bme (?:za ka|zaka|kake) iya|\bkini (?:e|o) le se|\bgini ka i nwere ike|\bwho are you\b|\bwhat is miimii|\bhelp me out\b|\bi(?:'m| am) (?:lost|confused|stuck)\b"
)
_CANCEL = _R(
    r"^\W*(?:(?:no|please|pls|abeg|oya|ok|okay|actually|wait|sorry|just)\W+)*(?:cancel|stop|abort|never ?mind|forget (?:it|about it|am)|leave (?:it|am)|quit|exit|end|soke|dakata|bar shi|fasa|da duro|dawo duro|fagile|kagbuo|kwusi|hapu ya|mba hapu|don'?t (?:bother|worry|send|do|pay|buy)|do not (?:send|pay|buy|proceed)|no (?:send|pay|buy|do|worry|bother)|kada|nor send|i (?:no|nor) (?:wan|do) (?:again|do|send)|i (?:don'?t|do not) want|i changed my mind|changed my mind|i don change (?:my )?mind|comot am|discard|ezigala|akwula|ma (?:fi|san|se))\b"
)


def read_other(clause: Clause, low: str) -> Item | None:
    """Return the one intent without money that the text is about, or None."""
    if _CANCEL.search(low):
        return {"intent": "cancel", "slots": {}}
    if _GREETING.match(low):
        return {"intent": "greeting", "slots": {}}
    if _HELP.search(low):
        return {"intent": "help", "slots": {}}
    for intent, pattern, slots_of in _RULES:
        if intent == "howto" and is_other_trade(low):
            return None
        if pattern.search(low):
            return {"intent": intent, "slots": slots_of(clause, low)}
    if _BYE.match(low):
        return {"intent": "goodbye", "slots": {}}
    if _THANKS.search(low):
        return {"intent": "thanks", "slots": {}}
    return None


def is_stop(low: str) -> bool:
    """True for "cancel", "stop", "forget it", "don't send"."""
    return bool(_CANCEL.search(low))

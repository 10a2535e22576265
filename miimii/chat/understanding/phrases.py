"""How customers ask for what moves no money, and say hello, thanks, stop and goodbye.

Patterns over the matching form of a text. They look for what is asked about, not for
whole sentences; the order of `ABOUT` matters, the first match wins.
"""

from __future__ import annotations

import re

_R = re.compile
ABOUT: dict[str, re.Pattern[str]] = {
    "block_account": _R(
        r"\b(?:un-?)?(?:block|freeze|lock|disable|deactivate|suspend|reactivate|"
        r"shut ?down|close)\b.{0,30}\b(?:account|acct|wallet|acc|access|profile|"
        r"miimii|everything|akaunti?)\b"
        r"|\b(?:account|acct|wallet)\b.{0,20}\b(?:block|freeze|lock|un-?block|"
        r"un-?freeze|un-?lock)\b"
        r"|\b(?:stole|stolen|snatch\w*|thief|thieves|robbed|lost|loss|missing|"
        r"hacked|hack|misplaced|carry|collect)\b.{0,25}\b(?:phone|sim|line|"
        r"account)\b"
        r"|\b(?:phone|sim|line|account)\b.{0,25}\b(?:stolen|snatched|lost|loss|"
        r"missing|hacked|compromised|carry go)\b"
        r"|^(?:please |pls |abeg )?(?:un)?(?:block|freeze|lock)(?: me| it| am)?$|"
        r"\b(?:kulle|rufe|toshe) asusu|ti (?:account|akanti) mi pa|\b(?:gbachie|"
        r"mechie|kpochie) (?:akau?nti?u?|account)"
        r"|\b(?:been|got|was|is|am|are) hacked\b|\bhacked my\b"
        r"|sace (?:waya|min waya)|won ti ji foonu|ji (?:foonu|phone)|"
        r"zuru ekwenti|ezuru (?:ekwenti|phone)"
    ),
    "pin_change": _R(
        r"\b(?:change|update|modify|edit|reset|new|forgot|forget|forgotten|"
        r"remember|recover|set|create|remove|disable|enable|lost|canza|canja|"
        r"manta|gbagbe|gbanwe|gbanwee|echefu|echefuru|yi|paaro)\b.{0,25}\bpin\b"
        r"|\bpin\b.{0,30}\b(?:change|reset|pada|forgot|loss|lost)\b"
    ),
    "support": _R(
        r"^\W*(?:please |pls |abeg |hi |hello |i (?:need|want) )*(?:an? |your |una )?"
        r"(?:human(?: being)?|agent|support|rep|representative|complaint|complain|"
        r"real human|admin|customer rep\w*)"
        r"(?: please| pls| abeg| now)*\W*$|"
        r"\b(?:service|app|bot|bank|system|network|una) (?:is |are |na |don )?(?:very |"
        r"so |too )?"
        r"(?:terrible|bad|poor|useless|rubbish|nonsense|horrible|the worst|annoying|"
        r"slow|spoil|"
        r"down)\b|\bnothing is working|\b(?:doesn'?t|does not|not|no|"
        r"isn'?t) (?:dey )?work(?:ing)?\b|"
        r"\b(?:disappoint|frustrat|annoy|dissatisf)\w+|\bmy money (?:has |have |is |"
        r"don |just )*"
        r"(?:loss|lost|disappear\w*|vanish\w*|miss\w*|hang\w*|stuck|hold|held|gone)\b|"
        r"\bi have (?:an? |one )?(?:issue|problem|complaint|challenge)|"
        r"\bi get (?:issue|problem)|"
        r"\b(?:there is|there's|get) (?:an? )?(?:issue|problem|error)|"
        r"\bsomething (?:is|went) wrong|"
        r"\b(?:need|want|wan|get|give|speak|talk|connect|assistance|help)\b.{0,30}"
        r"\b(?:human\w*|agent|staff|operator|representative|manager|officer)\b|"
        r"\bdouble (?:debit|charge|deduction)|\bdebit\w* twice|"
        r"\bmi o (?:ti )?ri (?:owo|airtime|data|token)|"
        r"\bowo mi (?:ti )?(?:sonu|ko de|ko ti de)|\b(?:yo|ge) owo\b.{0,30}\b(?:mi|"
        r"apo|akanti|account)\b|\b(?:sugbon|amo)\b.{0,30}\b(?:o|ko|won o|won ko) (?:ti )?"
        r"(?:ri|gba|de|wole|wo)\b|"
        r"\b(?:bai|bata|ba ta|ba ya) (?:shiga|je|iso|zo)\b|"
        r"\ban (?:cire|zare|ciri) (?:min|mini)?|"
        r"\bego m (?:e?fu\w*|furu|abatabe\w*|abataghi|erutebe\w*)|\bewere(?:la)? ego m|"
        r"\b(?:talk|speak|chat|connect|transfer) (?:me )?(?:to|with) (?:a |an |"
        r"your |the |me )?(?:real |live )?(?:human|person|agent|someone|somebody|"
        r"representative|customer|operator|staff|support|manager)"
        r"|\bcustomer (?:care|service|support)\b|\b(?:live|human) (?:agent|"
        r"person|chat)|\bcontact (?:support|us|you)|\breal (?:person|human)|"
        r"^(?:agent|human|support|complaint|complain)$|\bi want to complain|"
        r"\b(?:lodge|make|have|report) (?:a |an )?(?:complaint|issue|problem|"
        r"fraud|scam)|\bcomplaint"
        r"|\b(?:debited|charged|deducted)\b.{0,80}\b(?:but|and|yet|not|never|no|"
        r"without|twice)\b|"
        r"\b(?:not|never|hasn'?t|haven'?t|didn'?t|did not|no|neva|nor) (?:been |"
        r"yet |still )?(?:receive|received|enter|get|gotten|got|reach|arrive|"
        r"arrived|see|seen|reflect|drop|dropped|entered|reflected|showing|"
        r"deliver|delivered|work|gone through|go through|come|give|load|"
        r"credited)\b"
        r"|\b(?:wrong|another) (?:account|person|number)\b|\b(?:transfer|payment|"
        r"transaction|airtime|token|recharge) (?:failed|fail|was declined|"
        r"declined)|\brefund|\breverse|\bmy money back|\bmissing (?:money|token)|"
        r"\bmoney (?:is )?missing|\b(?:deducted|charged|"
        r"debited) (?:me )?(?:twice|two times|double)|\bcheated?\b|\bscam|"
        r"\bfraud|\bunauthori[sz]ed|\bi no (?:do|make|send|authorise)|\b(?:is|"
        r"are) not working|\bnetwork error|\bapp (?:is )?(?:down|slow)|"
        r"\bthis (?:is )?nonsense"
        r"|\b(?:thief|thieves|back my money)\b|\b(?:steal|chop) my money|"
        r"where is my money|where my money|"
        r"\bi was debited|dem debit me|they debited me|you debited me|kokari|"
        r"korafi|mutum na gaske|magana da mutum|ba (?:soro|eniyan)|"
        r"soro pelu eniyan|gwa(?:kwa|a) mmadu|kwurita? mmadu"
    ),
    "receipt": _R(
        r"\b(?:receipts?|reciept|reciepts|recipt|proof of payment|payment proof|"
        r"transaction slip|evidence of (?:payment|transfer)|rasit|risiti)\b"
    ),
    "statement": _R(
        r"\b(?:statements?|statment|bank statement|account statement|"
        r"bayanin asusu)\b"
    ),
    "beneficiaries": _R(
        r"\bbene?fici?ar(?:y|ies|ys)\b|\bsaved? (?:accounts?|people|contacts?|"
        r"recipients?|payees?|list|names?)\b|\b(?:save|store) .{1,60}\bas\b|"
        r"\b(?:people|those|who) (?:i|wey i) (?:don )?save|\bpayees?\b|\b(?:save|"
        r"add|delete|remove) (?:this )?(?:account|person|number)\b"
    ),
    "kyc": _R(
        r"\b(?:bvn|nin|kyc)\b|\bupgrade\b|\b(?:verify|verification|"
        r"validate) (?:my )?(?:account|identity|id|myself|profile|me)?|"
        r"(?:to|next|reach) (?:the )?tier\b|^\W*tier\b|\bincrease my (?:\w+ )?limits?|"
        r"\braise my (?:\w+ )?limits?"
    ),
    "txn_status": _R(
        r"\b(?:has|have|did) (?!i\b|we\b)\w+ (?:\w+ )?(?:received?|get|gotten|got|"
        r"collected?|seen?)\b.{0,30}"
        r"\b(?:money|cash|it|alert|transfer|payment|\d+k|[\d,]+)\b"
        r"|\b(?:una|you) don (?:credit|recharge|load|settle)\b"
        r"|\b(?:o|e) ru(?:o|ta|te)la\b|"
        r"\bego .{0,20}\b(?:o |a )?(?:ruola|batala|abatala|erutela)\b|"
        r"(?<!where )\b(?:did|have|has) (?:you|u|my|the|that|it|ada|he|"
        r"she) .{0,40}\b(?:send|sent|pay|paid|transfer|transferred|go|gone|"
        r"delivered|successful|enter|entered|drop|dropped|through|process\w*|"
        r"complete\w*|recharged|loaded|bought|receive|received|arrive\w*|"
        r"reflect\w*)\b"
        r"|\b(?:has|have|did|is|was) .{0,40}\b(?:gone through|go through|"
        r"delivered|dropped|arrived|successful|complete|completed|done|entered|"
        r"been sent|been paid|reach|reached)\b"
        r"|\bwhat happened to (?:my|the)\b|\bstatus\b|\b(?:e|the money|money|transfer|"
        r"am|it) don (?:enter|drop|"
        r"go|land|reach)|\bdon (?:enter|drop|land|reach)\b|\b(?:you|"
        r"una) don (?:send|pay|do|buy|transfer)\b|\bis my (?:transfer|"
        r"payment) (?:still )?(?:processing|successful|done)|\bwhere is (?:my|"
        r"the) (?:transfer|payment)|\bwhere is the money\b|\b(?:transfer|payment|"
        r"money) .{0,25}(?:taking|delay\w*|stuck)\b|\bhow far (?:the|my|"
        r"with|that)"
        r"|\b(?:kudin|kudi) (?:ya|sun|sun) (?:shiga|isa|tafi)|\bya shiga\b|"
        r"\b(?:se|nje) .{0,30}(?:ti wole|ti de|ti lo)|\bego .{0,30}(?:o|"
        r"a) (?:rutela|banyela|gaala)|\b(?:abanyela|erutela|orutela|gara nke oma)"
    ),
    "history": _R(
        r"\btransactions?\b(?! pin)|\bhistory\b|(?<!can i )\bspen(?:d|t|ding|ds)\b|"
        r"\b(?:did|have) i (?:\w+ )?(?:receive|received|get|got|spend|spent|buy|"
        r"bought)\b|"
        r"\b(?:any|what) (?:money|credit|alert|payment)s? (?:came|come|entered|enter|"
        r"dropped|"
        r"has entered)\b|\bwhat (?:did|have) i (?:buy|bought|spend|spent|paid|pay)|"
        r"\bwho(?:m)? (?:did|have) i (?:send|sent|pay|paid|transfer\w*|give|gave)|"
        r"\bwho (?:all )?i (?:don )?(?:send|pay|transfer|give)|"
        r"\bwhat happened on\b|\b(?:last|recent|latest|past) (?:\d+ |few |five |"
        r"ten |three )?(?:transfers?|payments?|purchases?|debits?|credits?)\b|"
        r"\bwho (?:all )?(?:don |has |have |dey )?(?:sen[dt]|paid|pay|credit\w*|"
        r"transfer\w*) (?:money (?:give|to) )?me\b|\bhow much (?:did i|have i|i don|"
        r"i) (?:send|sent|spend|spent|receive|received|pay|paid|used?)|"
        r"\bmini statement\b|\btarihin\b|\bmy (?:debits|credits|expenses|"
        r"activity|activities)\b|\bexpenses\b|"
        r"\bwhere (?:did )?(?:all )?my money (?:go|went)|\bkashe\b|\bna na ?wo|"
        r"\bnawo\b|\bmefuru|\bwetin i (?:buy|send|spend|use)|"
        r"\bshow me what i (?:sent|bought|paid)|"
        r"\b(?:all|every|everything|any|list|which|what)\b.{0,20}\b(?:entered|enter|"
        r"came|come|comot|left|went out|dropped|drop|go out|landed)\b(?!.*\bnot\b| in\b)|"
        r"\bi (?:don )?send (?:out )?this (?:week|month)"
    ),
    "limits_fees": _R(
        r"\b(?:is|are|una|dey|do) (?:\w+ )?(?:transfers?|airtime|it|this|sending|"
        r"withdrawals?|service|free)\b.{0,15}\bfree\b|\btransfers? free\b|"
        r"\blimits?\b|\bfees?\b|\bcharge[sd]?\b|\bhow much (?:can i|i fit|i can|"
        r"una dey|do you|is it|does it|to|e be|will you|will it)\b|\b(?:maximum|"
        r"minimum|max amount|at most|highest)\b|\bcosts?\b|\bstamp duty\b|"
        r"\bvat\b|\bkudin (?:turawa|aikawa|tura|aika|canji)\b|\bnawa ku(?:ke)?|\belo ni e|\bego ole ka unu"
    ),
    "balance": _R(
        r"\b(?:balance|bal|balanc|blance|balnce|balans)\b(?! sheet)|"
        r"\bhow much (?:money |cash )?(?:do i (?:still )?have|"
        r"i (?:still )?(?:get|have)|(?:is|dey|de|remain\w*|be)(?: still)?"
        r"(?: (?:in|for|inside|left|remain\w*|my|the acc\w*)|\W*$)|left|remain\w*|dey|"
        r"is left|"
        r"have i got|have i)\b(?! (?:to|fee|charge))|\bhow much is (?:in|left)|"
        r"\bleft in my\b|\bwhat (?:do i have|is left|is in my (?:account|"
        r"wallet))\b|\b(?:wetin|what) (?:dey|remain|"
        r"dey remain)\b.{0,20}\b(?:account|wallet|aza)|\bmoney wey (?:dey|"
        r"remain)|\bwetin i get\b.{0,15}(?:account|wallet)"
        r"|\bnawa (?:ne|ke|nake|ya rage|ne a|gare|kudi)|\bnawa .{0,20}(?:kudi|"
        r"asusu)|\bragowar? |\bsauran kudi|\bduba (?:kudi|asusu|balance)|"
        r"\belo (?:lo|ni|owo|lowo)\b(?! (?:owo (?:ti e|te)|ni (?:owo ise|e ma)))|"
        r"\beelo (?:lo|ni|owo)|\bkedu ego (?:m|foro|di|ole)|\bego (?:m |ole )?foro\b|"
        r"\biye owo|\bowo (?:to|ti o) (?:ku|wa)|\bego ole (?:di|foro|ka|m|nwe|"
        r"no)|\bego (?:foro|m) (?:na|ole|di)|\bego ole\b.{0,20}akau"
    ),
    "own_account": _R(
        r"\bmy (?:own )?(?:account|acct|acc|a/c|aza|bank|virtual|wallet|"
        r"miimii) ?(?:number|no|num|details?|detail|info|name|account number|"
        r"account details|account)\b|\bmy (?:aza|account no|acct)\b|\bwhat (?:is|"
        r"be|na) my (?:account|acct|aza|bank)\b|\b(?:fund|credit|load|top ?up|"
        r"add money (?:to|into|in)|deposit (?:to|into|in|money)|put money (?:in|"
        r"into|for|inside)|add funds?)\b.{0,15}\b(?:wallet|account|acct|miimii|"
        r"here)\b|\badd money\b|\bdeposit\b|\bfund (?:it|am)\b"
        r"|\b(?:how|where) .{0,30}\b(?:receive|deposit|"
        r"send (?:money )?(?:to )?me|pay me|credit me)\b|\breceive money|"
        r"\b(?:number|details) of my account|\baccount details\b|\baccount number\b|"
        r"\b(?:lambar|lamba) (?:asusu|"
        r"account|akant)|\bnomba (?:account|akant|akau)|\bnumba (?:account|"
        r"akanti|aka)|\bnonba|\bakauntu m\b.{0,15}(?:nomba|number)|"
        r"\bnomba akauntu|\bsend (?:me )?(?:my )?aza\b|\bwhere (?:do|can|"
        r"should) i (?:pay|send|deposit)"
    ),
    "howto": _R(
        r"\b(?:how|hw) much (?:is|be|for)\b|\b(?:how|hw) (?:do|can|to|does|i|una|"
        r"would|should|can i|e|person|you)\b|\bcan (?:i|we|you|u|one|someone)\b|"
        r"\bdo (?:you|u|una) (?:sell|support|have|do|offer|work|accept|sabi|get)|"
        r"\b(?:una|you|u) (?:dey|fit|sabi|get|can)\b|\bwhich (?:banks?|networks?|"
        r"discos?|plans?|services?)|\bwhat (?:banks?|networks?|discos?|plans?|"
        r"services?|data|bills|packages)\b|\b(?:plans?|bundles|packages|"
        r"price list|prices|prices? of)\b|\bis it possible|\be possible|"
        r"\bhow i (?:go|fit|can|wan)|\bfit i\b|\bi fit\b|\bta yaya|\byaya (?:zan|"
        r"ake|za)|\bzan iya\b|\bbawo ni|\bbawo (?:lo|la)|\bse mo le|\bnje mo le|"
        r"\bkedu (?:ka|otu|uzo)|\benwere m ike|\be nwere m ike|"
        r"\bwhat happens if\b|\bdo i need\b|\bshould i\b|\bwhy (?:do|should) i\b"
    ),
}
GREETING = _R(
    r"^(?:(?:hi+|hello+|helo|hey+|hy|heya|hiya|yo|sup|morning|evening|afternoon|"
    r"good (?:morning|afternoon|evening|day)|gud (?:morning|evening|"
    r"afternoon)|gm|greetings|wassup|what'?s up|whatsup|how (?:are you|far|body|"
    r"you dey|una dey|is it going|was your day|are you doing)|how now|"
    r"wetin dey(?: happen| sup)?|howdy|how ?far na|i hail(?: o| you)?|you dey|xup"
    r"|sannu|ina kwana|ina wuni|ina yini|barka(?: da \w+)?|salam\w*|"
    r"assalam\w*(?: alaikum)?|yaya dai|lafiya|e ?kaa?ro|e ?kaa?san|e ?kuro?le|"
    r"e ?kaale|e ?ku \w+|bawo ni|pele o?|se daadaa ni|ndewo|nno+|kedu|"
    r"kedu ka (?:i|e) mere|ibola ?chi|i ?boola chi|ututu oma|mgbede oma|deeje|"
    r"dear"
    r"|my people|people|fam|family|house|brother|sister|friend|madam|boy|again|all|"
    r"mate|buddy|once more|you|and a|to you|bank|sup|wagwan|whats good|long time|"
    r"e karo|e kasan|e ku irole|barka|yauwa|omo|oya|nne|nna|nwanne|abeg"
    r"|da|aiki|rana|dare|yamma|happy (?:sunday|monday|new month|new year|weekend)|"
    r"compliments"
    r"|miimii|there|bro|boss|sir|ma|o|dear|guy|my guy|my friend|team|na|bot|"
    r"everyone|today|oga|chief|pls|please|good)\W*)+$"
)
THANKS = _R(
    r"\b(?:thanks?|thank you|thank u|thankyou|thx|tnx|thnks|tanks|appreciate\w*|"
    r"grateful|god bless|well done|nice one|you do well|you try|e se|ese|e seun|"
    r"o ?seun|mo dupe|adupe|a dupe|nagode|na gode|mun gode|godiya|daa?lu|imeela|"
    r"imela|ekele)\b"
)
BYE = _R(
    r"^(?:\S+ ){0,3}(?:bye|good ?bye|bye bye)\W*$|^(?:ok |okay |alright |"
    r"thanks? |thank you )?(?:(?:good ?)?bye+|bye bye|good ?night|see you\b.*|"
    r"have a (?:nice|good|great|lovely|wonderful|blessed) \w+|see ya|laters|"
    r"till (?:later|"
    r"tomorrow|next time)|i'?m (?:off|out)|i'?m done(?: for (?:now|today))?|i am done|"
    r"we go (?:see|talk)|nothing else|"
    r"see u\b.*|later|talk later|ttyl|cya|take care|o ?da ?bo|o ?daro|odaaro|"
    r"sai an jima|sai anjima|sai gobe|sai da safe|ka odi|ka o di|ka chi fo|"
    r"i don (?:go|comot)|i dey go|that'?s all(?: for now)?|that will be all)\W*(?:bye|"
    r"for now|o|thanks?|miimii)?\W*$"
)
HELP = _R(
    r"^\W*(?:please |pls |abeg |i )?(?:need |want )?(?:some |your )?(?:help|menu|"
    r"options?|main menu|show menu|start|commands?|services?|taimako|iranlowo|"
    r"ran mi lowo|enyemaka|nyere m aka|taimake ni|help me|assist me|assistance|"
    r"home|info)(?: me| please| pls| abeg| o| out)*\W*$"
    r"|\bi (?:no|don'?t|do not) (?:sabi|know)(?: (?:how|wetin|what|anything|this)"
    r"(?: (?:to|i)\b.*)?)?\W*(?:help(?: me)?)?\W*$"
    r"|\bwhat (?:else )?(?:can|do) (?:you|u|i|this|miimii) (?:do|offer|can do)\b|"
    r"\bwhat (?:services|can) (?:do )?(?:you|u) |\bwetin (?:you|una|u) (?:fit|"
    r"sabi|dey) do\b|\bhow does (?:this|it|miimii) work|\bhow (?:do|"
    r"can) i use (?:this|miimii|it)|\bmenu\b|\bme (?:za ka|zaka|kake) iya|"
    r"\bkini (?:e|o) le se|\bgini ka i nwere ike|\bwho are you\b|"
    r"\bwhat is miimii|\bhelp me out\b|\bi(?:'m| am) (?:lost|confused|stuck)\b"
)
CANCEL = _R(
    r"^\W*(?:(?:no|please|pls|abeg|oya|ok|okay|actually|wait|sorry|no vex|vex|biko|"
    r"jare|"
    r"just)\W+)*(?:cancel|stop|abort|never ?mind|forget (?:it|about|am|the)|"
    r"leave (?:it|am|the|that)|scrap (?:it|that|am)|drop (?:it|that)$|no need|"
    r"no longer (?:need|want)|never mind|(?:\w+ ){0,3}"
    r"cancel (?:am|it|that|this|everything|the (?:transfer|transaction|order|payment))|"
    r"quit|exit|end|soke|dakata|bar shi|fasa|da duro|dawo duro|"
    r"fagile|kagbuo|kwusi|hapu ya|mba hapu|don'?t (?:bother|worry|send|do|pay|"
    r"buy)|do not (?:send|pay|buy|proceed)|no (?:send|pay|buy|do|worry|bother)|"
    r"kada|nor send|i (?:no|nor) (?:wan|do) (?:again|do|send)|i (?:don'?t|"
    r"do not) want|i(?:'ve| have)? changed my mind|(?:i'?m|i am|we'?re|"
    r"we are) not (?:sending|paying|buying|going to)|i (?:will not|won'?t|"
    r"no go) (?:send|pay|buy)|e(?:zi|zu|kwu|nye)\w{0,4}la|"
    r"changed my mind|i don change (?:my )?mind|"
    r"comot am|discard|ezigala|akwula|ma (?:fi|san|se))\b"
)

_OURS = _R(
    r"\b(?:transfers?|send|sent|pay|paid|payment|airtime|data|light|token|meter|dstv|"
    r"gotv|"
    r"startimes|cable|recharge|money|account|acct|wallet|card|bank|bill|bills|buy|"
    r"bought|"
    r"debit\w*|credit\w*|transaction|alert|nepa|bundle|subscription|app|network|"
    r"service)\b"
)
SUBJECTS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "kyc": (_R(r"\btiers?\b|\bid card\b|\bverif\w+"), _R("")),
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
            r"\bowo mi\b|\bkudina\b|\bdo i have\b"
        ),
        _R(
            r"\b(?:show|check|see|view|tell|know|gosi|duba|nuna|wo|mo|up to|enough|"
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
        _OURS,
        _R(
            r"\b(?:no|not|never|without (?:getting|receiving|my)|wrong|double|twice|"
            r"error|mistake|problem|issue|mess|"
            r"bad|poor|worst|delay\w*|stuck|missing|lost|steal|stole|thief|wey|where|"
            r"complain|"
            r"disappear\w*|fail\w*|declin\w*|hanging|still|since|yet|nonsense|why)\b"
        ),
    ),
    "howto": (
        _OURS,
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
FIRST = {"cancel": CANCEL, "greeting": GREETING, "help": HELP}
LAST = {"goodbye": BYE, "thanks": THANKS}

"""How customers say hello, thanks, help, stop and goodbye, in five languages."""

from __future__ import annotations

import re

_R = re.compile
# Possessive: "good morning" could be read in two ways, and twenty of them in a million.
GREETING = _R(
    r"^(?>(?:hi+|hello+|helo|hey+|hy|heya|hiya|yo|sup|morning|evening|afternoon|"
    r"good (?:morning|afternoon|evening|day)|gud (?:morning|evening|"
    r"afternoon)|gm|greetings|wassup|what'?s up|whatsup|how (?:are you|far|body|"
    r"you dey|una dey|is it going|was your day|are you doing)|how now|"
    r"wetin dey(?: happen| sup)?|howdy|how ?far na|i hail(?: o| you)?|you dey|xup"
    r"|sannu|ina kwana|ina wuni|ina yini|barka(?: da \w+)?|salam\w*|"
    r"assalam\w*(?: alaikum)?|yaya dai|lafiya|e ?kaa?ro|e ?kaa?san|e ?kuro?le|"
    r"e ?kaale|e ?ku \w+|bawo ni|pele o?|se daadaa ni|ndewo|nno+|"
    r"kedu ka (?:i|e) mere|kedu|ibola ?chi|i ?boola chi|ututu oma|mgbede oma|deeje|"
    r"dear"
    r"|my people|people|fam|family|house|brother|sister|friend|madam|boy|again|all|"
    r"mate|buddy|once more|you|and a|to you|bank|sup|wagwan|whats good|long time|"
    r"e karo|e kasan|e ku irole|barka|yauwa|omo|oya|nne|nna|nwanne|abeg"
    r"|da|aiki|rana|dare|yamma|happy (?:sunday|monday|new month|new year|weekend)|"
    r"compliments"
    r"|miimii|there|bro|boss|sir|ma|o|dear|guy|my guy|bros|my friend|team|na|bot|"
    r"everyone|today|oga|chief|pls|please|good)\b\W*)++$"
)
THANKS = _R(
    r"\b(?:thanks?|thank you|thank u|thankyou|thx|tnx|thnks|tanks|appreciate\w*|"
    r"grateful|(?:una|you|u) (?:too much|do well)|god bless|well done|nice one|"
    r"you do well|you try|e se|ese|e seun|"
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
    r"see u\b.*|later|talk (?:to (?:you|u) )?(?:later|tomorrow|soon)|ttyl|cya|"
    r"take care|o ?da ?bo|o ?daro|odaaro|"
    r"sai an jima|sai anjima|sai gobe|sai da safe|ka odi|ka o di|ka chi fo|"
    r"make i (?:dey )?go|we go see(?: later)?|i don (?:go|comot)|i dey go|"
    r"that'?s all(?: for now)?|that will be all)\W*(?:bye|"
    r"for now|o|thanks?|miimii)?\W*$"
)
HELP = _R(
    r"^\W*(?:please |pls |abeg |e |ejo |e jowo |jowo |don allah |biko |i )?(?:need |"
    r"want )?(?:some |your )?(?:help|menu|"
    r"options?|main menu|show menu|start|commands?|services?|taimako|iranlowo|"
    r"ran mi lowo|enyemaka|nyere m aka|taimake ni|help me|assist me|assistance|"
    r"home|info)(?: me| please| pls| abeg| o| out)*\W*$"
    r"|^\W*(?:(?:abeg|please|pls) )?i (?:no|don'?t|do not) (?:sabi|know|"
    r"understand)(?: (?:how|wetin|what|anything|this)"
    r"(?: (?:to|i)\b.*)?)?\W*(?:help(?: me)?)?\W*$"
    r"|\b(?:what|wetin) (?:else )?(?:you|u|una|miimii) (?:can|fit) do\b"
    r"|\bwhat (?:else )?(?:can|do) (?:you|u|i|this|miimii) (?:do|offer|can do)\b"
    r"(?! (?:if|when|about|with|to))|\bthings (?:you|u|miimii) (?:can|fit) do\b|"
    r"\bwhat (?:services|can) (?:do )?(?:you|u) |\bwetin (?:you|una|u) (?:fit|"
    r"sabi|dey) do\b|\bhow does (?:this|it|miimii) work|\bhow (?:do|"
    r"can) i use (?:this|miimii|it)|\bmenu\b|\bme (?:za ka|zaka|kake) iya|"
    r"\bkini (?:e|o) le se|\bgini ka i nwere ike|\bwho are you\b|"
    r"\bwhat is miimii|\bhelp me out\b|\bi(?:'m| am) (?:lost|confused|stuck)\b"
)
CANCEL = _R(
    r"^\W*(?:(?:no|nope|nah|mba|please|pls|abeg|oya|ok|okay|actually|wait|sorry|"
    r"no vex|vex|biko|"
    r"jare|"
    r"just)\W+)*(?:cancel|stop(?! (?:all|my|every))|abort|never ?mind|forget (?:it|"
    r"about|am|the)|"
    r"leave (?:it|am|the|that)|scrap (?:it|that|am)|drop (?:it|that)$|no need|"
    r"no longer (?:need|want)|never mind|(?:\w+ ){0,3}"
    r"cancel (?:am|it|that|this|everything|the (?:transfer|transaction|order|payment))|"
    r".{0,25}\bcancel (?:am|it|that)\W*$|"
    r"quit|exit|end|soke|dakata|bar shi|fasa|da duro|dawo duro|"
    r"fagile|kagbuo|kwusi|hapu ya|mba hapu|don'?t (?:bother|worry|send|do|pay|"
    r"buy)|do not (?:send|pay|buy|proceed)|no (?:send|pay|buy|do|worry|bother)|"
    r"kada|nor send|i (?:no|nor) (?:wan|do) (?:again|do|send)|i (?:don'?t|"
    r"do not) want(?:\W+\w+){0,3}\W*$|i(?:'ve| have)? changed my mind|(?:i'?m|i am|"
    r"we'?re|"
    r"we are) not (?:sending|paying|buying|going to)|i (?:will not|won'?t|"
    r"no go) (?:send|pay|buy)|e(?:zi|zu|kwu|nye)\w{0,4}la|"
    r"changed my mind|i don change (?:my )?mind|"
    r"comot (?:am|hand)|discard|ezigala|akwula|(?:e )?ma (?:fi|san|se))\b"
)
FIRST = {"cancel": CANCEL, "greeting": GREETING, "help": HELP}
LAST = {"goodbye": BYE, "thanks": THANKS}

"""Set phrases of English and Pidgin, read before the looser patterns of `phrases`.

Each says what is wanted by itself, in a short message; so they may use everyday words
("wetin remain") that would prove nothing in a story.
"""

from __future__ import annotations

import re

_R = re.compile
SAYINGS: dict[str, re.Pattern[str]] = {
    "block_account": _R(
        r"\b(?:account|wallet|acct)(?: (?:is|was|has|have|been|don|got|still|now))"
        r"{0,3} (?:blocked|locked|frozen|suspended|disabled|closed)\W*$|"
        r"\bstop all (?:the |my )?(?:transactions?|debits?)\b|"
        r"\bsim\b.{0,12}\bswap\w*|\bswapped my sim|\bemergency block|"
        r"\b(?:person|somebody|someone|thief|hackers?|dem|they) (?:don |has |have |is "
        r")?"
        r"(?:enter\w*|access\w*|log\w* in\w*|gotten into|inside|using|take "
        r"over)\b.{0,12}"
        r"\bmy (?:account|acct|wallet|miimii)|\bopen (?:back )?my account (?:back|"
        r"again)|"
        r"\b(?:put|place) (?:a )?(?:hold|lien|pnd) on my"
    ),
    "pin_change": _R(
        r"\bpin\b.{0,12}\b(?:(?:not|no|never|isn'?t|doesn'?t) (?:dey |gree )?"
        r"(?:work\w*|correct|enter|gree)|wrong|incorrect|no gree)\b|"
        r"\b(?:knows?|saw|seen|sabi|guess\w*|has|get) my (?:\w+ )?pin\b"
    ),
    "receipt": _R(
        r"\breceipts?\b.{0,20}\b(?:not|never|didn'?t|no|hasn'?t) (?:come|show|drop|"
        r"enter|"
        r"dey)\b|\bshow (?:person|am|him|her|them) (?:say|that) i (?:don )?pa(?:y|id)\b"
    ),
    "support": _R(
        r"\b(?:been )?waiting (?:since|for (?:hours|days|long|over|\d))|"
        r"\b(?:una|you|dem|they) don (?:carry|take|chop|collect|eat|swallow) my money|"
        r"\b(?:talk|speak|yarn|complain) (?:to|with) (?:una|your|the) (?:oga|manager|"
        r"boss|"
        r"people|staff|customer)|\bmy (?:money|airtime|data|token|alert) (?:no|never|"
        r"nor|not) "
        r"(?:dey |yet )?(?:show|enter|come|land|drop|reach|see)|"
        r"\bscammed\b|\bscam me\b|\brestrict\w*\b|"
        r"\bi did(?: not|n'?t) (?:make|do|authori\w+|send|initiate|approve|request)\b|"
        r"\b(?:debited|charged|deducted|removed) (?:wrongly|by mistake|for nothing|"
        r"twice|"
        r"without)\b|\bwrong(?:ly|ful)? (?:debit|charge|deduct)\w*|"
        r"\b(?:you people|una) (?:are |be |too |dey )*(?:wicked|thieves|thief|fraud|"
        r"ole|"
        r"mad|useless)\b|\b(?:app|service|bot|bank|system) (?:is|na|are|be|too) "
        r"(?:very |"
        r"so |a )?(?:trash|wicked|yeye|rubbish|fake|joke|poor|slow|bad|nonsense)\b|"
        r"\b(?:return|bring back|refund|give me back|send back|gimme back) my "
        r"(?:money|airtime|data|cash)\b|\b(?:want|need) my money\b(?! (?:sent|to))|"
        r"\bmy money back\b|^\W*(?:abeg )?(?:e|am|it) (?:no|nor) (?:dey )?(?:go|work|"
        r"enter|"
        r"open|gree)\W*$|\bwho (?:remove|debit|take|thief|touch)\w* my (?:money|"
        r"account)|"
        r"\bmy complaint\b|\b(?:debit|charge|deduct|remove)\w* (?:me|my \w+) (?:two "
        r"times|"
        r"twice|double|2x)\b|\b(?:nobody|no one) (?:don |has )?(?:reply|answer|"
        r"attend)\w*"
    ),
    "statement": _R(
        r"\b(?:pdf|csv|excel) (?:of|for) (?:my |all )*(?:account|transactions?)"
    ),
    "kyc": _R(
        r"\b(?:submit|upload|link|add|attach|drop) my (?:id|nin|bvn|passport|voter'?s? "
        r"card|documents?|utility bill|id card|licen[cs]e)\b|\b(?:to|reach|get) "
        r"(?:level|tier) [1-3]\b|"
        r"\b(?:make|raise|increase|want|need) (?:my |a )?(?:\w+ )?limit (?:big\w*|"
        r"high\w*|"
        r"plenty|up|pass|to|increased?|raised?)\b|\b(?:bigger|higher) limit\b"
    ),
    "beneficiaries": _R(
        r"\b(?:accounts?|numbers?|people|names?|those) (?:that |wey |which )?i "
        r"(?:have |don )?"
        r"saved?\b|\b(?:who|who all|everyone) (?:is|are|dey) (?:on|in|for|inside) my "
        r"list\b|"
        r"\bremember (?:this|that|the) (?:account|number|person|acct)\b|"
        r"\blist of (?:the )?people i (?:send|pay|transfer)\b|"
        r"\badd \d{10}\b.{0,40}\bas\b|\bpeople (?:wey|that|who) i (?:dey|always|"
        r"usually|"
        r"normally) (?:send|pay|transfer)\b"
    ),
    "txn_status": _R(
        r"\bwhen (?:will|go) (?:my|the) (?:transfer|money|payment|token|airtime|"
        r"data)\b|"
        r"\b(?:token|airtime|data|money|transfer|alert|payment) don (?:come|show|"
        r"ready)\b|"
        r"\b(?:una|you) don (?:process|approve|finish|complete)\w*\b|"
        r"\b(?:transaction|transfer|payment) (?:success\w*|complete\w*|go(?:ne)? "
        r"through)\W*$|"
        r"\b(?:check|confirm|know|verify|see|find out) (?:for me )?(?:if|whether|say|"
        r"that)\b"
        r".{0,30}\b(?:land\w*|enter\w*|got|gets?|gone|go|reach\w*|drop\w*|receiv\w*|"
        r"arriv\w*|success\w*|through|deliver\w*|credited|paid)\b|\bany updates?\b|"
        r"\b(?:has|have|did|is) (?:my |the |that )?(?:token|airtime|data|alert|money|"
        r"transfer|payment)\b.{0,12}\b(?:come|came|enter\w*|drop\w*|land\w*|reach\w*|"
        r"in|"
        r"through|ready)\b|\b\w+ don (?:see|get|collect|receive) (?:am|it|the "
        r"(?:money|alert))\b|\bstill (?:dey )?pend\w+\b|\b(?:una|you) don run am\b|"
        r"\bdon (?:deliver|drop|enter|land|reach|go through)\b|"
        r"^\W*(?:(?:so|abeg|pls|please|don) )*(?:e|it|am) (?:don )?(?:go|enter|land|"
        r"drop|"
        r"reach)(?: so| abi|ed)*\W*$|\bwhat (?:is|'s) (?:happening|up|going on) (?:to|"
        r"with) (?:my|the|that)\b"
    ),
    "balance": _R(
        r"\bmy (?:account|wallet|acct) (?:still |dey )*(?:get|has|have|hold|carry) "
        r"(?:any )?(?:money|cash|funds?)|\bi fit get \d\S* (?:for|in|inside) my\b|"
        r"^\W*(?:(?:so|abeg|pls|please) )*(?:what|wetin) (?:do )?i (?:still )?(?:have|"
        r"get)"
        r"(?: (?:left|remain\w*|now|sef))*\W*$|\bam i broke\b|\bwetin (?:still "
        r")?(?:dey|"
        r"remain|de) (?:inside|my hand|for (?:there|inside|ground|my))|"
        r"\bremain\w*(?: na)? how much\b|\bhow much (?:my|the) (?:account|wallet|acct|"
        r"money) "
        r"(?:hold|get|carry|dey|remain\w*|be)\b|\bhow much (?:money )?(?:wey )?(?:dey|"
        r"remain|de)\b|\b(?:money|cash) (?:wey )?(?:i get )?(?:dey|remain|left) "
        r"(?:for|in|"
        r"inside) (?:my|the)\b|\b(?:i still|do i|i) (?:get|have) (?:any |enough )?"
        r"(?:money|cash|funds?)(?: (?:left|at all|inside|in|for))*\W*$|"
        r"\bhow (?:rich|broke) am i\b"
    ),
    "limits_fees": _R(
        r"\bdo i (?:have to )?pay (?:for|to|on) (?:transfers?|sending|send|receive)\b|"
        r"\bhow much (?:una|you|u|dem|they|miimii) (?:go |will |dey |do |for "
        r")?(?:remove|"
        r"cut|charge|deduct|collect|take|comot)\b|"
        r"\bcan i (?:send|transfer|receive|withdraw|pay) (?:more|up to|above|over|less|"
        r"\d[\d,]*k?m?(?: million)? (?:at once|in one|in a|per|a day|one day|daily))\b|"
        r"\b(?:na|is|be|dey) free\b|\b(?:una|you|u) (?:dey |do |always )?(?:cut|remove|"
        r"deduct|collect|charge|take) (?:money|charges?|fees?|extra|commission|"
        r"anything|"
        r"per)\b|\bhow much (?:is|be|for) (?:the )?(?:transfer|transaction|service|"
        r"sending)"
        r"(?: fee| charges?)?\W*$|\b(?:what|wetin) (?:is|be) the (?:most|least|highest|"
        r"lowest|maximum|minimum)\b"
    ),
    "own_account": _R(
        r"\bwhich account (?:do|should|can|will|i go|i fit|make) .{0,12}(?:fund|give|"
        r"share|"
        r"use|pay|receive)\b|\b(?:put|add) money (?:inside|in|into am|on am)\W*$|"
        r"\b(?:what|which) bank (?:is|are|be|una)\b.{0,20}\b(?:my|this) (?:account|"
        r"acct)\b|"
        r"\bwhich bank my (?:account|acct)\b|\bwhere (?:should|will|can|go|do|make) "
        r"(?:they|"
        r"he|she|people|dem|person|somebody|my \w+) (?:fit )?(?:send|pay|put|"
        r"transfer)\b|"
        r"\b(?:drop|give me|send me|share|show me|show) (?:my )?(?:account|acct|aza)"
        r"(?: (?:make|so|for)\b.*)?\W*$|\b(?:put|add|enter|keep|pay) (?:\w+ )?money "
        r"(?:for|inside|into|in|to) (?:here|my (?:account|wallet|acct|miimii)|this|una|"
        r"miimii)\b|\bhow i go (?:take )?(?:put|add|enter|load) money\b|"
        r"\b(?:person|someone|somebody|he|she|people|dem|they|my \w+) (?:wan|wants? to|"
        r"want|go|will|is trying to|needs? to) (?:send|pay|transfer|credit)(?: me)?"
        r"(?: money| cash)?(?: me)?\W*$|\bmy (?:account|bank) (?:name|details) (?:be|"
        r"is|"
        r"na)? ?(?:what|wetin)\b"
    ),
    "history": _R(
        r"\bhow much (?:money )?(?:don |has |have )?(?:came|come|enter\w*|comot|left|"
        r"went|"
        r"dropped|drop)\b|"
        r"\bwhat (?:came|entered|went|dropped|has come|has gone) (?:in|out)\b|"
        r"\brecent activit\w+|\bdid \w+ (?:pay|credit|settle|send) me\b|"
        r"\bany (?:credits?|debits?|alerts?|money|inflow) (?:today|this|yesterday|on|"
        r"from|since)\b|^\W*(?:(?:show|list|all|abeg|me|the) )*money (?:i|wey i|that "
        r"i) "
        r"(?:don )?(?:receive\w*|got|get|sent|"
        r"send|spent|spend)\b|\b(?:wetin|what|everything|all) i (?:don |have )?(?:do|"
        r"buy|"
        r"send|pay|spend|sent|bought|paid)\b(?! (?:if|to)\b)|\b(?:wetin|money wey|"
        r"which money|what) (?:don )?(?:comot|enter\w*|come in|drop\w*) (?:my|from|"
        r"for|inside|"
        r"this|today|yesterday)\b|\bhow i (?:take |dey )?(?:spend|"
        r"use)\b.{0,10}\bmoney\b|"
        r"\bbreakdown of my\b|\bmy (?:last|latest) (?:debit|credit|alert|payment)\b"
    ),
    "howto": _R(
        r"\b(?:do|does|are|can) (?:you|una|it|this|miimii) (?:support|work with|"
        r"accept)\b|"
        r"\bsteps? (?:to|for)\b|\bwork (?:for|with|on) (?:all|every|other|any)\b|"
        r"\bprice of \d|\bwhat'?s the price\b|\bhow much (?:is|for|be) (?:\d|the "
        r"(?:cheapest|smallest|biggest)|data|dstv|gotv)|\b(?:una|you|u) (?:dey |do |"
        r"get |"
        r"also )?(?:sell|support|offer|have)\b|\bwetin i (?:need|go) (?:to )?do to\b"
    ),
}

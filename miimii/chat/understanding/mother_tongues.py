"""How customers ask in Hausa, Yoruba and Igbo for what moves no money.

Read before the patterns of `phrases`, which know these languages only in passing. In
matching form, without accents and dots; the order matters, the first match wins.
"""

from __future__ import annotations

import re

_R = re.compile
_HA_PURSE = r"(?:asusu\w*|account|akaunt\w*|wallet)"
_YO_PURSE = r"(?:akanti|akaunti|account|apo|wallet)"
_IG_PURSE = r"(?:akau?n\w*|account|wallet)"
TONGUES: dict[str, re.Pattern[str]] = {
    "block_account": _R(
        rf"\b(?:kulle|rufe|toshe|dakatar da|bude|a rufe) (?:min |mini )?{_HA_PURSE}\b|"
        r"\b(?:sace|saci|kwace|rasa|sata|dauki|dauke)\w*\b(?:(?!katin).){0,12}\b(?:waya\w*|layi\w*|"
        r"sim)\b|"
        r"\b(?:waya\w*|layi\w*|sim) (?:na |ta |dina )*(?:ta bata|ya bata|an sace|"
        r"bata)\b|"
        rf"\b(?:ti|pa|dina|di|da) {_YO_PURSE} mi\b(?! (?:ko|elo))|"
        r"\b(?:ji|gba|gbe|ja) (?:foonu|phone|sim)\b|"
        r"\b(?:foonu|phone|sim|laini) mi .{0,8}"
        rf"(?:sonu|so nu|bole)|\bsi {_YO_PURSE} mi (?:pada|sile)|"
        rf"\b(?:mechi\w*|gbachi\w*|kpochi\w*|mepee?|megh\w+|kwusi\w*) {_IG_PURSE}\b|"
        r"\bzuru? (?:ekwenti|fon|foonu|phone|sim)\b|"
        r"\b(?:ekwenti|fon|phone|sim) m .{0,6}(?:furu|fuo|e ?fu\w*|e zuru)"
    ),
    "pin_change": _R(
        r"\b(?:canza|canja|sauya|sake|manta|mance|yi|paaro|gbagbe|ranti|i?gbanw\w+|"
        r"e?chef\w+|e?lof\w+)\b.{0,25}\bpin\b|\bpin\b.{0,12}\b(?:pada|anaghi|ba ya)\b"
    ),
    "kyc": _R(
        rf"\b(?:inganta|daga|kara|habaka) (?:min |mini )?(?:matak\w+ )?(?:{_HA_PURSE}|"
        r"iyaka\w*|limit|matak\w+)\b|\b(?:tabbatar|tantance|hada|saka) (?:da |min )*"
        rf"(?:bvn|nin)\b|\bgbe {_YO_PURSE} mi (?:soke|ga)|\b(?:fi kun|gbe) (?:opin|"
        rf"limit|"
        r"ipele)|\b(?:fi|so|se|forukosile) (?:bvn|nin) mi|"
        rf"\b(?:i?buli\w*|i?kwalite\w*) {_IG_PURSE}|\b(?:i?nyocha\w*|i?tinye|"
        rf"i?jiko\w*) "
        r"(?:bvn|nin)\b"
    ),
    "statement": _R(
        rf"\bbayan\w+ (?:{_HA_PURSE}|banki)|\bstatement\b|\bnkowa akauntu|"
        r"\bakuko akauntu|\balaye akanti"
    ),
    "receipt": _R(
        r"\brasi[td]\w*|\bshaid\w+ (?:na )?(?:biya|turawa|kudi)\w*|\brisi?i?ti?\b|"
        r"\biwe (?:eri|owo|risiti)|\beri (?:owo|pe mo|isanwo)|"
        r"\bakwukwo (?:i?kwu|nnata|ugwo|akaebe)|\bihe (?:akaebe|ngosi)"
    ),
    "support": _R(
        r"\byaudar\w*|\bdamfar\w*|\bba ?ya aiki\b|\bmakale\b|\bkudi\w* .{0,8}(?:bata|"
        r"makale)\b|"
        r"\bko (?:tii|ti i) (?:de|wole|lo)\b|\b(?:lu|lo) mi ni (?:jibiti|gbaju)|"
        r"\bjibiti\b|"
        r"\bghogbu\w*|\bokwu na onye\b|\bonye oru\b|\banaghi (?:aru|alu) oru\b|"
        r"\b(?:dawo|mayar|maida) (?:min |mini )?(?:da )?kudi\w*|\b(?:me ?ya ?sa|don "
        r"me)\b"
        r".{0,30}\b(?:cire|zare|dauki|yanke|ciri)\b|\bba daidai ba\b|\bwanda ba shi\b|"
        r"\b(?:bai|ba ta|ba ya|ba su|basu|bata|ba a) (?:tura |turo )?(?:shiga|shigo|zo|"
        r"iso|isa|je|samu|karba|aiki)\b|\bban (?:samu|ga|karbi|karba)\b|"
        r"\b(?:koraf\w+|matsala\w*|koke)\b|\bmagana da\b|\b(?:cire|zare|yanke)\b.{0,20}"
        r"\bsau biyu|\b(?:an|kun|sun) (?:cire|zare|ciri|dauki|yanke) (?:min|mini|"
        r"mana)?|"
        r"\b(?:da|mu|ko) owo mi (?:pada|wa)|\beni (?:ti|to) ko (?:ye|to)|"
        r"\b(?:kilode|ki lode|kini idi)\b.{0,30}\b(?:owo|yo|ge|token|data)\b|"
        r"\bmi (?:o|ko) (?:tii?|ti i) (?:ri|gba)|\bmi (?:o|ko) (?:ri|gba) (?:owo|token|"
        r"data|kaadi|airtime)|\bko (?:ti ?i? )?(?:wole|sise|wonu|jade)\b|"
        r"\b(?:owo|data|token|kaadi|airtime|transfer)\b.{0,12}\bko (?:ti ?i? )?de\b|"
        r"\bmo ni (?:ejo|isoro|wahala|ifisun|ise?ro)\b|\blemeji\b|"
        r"\bwon (?:ti )?(?:yo|ge|ko) owo|\b(?:ba|fe ba) (?:eniyan|eeyan|enikan|"
        r"osise)\b|"
        r"\bowo mi (?:ti )?(?:sonu|so nu|poora|nko)\b|"
        r"\b(?:we|nye|zi)ghachi\w* (?:m )?ego|\b(?:ikwuru?|kwurita|ikpa|gwa) .{0,10}"
        r"mmadu|\bmmadu okwu|\b(?:mkpesa|nsogbu)\b|\b(?:token|kaadi|data|airtime|ego)\b"
        r".{0,30}\b\w+(?:beghi|ghi)\b|\bonye na-?abughi|\b(?:ewepuru|wepuru|e were) "
        r"m?\b|"
        r"\bgini mere\b.{0,30}\b(?:ego|wepu\w*|were)\b|\bego m .{0,6}(?:furu|efu\w*)\b"
    ),
    "beneficiaries": _R(
        r"\bajiye\b.{0,30}\b(?:wannan|asusu\w*|lamba\w*|suna\w*|account)\b|"
        r"\b(?:wadanda|mutanen? da|wanda|sunayen da) na (?:ajiye|adana)\b|"
        r"\bajiye (?:wannan|asusu\w*|lamba\w*|suna\w*)|\bcire .{1,20} daga (?:jer\w+|"
        r"cikin|list)|\bjerin (?:mutane|sunaye|wadanda)|\bfi .{0,25}pamo\b|"
        r"\byo .{1,20} kuro\b|\bawon ti mo (?:fi pamo|maa? n)|\bchek(?:wa|o)\w*\b|"
        r"\bwepu .{1,20} na (?:ndep\w+|list)|\bndi m (?:chek\w*|na-e?zi\w*)"
    ),
    "limits_fees": _R(
        r"\bkudin (?:turawa|aikawa|tura|aika)\b|\biyaka\w*|\b(?:caji|cajin|chaji)\b|"
        r"\bnawa (?:ku ?ke|a ?ke|za a|ne ake) (?:caji|"
        r"cir\w+|karb\w+|dauka|dauk\w+)|\bnawa (?:zan iya|ne zan iya)|\bmafi (?:yawa|"
        r"karanci)|\b(?:turawa|transfer) kyauta|\bkuna (?:karb\w+|cire|daukar)\b|"
        r"\belo ni (?:e|won) (?:n |maa? n |n maa )gba|\bowo ise\b|\belo ni mo le|"
        r"\bopin\b|\bje ofe\b|\bofe ni\b|\bse e (?:n|maa? n) gba owo|"
        r"\boke ego\b|\bunu (?:na-|ga-)?(?:ana\w*|ewe\w*)\b|\bego ole ka m (?:nwere "
        r"ike|"
        r"ga-\w+)|\bna-ana ugwo|\bn'efu\b|\bego (?:ozi|oru)\b"
    ),
    "txn_status": _R(
        r"^(?!.*\b(?:bai|ba|basu|bata|amma|ban)\b).*\b(?:kudin? da na (?:tura|"
        r"aika)\b.{0,25}"
        r"\b(?:ya|sun) (?:shiga|isa|je|tafi)\b|an (?:kammala|gama)\b|(?:ya|ta|sun) "
        r"(?:samu|"
        r"karbi|ga) (?:kudi\w*|shi)\b)|\bo (?:natala|nwetala|natago|batago)\b|"
        r"^(?!.*\b(?:bai|ba|basu|bata|amma|ban|kudin? da)\b).*(?:\b(?:kudi\w*|"
        r"transfer|token|kati\w*|"
        r"data|shin)\b.{0,20}\b(?:ya|ta|sun|suka) (?:tafi|shiga|shigo|isa|je|iso|wuce|"
        r"zo)\b|^\W*(?:shin )?(?:ya|sun|ta) (?:tafi|shiga|isa|je|iso|wuce)\W*$|"
        r"\ban (?:tura|aika|biya|kai)\b|\bya (?:samu|karbi|ga) (?:kudi\w*|shi)|"
        r"\bkun (?:tura|aika|biya|saya)\b|\bina transfer\b)|"
        r"\b(?:se|nje)\b(?!.*\bmo (?:se )?le\b).{0,25}\b(?:ti )?(?:wole|de|lo|ri owo|"
        r"gba owo|"
        r"jade|gba a|ri i)\b|\b(?:transfer|owo) (?:mi|yen|naa|ohun) nko\b|"
        r"^(?!.*(?:ghi\b|\bmana\b)).*(?:\b(?:o|a) ?(?:ruru|rute\w*|gara|gaala|batala|"
        r"bara|nwetara|natara|ruola)\b|\b(?:eruola|eruo|erutela|abatala|agaala|gawo|"
        r"erutego|o?ruola)\b)"
    ),
    "history": _R(
        r"\bwa na (?:tura|aika|biya)\b|\btani mo (?:ti )?(?:fi|san|ran)\b|\bm (?:jiri|"
        r"ji) "
        r"(?:zuo|zuru|kwuo|mee)\b|\bonye (?:ikpeazu )?m (?:zi\w+|kwu\w+|nyere)\b|"
        r"\btarihi\w*|\bciniki\w*|\bhada-?hada\w*|\bwa(?:ye|nene)? (?:ya|suka) (?:turo|"
        r"aiko|biya|tura)\b|\bkudin? da (?:suka|ya|na) (?:shig\w+|fita|tura|kashe|aika|"
        r"karba|turo|biya)|\b(?:abin|abubuwan) da na (?:saya|kashe|biya|yi)|"
        r"\bna kashe\b|\bme na (?:saya|kashe|biya)|\b(?:idunadura|idunnadura)\b|"
        r"\b(?:mo|ti mo|a) (?:ti )?na\b|\btani (?:o|lo|to) (?:fi|san|ran)|"
        r"\bowo (?:to|ti o|wo lo|wo ni|wo lo ti) (?:wole|jade|wo)|\b(?:nkan|ohun) "
        r"(?:ti )?"
        r"mo (?:ti )?(?:ra|san|na)\b|\bitan (?:owo|akanti|isowo)|"
        r"\bazu\w* ?ahia|\bonye (?:zi\w+|kwu\w+|nyere) (?:m |ego)|\bego (?:batara|"
        r"bata\w*|"
        r"putara|puru|m (?:zi\w*|kwuru|mefu\w*|natara|nwetara|jiri))\b|"
        r"\bihe (?:niile |nile )?m (?:zu\w*|mere|kwu\w*|ji)\b|\bmefuru\b"
    ),
    "own_account": _R(
        r"\b(?:lamba|lambar|account) zan (?:bayar|ba|bada)\b|"
        rf"\b(?:lamba|lambar|numba|nambar?) (?:ta )?{_HA_PURSE}|\bwane banki (?:nake|"
        r"nawa|ne nawa|ne asusu\w*)|\b(?:sa|saka|zuba|ajiye|karb\w+|samun?) kudi (?:a |"
        rf"cikin |zuwa )*{_HA_PURSE}|\b(?:karbar|karbi) kudi\b|\bbayanan {_HA_PURSE}|"
        rf"\b(?:ewo|kini) ni {_YO_PURSE} mi\b(?! (?:ku|to))|\bn[ou]mba {_YO_PURSE}|"
        rf"\bfi owo (?:si|sinu|kun) {_YO_PURSE} mi\b|\b(?:bawo|nibo).{{0,20}}\bgba "
        rf"owo\b|"
        rf"\bn[ou]mba {_IG_PURSE}|\b(?:nye|gwa|zitere|gosi) m {_IG_PURSE} m\W*$|"
        rf"\bi?tinye ego (?:na |n')? ?{_IG_PURSE}|\b(?:kedu|otu).{{0,20}}\b(?:tinye|"
        r"nata|nara) ego\b"
    ),
    "howto": _R(
        r"\bunu (?:nwere|enwere) (?:data|kaadi|dstv|gotv|token)\b|"
        r"\b(?:yaya|yadda) (?:zan|ake|za|zaka|kuke|ake)\b|\bkuna (?:say\w+|said\w+|da|"
        r"yin|goyon|iya)\b|\b(?:za a|ana|zan|zaku|ana) iya\b|\bwa(?:ne|dan ?ne|"
        r"ce)\b.{0,8}"
        r"\b(?:banki\w*|network\w*|data|plan\w*)|\bnawa (?:ne|ake)? ?(?:sayar da "
        r")?(?:\d|"
        r"data|kati\w*|dstv|gotv|token)|\bbawo (?:ni|la|lo)\b(?=.{6})|\bse (?:mo|a|"
        r"eyan|"
        r"eniyan) le\b|\bse e (?:n |le |ni |maa )|\belo ni (?:\d|data|kaadi|dstv|gotv)|"
        r"\b(?:ewo|awon)\b.{0,12}\b(?:data|banki|bank|network|plan)\b|"
        r"\bunu na-(?:ere|akwado|eme ka|enye)\b|\bego ole bu\b|\b(?:otu|uzo|ka)"
        r" (?:m |e |a )?(?:ga-)?(?:esi|si|ana-esi)\b|\bolee (?:ulo aku|data|network)"
    ),
    "balance": _R(
        r"\bnawa\b.{0,20}\b(?:kudi\w*|asusu\w*|rage|ragowa\w*|balance|saura|nake da)\b|"
        r"\bkudi\w* nawa\b|\bme ya (?:rage|saura)\b|\b(?:ragowa|ragowar|sauran)\b|"
        r"\bkudin? da (?:ke|suke|yake|ya rage|suka rage|nake)\b|\bakwai kudi\b|"
        r"\b(?:duba|nuna|ga|gani|san|sanin)\b.{0,12}\b(?:kudina|balance|asusuna)\b|"
        rf"\belo\b.{{0,20}}\b(?:ku|seku|{_YO_PURSE}|mo ni|wa ninu)\b|\bowo mi\b.{{0,8}}"
        r"\b(?:elo|melo|ku)\b|\biye (?:owo )?(?:to|ti|ti o|ti mo)\b|\bse (?:mo|owo) "
        r"(?:si|"
        r"tun|wa|ni)\b|\begele mo ni\b|"
        r"\bego\b.{0,12}\b(?:di|no|nwere|foro|fodu\w*)\b(?! ike)|\bm fodu\w* ole\b|"
        r"\bego m\b.{0,12}\bole\b|\b(?:gosi|gwa|lelee) m (?:ego|balance) m\b"
    ),
}

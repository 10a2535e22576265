"""Hausa: what an error means, and the way out of it."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limit.day": "a yau",
    "limit.first_day": "a awanni 24 na farko",
    "error.error": "An sami matsala daga wajenmu. Don Allah ku sake gwadawa.",
    "error.not-found": "Ban same shi ba.",
    "error.not-allowed": "Ba za ku iya yin hakan ba tukuna.",
    "error.account-not-open": "Ba za ku iya ba tukuna: ba a buɗe asusunku ba.",
    "error.account-frozen": "An toshe asusunku, don haka ba zan iya yin hakan ba.",
    "error.identity-unproven": (
        "Ba zan iya yin hakan ba sai an tabbatar cewa ku ne: alamar WhatsApp ɗinku "
        "ta canza. Ku rubuto mini, zan tambaye ku."
    ),
    "error.refused": "Ba zan iya yin hakan ba.",
    "error.insufficient-funds": "Kuɗinku ba su isa wannan da kuɗin aiki ba.",
    "error.reference-reused": "An sami matsala daga wajenmu. Ba a ɗauki kuɗi ba.",
    "error.limit-reached": (
        "Wannan ya wuce iyakarku ta {limit} {window}; saura {left}. {way_out}"
    ),
    "error.payee-unknown": "Banki bai san wannan asusu ba.",
    "error.payee-is-self": "Wannan asusunku ne.",
    "error.bank-unknown": "Har yanzu ba na iya turawa wannan banki.",
    "error.enquiry-limit-reached": (
        "Kun duba lambobin asusu da yawa. Don Allah ku sake gwadawa bayan awa ɗaya."
    ),
    "error.enquiries-used-up": (
        "Na duba iyakar lambobin asusun da zan iya dubawa yau. Don Allah ku sake "
        "gwadawa gobe."
    ),
    "error.asked-enough": (
        "Na yi iyakar dubawar da zan iya yi yau. Don Allah ku sake gwadawa gobe."
    ),
    "error.quote-gone": (
        "Wannan ba ya jira kuma: lokacinsa ya wuce, ko kun riga kun amsa. Ba a sake "
        "yin komai ba."
    ),
    "error.pin-wrong": "PIN ba daidai ba ne. Saura gwaji: {tries_left}.",
    "error.pin-locked": "An kulle PIN ɗinku {until}.",
    "error.pin-too-weak": (
        "Wannan PIN yana da sauƙin hasashe. Ku guji lambobi masu bin juna, masu "
        "maimaituwa, ranar haihuwa da lambar wayarku."
    ),
    "error.pin-unchanged": "Wannan shi ne PIN da kuke da shi. Ku zaɓi wani dabam.",
    "error.challenge-gone": (
        "Lokacin wannan fom ya wuce ko an riga an yi amfani da shi. Ku duba sakamakon "
        "a hira kafin ku sake nema."
    ),
    "error.too-many-requests": "Ya yi yawa a lokaci ɗaya. Ku jira minti ɗaya.",
    "error.busy": "Aiki ya yi mini yawa yanzu. Ku sake gwadawa anjima kaɗan.",
    "error.unclear": (
        "Ban iya gani ba tukuna ko hakan ya tafi. Don Allah kada ku sake turawa: ku "
        "tambaye ni sakamakon bayan minti ɗaya."
    ),
    "error.unavailable": (
        "Ba na iya samun masu yin wannan yanzu. Ba a ɗauki kuɗi ba. Don Allah ku sake "
        "gwadawa bayan 'yan mintuna."
    ),
    "error.amount-out-of-range": (
        "Dole adadin kuɗin ya kasance daga {least} zuwa {most}."
    ),
    "error.target-invalid": "Wannan lambar ba ta dace ba. Don Allah ku duba ta.",
    "error.not-sold": "Ba na sayar da wannan.",
    "error.nickname-taken": (
        "Kun riga kun kira wata lambar {nickname}. Don Allah ku zaɓi wani suna."
    ),
    "error.vending-paused": (
        "Ba na iya sayar da wannan yanzu; matsalar daga wurina ce, ba daga gare ku ba. "
        "Ba a ɗauki komai ba. Ku sake gwadawa anjima."
    ),
    "limit.stopped": (
        "Kun dakatar da duk abin da ke fita daga asusunku. Don sake ba da izini, "
        'ku rubuta "allow transfers again": yana ɗaukar awa 24.'
    ),
    "limit.own": "a rana, wadda kuka sa da kanku",
    "limit.way.day": (
        'Tana sake farawa da tsakar dare. Don iyaka mafi girma, rubuta "upgrade my '
        'account".'
    ),
    "limit.way.first_day": "Wannan zai ƙare a {when}.",
    "limit.way.own": (
        'Don cire iyakarku, ku rubuta "remove my limit": yana ɗaukar awa 24.'
    ),
    "error.check-needed": (
        "Don Allah ku sake buɗe fom ɗin: da farko ku yi alama a kan wanda kuke biya, "
        "sannan ku rubuta PIN."
    ),
    "error.being-checked": (
        "Muna so mu fara duba wannan biyan don kare kuɗinku. Ba a ɗauki komai ba. "
        "Mutanenmu za su duba cikin yini ɗaya; ku sake tambayata gobe, ko ku rubuta "
        '"support".'
    ),
}

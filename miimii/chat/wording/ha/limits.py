"""Hausa: limits, and what things cost."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limits.left": "Har yanzu kana iya tura {left} yau.",
    "limits.day": (
        "Iyakarka ta yini: {limit} (matakin asusu {tier}). Tana sake farawa da "
        "tsakar dare."
    ),
    "limits.first_day": (
        "Har zuwa {when}: {limit} gaba ɗaya, domin ba a cika awa 24 da buɗe ko "
        "tantance asusunka ba."
    ),
    "limits.own": "Iyakar da ka sa da kanka: {limit} a rana.",
    "limits.own_later": "Daga {when} iyakar da ka sa ita ce {limit} a rana.",
    "limits.own_ends": "Daga {when} ba ka da iyakar kanka.",
    "limits.each": "Turawa ɗaya: daga {least} zuwa {most}.",
    "limits.lower": (
        'Za ka iya sa ƙaramar iyaka da kanka: rubuta "limit me to 20k a day" ko '
        '"stop all transfers".'
    ),
    "limits.raise": 'Don iyaka mafi girma, rubuta "upgrade my account".',
    "fees.title": "Abin da nake caji:",
    "fees.line": "• {what}: {price}",
    "fees.free": "kyauta",
    "fees.share": "kashi {share} %",
    "fees.between": "{price} (bai ƙasa {least}, bai wuce {most})",
    "fees.above": "{price} idan ya wuce {above}",
    "fees.kind.transfer.bank": "Turawa zuwa wani banki",
    "fees.kind.transfer.wallet": "Turawa ga wani a MiiMii",
    "fees.kind.credit": "Kuɗin da ya shigo",
    "fees.kind.airtime": "Katin waya",
    "fees.kind.data": "Bayanan intanet",
    "fees.kind.electricity": "Wutar lantarki",
    "fees.kind.cable": "Talabijin",
    "fees.kind.vat": "VAT, a kan caji",
    "fees.kind.duty": "Harajin hatimi, a kan abin da ka tura",
    "own.ask": (
        "In hana fiye da {limit} fita daga asusunka a rana? Turawa da sayayya duka "
        "suna ciki. Zai fara yanzu; ƙara ta daga baya yana ɗaukar awa 24."
    ),
    "own.ask_raise": (
        "In ƙara iyakarka zuwa {limit} a rana? Don kare ka, yana ɗaukar awa 24."
    ),
    "own.ask_stop": (
        "In dakatar da duk abin da ke fita daga asusunka, turawa da sayayya? Zai "
        "fara yanzu, kuɗin da aka turo maka za su shigo, kuma sake buɗewa yana "
        "ɗaukar awa 24."
    ),
    "own.ask_end": "In cire iyakar da ka sa? Don kare ka, yana ɗaukar awa 24.",
    "own.yes": "I, yi haka",
    "own.no": "A'a, bar shi",
    "own.done": (
        "An gama: ba abin da ya wuce {limit} zai fita daga asusunka a rana. Don kawo "
        'ƙarshen wannan, rubuta "remove my limit".'
    ),
    "own.later": (
        "An gama: daga {when} har {limit} na iya fita a rana. Kafin nan iyakar yanzu "
        "tana nan."
    ),
    "own.stopped": (
        "An gama: ba abin da ke fita daga asusunka yanzu. Don kawo ƙarshen wannan, "
        'rubuta "allow transfers again".'
    ),
    "own.ends": "An gama: daga {when} iyakarka ta ƙare. Kafin nan tana nan.",
    "own.none": "Ba ka da iyakar kanka.",
    "own.kept": "To, iyakarka tana nan yadda take.",
    "own.too_high": (
        "Matakin asusunka yana barin {limit} a rana, don haka ba abin da zai canza."
    ),
}

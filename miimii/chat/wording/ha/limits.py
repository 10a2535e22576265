"""Hausa: limits, and what things cost."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limits.left": "Har yanzu kuna iya tura {left} yau.",
    "limits.day": (
        "Iyakarku ta yini: {limit} (matakin asusu {tier}). Tana sake farawa da "
        "tsakar dare."
    ),
    "limits.first_day": (
        "Har zuwa {when}: {limit} gaba ɗaya, domin ba a cika awa 24 da buɗe ko "
        "tantance asusunku ba."
    ),
    "limits.own": "Iyakar da kuka sa da kanku: {limit} a rana.",
    "limits.own_later": "Daga {when} iyakar da kuka sa ita ce {limit} a rana.",
    "limits.own_ends": "Daga {when} ba ku da iyakar kanku.",
    "limits.each": "Turawa ɗaya: daga {least} zuwa {most}.",
    "limits.lower": (
        'Kuna iya sa ƙaramar iyaka da kanku: ku rubuta "limit me to 20k a day" ko '
        '"stop all transfers".'
    ),
    "limits.raise": 'Don iyaka mafi girma, ku rubuta "upgrade my account".',
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
    "fees.kind.duty": "Harajin hatimi, a kan abin da kuka tura",
    "own.ask": (
        "In hana fiye da {limit} fita daga asusunku a rana? Turawa da sayayya duka "
        "suna ciki. Zai fara yanzu; ƙara ta daga baya yana ɗaukar awa 24."
    ),
    "own.ask_raise": (
        "In ƙara iyakarku zuwa {limit} a rana? Don kare ku, yana ɗaukar awa 24."
    ),
    "own.ask_stop": (
        "In dakatar da duk abin da ke fita daga asusunku, turawa da sayayya? Zai "
        "fara yanzu, kuɗin da aka turo muku za su shigo, kuma sake buɗewa yana "
        "ɗaukar awa 24."
    ),
    "own.ask_end": "In cire iyakar da kuka sa? Don kare ku, yana ɗaukar awa 24.",
    "own.yes": "I, yi haka",
    "own.no": "A'a, bar shi",
    "own.done": (
        "An gama: ba abin da ya wuce {limit} zai fita daga asusunku a rana. Don kawo "
        'ƙarshen wannan, ku rubuta "remove my limit".'
    ),
    "own.later": (
        "An gama: daga {when} har {limit} na iya fita a rana. Kafin nan iyakar yanzu "
        "tana nan."
    ),
    "own.stopped": (
        "An gama: ba abin da ke fita daga asusunku yanzu. Don kawo ƙarshen wannan, "
        'ku rubuta "allow transfers again".'
    ),
    "own.ends": "An gama: daga {when} iyakarku ta ƙare. Kafin nan tana nan.",
    "own.none": "Ba ku da iyakar kanku.",
    "own.kept": "To, iyakarku tana nan yadda take.",
    "own.too_high": (
        "Matakin asusunku yana barin {limit} a rana, don haka ba abin da zai canza."
    ),
}

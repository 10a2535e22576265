"""Hausa: sending money, from the first question to the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "send.account": (
        "Wa zan tura wa? Ku ba ni lambar asusu mai lambobi 10 da sunan banki, ko "
        "lambar wayar wani mai amfani da MiiMii."
    ),
    "send.account_of": (
        "Menene lambar asusun {recipient}? Ku ba ni lambar asusu mai lambobi 10 da "
        "sunan banki, ko lambar waya idan yana ko tana amfani da MiiMii."
    ),
    "send.digits": (
        "Lambar asusu tana da lambobi 10; wannan tana da {count}. Don Allah ku duba ku "
        "sake aikowa."
    ),
    "send.bank": "Wane banki ne na {account_number}? Ku zaɓi ɗaya, ko ku rubuta suna.",
    "send.bank_unclear": (
        "Ban san wannan bankin ba. Ku zaɓi, ko ku rubuta cikakken sunansa."
    ),
    "send.bank_menu": "Zaɓi banki",
    "send.amount": "Nawa zan tura?",
    "send.amount_again": "{why} Nawa zan tura a maimakon haka?",
    "send.funds": "Kuna da {balance}; bai isa tura {amount} da kuɗin aiki ba.",
    "send.too_little": "Kuna da {balance}: tare da kuɗin aiki, ya yi kaɗan a tura.",
    "send.amount_to": "Wannan {payee} ne. Nawa zan tura?",
    "send.amount_unclear": 'Ina buƙatar adadi a naira, kamar "5000" ko "5k".',
    "send.bank_unknown": "Har yanzu ba na iya turawa {bank}. Wane banki kuma?",
    "send.payee_unknown": (
        "{bank} bai san asusun {account_number} ba. Don Allah ku duba, sannan ku aiko "
        "min lambar da ta dace, ko bankin da ya dace."
    ),
    "send.not_on_miimii": (
        "{phone} ba ya kan MiiMii. Ku zaɓi bankin da yake da ita a matsayin lambar "
        "asusu, ko katin waya idan shi kuke so. Ko ku rubuta wata lambar asusu mai "
        "lambobi 10 da sunan bankinta."
    ),
    "send.self": "Wannan asusunku ne. Wa zan tura wa?",
    "send.summary": (
        "Tura {amount} zuwa ga\n\n"
        "*{payee}*\n{where}\n\n"
        "Adadi: {amount}\nKuɗin aiki: {fee}{taxes}\n*Jimla: {total}*{warning}"
    ),
    "send.taxes": "\nHaraji: {taxes}",
    "send.first_payment": (
        "\n\nBa ku taɓa biyan wannan asusu ba. Idan an tura kuɗi, ba a iya dawo da su."
    ),
    "send.on_miimii": "Asusun MiiMii",
    "send.confirm": "Eh, a tura",
    "send.cancel": "A'a, a soke",
    "send.pin": (
        "Saura kaɗan: ku saka PIN don tura {amount} zuwa ga {payee}. Jimla: {total}."
    ),
    "send.pin_button": "Saka PIN",
    "send.cancelled": "To, an soke. Ba a tura komai ba.",
    "send.replaced": "Na soke wanda ya gabata.",
    "send.left": "Na bar abin da kuka fara da farko.",
    "send.gone": (
        "Wannan turawar ba ta jira kuma: lokacinta ya wuce, ko kun riga kun amsa. Ba a "
        "sake tura komai ba."
    ),
    "send.on_its_way": "Na gode. Ina kan yi yanzu.",
    "send.late": "Amsarku ta iso min a makare, don haka bari mu sake tabbatarwa. ",
    "status.none": "Ba ku tura komai ba tukuna.",
    "status.quoted": "{amount} zuwa ga {payee} yana jiran amincewarku.",
    "status.moving": (
        "{amount} zuwa ga {payee} yana kan hanya. Da zarar banki ya amsa, zan sanar da "
        "ku."
    ),
    "status.succeeded": "Eh: {amount} zuwa ga {payee} ya isa, {when}.",
    "status.declined": (
        "A'a: {amount} zuwa ga {payee} bai tafi ba. Kuɗin sun dawo asusunku."
    ),
    "status.reversed": "An mayar da {amount} da kuka tura wa {payee} zuwa asusunku.",
    "status.dropped": "Ba a tura {amount} zuwa ga {payee} ba: ba a tabbatar ba.",
}

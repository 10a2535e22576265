"""Hausa: fees, corrections and the account's safety, told unasked."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "fee.charged": (
        "Kuɗin kula da asusunku na {month}: {amount}.{taxes}\nRagowar kuɗi: {balance}"
    ),
    "fee.taxes": " Harajin VAT: {taxes}.",
    "adjusted.in": (
        "Mun gyara kuɗin asusunku: an ƙara {amount} a asusunku.\nLambar shaida: "
        "{reference}\nRagowar kuɗi: {balance}"
    ),
    "adjusted.out": (
        "Mun gyara kuɗin asusunku: an cire {amount} daga asusunku.\nLambar shaida: "
        "{reference}\nRagowar kuɗi: {balance}"
    ),
    "safety.account_blocked": (
        "🔐 An toshe asusunku a {when}. Babu kuɗin da zai iya fita yanzu, kuma an "
        "soke duk abin da ba ku tabbatar ba. Kuɗin da aka turo muku zai ci gaba da "
        "shigowa.\n\nKafin a buɗe shi, dole ma'aikatanmu su tabbatar cewa ku ne."
    ),
    "safety.account_unblocked": (
        "🔓 An buɗe asusunku a {when}. Za ku iya amfani da shi kuma.\n\nIdan ba ku "
        "nemi haka ba, ku toshe shi yanzu."
    ),
    "safety.identity_doubted": (
        "🔐 Alamar WhatsApp ɗinku ta canza (sabon SIM, waya ko lamba), an gani a "
        "{when}. Don kare kuɗinku, na rufe asusunku ga wannan hira sai an tabbatar "
        "cewa ku ne. Kuɗin da aka turo muku zai ci gaba da shigowa."
    ),
    "safety.identity_proven": (
        "🔓 An tabbatar a {when} cewa ku ne, kuma wannan hira ta sake buɗewa ga "
        "asusunku. Na awa 24 iyakar kuɗi za ta ragu.\n\nIdan ba ku ba ne, ku toshe "
        "asusunku yanzu."
    ),
    "safety.people_asked": (
        "🔐 Mun gode: a {when} kun tabbatar cewa ku ne. Yanzu mutum biyu daga "
        "ma'aikatanmu za su yanke hukunci, kuma zan aiko muku saƙo a nan. Kafin nan "
        "babu abin da zai fita daga asusunku.\n\nIdan ba ku ba ne, ku sanar da mu nan "
        "take."
    ),
    "safety.pin_unlocked": (
        "🔓 An buɗe PIN ɗinku a {when}. Za ku iya amfani da shi kuma.\n\nIdan ba ku "
        "nemi haka ba, ku toshe asusunku yanzu."
    ),
}

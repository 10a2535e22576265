"""Hausa: what became of a purchase, and its token."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "bought.succeeded": (
        "✅ {product}\n\n{token}Don: {target}\nAdadi: {amount}\nKuɗin aiki: {fee}\n"
        "Jimla: {total}\nRana: {when}\nLambar shaida: {reference}\nMatsayi: An yi "
        "nasara{balance}"
    ),
    "bought.token": "Lambar token: *{token}*\n",
    "bought.token_due": (
        "Token ɗinku bai iso ba tukuna: zan aiko muku shi a nan da zarar na samu.\n"
    ),
    "bought.token_arrived": (
        "🔌 Ga token na {product}, {target}:\n\n*{token}*\n\nLambar shaida: {reference}"
    ),
    "bought.late": (
        "Na gaya muku cewa wannan bai yi nasara ba. Daga baya ya yi, don haka an sake "
        "cire {total} saboda shi.\n\n"
    ),
    "bought.owed": (
        "Na gaya muku cewa wannan bai yi nasara ba. Daga baya ya yi. Ragowar kuɗinku "
        "ba su isa a cire {total} saboda shi ba, don haka muna bin ku bashin wannan "
        "kuɗin.\n\n"
    ),
    "bought.declined": (
        "❌ {product} don {target} bai yi nasara ba. {total} sun dawo asusunku.\n"
        "Lambar shaida: {reference}{balance}"
    ),
    "bought.reversed": (
        "↩️ {product} don {target} bai isa ba a ƙarshe. {total} sun dawo asusunku.\n"
        "Lambar shaida: {reference}{balance}"
    ),
    "bought.forgiven": (
        "↩️ {product} don {target} bai isa ba a ƙarshe, don haka ba ma bin ku bashin "
        "{total} saboda shi kuma.\nLambar shaida: {reference}{balance}"
    ),
    "bought.processing": (
        "Na karɓi odar ku: {product}, {total}. Ana tabbatarwa, zan sanar da ku da "
        "zarar an gama; babu buƙatar sake saya."
    ),
    "bought.under_review": (
        "Har yanzu ba a tabbatar da {product} na {total} ba. Ma'aikatanmu suna bibiya, "
        "kuma zan sanar da ku sakamakon. Lambar shaida: {reference}"
    ),
    "bought.status.quoted": "{product} don {target} yana jiran amincewarku.",
    "bought.status.moving": (
        "Ana tabbatar da {product} don {target}. Da zarar an gama, zan sanar da ku."
    ),
    "bought.status.succeeded": (
        "Eh: {product} don {target} ya yi nasara, {when}.{token}"
    ),
    "bought.status.declined": (
        "A'a: {product} don {target} bai yi nasara ba. Kuɗin sun dawo asusunku."
    ),
    "bought.status.reversed": "An mayar da kuɗin {product}, {target}, zuwa asusunku.",
    "bought.status.dropped": "Ba a sayi {product} don {target} ba: ba a tabbatar ba.",
    "form.pin.for": "Don: {target}",
    "form.pin.owner": "Suna: {name}",
    "form.pin.bought_final": "Idan an saya, ba a iya dawowa.",
}

"""Hausa: what became of an order, and money that came in."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "order.processing": (
        "Na karɓi umarninku: {total} zuwa ga {payee}. Banki bai amsa ba tukuna. Zan "
        "sanar da ku da zarar ya amsa; babu buƙatar sake turawa."
    ),
    "order.succeeded": (
        "✅ An tura kuɗi\n\n"
        "Adadi: {amount}\nKuɗin aiki: {fee}\nJimla: {total}\n"
        "Zuwa ga: {payee}\n{where}\n"
        "Rana: {when}\nLambar shaida: {reference}\nMatsayi: An yi nasara{balance}"
    ),
    "order.late": (
        "Na gaya muku cewa wannan turawar ba ta tafi ba. Yanzu banki ya ce ta tafi, "
        "don haka an sake cire {total} saboda ita.\n\n"
    ),
    "order.owed": (
        "Na gaya muku cewa wannan turawar ba ta tafi ba. Yanzu banki ya ce ta tafi. "
        "Ragowar kuɗinku ba su isa a cire {total} saboda ita ba, don haka muna bin "
        "ku bashin wannan kuɗin.\n\n"
    ),
    "order.declined": (
        "❌ Tura {amount} zuwa ga {payee} bai yi nasara ba. {total} sun dawo "
        "asusunku.\nLambar shaida: {reference}{balance}"
    ),
    "order.reversed": (
        "↩️ Banki ya mayar da {amount} da kuka tura zuwa ga {payee}. {total} sun dawo "
        "asusunku.\nLambar shaida: {reference}{balance}"
    ),
    "order.forgiven": (
        "↩️ Banki ya mayar da {amount} da kuka tura zuwa ga {payee}, don haka ba ma "
        "bin ku bashin {total} saboda ita kuma.\nLambar shaida: {reference}{balance}"
    ),
    "order.balance": "\n\nRagowar kuɗi: {balance}",
    "order.under_review": (
        "Har yanzu banki bai ba da amsa kan {total} da kuka tura zuwa ga {payee} ba. "
        "Ma'aikatanmu suna bibiya, kuma zan sanar da ku sakamakon. Lambar shaida: "
        "{reference}"
    ),
    "outcome.declined": "bai yi nasara ba",
    "outcome.reversed": "an mayar da kuɗin",
    "where.bank": "{bank_name}, asusu {account_number}",
    "credit.arrived": (
        "💰 Kun karɓi {amount} daga {sender}.{fee}\nRagowar kuɗi: {balance}{over}"
    ),
    "credit.fee": "\nKuɗin aiki: {fee}",
    "credit.over": (
        "\n\n"
        "Wannan ya wuce iyakar matakin asusunku. Kuɗin naku ne kuma suna nan lafiya; "
        "amma ana iya taƙaita turawa har sai kun ƙara tabbatar da kanku."
    ),
    "credit.somebody": "wani asusun banki",
}

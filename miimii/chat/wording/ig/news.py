"""Igbo: what became of an order, and money that came in."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "order.processing": (
        "Anatala m ntụziaka gị: {total} nye {payee}. Ụlọ akụ azabeghị. M ga-agwa gị "
        "ozugbo ọ zara; ezipụla ya ọzọ."
    ),
    "order.succeeded": (
        "✅ Ego agaala\n\n"
        "Ego: {amount}\nỤgwọ ọrụ: {fee}\nMkpokọta: {total}\n"
        "Nye: {payee}\n{where}\n"
        "Ụbọchị: {when}\nNọmba ntụaka: {reference}\nỌnọdụ: Ọ gara nke ọma{balance}"
    ),
    "order.late": (
        "Agwara m gị na nzipụ ego a agaghị. Ụlọ akụ na-ekwu ugbu a na ọ gara, ya mere "
        "e wepụla {total} maka ya ọzọ.\n\n"
    ),
    "order.owed": (
        "Agwara m gị na nzipụ ego a agaghị. Ụlọ akụ na-ekwu ugbu a na ọ gara. Ego "
        "fọdụrụ na akaụntụ gị erughị iwepụ {total} maka ya, ya mere i ji anyị ụgwọ "
        "ego a.\n\n"
    ),
    "order.declined": (
        "❌ {amount} i zigaara {payee} agaghị. {total} alọtala na akaụntụ gị.\n"
        "Nọmba ntụaka: {reference}{balance}"
    ),
    "order.reversed": (
        "↩️ Ụlọ akụ eweghachila {amount} i zigaara {payee}. {total} alọtala na akaụntụ "
        "gị.\nNọmba ntụaka: {reference}{balance}"
    ),
    "order.forgiven": (
        "↩️ Ụlọ akụ eweghachila {amount} i zigaara {payee}, ya mere i jighịzi anyị "
        "ụgwọ {total} maka ya.\nNọmba ntụaka: {reference}{balance}"
    ),
    "order.balance": "\n\nEgo fọdụrụ: {balance}",
    "order.under_review": (
        "Ụlọ akụ azabeghị banyere {total} i zigaara {payee}. Ndị ọrụ anyị na-eleba ya "
        "anya, m ga-agwa gị ihe si na ya pụta. Nọmba ntụaka: {reference}"
    ),
    "outcome.declined": "agaghị",
    "outcome.reversed": "e weghachila ya",
    "where.bank": "{bank_name}, akaụntụ {account_number}",
    "credit.arrived": (
        "💰 Ị natara {amount} n'aka {sender}.{fee}\nEgo fọdụrụ: {balance}{over}"
    ),
    "credit.fee": "\nỤgwọ ọrụ: {fee}",
    "credit.over": (
        "\n\n"
        "Nke a gafere oke nke ọkwa akaụntụ gị. Ego ahụ bụ nke gị, ọ dịkwa nchebe; mana "
        "e nwere ike ibelata ego ị ga-ezipụ ruo mgbe i gosikwuru onye ị bụ."
    ),
    "credit.somebody": "akaụntụ ụlọ akụ ọzọ",
}

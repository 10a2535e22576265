"""Igbo: what is asked about the past, and statements."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "history.recent": "Azụmahịa gị ndị ikpeazụ",
    "history.more": "Gosikwuo",
    "history.hint": "Ka ị mata karịa gbasara otu, ziteere m nọmba ntụaka ya.",
    "history.nothing": "Ọ dịbeghị ego batara ma ọ bụ pụrụ n'akaụntụ gị.",
    "history.none": "Ahụghị m ihe ọ bụla maka nke a: {what}",
    "history.no_more": "Ọ bụ naanị nke ahụ.",
    "history.spent": "I mefuru {amount}.",
    "history.received": "I nwetara {amount}.",
    "history.too_many": (
        "{what}: nke a karịrị ihe m ga-agbakọ ebe a. Jụọ maka ụbọchị ole na ole, ma "
        'ọ bụ sị "statement" ka m zitere gị ha niile.'
    ),
    "history.which_days": (
        'Amataghị m ụbọchị ndị ị na-ekwu. Biko jụọ ọzọ, tinye ha, dị ka: "my '
        'transactions from 1 Oct to 15 Nov".'
    ),
    "history.unknown": (
        "Naanị onye ị kwụrụ na ụdị ụgwọ ọ bụ ka m maara, ya mere amaghị m ihe "
        "gbasara {what}. Jụọ aha mmadụ, maọbụ kaadị ekwentị, data, ọkụ, TV, ego e "
        "zipụrụ maọbụ ụgwọ ọrụ."
    ),
    "statement.ask": (
        "Kedu ụbọchị ị chọrọ ka nkọwa akaụntụ gị kpuchie? Pịa otu, ma ọ bụ dee "
        "ụbọchị ndị ahụ, dịka: from 1 Oct to 15 Nov. Ọ ga-abịa dịka PDF; tinye csv "
        "ma ọ bụrụ na ịchọrọ tebụl."
    ),
    "statement.this_month": "Ọnwa a",
    "statement.last_month": "Ọnwa gara aga",
    "statement.last_three_months": "Ọnwa atọ gara aga",
    "statement.unread": (
        "Aghọtaghị m ụbọchị ndị ị na-ekwu. Pịa otu, ma ọ bụ dee ya otu a: from 1 "
        "Oct to 15 Nov."
    ),
    "statement.too_long": (
        "Ụbọchị ndị ahụ nwere ahịrị karịrị 20,000, ọ karịrị otu akwụkwọ. Biko họrọ "
        "ụbọchị ole na ole, jụọzie maka ndị ọzọ."
    ),
    "statement.moment": (
        "A na-eme nkọwa akaụntụ gị. Ahịrị ya dị ọtụtụ, nye m otu nkeji."
    ),
    "statement.caption": "Nkọwa akaụntụ gị, {days}.",
    "statement.failed": (
        "Ndo, enweghị m ike ime nkọwa akaụntụ gị maka {days} ugbu a. Ọ dịghị ihe "
        "mere ego gị. Biko jụọ ọzọ mgbe nkeji ole na ole gachara."
    ),
    "statement.as_csv": "Dịka tebụl (CSV)",
    "statement.dropped": "Ọ dị mma, enweghị nkọwa akaụntụ.",
}

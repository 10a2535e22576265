"""Igbo: limits, and what things cost."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limits.left": "Ị ka nwere ike izipu {left} taa.",
    "limits.day": (
        "Oke gị n'otu ụbọchị: {limit} (ọkwa akaụntụ {tier}). Ọ na-amalite ọzọ "
        "n'etiti abalị."
    ),
    "limits.first_day": (
        "Ruo {when}: {limit} n'ozuzu, n'ihi na emeghere ma ọ bụ nyochaa akaụntụ gị "
        "n'ime awa 24 gara aga."
    ),
    "limits.own": "Oke i ji aka gị họrọ: {limit} kwa ụbọchị.",
    "limits.own_later": "Site na {when} oke ị họrọ bụ {limit} kwa ụbọchị.",
    "limits.own_ends": "Site na {when} ị gaghị enwe oke nke gị.",
    "limits.each": "Otu mbufe: {least} ruo {most}.",
    "limits.lower": (
        'Ị nwere ike itinye oke dị ala n\'onwe gị: dee "limit me to 20k a day" ma ọ '
        'bụ "stop all transfers".'
    ),
    "limits.raise": 'Maka oke dị elu, dee "upgrade my account".',
    "fees.title": "Ihe m na-ana:",
    "fees.line": "• {what}: {price}",
    "fees.free": "n'efu",
    "fees.share": "pasent {share} %",
    "fees.between": "{price} (ọ dịghị ala karịa {least}, ọ dịghị elu karịa {most})",
    "fees.above": "{price} ma ọ karịa {above}",
    "fees.kind.transfer.bank": "Izipu n'ụlọ akụ ọzọ",
    "fees.kind.transfer.wallet": "Izipu onye nọ na MiiMii",
    "fees.kind.credit": "Ego batara",
    "fees.kind.airtime": "Kaadị ekwentị",
    "fees.kind.data": "Data ịntanetị",
    "fees.kind.electricity": "Ọkụ eletrik",
    "fees.kind.cable": "Telivishọn",
    "fees.kind.vat": "VAT, n'ụgwọ ọrụ",
    "fees.kind.duty": "Ụtụ stampụ, n'ihe i zipụrụ",
    "own.ask": (
        "Ka m ghara ikwe ka karịa {limit} pụọ n'akaụntụ gị n'otu ụbọchị? Mbufe na "
        "ihe ị zụrụ so. Ọ na-amalite ozugbo; ibuli ya elu ga-ewe awa 24."
    ),
    "own.ask_raise": (
        "Ka m bulie oke gị ruo {limit} kwa ụbọchị? Iji chebe gị, ọ ga-ewe awa 24."
    ),
    "own.ask_stop": (
        "Ka m kwụsị ihe niile na-apụ n'akaụntụ gị, mbufe na ịzụ ihe? Ọ na-amalite "
        "ozugbo, ego e zitere gị ga-abata, ikwe ya ọzọ ga-ewe awa 24."
    ),
    "own.ask_end": "Ka m wepụ oke gị? Iji chebe gị, ọ ga-ewe awa 24.",
    "own.yes": "Ee, mee ya",
    "own.no": "Mba, hapụ ya",
    "own.done": (
        "Emeela: ihe karịrị {limit} agaghị apụ n'akaụntụ gị n'otu ụbọchị. Iji kwụsị "
        'nke ahụ, dee "remove my limit".'
    ),
    "own.later": (
        "Emeela: site na {when} ihe ruru {limit} nwere ike ịpụ kwa ụbọchị. Tupu mgbe "
        "ahụ oke ugbu a dị."
    ),
    "own.stopped": (
        "Emeela: ọ dịghị ihe na-apụ n'akaụntụ gị ugbu a. Iji kwụsị nke ahụ, dee "
        '"allow transfers again".'
    ),
    "own.ends": "Emeela: site na {when} oke gị agaghị adị. Tupu mgbe ahụ ọ ka dị.",
    "own.none": "Ị nweghị oke nke gị.",
    "own.kept": "Ọ dị mma, oke gị dị ka ọ dị.",
    "own.too_high": (
        "Ọkwa akaụntụ gị na-ekwe {limit} kwa ụbọchị, ya mere nke ahụ anaghị agbanwe "
        "ihe ọ bụla."
    ),
}

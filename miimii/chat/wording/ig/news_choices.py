"""Igbo: which news come unasked, and muting the small ones."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "news.shown": (
        "Ihe m na-agwa gị ma ị jụghị:\n\n• Ego batara: {credits}\n• Ụgwọ nlekọta "
        "akaụntụ: {fees}\n• Mgbe niile: ego pụrụ apụ, ego lọtara alọta, na nchekwa "
        'akaụntụ gị\n\nIji gbanwee ya, dee "agwala m obere ego erughi 500", "agwala '
        'm ụgwọ ọrụ" ma ọ bụ "gwa m ihe niile".'
    ),
    "news.credits.all": "ego ole ọ bụla",
    "news.credits.from": "malite na {amount}",
    "news.fees.yes": "ee",
    "news.fees.no": "mba",
    "news.no_credits": (
        "Emechaala: agaghị m agwa gị maka ego batara nke na-erughị {amount}. Ị ka "
        'ga-ahụ ya n\'akụkọ akaụntụ gị. Iji weghachi ya, dee "gwa m ihe niile".'
    ),
    "news.no_fees": (
        "Emechaala: agaghị m agwa gị maka ụgwọ nlekọta akaụntụ. Ị ka ga-ahụ ya "
        'n\'akụkọ akaụntụ gị. Iji weghachi ya, dee "gwa m ihe niile".'
    ),
    "news.everything": "Emechaala: aga m na-agwa gị ihe niile ọzọ.",
    "news.too_high": (
        "Enwere m ike ịhapụ ego batara ruo {most}; nke karịrị ya, aga m agwa gị."
    ),
    "news.always": "Enweghị ike ịkwụsị ihe na-echekwa ego gị.",
}

"""Igbo: account levels, and how they are raised."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "tier.no_ceiling": "ego ole ọ bụla ị chọrọ",
    "tier.raised": (
        "✅ Akaụntụ gị eruola ọkwa {tier}. Site ugbu a ị nwere ike izipu ruo {day} kwa "
        "ụbọchị; akaụntụ gị nwere ike ịnwe {ceiling}."
    ),
    "tier.refused": (
        "Enweghị ike ibuli akaụntụ gị ruo ọkwa {tier}. Ndị ọrụ anyị kwuru:\n\n"
        "{reason}\n\n"
        'Ị nwere ike ịrịọ ọzọ: dee "upgrade my account".'
    ),
    "tier.title": "Ọkwa akaụntụ gị: {tier}.",
    "tier.line": "• Ọkwa {tier}: {day} kwa ụbọchị, akaụntụ nwere ike ịnwe {ceiling}",
    "tier.nin": (
        "Maka ọkwa 2, m ga-eji NIN gị tụnyere nke dị na ndekọ BVN gị. Tinye ya na "
        "fọm a, edekwala ya na mkparịta ụka."
    ),
    "tier.nin_button": "Nye NIN m",
    "tier.document": (
        "Maka ọkwa 3, ndị ọrụ anyị ga-ele otu akwụkwọ gị. Kedu nke i nwere ike izite?"
    ),
    "tier.kind.passport": "Paspọtụ",
    "tier.kind.licence": "Ikike ịnya ụgbọ",
    "tier.kind.voter": "Kaadị ntuli aka",
    "tier.picture": (
        "Zite foto ya ugbu a ({document}): ya niile, ka o doo anya, enweghị ọkụ na "
        "ya. A na-edobe ihe dị na ya n'akara, a naghị edobe foto ahụ."
    ),
    "tier.no_picture": "Enweghị m ike imepe nke ahụ dị ka foto.",
    "tier.received": "Daalụ, agụtara m ya.",
    "tier.dropped": "Ọ dị mma, ọkwa gị dị ka ọ dị.",
    "tier.waiting": "Ndị ọrụ anyị na-ele ihe i zitere. M ga-ezitere gị ozi ebe a.",
    "tier.highest": "Ọ dịghị ọkwa ka nke a.",
    "tier.asked": (
        "Mmadụ abụọ n'ime ndị anyị ga-ekpebi maka ọkwa {tier} nke akaụntụ gị. M "
        "ga-ezitere gị ozi ebe a."
    ),
    "form.nin.title": "NIN gị",
    "form.nin": "Ọnụọgụ 11. A ga-eji ya tụnyere NIN dị na ndekọ BVN gị.",
    "form.field.nin": "nọmba NIN",
    "page.nin.label": "NIN (ọnụọgụ 11)",
    "error.nin-differs": (
        "Nke ahụ abụghị NIN dị na ndekọ BVN gị. Mgbalị fọdụrụ taa: {tries_left}."
    ),
    "error.no-checks-left": "Ị nwaala ugboro 3 taa. Biko nwaa ọzọ echi.",
    "error.tier-not-open": (
        "Ọ gaghị ekwe omume ugbu a: ndị ọrụ anyị ka na-ekpebi, ma ọ bụ ọkwa gị "
        'agbanweela. Dee "upgrade my account" iji hụ ya.'
    ),
    "error.document-unreadable": (
        'Agụtaghị m nke ahụ. Biko dee "upgrade my account" zite foto doro anya, ya '
        "niile, enweghị ọkụ."
    ),
}

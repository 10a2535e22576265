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
}

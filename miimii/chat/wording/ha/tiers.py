"""Hausa: account levels, and how they are raised."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "tier.no_ceiling": "duk yawan da kuke so",
    "tier.raised": (
        "✅ Asusunku yanzu yana matakin {tier}. Daga yanzu kuna iya tura har {day} a "
        "rana; asusunku na iya ɗaukar {ceiling}."
    ),
    "tier.refused": (
        "Ba a iya ɗaga asusunku zuwa mataki {tier} ba. Ma'aikatanmu sun ce:\n\n"
        "{reason}\n\n"
        'Kuna iya sake nema: rubuta "upgrade my account".'
    ),
}

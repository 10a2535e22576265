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
        'Kuna iya sake nema: ku rubuta "upgrade my account".'
    ),
    "tier.title": "Matakin asusunku: {tier}.",
    "tier.line": "• Mataki {tier}: {day} a rana, asusu na iya ɗaukar {ceiling}",
    "tier.nin": (
        "Don mataki 2, zan kwatanta NIN naku da wanda ke kan bayanan BVN naku. Ku "
        "rubuta shi a wannan fom, kada ku rubuta a hira."
    ),
    "tier.nin_button": "Ba da NIN nawa",
    "tier.document": (
        "Don mataki 3, ma'aikatanmu za su duba takardarku. Wacce za ku iya aikowa?"
    ),
    "tier.kind.passport": "Fasfo",
    "tier.kind.licence": "Lasisin tuƙi",
    "tier.kind.voter": "Katin zaɓe",
    "tier.picture": (
        "Ku aiko hotonta yanzu ({document}): duka, a fili, ba tare da walƙiya ba. "
        "Ana adana abin da ke kanta a kulle, ba a adana hoton ba."
    ),
    "tier.no_picture": "Ba na iya buɗe wannan a matsayin hoto.",
    "tier.received": "Na gode, na iya karanta shi.",
    "tier.dropped": "To, matakinku yana nan yadda yake.",
    "tier.waiting": (
        "Ma'aikatanmu suna duba abin da kuka aiko. Zan aiko muku saƙo a nan."
    ),
    "tier.highest": "Babu matakin da ya fi wannan.",
    "tier.asked": (
        "Mutanenmu biyu za su yanke shawara kan mataki {tier} na asusunku. Zan "
        "aiko muku saƙo a nan."
    ),
    "form.nin.title": "NIN naku",
    "form.nin": "Lambobi 11. Za a kwatanta shi da NIN da ke kan bayanan BVN naku.",
    "form.field.nin": "lambar NIN",
    "page.nin.label": "NIN (lambobi 11)",
    "error.nin-differs": (
        "Ba shi ne NIN da ke kan bayanan BVN naku ba. Gwajin da ya rage yau: "
        "{tries_left}."
    ),
    "error.no-checks-left": "Kun gwada sau 3 yau. Ku sake gwadawa gobe.",
    "error.tier-not-open": (
        "Ba zai yiwu yanzu ba: ma'aikatanmu suna kan yanke shawara, ko matakinku "
        'ya canza. Rubuta "upgrade my account" don gani.'
    ),
    "error.document-unreadable": (
        'Ban iya karanta wannan ba. Ku rubuta "upgrade my account" ku aiko hoto '
        "mai haske, duka, ba walƙiya."
    ),
}

"""Igbo: fees, corrections and the account's safety, told unasked."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "fee.charged": (
        "Ụgwọ nlekọta akaụntụ gị maka {month}: {amount}.{taxes}\nEgo fọdụrụ: {balance}"
    ),
    "fee.taxes": " Ụtụ VAT: {taxes}.",
    "adjusted.in": (
        "Anyị edozila ego dị na akaụntụ gị: a tinyere {amount} na akaụntụ gị.\nNọmba "
        "ntụaka: {reference}\nEgo fọdụrụ: {balance}"
    ),
    "adjusted.out": (
        "Anyị edozila ego dị na akaụntụ gị: e wepụrụ {amount} na akaụntụ gị.\nNọmba "
        "ntụaka: {reference}\nEgo fọdụrụ: {balance}"
    ),
    "safety.account_blocked": (
        "🔐 A kpọchiri akaụntụ gị na {when}. Ọ dịghị ego nwere ike ịpụ ugbu a, a "
        "kagbuola ihe niile ị kwebeghị. Ego e zitere gị ka ga-abata.\n\nTupu e mepee "
        "ya, ndị ọrụ anyị ga-achọpụta na ọ bụ gị."
    ),
    "safety.account_unblocked": (
        "🔓 E mepere akaụntụ gị na {when}. I nwere ike iji ya ọzọ.\n\nỌ bụrụ na ọ "
        "bụghị gị rịọrọ ya, kpọchie ya ugbu a."
    ),
    "safety.identity_doubted": (
        "🔐 Njirimara WhatsApp gị agbanweela (SIM, ekwentị ma ọ bụ nọmba ọhụrụ), a "
        "hụrụ ya na {when}. Iji chekwaa ego gị, akpọchiela m akaụntụ gị na mkparịta "
        "ụka a ruo mgbe e doro anya na ọ bụ gị. Ego e zitere gị ka ga-abata."
    ),
    "safety.identity_proven": (
        "🔓 A chọpụtara na {when} na ọ bụ gị, mkparịta ụka a emeghela ọzọ nye "
        "akaụntụ gị. Ruo awa 24, oke ego ga-adị ala.\n\nỌ bụrụ na ọ bụghị gị, kpọchie "
        "akaụntụ gị ugbu a."
    ),
    "safety.people_asked": (
        "🔐 Daalụ: na {when} i gosiri na ọ bụ gị. Mmadụ abụọ n'ime ndị ọrụ anyị "
        "ga-ekpebi ugbu a, m ga-ezigara gị ozi ebe a. Tupu mgbe ahụ, ihe ọ bụla agaghị "
        "apụ n'akaụntụ gị.\n\nỌ bụrụ na ọ bụghị gị, gwa anyị ozugbo."
    ),
    "safety.pin_unlocked": (
        "🔓 A kpọghere PIN gị na {when}. I nwere ike iji ya ọzọ.\n\nỌ bụrụ na ọ "
        "bụghị gị rịọrọ ya, kpọchie akaụntụ gị ugbu a."
    ),
}

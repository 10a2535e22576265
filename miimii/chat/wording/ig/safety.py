"""Igbo: secrets, blocked accounts and locked PINs."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "secret": (
        "Biko edela PIN, BVN ma ọ bụ okwuntughe gị na mkparịta ụka, ọbụna nye m. "
        "Edebeghị m ya. Hichapụ ozi ahụ n'ekwentị gị."
    ),
    "secret.form": "Lee fọm nwere nchekwa.",
    "blocked": (
        "Emechiela akaụntụ gị. Ọ dịghị ego nwere ike ịpụ ugbu a, a kagbuola ihe niile "
        "ị kwebeghị. Ego e zitere gị ka ga-abata.\n\n"
        "Tupu e mepee ya, ndị ọrụ anyị ga-achọpụta na ọ bụ gị."
    ),
    "frozen": (
        "Emechiela akaụntụ gị, ya mere enweghị m ike ime nke ahụ. Ego e zitere gị ka "
        "ga-abata. Tupu e mepee ya, ndị ọrụ anyị ga-achọpụta na ọ bụ gị."
    ),
    "unblock": (
        "Anaghị emepe akaụntụ e mechiri na mkparịta ụka: ndị ọrụ anyị ga-ebu ụzọ "
        "chọpụta na ọ bụ gị. Ha ga-akpọtụrụ gị ebe a."
    ),
    "closed": (
        "Emechiela akaụntụ a kpamkpam. Ọ bụrụ na ị maghị ihe kpatara ya, ndị ọrụ anyị "
        "nwere ike inyere gị aka."
    ),
    "restricted": (
        "Njirimara WhatsApp gị agbanweela (SIM, ekwentị ma ọ bụ nọmba ọhụrụ). Iji "
        "chekwaa ego gị, emechiela m akaụntụ gị na mkparịta ụka a ruo mgbe ndị ọrụ "
        "anyị chọpụtara na ọ bụ gị. Ego e zitere gị ka ga-abata."
    ),
    "pin_locked": (
        "PIN na-ezighị ezi ehiela nne. Akpọchiela PIN gị {until}. Ọ bụrụ na ọ bụghị "
        'gị, zipụ "mechie akaụntụ m" ugbu a.'
    ),
    "lock.until": "ruo {when}",
    "lock.by_people": "ruo mgbe ndị ọrụ anyị chọpụtara na ọ bụ gị",
}

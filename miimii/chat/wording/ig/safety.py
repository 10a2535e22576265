"""Igbo: secrets, blocked accounts and locked PINs."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "secret": (
        "Biko edela PIN, BVN ma ọ bụ okwuntughe gị na mkparịta ụka, ọbụna nye m. "
        "Edebeghị m ya. Hichapụ ozi ahụ n'ekwentị gị."
    ),
    "secret.form": "Lee fọm nwere nchekwa.",
    "blocked": (
        "Akpọchiela akaụntụ gị. Ọ dịghị ego nwere ike ịpụ ugbu a, a kagbuola ihe "
        "niile ị kwebeghị. Ego e zitere gị ka ga-abata.\n\nIji mepee ya ma emechaa, "
        'dee "unblock my account": ị ga-egosi na ọ bụ gị, mmadụ abụọ n\'ime ndị ọrụ '
        "anyị ekpebie."
    ),
    "frozen": (
        "Akpọchiela akaụntụ gị, ya mere enweghị m ike ime nke ahụ. Ego e zitere gị ka "
        'ga-abata. Iji mepee ya, dee "unblock my account".'
    ),
    "unblock": (
        "Iji mepee akaụntụ gị, buru ụzọ gosi na fọm a na ọ bụ gị: ụbọchị ọmụmụ, BVN "
        "na PIN gị. Mgbe ahụ mmadụ abụọ n'ime ndị ọrụ anyị ga-ekpebi, m ga-agwa gị "
        "ebe a. Edekwala nke ọ bụla n'ime ha na mkparịta ụka."
    ),
    "closed": (
        "Emechiela akaụntụ a kpamkpam. Ọ bụrụ na ị maghị ihe kpatara ya, ndị ọrụ anyị "
        "nwere ike inyere gị aka."
    ),
    "restricted": (
        "Njirimara WhatsApp gị agbanweela (SIM, ekwentị ma ọ bụ nọmba ọhụrụ). Iji "
        "chekwaa ego gị, akpọchiela m akaụntụ gị na mkparịta ụka a ruo mgbe e jidere "
        "na ọ bụ gị: pịa n'okpuru, tinye ụbọchị ọmụmụ, BVN na PIN gị na fọm ahụ. Ego "
        "e zitere gị ka ga-abata."
    ),
    "pin_locked": (
        "PIN na-ezighị ezi ehiela nne. Akpọchiela PIN gị {until}. Ọ bụrụ na ọ bụghị "
        'gị, zipụ "kpọchie akaụntụ m" ugbu a.'
    ),
    "lock.until": "ruo {when}",
    "lock.by_people": "ruo mgbe ndị ọrụ anyị chọpụtara na ọ bụ gị",
    "unblock.not_blocked": "Akpọchighị akaụntụ gị.",
    "block.which": (
        "Ị chọrọ ka m kpọchie akaụntụ gị ugbu a, ka ọ bụ ka e mechie ya kpamkpam?\n\n"
        "Ịkpọchi: ọ dịghị ihe ga-apụ site ugbu a, e nwekwara ike imepe ya ọzọ. "
        "Imechi: ndị ọrụ anyị ga-akwụsị ya ma hichapụ data gị."
    ),
    "block.close": "Mechie kpamkpam",
}

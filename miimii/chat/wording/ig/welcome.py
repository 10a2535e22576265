"""Igbo: getting to know each other, until the account is open."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "greeting.new": (
        "Nnọọ na MiiMii{name} 👋\n"
        "Abụ m ụlọ akụ gị na WhatsApp: zipụ ma nata ego ebe a na mkparịta ụka a.\n\n"
        "Imepe akaụntụ na-ewe ihe dị ka nkeji abụọ. Ị ga-achọ BVN gị na PIN ị "
        "ga-ahọrọ. Pịa n'okpuru ka anyị malite."
    ),
    "onboarding.again": (
        "Ka anyị buru ụzọ mechaa imepe akaụntụ gị{name}. Ọ ga-ewe ihe dị ka nkeji "
        "abụọ: pịa n'okpuru, m ga-eduzi gị."
    ),
    "onboarding.checking": (
        "Ana m elele nkọwa gị ugbu a. Ozugbo m mechara, ị ga-ahụ nọmba akaụntụ gị ebe "
        "a."
    ),
    "onboarding.with_people": (
        "Ndị ọrụ anyị ka na-elele nkọwa gị. M ga-ezitere gị ozi ebe a ozugbo ha "
        "mechara; ọ dịghị ihe ị ga-eme."
    ),
    "onboarding.open": "Mepee akaụntụ m",
    "onboarding.done": (
        "Akaụntụ gị emepeela, {first_name} 🎉\n\n"
        "Nọmba akaụntụ: {account_number}\n"
        "Ụlọ akụ: {bank_name}\n"
        "Aha: {account_name}\n\n"
        "Tinye ego site na ụlọ akụ ọ bụla, gwazie m ihe ị chọrọ. Dịka ọmụmaatụ: "
        '"zipụ 5k na 0123456789 GTBank".'
    ),
    "onboarding.stopped.mismatch": (
        "Nkọwa gị adabaghị na nke BVN gị{differing}. Biko lelee ha, ziterezie m ozi ka "
        "anyị nwaa ọzọ."
    ),
    "onboarding.stopped.differing": " ({what})",
    "onboarding.stopped.declined": (
        "Enweghị m ike iji nkọwa ndị a mepee akaụntụ. Ọ bụrụ na i chere na ọ bụ "
        "njehie, zaa ebe a, otu onye n'ime anyị ga-elele ya."
    ),
    "onboarding.stopped.review": (
        "Daalụ. Otu onye n'ime anyị ga-elele nkọwa gị tupu m mepee akaụntụ gị. M "
        "ga-ezitere gị ozi ebe a."
    ),
    "onboarding.stopped.unknown": (
        "Enweghị m ike ilele BVN gị: ebe a na-elele ya anaghị aza. Ọ dịghị ihe furu "
        "efu. Biko zitere m ozi mgbe obere oge gasịrị ka anyị nwaa ọzọ."
    ),
    "onboarding.stopped.limit": (
        "Elelela m ugboro ole m nwere ike ilele n'otu ụbọchị. Biko nwaa ọzọ echi."
    ),
    "onboarding.stopped.tomorrow": (
        "Ọnụ ọgụgụ mmadụ m nwere ike ilele n'otu ụbọchị nwere oke, nke taa ezuola. Ọ "
        "dịghị ihe furu efu: m ga-aga n'ihu na nkọwa gị echi n'ụtụtụ, ziterekwa gị "
        "ozi ebe a."
    ),
    "differs.first_name": "aha mbụ",
    "differs.last_name": "aha nna",
    "differs.date_of_birth": "ụbọchị ọmụmụ",
    "differs.gender": "nwoke ma ọ bụ nwanyị",
    "differs.phone": "nọmba ekwentị",
    "differs.bvn": "BVN",
}

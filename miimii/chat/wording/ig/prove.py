"""Igbo: proving oneself again."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "prove.button": "Gosi na ọ bụ m",
    "prove.with_people": (
        "Daalụ, anyị ji n'aka na ọ bụ gị. Mmadụ abụọ n'ime ndị ọrụ anyị na-ekpebi "
        "ugbu a, m ga-ezigara gị ozi ebe a. Ọ nweghị ihe ọzọ ị ga-eme."
    ),
    "form.prove.title": "Ọ bụ gị?",
    "form.reset_pin.title": "I chefuru PIN",
    "form.prove": (
        "Ụbọchị ọmụmụ gị na BVN gị, dịka mgbe i mepere akaụntụ a. Ị nwere ike ịnwa "
        "ugboro 3 n'ụbọchị."
    ),
    "error.person-differs": (
        "Nke ahụ abụghị ihe anyị nwere banyere gị. Biko lelee ụbọchị ọmụmụ na BVN. "
        "Ugboro fọdụrụ taa: {tries_left}."
    ),
    "error.no-tries-left": (
        "Ị nwaala ugboro 3 taa, o dobeghịkwa anya na ọ bụ gị. Biko nwaa ọzọ echi, ma "
        "ọ bụ chere ka ndị ọrụ anyị kpọtụrụ gị. Ego gị nọ n'udo, ego e zitere gị ka "
        "ga-abatakwa."
    ),
    "error.proof-for-people": (
        "WhatsApp kwuru na onye ọzọ nwere ike na-eji nọmba a ugbu a, ya mere ihe ọ "
        "bụla e dere ebe a enweghị ike igosi na ọ bụ gị. Ndị ọrụ anyị ga-akpọ nọmba "
        "dị na ndekọ BVN gị. Ego gị nọ n'udo, ego e zitere gị ka ga-abatakwa."
    ),
    "page.prove.date_of_birth": "Ụbọchị ọmụmụ",
    "page.prove.bvn": "BVN (ọnụọgụ 11)",
}

"""Igbo: how each thing is done, for who asks."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "help.transfers": (
        'Gwa m ego ole, na onye: "zipụ 5k na 0123456789 GTBank", ma ọ bụ "zipụ 2k na '
        '08030000001" maka onye nọ na MiiMii. M ga-ebu ụzọ gosi gị aha, ụgwọ ọrụ na '
        "mkpokọta; ọ dịghị ihe ga-apụ tupu i kwuo ee tinye PIN gị."
    ),
    "help.bills": (
        "Kaadị, data, ọkụ na TV, n'otu ahịrịokwu ma ọ bụ nwayọ nwayọ: \"zụta kaadị "
        '500 maka 08030000001". M ga-ebu ụzọ gosi gị ọnụ ahịa; agaghị m azụ ihe ọ '
        "bụla tupu i kwuo ee tinye PIN gị."
    ),
    "help.prices": (
        "Ọnụ ahịa dị iche n'ụlọ ọrụ ọ bụla, ọ na-agbanwekwa. Pịa n'okpuru ka m gosi "
        "gị nke taa; ile anya bụ n'efu, agaghị m azụ ihe ọ bụla tupu i kwuo ee."
    ),
    "help.account": (
        "Onye ọ bụla nwere ike ịkwụ gị ụgwọ site na ụlọ akụ ọ bụla: zigara ya ihe m "
        'zara na "nọmba akaụntụ m". M ga-agwa gị ozugbo ọ batara, "ego ole m nwere" '
        "na-egosikwa ego gị."
    ),
    "help.history": (
        'Dee "history" ka ị hụ ihe mere n\'ikpeazụ, "statement" maka PDF ma ọ bụ '
        'CSV nke oge ọ bụla, ma ọ bụ "receipt" maka nke ikpeazụ.'
    ),
    "help.people": (
        'Mgbe i zipụchara ego, pịa bọtịnụ idebe nye ya aha: mgbe ahụ "zipụ 5k na '
        'Mama" zuru. "My beneficiaries" na-egosi ndị niile i debere.'
    ),
    "help.pin": (
        "PIN gị na-ekwenye ịkwụ ụgwọ ọ bụla, na fọm nwere nchekwa, ọ bụghị na "
        'mkparịta ụka. Iji gbanwee ya, dee "change my pin". Ọ bụrụ na i chefuru ya, '
        'dee "echefuru m pin m".'
    ),
    "help.limits": (
        'Dee "my limits" ka ị mara ego ị ka nwere ike izipụ taa, na "fees" maka ụgwọ '
        'ọrụ. I nwere ike itinye oke dị ala n\'onwe gị: "limit me to 20k a day".'
    ),
    "help.safety": (
        'Ọ bụrụ na ekwentị gị furu efu ma ọ bụ ihe adịghị mma, dee "kpọchie akaụntụ '
        "m\" site n'ekwentị ọ bụla nwere WhatsApp a: ọ dịghị ihe ga-apụ ọzọ. Anaghị "
        "m ajụ PIN ma ọ bụ BVN gị na mkparịta ụka, ndị ọrụ anyị anaghịkwa ajụ."
    ),
    "help.language": (
        'Ana m aza na Bekee, Pidgin, Hausa, Yorùbá na Igbo. Dee "gbanwee asụsụ" ka ị '
        "họrọ."
    ),
    "help.news": (
        "Ana m agwa gị ihe niile na-eme n'akaụntụ gị. E nwere ike ịhapụ obere ego na "
        'ụgwọ ọrụ: dee "my notices" ka ị hụ otú.'
    ),
}

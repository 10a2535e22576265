"""Igbo: what an error means, and the way out of it."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limit.day": "taa",
    "limit.first_day": "n'awa 24 mbụ gị",
    "error.error": "Ihe mere n'akụkụ anyị. Biko nwaa ọzọ.",
    "error.not-found": "Ahụghị m ya.",
    "error.not-allowed": "Ị nwebeghị ike ime nke ahụ.",
    "error.account-not-open": "Ị nwebeghị ike ime nke ahụ: akaụntụ gị emepebeghị.",
    "error.account-frozen": "Akpọchiela akaụntụ gị, ya mere enweghị m ike ime nke ahụ.",
    "error.identity-unproven": (
        "Enweghị m ike ime nke ahụ ruo mgbe o doro anya na ọ bụ gị: njirimara "
        "WhatsApp gị agbanweela. Degara m, m ga-ajụ gị."
    ),
    "error.refused": "Enweghị m ike ime nke ahụ.",
    "error.insufficient-funds": "Ego gị ezughị nke ahụ na ụgwọ ọrụ ya.",
    "error.reference-reused": "Ihe mere n'akụkụ anyị. E weghị ego ọ bụla.",
    "error.limit-reached": (
        "Nke ahụ gafere oke gị bụ {limit} {window}; ọ fọrọ {left}. {way_out}"
    ),
    "error.payee-unknown": "Ụlọ akụ amaghị akaụntụ ahụ.",
    "error.payee-is-self": "Nke ahụ bụ akaụntụ gị.",
    "error.bank-unknown": "Enwebeghị m ike izipụ n'ụlọ akụ ahụ.",
    "error.enquiry-limit-reached": (
        "Nọmba akaụntụ i lelere ehiela nne. Biko nwaa ọzọ mgbe otu awa gasịrị."
    ),
    "error.enquiries-used-up": (
        "Elelela m nọmba akaụntụ niile m nwere ike ilele taa. Biko nwaa ọzọ echi."
    ),
    "error.asked-enough": (
        "Emeela m nlele niile m nwere ike ime taa. Biko nwaa ọzọ echi."
    ),
    "error.quote-gone": (
        "Nke ahụ anaghị eche ọzọ: oge ya agafeela, ma ọ bụ ị zalarị. E meghị ihe ọhụrụ "
        "ọ bụla."
    ),
    "error.pin-wrong": "PIN ezighị ezi. Ugboro fọdụrụ: {tries_left}.",
    "error.pin-locked": "Akpọchiela PIN gị {until}.",
    "error.pin-too-weak": (
        "PIN ahụ dị mfe ịkọ. Ejila nọmba na-esochi ibe ya, nke na-emegharị, ụbọchị "
        "ọmụmụ gị ma ọ bụ nọmba ekwentị gị."
    ),
    "error.pin-unchanged": "Nke ahụ bụ PIN i nwere ugbu a. Biko họrọ ọzọ.",
    "error.challenge-gone": (
        "Oge fọm a agafeela ma ọ bụ e jirila ya. Lee ihe si na ya pụta na mkparịta ụka "
        "tupu ị rịọ ọzọ."
    ),
    "error.too-many-requests": "Ọ karịrị akarị n'otu oge. Biko chere otu nkeji.",
    "error.busy": "Ọrụ juru m aka ugbu a. Biko nwaa ọzọ n'oge na-adịghị anya.",
    "error.unclear": (
        "Enwebeghị m ike ịhụ ma nke ahụ ọ gara. Biko ezipụla ya ọzọ: jụọ m ihe si na "
        "ya pụta mgbe otu nkeji gasịrị."
    ),
    "error.unavailable": (
        "Enweghị m ike irute ndị na-eme nke ahụ ugbu a. E weghị ego ọ bụla. Biko nwaa "
        "ọzọ mgbe nkeji ole na ole gasịrị."
    ),
    "error.amount-out-of-range": "Ego ahụ kwesịrị ịdị site na {least} ruo {most}.",
    "error.target-invalid": "Nọmba ahụ adabaghị. Biko lelee ya.",
    "error.not-sold": "Anaghị m ere nke ahụ.",
    "error.nickname-taken": "Ị na-akpọ nọmba ọzọ {nickname}. Biko họrọ aha ọzọ.",
    "error.vending-paused": (
        "Enweghị m ike ire nke ahụ ugbu a; nsogbu dị n'aka m, ọ bụghị n'aka gị. E "
        "weghị ihe ọ bụla. Biko nwaa ọzọ ka oge na-aga."
    ),
    "limit.stopped": (
        "Ị kwụsịrị ihe niile na-apụ n'akaụntụ gị. Iji kwe ka ha pụọ ọzọ, dee "
        '"allow transfers again": ọ na-ewe awa 24.'
    ),
    "limit.own": "kwa ụbọchị, nke i ji aka gị họrọ",
    "limit.way.day": (
        'Ọ ga-amalite ọzọ n\'etiti abalị. Maka oke dị elu, dee "upgrade my account".'
    ),
    "limit.way.first_day": "Nke ahụ ga-agwụ na {when}.",
    "limit.way.own": 'Iji wepụ oke gị, dee "remove my limit": ọ ga-ewe awa 24.',
    "error.check-needed": (
        "Biko mepee fọm ahụ ọzọ: buru ụzọ kaa akara n'onye ị na-akwụ, tupu i tinye "
        "PIN gị."
    ),
    "error.being-checked": (
        "Anyị chọrọ ibu ụzọ lelee ịkwụ ụgwọ a ka ego gị nọrọ na nchekwa. E weghị ihe "
        "ọ bụla. Ndị anyị ga-elele ya n'ime otu ụbọchị; jụọ m ọzọ echi, ma ọ bụ dee "
        '"support".'
    ),
}

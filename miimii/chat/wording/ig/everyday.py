"""Igbo: greetings, the menu, the account, and the choice of language."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "greeting": ("{hello} 👋 Gịnị ka m ga-emere gị?\n\n{menu}"),
    "hello.morning": "Ụtụtụ ọma",
    "hello.afternoon": "Ehihie ọma",
    "hello.evening": "Mgbede ọma",
    "menu": (
        '• Zipụ ego: "zipụ 5k na 0123456789 GTBank"\n'
        '• Kwụọ onye nọ na MiiMii ụgwọ: "zipụ 2k na 08030000001"\n'
        '• Kaadị, data, ọkụ, TV: "zụta kaadị 500 maka 08030000001"\n'
        '• "ego ole m nwere" ka ị hụ ego gị\n'
        '• "nọmba akaụntụ m" ka ị hụ ebe a ga-akwụ gị\n'
        '• "kpọchie akaụntụ m" ma ọ bụrụ na ekwentị gị furu\n'
        '• "gbanwee asụsụ" ka ị gbanwee asụsụ'
    ),
    "help": "Lee ihe m nwere ike ime:\n\n{menu}",
    "menu.balance": "Ego m nwere",
    "menu.account": "Nọmba akaụntụ m",
    "menu.send": "Zipụ ego",
    "menu.buy": "Kaadị na ụgwọ ọkụ",
    "menu.people": "Ndị m debere",
    "menu.history": "Akụkọ ego m",
    "menu.statement": "Akwụkwọ ego m",
    "menu.limits": "Oke ego m",
    "menu.support": "Gwa onye ọrụ okwu",
    "menu.language": "Asụsụ",
    "menu.open": "Lee menu",
    "menu.group.money": "Zipụ na zụta",
    "menu.group.account": "Akaụntụ gị",
    "menu.group.more": "Ndị ọzọ",
    "thanks": "Ndewo, {first_name} 😊",
    "goodbye": "Ka ọ dị, {first_name}. Anọ m ebe a mgbe ọ bụla ị chọrọ m.",
    "balance": "I nwere {balance}.",
    "own_account": (
        "Akaụntụ gị:\n\n"
        "{account_number}\n{bank_name}\n{account_name}\n\n"
        "Ego e zigara ebe ahụ site na ụlọ akụ ọ bụla ga-apụta ebe a."
    ),
    "not_understood": "Aghọtaghị m. Lee ihe m nwere ike ime:\n\n{menu}",
    "old_button": (
        "Bọtịnụ ahụ si n'ozi ochie, ọ naghị arụ ọrụ ọzọ. Ọ dịghị ihe mere. Gwa m ihe ị "
        "chọrọ."
    ),
    "nothing_to_cancel": "Ọ dịghị ihe a ga-akagbu. Ọ dịghị ego na-apụ.",
    "nothing_to_confirm": "Ọ dịghị ihe na-eche ee gị. Gịnị ka m ga-emere gị?",
    "slow_down": "Ị dị ngwa karịa m 😅 Nye m otu nkeji, dezie ọzọ.",
    "sorry": "Ihe mere n'akụkụ anyị. Biko nwaa ọzọ.",
    "forwarded": (
        "Anaghị m arụ ọrụ n'ozi onye ọzọ dere. Ọ bụrụ na ịchọrọ nke a, jiri aka gị "
        "deere m ya."
    ),
    "alert_pasted": (
        "Nke a yiri ozi ụlọ akụ (alert). Anaghị m arụ ọrụ na ya: ego batara na akaụntụ "
        "MiiMii gị, ọ bụ m ga-agwa gị."
    ),
    "late": (
        "Ozi gị rutere m n'azụ oge; i zitere ya {when}. Ị ka chọrọ ya?\n\n“{text}”"
    ),
    "late.yes": "Ee, gaa n'ihu",
    "late.no": "Mba, hapụ ya",
    "late.dropped": "Ọ dị mma, ahapụla m ya.",
    "language.name": "Igbo",
    "language.hint": 'English, Pidgin, Hausa, Yorùbá: dee "gbanwee asụsụ".',
    "language.choose": "Kedu asụsụ m ga-eji na-aza gị?",
    "language.menu": "Họrọ asụsụ",
    "language.chosen": "Ọ dị mma, Igbo ka m ga-eji na-aza gị malite ugbu a.",
    "language.noticed": (
        'Malite ugbu a m ga-eji Igbo zaa gị. Dee "gbanwee asụsụ" iji gbanwee ya.'
    ),
}

"""Hausa: airtime, data, power and TV, from the first question to the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "buy.which": "Me kuke so ku saya?",
    "buy.menu": "Zaɓi",
    "buy.kind.airtime": "Katin waya",
    "buy.kind.data": "Datar intanet",
    "buy.kind.electricity": "Wutar lantarki",
    "buy.kind.cable": "Talabijin",
    "buy.about": "Ku taɓa don farawa",
    "buy.about.airtime": "MTN, Airtel, Glo, 9mobile",
    "buy.about.data": "Na rana, na mako ko na wata",
    "buy.about.electricity": "Token na prepaid da kuɗin postpaid",
    "buy.about.cable": "DStv, GOtv, StarTimes",
    "buy.target": "Wace lamba ce? Ku rubuta ta.",
    "buy.target.airtime": "Wace lamba za a saka wa katin? Ku zaɓi, ko ku rubuta ta.",
    "buy.target.data": "Wace lamba za a saka wa data? Ku zaɓi, ko ku rubuta ta.",
    "buy.target.electricity": (
        "Menene lambar mita? Ku rubuta ta yadda take a kan mitar."
    ),
    "buy.target.cable": (
        "Menene lambar smartcard ko IUC? Ku rubuta ta yadda take a kan dikoda."
    ),
    "buy.target_of": "Menene lambar {whose}? Ina buƙatarta sau ɗaya.",
    "buy.biller": "Wane kamfani? Ku zaɓi ɗaya, ko ku rubuta sunansa.",
    "buy.biller.airtime": "A wane layi ne lambar take yanzu?",
    "buy.biller.data": "A wane layi ne lambar take yanzu?",
    "buy.biller.electricity": "Wane kamfanin wuta? Ku zaɓi ɗaya, ko ku rubuta sunansa.",
    "buy.biller.cable": "Wanne kuke kallo?",
    "buy.plan": "Wanne? Ku zaɓa, ko ku rubuta sunansa.",
    "buy.plan.data": (
        'Wane tsarin {biller}? Ku zaɓi, ko ku rubuta, kamar "1gb monthly".'
    ),
    "buy.plan.cable": "Wane fakejin {biller}? Ku zaɓi ɗaya, ko ku rubuta sunansa.",
    "buy.amount": "Na nawa?",
    "buy.amount.airtime": "Katin nawa?",
    "buy.amount.electricity": "Na nawa zan sayi wutar?",
    "buy.meter_type": "Mitar prepaid ce ko postpaid?",
    "buy.meter_type.prepaid": "Ta prepaid",
    "buy.meter_type.postpaid": "Ta postpaid",
    "buy.invalid": "Wannan lambar ba ta dace ba. Don Allah ku duba ku sake aikowa.",
    "buy.invalid.airtime": (
        "Wannan ba lambar wayar Najeriya ba ce: tana da lambobi 11, kamar 08030000001."
    ),
    "buy.invalid.data": (
        "Wannan ba lambar wayar Najeriya ba ce: tana da lambobi 11, kamar 08030000001."
    ),
    "buy.invalid.electricity": (
        "Lambar mita tana da lambobi 10 zuwa 13. Don Allah ku duba ku sake aikowa."
    ),
    "buy.invalid.cable": (
        "Lambar smartcard ko IUC tana da lambobi 10 zuwa 12. Don Allah ku duba ku sake "
        "aikowa."
    ),
    "buy.unclear": "Ba ni da wannan.",
    "buy.more": "Ƙari",
    "buy.from_start": "Koma na farko",
    "buy.more_of": "Duka {count} ne",
    "buy.mine": "Lambata",
    "buy.no_such_length": (
        "Ban ga wanda zai yi daidai wannan tsawon lokaci ba. Ga waɗanda nake da su."
    ),
    "buy.no_such_plan": "Babu {plan} a can.",
    "buy.other": "Wata daban",
    "buy.one_month": "Ina sabunta wata ɗaya a lokaci guda.",
    "buy.me": "ku",
    "buy.summary": (
        "A sayi\n\n*{product}*\nDon: {target}{name}\n\nAdadi: {amount}\nKuɗin aiki: "
        "{fee}{taxes}\n*Jimla: {total}*{check}"
    ),
    "buy.name": "\nSuna: {name}",
    "buy.check": (
        "\n\nBa na iya ganin mai wannan lambar. Don Allah ku sake duba ta: idan an "
        "saya, ba a iya dawowa."
    ),
    "buy.check.electricity": (
        "\n\nKu duba lambar mitarku: ba na iya ganin mai mitar, kuma idan an saya, ba "
        "a iya dawowa."
    ),
    "buy.check.cable": (
        "\n\nKu duba lambar katin: ba na iya ganin mai dikodar, kuma idan an saya, ba "
        "a iya dawowa."
    ),
    "buy.guessed": (
        "\n\nAn gane {biller} ne daga lambar. Idan an sauya layin, ku zaɓi wani."
    ),
    "buy.confirm": "Eh, a saya",
    "buy.other_network": "Wani layi",
    "buy.pin": (
        "Saura kaɗan: ku saka PIN don sayen {product} don {target}. Jimla: {total}."
    ),
    "buy.cancelled": "To, an soke. Ba a sayi komai ba.",
    "buy.gone": (
        "Wannan sayayyar ba ta jira kuma: lokacinta ya wuce, ko kun riga kun amsa. Ba "
        "a sake sayen komai ba."
    ),
    "buy.none_before": "Ba ku taɓa sayen komai a wurina ba. Me kuke so?",
    "buy.funds": "Kuna da {balance}; bai isa wannan da kuɗin aikinsa ba.",
    "buy.not_sold": "Yi haƙuri, har yanzu ba na sayar da {biller}.",
    "buy.plan_gone": "Yi haƙuri, ba a sayar da wannan.",
}

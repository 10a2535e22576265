"""Igbo: airtime, data, power and TV, from the first question to the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "buy.which": "Gịnị ka ị chọrọ ịzụ?",
    "buy.menu": "Họrọ",
    "buy.kind.airtime": "Kaadị ekwentị",
    "buy.kind.data": "Data ịntanetị",
    "buy.kind.electricity": "Ọkụ eletrik",
    "buy.kind.cable": "Tiivi",
    "buy.about": "Pịa ka ịmalite",
    "buy.about.airtime": "MTN, Airtel, Glo, 9mobile",
    "buy.about.data": "Nke otu ụbọchị, otu izu ma ọ bụ otu ọnwa",
    "buy.about.electricity": "Token prepaid na ụgwọ ọkụ postpaid",
    "buy.about.cable": "DStv, GOtv, StarTimes",
    "buy.target": "Kedu nọmba ọ bụ maka ya? Dee ya.",
    "buy.target.airtime": "Kedu nọmba m ga-etinye kaadị? Họrọ otu, ma ọ bụ dee ya.",
    "buy.target.data": "Kedu nọmba m ga-azụrụ data? Họrọ otu, ma ọ bụ dee ya.",
    "buy.target.electricity": "Gịnị bụ nọmba mita? Dee ya otú ọ dị na mita.",
    "buy.target.cable": (
        "Gịnị bụ nọmba smartcard ma ọ bụ IUC? Dee ya otú ọ dị na dikoda."
    ),
    "buy.target_of": "Gịnị bụ nọmba {whose}? Naanị otu ugboro ka m chọrọ ya.",
    "buy.biller": "Kedu ụlọ ọrụ? Họrọ otu, ma ọ bụ dee aha ya.",
    "buy.biller.airtime": "Kedu netwọk nọmba ahụ nọ ugbu a?",
    "buy.biller.data": "Kedu netwọk nọmba ahụ nọ ugbu a?",
    "buy.biller.electricity": "Kedu ụlọ ọrụ ọkụ? Họrọ otu, ma ọ bụ dee aha ya.",
    "buy.biller.cable": "Kedu nke ị na-ele?",
    "buy.plan": "Kedu nke? Họrọ ya, ma ọ bụ dee aha ya.",
    "buy.plan.data": (
        'Kedu atụmatụ {biller}? Họrọ otu, ma ọ bụ dee ya, dịka "1gb monthly".'
    ),
    "buy.plan.cable": "Kedu ngwugwu {biller}? Họrọ otu, ma ọ bụ dee aha ya.",
    "buy.amount": "Nke ego ole?",
    "buy.amount.airtime": "Kaadị ego ole?",
    "buy.amount.electricity": "Ọkụ ego ole ka m ga-azụ?",
    "buy.meter_type": "Mita ahụ ọ̀ bụ prepaid ka ọ̀ bụ postpaid?",
    "buy.meter_type.prepaid": "Nke prepaid",
    "buy.meter_type.postpaid": "Nke postpaid",
    "buy.invalid": "Nọmba ahụ adabaghị. Biko lelee ya, ziteghachi ya.",
    "buy.invalid.airtime": (
        "Nke ahụ abụghị nọmba ekwentị Naịjirịa: ọ na-enwe ọnụọgụ 11, dịka 08030000001."
    ),
    "buy.invalid.data": (
        "Nke ahụ abụghị nọmba ekwentị Naịjirịa: ọ na-enwe ọnụọgụ 11, dịka 08030000001."
    ),
    "buy.invalid.electricity": (
        "Nọmba mita na-enwe ọnụọgụ 10 ruo 13. Biko lelee ya, ziteghachi ya."
    ),
    "buy.invalid.cable": (
        "Nọmba smartcard ma ọ bụ IUC na-enwe ọnụọgụ 10 ruo 12. Biko lelee ya, "
        "ziteghachi ya."
    ),
    "buy.unclear": "Enweghị m nke ahụ.",
    "buy.more": "Ndị ọzọ",
    "buy.from_start": "Laghachi na mbụ",
    "buy.more_of": "Ha niile dị {count}",
    "buy.mine": "Nọmba m",
    "buy.no_such_length": ("Ahụghị m nke ga-adịru oge ahụ kpọmkwem. Ndị a ka m nwere."),
    "buy.no_such_plan": "{plan} adịghị ebe ahụ.",
    "buy.other": "Nke ọzọ",
    "buy.one_month": "Ana m emegharị otu ọnwa n'otu oge.",
    "buy.me": "gị",
    "buy.summary": (
        "Ka m zụta\n\n*{product}*\nMaka: {target}{name}\n\nEgo: {amount}\nỤgwọ ọrụ: "
        "{fee}{taxes}\n*Mkpokọta: {total}*{check}"
    ),
    "buy.name": "\nAha: {name}",
    "buy.check": (
        "\n\nEnweghị m ike ịhụ onye nwe nọmba a. Biko leleekwa ya ọzọ: ozugbo a zụrụ "
        "ya, a gaghị eweghachi ya."
    ),
    "buy.check.electricity": (
        "\n\nLelee nọmba mita gị: enweghị m ike ịhụ onye nwe mita a, ozugbo a zụrụ ya, "
        "a gaghị eweghachi ya."
    ),
    "buy.check.cable": (
        "\n\nLelee nọmba kaadị ahụ: enweghị m ike ịhụ onye nwe dikoda a, ozugbo a zụrụ "
        "ya, a gaghị eweghachi ya."
    ),
    "buy.guessed": (
        "\n\nỌ bụ nọmba ahụ gosiri {biller}. Ọ bụrụ na a kwagala ya ebe ọzọ, họrọ "
        "netwọk ọzọ."
    ),
    "buy.confirm": "Ee, zụta ya",
    "buy.other_network": "Netwọk ọzọ",
    "buy.pin": (
        "Ọ fọrọ obere: tinye PIN gị ka a zụta {product} maka {target}. Mkpokọta: "
        "{total}."
    ),
    "buy.cancelled": "Ọ dị mma, akagbuola m ya. A zụghị ihe ọ bụla.",
    "buy.gone": (
        "Nzụta ahụ anaghị eche ọzọ: oge ya agafeela, ma ọ bụ ị zalarị. A zụghị ihe "
        "ọhụrụ ọ bụla."
    ),
    "buy.none_before": "Ị zụtabeghị ihe ọ bụla n'aka m. Gịnị ka ị chọrọ?",
    "buy.funds": "I nwere {balance}; o zughị nke ahụ na ụgwọ ọrụ ya.",
    "buy.not_sold": "Ndo, enwebeghị m ike ire {biller}.",
    "buy.plan_gone": "Ndo, a naghị ere nke ahụ.",
}

"""Igbo: what became of a purchase, and its token."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "bought.succeeded": (
        "✅ {product}\n\n{token}Maka: {target}\nEgo: {amount}\nỤgwọ ọrụ: {fee}\n"
        "Mkpokọta: {total}\nỤbọchị: {when}\nNọmba ntụaka: {reference}\nỌnọdụ: Ọ "
        "gara nke ọma{balance}"
    ),
    "bought.token": "Token gị: *{token}*\n",
    "bought.token_due": (
        "Token gị erubeghị: m ga-ezitere gị ya ebe a ozugbo m nwetara ya.\n"
    ),
    "bought.token_arrived": (
        "🔌 Lee token nke {product}, {target}:\n\n*{token}*\n\nNọmba ntụaka: "
        "{reference}"
    ),
    "bought.late": (
        "Agwara m gị na nke a agaghị. Ọ mechara gaa, ya mere e wepụla {total} maka ya "
        "ọzọ.\n\n"
    ),
    "bought.owed": (
        "Agwara m gị na nke a agaghị. Ọ mechara gaa. Ego fọdụrụ na akaụntụ gị erughị "
        "iwepụ {total} maka ya, ya mere i ji anyị ụgwọ ego a.\n\n"
    ),
    "bought.declined": (
        "❌ {product} maka {target} agaghị. {total} alọtala na akaụntụ gị.\nNọmba "
        "ntụaka: {reference}{balance}"
    ),
    "bought.reversed": (
        "↩️ {product} maka {target} erughị n'ikpeazụ. {total} alọtala na akaụntụ gị."
        "\nNọmba ntụaka: {reference}{balance}"
    ),
    "bought.forgiven": (
        "↩️ {product} maka {target} erughị n'ikpeazụ, ya mere i jighịzi anyị ụgwọ "
        "{total} maka ya.\nNọmba ntụaka: {reference}{balance}"
    ),
    "bought.processing": (
        "Anatala m ihe ị chọrọ ịzụ: {product}, {total}. A na-akwado ya, m ga-agwa gị "
        "ozugbo ọ gachara; azụla ya ọzọ."
    ),
    "bought.under_review": (
        "A kwadobeghị {product} nke {total}. Ndị ọrụ anyị na-eleba ya anya, m ga-agwa "
        "gị ihe si na ya pụta. Nọmba ntụaka: {reference}"
    ),
    "bought.status.quoted": "{product} maka {target} na-eche ee gị.",
    "bought.status.moving": (
        "A na-akwado {product} maka {target}. Ozugbo ọ gachara, m ga-agwa gị."
    ),
    "bought.status.succeeded": (
        "Ee: {product} maka {target} gara nke ọma, {when}.{token}"
    ),
    "bought.status.declined": (
        "Mba: {product} maka {target} agaghị. Ego ahụ alọtala na akaụntụ gị."
    ),
    "bought.status.reversed": "E weghachila ego {product}, {target}, na akaụntụ gị.",
    "bought.status.dropped": "A zụghị {product} maka {target}: ị kweghị ya.",
    "form.pin.for": "Maka: {target}",
    "form.pin.owner": "Aha: {name}",
    "form.pin.bought_final": "Ozugbo a zụrụ ya, a gaghị eweghachi ya.",
}

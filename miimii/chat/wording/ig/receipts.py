"""Igbo: receipts as pictures, and checking one."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "receipt.title.bank_transfer": "Izipu ego na ụlọ akụ",
    "receipt.title.wallet_transfer": "Izipu ego na MiiMii",
    "receipt.title.credit": "Ego batara",
    "receipt.status.succeeded": "Ọ gara nke ọma",
    "receipt.status.received": "Ọ batala",
    "receipt.status.reversed": "Eweghachila ya",
    "receipt.amount": "Ego",
    "receipt.fee": "Ụgwọ ọrụ",
    "receipt.total": "Mkpokọta",
    "receipt.net": "Ihe batara",
    "receipt.to": "Nye",
    "receipt.from": "Site n'aka",
    "receipt.for": "Maka",
    "receipt.product": "Ihe azụrụ",
    "receipt.place": "Ụlọ akụ",
    "receipt.account": "Akaụntụ",
    "receipt.number": "Nọmba",
    "receipt.status": "Ọnọdụ",
    "receipt.date": "Ụbọchị",
    "receipt.reference": "Nọmba ntụaka",
    "receipt.code": "Koodu eziokwu",
    "receipt.check": "Ọ̀ bụ eziokwu? Zigara MiiMii nke a na WhatsApp:",
    "receipt.ours": (
        "✅ Rasiti a bụ nke anyị. Jiri ahịrị ọ bụla tụnyere ihe e gosiri gị; ọ bụrụ na "
        "otu dị iche, agbanwere ya.\n\n{lines}"
    ),
    "receipt.since": (
        "⚠️ Rasiti a bụ nke anyị, mana ọ naghịzi arụ ọrụ: eweghachila ego ahụ na "
        "{when}.\n\n{lines}"
    ),
    "receipt.not_ours": (
        "❌ Ọ bụghị nke anyị. Ọ dịghị rasiti MiiMii nwere nọmba ntụaka na koodu a. "
        "Lelee ihe i dere; ọ bụrụ na ọ ziri ezi, atụkwasịla ihe e gosiri gị obi."
    ),
    "receipt.how": (
        "Iji lelee rasiti, zitere m okwu verify, nọmba ntụaka ya na koodu ya, otu "
        "a:\n\nverify TRF… 7KQ4M2XD"
    ),
    "receipt.code_alone": (
        "Naanị koodu anaghị egosi m rasiti ọ bụ. Achọrọ m nọmba ntụaka dị n'elu ya,"
        " otu a:\n\nverify TRF… {code}"
    ),
    "receipt.too_many": (
        "Rasiti ahụ akarịala. Biko lelee nke na-esote mgbe otu awa gachara."
    ),
}

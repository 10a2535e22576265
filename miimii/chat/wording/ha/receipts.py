"""Hausa: receipts as pictures, and checking one."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "receipt.title.bank_transfer": "Tura kuɗi zuwa banki",
    "receipt.title.wallet_transfer": "Tura kuɗi a MiiMii",
    "receipt.title.credit": "Kuɗin da aka karɓa",
    "receipt.status.succeeded": "An yi nasara",
    "receipt.status.received": "An karɓa",
    "receipt.status.reversed": "An mayar",
    "receipt.amount": "Adadi",
    "receipt.fee": "Kuɗin aiki",
    "receipt.total": "Jimla",
    "receipt.net": "Abin da ya shigo",
    "receipt.to": "Zuwa ga",
    "receipt.from": "Daga",
    "receipt.for": "Don",
    "receipt.product": "An saya",
    "receipt.place": "Banki",
    "receipt.account": "Asusu",
    "receipt.number": "Lamba",
    "receipt.status": "Matsayi",
    "receipt.date": "Rana",
    "receipt.reference": "Lambar shaida",
    "receipt.code": "Lambar gaskiya",
    "receipt.check": "Na gaske ne? Ku aika wannan zuwa MiiMii a WhatsApp:",
    "receipt.ours": (
        "✅ Wannan rasit namu ne. Ku kwatanta kowane layi da abin da aka nuna muku; "
        "idan wani ya bambanta, an sauya shi.\n\n{lines}"
    ),
    "receipt.since": (
        "⚠️ Wannan rasit namu ne, amma yanzu ba ya aiki: an mayar da kuɗin a ranar "
        "{when}.\n\n{lines}"
    ),
    "receipt.not_ours": (
        "❌ Ba namu ba ne. Babu rasit na MiiMii mai wannan lambar shaida da wannan "
        "lambar gaskiya. Ku duba abin da kuka rubuta; idan daidai ne, kada ku yarda "
        "da abin da aka nuna muku."
    ),
    "receipt.how": (
        "Don duba rasit, ku aiko mini kalmar verify, lambar shaida da lambar gaskiya, "
        "haka:\n\nverify TRF… 7KQ4M2XD"
    ),
    "receipt.code_alone": (
        "Lambar gaskiya kaɗai ba ta nuna mini wane rasit ba ne. Ina bukatar lambar "
        "shaida da ke samanta ma, haka:\n\nverify TRF… {code}"
    ),
    "receipt.too_many": "Rasit sun yi yawa. Don Allah ku duba na gaba bayan awa ɗaya.",
}

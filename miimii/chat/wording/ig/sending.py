"""Igbo: sending money, from the first question to the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "send.account": (
        "Onye ka m ga-ezigara? Nye m nọmba akaụntụ nwere ọnụọgụ 10 na ụlọ akụ ya, ma ọ "
        "bụ nọmba ekwentị onye nọ na MiiMii."
    ),
    "send.account_of": (
        "Gịnị bụ nọmba akaụntụ {recipient}? Nye m nọmba akaụntụ nwere ọnụọgụ 10 na ụlọ "
        "akụ ya, ma ọ bụ nọmba ekwentị ya ma ọ bụrụ na ọ na-eji MiiMii."
    ),
    "send.digits": (
        "Nọmba akaụntụ na-enwe ọnụọgụ 10; nke a nwere {count}. Biko lelee ya, "
        "ziteghachi ya."
    ),
    "send.bank": "Kedu ụlọ akụ nwe {account_number}? Họrọ otu, ma ọ bụ dee aha ya.",
    "send.bank_unclear": "Amaghị m ụlọ akụ ahụ. Họrọ otu, ma ọ bụ dee aha ya n'uju.",
    "send.bank_menu": "Họrọ ụlọ akụ",
    "send.amount": "Ego ole ka m ga-ezipụ?",
    "send.amount_again": "{why} Ego ole ka m ga-ezipụ kama?",
    "send.funds": "I nwere {balance}; o zughị {amount} na ụgwọ ọrụ ya.",
    "send.too_little": "I nwere {balance}: ya na ụgwọ ọrụ, o pere mpe izipụ.",
    "send.amount_to": "Onye ahụ bụ {payee}. Ego ole ka m ga-ezipụ?",
    "send.amount_unclear": 'Achọrọ m ego ole na naịra, dịka "5000" ma ọ bụ "5k".',
    "send.bank_unknown": "Enwebeghị m ike izipụ na {bank}. Kedu ụlọ akụ ọzọ?",
    "send.payee_unknown": (
        "{bank} amaghị akaụntụ {account_number}. Biko lelee ya, zite m nọmba ziri ezi "
        "ma ọ bụ ụlọ akụ ziri ezi."
    ),
    "send.not_on_miimii": (
        "{phone} anọghị na MiiMii. Họrọ ụlọ akụ ji ya dịka nọmba akaụntụ, ma ọ bụ "
        "kaadị ekwentị ma ọ bụrụ nke ahụ ka ị chọrọ. Ma ọ bụ dee nọmba akaụntụ ọzọ "
        "nwere ọnụọgụ 10 na ụlọ akụ ya."
    ),
    "send.self": "Nke ahụ bụ akaụntụ gị. Onye ka m ga-ezigara?",
    "send.summary": (
        "Zipụ {amount} nye\n\n"
        "*{payee}*\n{where}\n\n"
        "Ego: {amount}\nỤgwọ ọrụ: {fee}{taxes}\n*Mkpokọta: {total}*{warning}"
    ),
    "send.taxes": "\nỤtụ isi: {taxes}",
    "send.first_payment": (
        "\n\n"
        "Ị kwụbeghị akaụntụ a ụgwọ mbụ. Ozugbo ego gara, a gaghị enwe ike iweghachi ya."
    ),
    "send.on_miimii": "Akpa ego MiiMii",
    "send.confirm": "Ee, zipụ ya",
    "send.cancel": "Mba, kagbuo ya",
    "send.pin": (
        "Ọ fọrọ obere: tinye PIN gị ka e zipụ {amount} nye {payee}. Mkpokọta: {total}."
    ),
    "send.pin_button": "Tinye PIN",
    "send.cancelled": "Ọ dị mma, akagbuola m ya. E zipụghị ihe ọ bụla.",
    "send.replaced": "Akagbuola m nke mbụ.",
    "send.left": "Ahapụla m nke i bu ụzọ malite.",
    "send.gone": (
        "Nzipụ ego ahụ anaghị eche ọzọ: oge ya agafeela, ma ọ bụ ị zalarị. E zipụghị "
        "ihe ọhụrụ ọ bụla."
    ),
    "send.on_its_way": "Daalụ. Ana m eme ya ugbu a.",
    "send.late": "Azịza gị rutere m n'azụ oge, ka anyị kwenye ọzọ. ",
    "status.none": "I zipụbeghị ihe ọ bụla.",
    "status.quoted": "{amount} nye {payee} na-eche ee gị.",
    "status.moving": (
        "{amount} nye {payee} nọ n'ụzọ. Ozugbo ụlọ akụ zara, m ga-agwa gị."
    ),
    "status.succeeded": "Ee: {amount} nye {payee} erutela, {when}.",
    "status.declined": (
        "Mba: {amount} nye {payee} agaghị. Ego ahụ alọtala na akaụntụ gị."
    ),
    "status.reversed": "E weghachila {amount} i zigaara {payee} na akaụntụ gị.",
    "status.dropped": "E zipụghị {amount} nye {payee}: ị kweghị ya.",
}

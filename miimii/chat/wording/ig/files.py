"""Igbo: voice notes, pictures and other kinds of message."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "kind.image": "Anaghị m ele foto ugbu a. Biko dee ihe ị chọrọ.",
    "kind.video": "Enweghị m ike ikiri vidiyo. Biko dee ihe ị chọrọ.",
    "kind.audio": "Anaghị m ege ozi olu ugbu a. Biko dee ihe ị chọrọ.",
    "kind.document": "Enweghị m ike ịgụ akwụkwọ. Biko dee ihe ị chọrọ.",
    "kind.sticker": "Ọ mara mma 😄 Gịnị ka m ga-emere gị?",
    "kind.location": "Daalụ, mana achọghị m ebe ị nọ. Gịnị ka m ga-emere gị?",
    "kind.contacts": (
        "Enweghị m ike ịgụ kaadị kọntaktị. Iji kwụọ mmadụ ụgwọ, dee nọmba akaụntụ na "
        "ụlọ akụ ya, ma ọ bụ nọmba ekwentị ya."
    ),
    "heard.audio": "Anụrụ m: “{text}”",
    "heard.image": "Agụrụ m: {text}",
    "heard.nothing.audio": "Anụtaghị m ozi olu ahụ. Biko dee ihe ị chọrọ.",
    "heard.nothing.image": (
        "Ahụghị m nọmba akaụntụ na foto ahụ. Biko dee ya, tinyere aha ụlọ akụ."
    ),
    "heard.confirm": "Ị ga-apịrịrị ee ma ọ bụ dee ya tupu ego agaa.",
    "heard.format.image": (
        "Nke ahụ abụghị foto m nwere ike imeghe. Zite ya dịka foto, ma ọ bụ dee ihe "
        "ị chọrọ."
    ),
    "heard.format.audio": (
        "Nke ahụ abụghị ozi olu m nwere ike ịkpọ. Dekọọ ya ebe a na WhatsApp, ka ọ "
        "ghara ịkarị otu nkeji, ma ọ bụ dee ihe ị chọrọ."
    ),
    "heard.form_due": (
        "Mgbe fọm nzuzo meghere, anaghị m anara ozi olu ma ọ bụ foto. Mechaa fọm "
        "ahụ, ma ọ bụ dee ihe ị chọrọ."
    ),
    "kind.order": "Anaghị m anata ọda si na katalọgụ. Gịnị ka m ga-emere gị?",
    "kind.call": "Enweghị m ike ịza oku. Biko deere m ebe a; ana m aza ozugbo.",
    "kind.edit": (
        "Enweghị m ike iso ndezigharị ahụ; o nweghị ihe ọ gbanwere. Biko zite ya "
        "dịka ozi ọhụrụ."
    ),
    "kind.edit.new": "Agụrụ m ozi i dezigharịrị dịka ozi ọhụrụ.",
    "kind.poll": "Enweghị m ike ịtụ vootu (poll). Biko dee ihe ị chọrọ.",
    "kind.group": "Enweghị m ike isonye n'otu. Biko deere m ebe a.",
    "kind.revoke": (
        "Ahụrụ m na i hichapụrụ ozi. Ọ bụrụ na ị rịọrọ m ihe na ya, zipụ "
        '"kagbuo" ka a kwụsị ya.'
    ),
    "kind.other": "Enweghị m ike ịgụ ụdị ozi ahụ. Biko dee ihe ị chọrọ.",
}

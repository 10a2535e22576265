"""Igbo: changing the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "pin.change": (
        "Gbanwee PIN gị na fọm a: buru ụzọ tinye PIN i nwere, tinyezie nke ọhụrụ, "
        "ugboro abụọ. Fọm a ga-arụ ọrụ nkeji 10. Edekwala PIN na mkparịta ụka."
    ),
    "pin.change_button": "Gbanwee PIN m",
    "pin.no_off": (
        "Enweghị ike iwepụ PIN gị ma ọ bụ gbanyụọ ya: ọ bụ ya na-egbochi onye ọ bụla "
        'ji ekwentị gị iwere ego gị. Enwere m ike ịgbanwere gị ya: dee "change my '
        'pin".'
    ),
    "pin.forgotten": (
        "Gosi na fọm a na ọ bụ gị, jiri ụbọchị ọmụmụ gị na BVN gị, wee họrọ PIN "
        "ọhụrụ. Ruo awa 24 ka nke ahụ gasịrị, oke ego ga-adị ala. Ọ bụrụ na ekwentị "
        'gị hapụrụ gị n\'aka, dee "block my account" kama.'
    ),
    "pin.changed": (
        "🔐 A gbanwere PIN gị na {when}. A kagbuola ịkwụ ụgwọ ọ bụla ị "
        "na-ekwenyebeghị.\n\n"
        "Ọ bụrụ na ọ bụghị gị, kpọchie akaụntụ gị ugbu a."
    ),
    "pin.not_me": "Kpọchie akaụntụ m",
    "pin.reset_button": "Họrọ PIN ọhụrụ",
}

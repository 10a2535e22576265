"""Nigerian Pidgin: proving oneself again."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "prove.button": "Show say na me",
    "prove.with_people": (
        "Thank you, we don sure say na you. Two of our people dey decide now, and I "
        "go message you here. Nothing remain for you to do."
    ),
    "form.prove.title": "Na you be this?",
    "form.reset_pin.title": "You forget PIN",
    "form.prove": (
        "Your date of birth and your BVN, as you take open the account. You get 3 "
        "tries for one day."
    ),
    "error.person-differs": (
        "No be wetin we get for you be that. Abeg check date of birth and BVN. Tries "
        "wey remain today: {tries_left}."
    ),
    "error.no-tries-left": (
        "You don try am 3 times today, and we never sure say na you. Abeg try again "
        "tomorrow, or wait make our team reach you. Your money dey safe, and money "
        "wey dem send you go still enter."
    ),
    "error.proof-for-people": (
        "WhatsApp talk say another person fit dey hold this number now, so nothing "
        "wey you type here fit show say na you. Our team go call the number wey dey "
        "your BVN record. Your money dey safe, and money wey dem send you go still "
        "enter."
    ),
    "page.prove.date_of_birth": "Date of birth",
    "page.prove.bvn": "BVN (11 numbers)",
}

"""Igbo: the secure forms and the page for the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "form.pin.title": "Jiri PIN gị kwenye",
    "form.pin.amount": "Ego: {amount}",
    "form.pin.fee": "Ụgwọ ọrụ: {fee}",
    "form.pin.total": "Mkpokọta: {total}",
    "form.pin.to": "Nye: {payee}",
    "form.pin.first_payment": "Ị kwụbeghị akaụntụ a ụgwọ mbụ.",
    "form.pin.final": "Ozugbo ego gara, a gaghị enwe ike iweghachi ya.",
    "form.gone": (
        "Oge fọm a agafeela ma ọ bụ e jirila ya. Lee ihe si na ya pụta na mkparịta ụka "
        "tupu ị rịọ ọzọ."
    ),
    "form.pin_format": "PIN bụ ọnụọgụ 4 ruo 6.",
    "form.pins_differ": "PIN abụọ ahụ abụghị otu.",
    "form.bvn_format": "BVN nwere ọnụọgụ 11.",
    "form.check": "Biko lelee: {what}.",
    "form.field.first_name": "aha mbụ",
    "form.field.last_name": "aha nna",
    "form.field.middle_name": "aha etiti",
    "form.field.date_of_birth": "ụbọchị ọmụmụ (ị ga-erurịrị afọ 18)",
    "form.field.gender": "nwoke ma ọ bụ nwanyị",
    "form.field.address": "adreesị",
    "form.field.phone": "nọmba ekwentị (nke Naịjirịa)",
    "form.field.bvn": "BVN (ọnụọgụ 11)",
    "form.field.pin": "PIN (ọnụọgụ 4 ruo 6)",
    "form.field.pin_again": "PIN abụọ ahụ (ha ga-abụrịrị otu)",
    "form.refused.phone-needed": (
        "Ụlọ akụ chọrọ nọmba ekwentị gị, WhatsApp anaghịkwa egosi m nke gị. Biko dee "
        "ya na fọm ahụ."
    ),
    "form.refused.details-missing": (
        "Nkọwa gị anọghịzi ebe a. Laghachi na mkparịta ụka, malite ọzọ."
    ),
    "form.refused.limit": (
        "Elelela anyị ugboro ole anyị nwere ike n'otu ụbọchị. Biko nwaa ọzọ echi."
    ),
    "form.refused.bvn-taken": (
        "Anyị enweghị ike iji BVN a mepee akaụntụ. Ọ bụrụ na i nwerela akaụntụ MiiMii, "
        "si na nọmba i ji mepee ya dee."
    ),
    "page.pin.done": "Emechaala. Ị nwere ike ịlaghachi na WhatsApp ugbu a.",
    "page.pin.label": "PIN MiiMii gị",
    "page.pin.send": "Kwenye",
    "form.change.title": "PIN gị ugbu a",
    "form.change": "Mgbe ahụ ị ga-ahọrọ nke ọhụrụ.",
    "page.pin.new": "PIN ọhụrụ (ọnụọgụ 4 ruo 6)",
    "page.pin.again": "Tinyekwa PIN ọhụrụ ahụ ọzọ",
    "form.check_payee.title": "Onye ka ị na-akwụ?",
    "form.check_payee.warn": (
        "Onye a ọ bụ onye ị bu n'uche? Ọ bụrụ na mmadụ kpọrọ gị ma ọ bụ degara gị sị "
        "gị kwụọ ngwa ngwa, kwụsị: ọ bụ aghụghọ a maara. Anyị anaghị ajụ PIN gị na "
        "mkparịta ụka."
    ),
    "form.check_payee": "Biko kaa akara na ị maara onye ị na-akwụ.",
    "page.check.label": "Amaara m onye a, o nweghịkwa onye sị m mee ngwa.",
}

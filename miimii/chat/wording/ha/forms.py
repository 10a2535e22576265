"""Hausa: the secure forms and the page for the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "form.pin.title": "Ku tabbatar da PIN ɗinku",
    "form.pin.amount": "Adadi: {amount}",
    "form.pin.fee": "Kuɗin aiki: {fee}",
    "form.pin.total": "Jimla: {total}",
    "form.pin.to": "Zuwa ga: {payee}",
    "form.pin.first_payment": "Ba ku taɓa biyan wannan asusu ba.",
    "form.pin.final": "Idan an tura kuɗi, ba a iya dawo da su.",
    "form.gone": (
        "Lokacin wannan fom ya wuce ko an riga an yi amfani da shi. Ku duba sakamakon "
        "a hira kafin ku sake nema."
    ),
    "form.pin_format": "PIN lambobi 4 zuwa 6 ne.",
    "form.pins_differ": "PIN ɗin biyu ba iri ɗaya ba ne.",
    "form.bvn_format": "BVN yana da lambobi 11.",
    "form.check": "Don Allah ku duba: {what}.",
    "form.field.first_name": "suna na farko",
    "form.field.last_name": "sunan mahaifi",
    "form.field.middle_name": "suna na tsakiya",
    "form.field.date_of_birth": "ranar haihuwa (dole ku kai shekara 18)",
    "form.field.gender": "jinsi",
    "form.field.address": "adireshi",
    "form.field.phone": "lambar waya (ta Nijeriya)",
    "form.field.bvn": "BVN (lambobi 11)",
    "form.field.pin": "PIN (lambobi 4 zuwa 6)",
    "form.field.pin_again": "PIN sau biyu (dole su zama iri ɗaya)",
    "form.refused.phone-needed": (
        "Banki yana buƙatar lambar wayarku, kuma WhatsApp ba ya nuna mini ita. Don "
        "Allah ku rubuta ta a fom ɗin."
    ),
    "form.refused.details-missing": (
        "Bayananku ba sa nan kuma. Ku koma hira ku fara daga farko."
    ),
    "form.refused.limit": (
        "Mun kai iyakar dubawa ta rana ɗaya. Don Allah ku sake gwadawa gobe."
    ),
    "form.refused.bvn-taken": (
        "Ba za mu iya buɗe asusu da wannan BVN ba. Idan kuna da asusun MiiMii, ku "
        "rubuto daga lambar da kuka buɗe shi da ita."
    ),
    "page.pin.done": "An gama. Kuna iya komawa WhatsApp yanzu.",
    "page.pin.label": "PIN ɗinku na MiiMii",
    "page.pin.send": "Tabbatar",
    "form.change.title": "PIN ɗinku na yanzu",
    "form.change": "Sannan ku zaɓi sabo.",
    "page.pin.new": "Sabon PIN (lamba 4 zuwa 6)",
    "page.pin.again": "Sake rubuta sabon PIN",
    "form.check_payee.title": "Wa kuke biya?",
    "form.check_payee.warn": (
        "Shin wannan ne mutumin da kuke nufi? Idan wani ya kira ko ya rubuto yana "
        "cewa ku biya da sauri, ku tsaya: dabarar damfara ce da aka sani. Ba ma neman"
        " PIN a hira."
    ),
    "form.check_payee": "Don Allah ku yi alamar cewa kun san wanda kuke biya.",
    "page.check.label": "Na san wannan, kuma babu wanda ya ce in yi sauri.",
}

"""Hausa: getting to know each other, until the account is open."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "greeting.new": (
        "Barka da zuwa MiiMii{name} 👋\n"
        "Ni ne bankinku a WhatsApp: ku tura ku karɓi kuɗi a nan cikin hira.\n\n"
        "Buɗe asusu yana ɗaukar kamar minti biyu. Kuna buƙatar BVN da PIN da za ku "
        "zaɓa. Ku danna ƙasa mu fara."
    ),
    "onboarding.again": (
        "Bari mu fara gama buɗe asusunku{name}. Zai ɗauki kamar minti biyu: ku danna "
        "ƙasa, zan jagorance ku."
    ),
    "onboarding.checking": (
        "Ina duba bayananku yanzu. Da zarar na gama, za ku ga lambar asusunku a nan."
    ),
    "onboarding.with_people": (
        "Ma'aikatanmu har yanzu suna duba bayananku. Zan aiko muku saƙo a nan da zarar "
        "sun gama; ba sai kun yi komai ba."
    ),
    "onboarding.open": "Buɗe asusuna",
    "onboarding.done": (
        "An buɗe asusunku, {first_name} 🎉\n\n"
        "Lambar asusu: {account_number}\n"
        "Banki: {bank_name}\n"
        "Suna: {account_name}\n\n"
        "Ku saka kuɗi daga kowane banki, sannan ku faɗa min abin da kuke so. Misali: "
        '"tura 5k zuwa 0123456789 GTBank".'
    ),
    "onboarding.stopped.mismatch": (
        "Bayananku ba su dace da na BVN ba{differing}. Don Allah ku duba su, sannan ku "
        "aiko min saƙo mu sake gwadawa."
    ),
    "onboarding.stopped.differing": " ({what})",
    "onboarding.stopped.declined": (
        "Ba zan iya buɗe asusu da waɗannan bayanan ba. Idan kuna ganin kuskure ne, ku "
        "amsa a nan, wani daga cikinmu zai duba."
    ),
    "onboarding.stopped.review": (
        "Na gode. Dole wani daga cikinmu ya duba bayananku kafin in buɗe asusunku. "
        "Zan aiko muku saƙo a nan."
    ),
    "onboarding.stopped.unknown": (
        "Ban iya duba BVN ɗinku ba: inda ake dubawa ba ya amsawa. Babu abin da ya "
        "ɓace. Don Allah ku aiko min saƙo anjima mu sake gwadawa."
    ),
    "onboarding.stopped.limit": (
        "Na kai iyakar dubawar da zan iya yi muku a rana ɗaya. Don Allah ku sake "
        "gwadawa gobe."
    ),
    "onboarding.stopped.tomorrow": (
        "Akwai iyakar mutanen da zan iya dubawa a rana, kuma na yau sun cika. Babu "
        "abin da ya ɓace: zan ci gaba da bayananku gobe da safe, in aiko muku saƙo a "
        "nan."
    ),
    "differs.first_name": "suna na farko",
    "differs.last_name": "sunan mahaifi",
    "differs.date_of_birth": "ranar haihuwa",
    "differs.gender": "jinsi",
    "differs.phone": "lambar waya",
    "differs.bvn": "BVN",
}

"""Hausa: proving oneself again."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "prove.button": "Tabbatar ni ne",
    "prove.with_people": (
        "Mun gode, mun tabbatar cewa ku ne. Mutum biyu daga ma'aikatanmu suna yanke "
        "hukunci yanzu, kuma zan aiko muku saƙo a nan. Babu sauran abin da za ku yi."
    ),
    "form.prove.title": "Ku ne?",
    "form.reset_pin.title": "An manta PIN",
    "form.prove": (
        "Ranar haihuwarku da BVN ɗinku, kamar yadda kuka buɗe asusun. Kuna da gwaji "
        "3 a rana."
    ),
    "error.person-differs": (
        "Wannan ba shi ne abin da muke da shi ba. Don Allah ku duba ranar haihuwa da "
        "BVN. Sauran gwaji na yau: {tries_left}."
    ),
    "error.no-tries-left": (
        "Kun gwada sau 3 yau, kuma ba a tabbatar cewa ku ne ba tukuna. Don Allah ku "
        "sake gwadawa gobe, ko ku jira ma'aikatanmu su neme ku. Kuɗinku suna lafiya, "
        "kuma kuɗin da aka turo muku zai ci gaba da shigowa."
    ),
    "error.proof-for-people": (
        "WhatsApp ya ce watakila wani yana riƙe da wannan lamba yanzu, don haka babu "
        "abin da za a rubuta a nan da zai nuna cewa ku ne. Ma'aikatanmu za su kira "
        "lambar da ke rajistar BVN ɗinku. Kuɗinku suna lafiya, kuma kuɗin da aka "
        "turo muku zai ci gaba da shigowa."
    ),
    "page.prove.date_of_birth": "Ranar haihuwa",
    "page.prove.bvn": "BVN (lambobi 11)",
}

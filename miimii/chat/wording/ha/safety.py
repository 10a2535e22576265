"""Hausa: secrets, blocked accounts and locked PINs."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "secret": (
        "Don Allah kada ku taɓa rubuta PIN, BVN ko kalmar sirri a hira, ko da ni ne. "
        "Ban ajiye ba. Ku goge wannan saƙon a wayarku."
    ),
    "secret.form": "Ga amintaccen fom ɗin.",
    "blocked": (
        "An toshe asusunku. Babu kuɗin da zai iya fita yanzu, kuma an soke duk abin "
        "da ba ku tabbatar ba. Kuɗin da aka turo muku zai ci gaba da shigowa.\n\nDon "
        'buɗe shi daga baya, ku rubuta "bude asusuna": za ku tabbatar cewa ku ne, '
        "sannan mutum biyu daga ma'aikatanmu su yanke hukunci."
    ),
    "frozen": (
        "An toshe asusunku, don haka ba zan iya yin hakan ba. Kuɗin da aka turo muku "
        'zai ci gaba da shigowa. Don buɗe shi, ku rubuta "bude asusuna".'
    ),
    "unblock": (
        "Don buɗe asusunku, da farko ku tabbatar a wannan fom cewa ku ne: ranar "
        "haihuwa, BVN, da PIN ɗinku. Sannan mutum biyu daga ma'aikatanmu za su yanke "
        "hukunci, kuma zan sanar da ku a nan. Kada ku taɓa rubuta ko ɗaya a hira."
    ),
    "closed": (
        "An rufe wannan asusu gaba ɗaya. Idan ba ku san dalili ba, ma'aikatanmu za su "
        "taimake ku."
    ),
    "restricted": (
        "Alamar WhatsApp ɗinku ta canza (sabon SIM, waya ko lamba). Don kare "
        "kuɗinku, na rufe asusunku ga wannan hira sai an tabbatar cewa ku ne: ku "
        "taɓa ƙasa, ku bayar da ranar haihuwa, BVN da PIN ɗinku a fom ɗin. Kuɗin da "
        "aka turo muku zai ci gaba da shigowa."
    ),
    "pin_locked": (
        "An saka PIN ba daidai ba sau da yawa. An kulle PIN ɗinku {until}. Idan ba ku "
        'ba ne, ku aika "toshe asusuna" yanzu.'
    ),
    "lock.until": "har {when}",
    "lock.by_people": "har sai ma'aikatanmu sun tabbatar cewa ku ne",
    "unblock.not_blocked": "Ba a toshe asusunku ba.",
    "block.which": (
        "Kuna so a toshe asusun a yanzu, ko a rufe shi gaba ɗaya?\n\n"
        "Toshewa: babu abin da zai fita daga yanzu, kuma ana iya buɗe shi. Rufewa: "
        "ma'aikatanmu za su kawo ƙarshensa su goge bayananku."
    ),
    "block.close": "Rufe gaba ɗaya",
}

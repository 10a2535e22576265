"""Hausa: secrets, blocked accounts and locked PINs."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "secret": (
        "Don Allah kada ku taɓa rubuta PIN, BVN ko kalmar sirri a hira, ko da ni ne. "
        "Ban ajiye ba. Ku goge wannan saƙon a wayarku."
    ),
    "secret.form": "Ga amintaccen fom ɗin.",
    "blocked": (
        "An toshe asusunku. Babu kuɗin da zai iya fita yanzu, kuma an soke duk abin da "
        "ba ku tabbatar ba. Kuɗin da aka turo muku zai ci gaba da shigowa.\n\n"
        "Kafin a buɗe shi, dole ma'aikatanmu su tabbatar cewa ku ne."
    ),
    "frozen": (
        "An toshe asusunku, don haka ba zan iya yin hakan ba. Kuɗin da aka turo muku "
        "zai ci gaba da shigowa. Kafin a buɗe shi, dole ma'aikatanmu su tabbatar cewa "
        "ku ne."
    ),
    "unblock": (
        "Ba a buɗe asusun da aka toshe a cikin hira: dole ma'aikatanmu su fara "
        "tabbatar cewa ku ne. Za su neme ku a nan."
    ),
    "closed": (
        "An rufe wannan asusu gaba ɗaya. Idan ba ku san dalili ba, ma'aikatanmu za su "
        "taimake ku."
    ),
    "restricted": (
        "Alamar WhatsApp ɗinku ta canza (sabon SIM, waya ko lamba). Don kare kuɗinku, "
        "na rufe asusunku ga wannan hira sai ma'aikatanmu sun tabbatar cewa ku ne. "
        "Kuɗin da aka turo muku zai ci gaba da shigowa."
    ),
    "pin_locked": (
        "An saka PIN ba daidai ba sau da yawa. An kulle PIN ɗinku {until}. Idan ba ku "
        'ba ne, ku aika "toshe asusuna" yanzu.'
    ),
    "lock.until": "har {when}",
    "lock.by_people": "har sai ma'aikatanmu sun tabbatar cewa ku ne",
}

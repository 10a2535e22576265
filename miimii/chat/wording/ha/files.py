"""Hausa: voice notes, pictures and other kinds of message."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "kind.image": "Ba na duba hoto a yanzu. Ku rubuta abin da kuke so.",
    "kind.video": "Ba na iya kallon bidiyo. Ku rubuta abin da kuke so.",
    "kind.audio": "Ba na sauraron saƙon murya a yanzu. Ku rubuta abin da kuke so.",
    "kind.document": "Ba na iya karanta takarda. Ku rubuta abin da kuke so.",
    "kind.sticker": "Ya yi kyau 😄 Me zan yi muku?",
    "kind.location": "Na gode, amma ba na buƙatar wuri. Me zan yi muku?",
    "kind.contacts": (
        "Ba na iya karanta katin lamba. Don biyan wani, ku rubuta lambar asusunsa da "
        "banki, ko lambar wayarsa."
    ),
    "heard.audio": "Na ji: “{text}”",
    "heard.image": "Na karanta: {text}",
    "heard.nothing.audio": (
        "Ban fahimci saƙon muryar ba. Don Allah ku rubuta abin da kuke so."
    ),
    "heard.nothing.image": (
        "Ban ga lambar asusu a hoton ba. Don Allah ku rubuta ta, tare da sunan banki."
    ),
    "heard.confirm": "Dole a danna ko a rubuta amincewa kafin a biya kuɗi.",
    "heard.format.image": (
        "Wannan ba hoto ba ne da zan iya buɗewa. Ku aika shi a matsayin hoto, ko ku "
        "rubuta abin da kuke so."
    ),
    "heard.format.audio": (
        "Wannan ba saƙon murya ba ne da zan iya kunnawa. Ku ɗauka a nan WhatsApp, "
        "kada ya wuce minti ɗaya, ko ku rubuta abin da kuke so."
    ),
    "heard.form_due": (
        "Yayin da fom na sirri yake buɗe, ba na karɓar saƙon murya ko hoto. Ku gama "
        "fom ɗin, ko ku rubuta abin da kuke so."
    ),
    "kind.order": "Ba na karɓar oda daga kundi. Me zan yi muku?",
    "kind.call": "Ba na iya amsa kira. Ku rubuto min a nan; ina amsawa nan take.",
    "kind.edit": (
        "Ba na iya bin wannan gyaran saƙo; bai canza komai ba. Ku aiko shi a "
        "matsayin sabo."
    ),
    "kind.edit.new": "Na karanta saƙon da kuka gyara a matsayin sabo.",
    "kind.poll": "Ba na iya shiga zaɓen ra'ayi (poll). Ku rubuta abin da kuke so.",
    "kind.group": "Ba na iya shiga rukuni. Ku rubuto min a nan.",
    "kind.revoke": (
        "Na ga kun goge saƙo. Idan kun nemi wani abu a ciki, ku aika "
        '"soke" don a dakatar.'
    ),
    "kind.other": "Ba na iya karanta irin wannan saƙo. Ku rubuta abin da kuke so.",
}

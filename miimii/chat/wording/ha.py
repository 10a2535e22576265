"""Hausa, in plain banking words; customers are addressed as "ku", which fits anybody.

Written without a native reader: somebody who speaks it must still check every line.
"""

from __future__ import annotations

TEXTS: dict[str, str] = {
    # --- getting to know each other --------------------------------------------------
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
    "differs.first_name": "suna na farko",
    "differs.last_name": "sunan mahaifi",
    "differs.date_of_birth": "ranar haihuwa",
    "differs.gender": "jinsi",
    "differs.phone": "lambar waya",
    "differs.bvn": "BVN",
    # --- everyday --------------------------------------------------------------------
    "greeting": "Sannu {first_name} 👋 Me zan yi muku?\n\n{menu}",
    "menu": (
        '• Tura kuɗi: "tura 5k zuwa 0123456789 GTBank"\n'
        '• Biyan wani a MiiMii: "tura 2k zuwa 08030000001"\n'
        '• "nawa ne a asusuna" don ganin kuɗinku\n'
        '• "lambar asusuna" don ganin inda za a biya ku\n'
        '• "toshe asusuna" idan wayarku ta ɓace\n'
        '• "harshe" don canza harshe'
    ),
    "help": "Ga abin da zan iya yi:\n\n{menu}",
    "menu.balance": "Kuɗin asusuna",
    "menu.account": "Lambar asusuna",
    "menu.send": "Tura kuɗi",
    "thanks": "Babu komai, {first_name} 😊",
    "goodbye": "Sai an jima, {first_name}. Ina nan duk lokacin da kuke buƙata.",
    "balance": "Kuna da {balance}.",
    "own_account": (
        "Asusunku:\n\n"
        "{account_number}\n{bank_name}\n{account_name}\n\n"
        "Kuɗin da aka tura wannan asusu daga kowane banki zai bayyana a nan."
    ),
    "not_understood": "Ban gane ba. Ga abin da zan iya yi:\n\n{menu}",
    "not_yet": "Har yanzu ba na yin wannan a nan. Ga abin da zan iya yi:\n\n{menu}",
    "old_button": (
        "Wannan maɓallin na tsohon saƙo ne, ba ya aiki kuma. Ba a yi komai ba. Ku faɗa "
        "min abin da kuke so."
    ),
    "nothing_to_cancel": "Babu abin da za a soke. Ba a tura kuɗi yanzu.",
    "nothing_to_confirm": "Babu abin da ke jiran amincewarku. Me zan yi muku?",
    "slow_down": "Kun fi ni sauri 😅 Ku ba ni minti ɗaya, sannan ku sake rubutawa.",
    "sorry": "An sami matsala daga wajenmu. Don Allah ku sake gwadawa.",
    "forwarded": (
        "Ba na aiki da saƙon da aka turo daga wani. Idan kuna son wannan, ku rubuta "
        "min da kanku."
    ),
    "alert_pasted": (
        "Wannan ya yi kama da saƙon banki (alert). Ba na aiki da irinsa: idan kuɗi sun "
        "shigo asusunku na MiiMii, ni zan sanar da ku."
    ),
    "late": (
        "Saƙonku ya iso min a makare; kun aiko shi {when}. Har yanzu kuna son "
        "haka?\n\n“{text}”"
    ),
    "late.yes": "Eh, a ci gaba",
    "late.no": "A'a, a bar shi",
    "late.dropped": "To, na bar shi.",
    # --- safety ----------------------------------------------------------------------
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
    # --- sending money ---------------------------------------------------------------
    "send.account": (
        "Wa zan tura wa? Ku ba ni lambar asusu mai lambobi 10 da sunan banki, ko "
        "lambar wayar wani mai amfani da MiiMii."
    ),
    "send.account_of": (
        "Menene lambar asusun {recipient}? Ku ba ni lambar asusu mai lambobi 10 da "
        "sunan banki, ko lambar waya idan yana ko tana amfani da MiiMii."
    ),
    "send.digits": (
        "Lambar asusu tana da lambobi 10; wannan tana da {count}. Don Allah ku duba ku "
        "sake aikowa."
    ),
    "send.bank": "Wane banki ne na {account_number}? Ku zaɓi ɗaya, ko ku rubuta suna.",
    "send.bank_unclear": (
        "Ban san wannan bankin ba. Ku zaɓi, ko ku rubuta cikakken sunansa."
    ),
    "send.bank_menu": "Zaɓi banki",
    "send.amount": "Nawa zan tura?",
    "send.amount_again": "{why} Nawa zan tura a maimakon haka?",
    "send.funds": "Kuna da {balance}; bai isa tura {amount} da kuɗin aiki ba.",
    "send.amount_to": "Wannan {payee} ne. Nawa zan tura?",
    "send.amount_unclear": 'Ina buƙatar adadi a naira, kamar "5000" ko "5k".',
    "send.bank_gone": "An rufe {bank}. Wane banki ne yanzu?",
    "send.bank_unknown": "Har yanzu ba na iya turawa {bank}. Wane banki kuma?",
    "send.payee_unknown": (
        "{bank} bai san asusun {account_number} ba. Don Allah ku duba, sannan ku aiko "
        "min lambar da ta dace, ko bankin da ya dace."
    ),
    "send.not_on_miimii": (
        "{phone} ba ya kan MiiMii tukuna. Ku ba ni lambar asusunsu mai lambobi 10 da "
        "sunan banki."
    ),
    "send.self": "Wannan asusunku ne. Wa zan tura wa?",
    "send.summary": (
        "Tura {amount} zuwa ga\n\n"
        "*{payee}*\n{where}\n\n"
        "Adadi: {amount}\nKuɗin aiki: {fee}{taxes}\n*Jimla: {total}*{warning}"
    ),
    "send.taxes": "\nHaraji: {taxes}",
    "send.first_payment": (
        "\n\nBa ku taɓa biyan wannan asusu ba. Idan an tura kuɗi, ba a iya dawo da su."
    ),
    "send.on_miimii": "Asusun MiiMii",
    "send.confirm": "Eh, a tura",
    "send.cancel": "A'a, a soke",
    "send.pin": (
        "Saura kaɗan: ku saka PIN don tura {amount} zuwa ga {payee}. Jimla: {total}."
    ),
    "send.pin_button": "Saka PIN",
    "send.cancelled": "To, an soke. Ba a tura komai ba.",
    "send.one_at_a_time": (
        "Ina yin abu ɗaya a lokaci guda, don haka mu fara da na farko. Ku nemi sauran "
        "bayan an gama."
    ),
    "send.replaced": "Na soke turawar da ta gabata.",
    "send.gone": (
        "Wannan turawar ba ta jira kuma: lokacinta ya wuce, ko kun riga kun amsa. Ba a "
        "sake tura komai ba."
    ),
    "send.on_its_way": "Na gode. Ina turawa yanzu.",
    "send.late": "Amsarku ta iso min a makare, don haka bari mu sake tabbatarwa. ",
    "trouble": ("Yi haƙuri da hakan. Ga turawarku ta ƙarshe:\n\n{status}"),
    "status.none": "Ba ku tura komai ba tukuna.",
    "status.quoted": "{amount} zuwa ga {payee} yana jiran amincewarku.",
    "status.moving": (
        "{amount} zuwa ga {payee} yana kan hanya. Da zarar banki ya amsa, zan sanar da "
        "ku."
    ),
    "status.succeeded": "Eh: {amount} zuwa ga {payee} ya isa, {when}.",
    "status.declined": (
        "A'a: {amount} zuwa ga {payee} bai tafi ba. Kuɗin sun dawo asusunku."
    ),
    "status.reversed": "An mayar da {amount} da kuka tura wa {payee} zuwa asusunku.",
    "status.dropped": "Ba a tura {amount} zuwa ga {payee} ba: ba a tabbatar ba.",
    # --- news ------------------------------------------------------------------------
    "order.processing": (
        "Na karɓi umarninku: {total} zuwa ga {payee}. Banki bai amsa ba tukuna. Zan "
        "sanar da ku da zarar ya amsa; babu buƙatar sake turawa."
    ),
    "order.succeeded": (
        "✅ An tura kuɗi\n\n"
        "Adadi: {amount}\nKuɗin aiki: {fee}\nJimla: {total}\n"
        "Zuwa ga: {payee}\n{where}\n"
        "Rana: {when}\nLambar shaida: {reference}\nMatsayi: An yi nasara{balance}"
    ),
    "order.late": (
        "Na gaya muku cewa wannan turawar ba ta tafi ba. Yanzu banki ya ce ta tafi, "
        "don haka an sake cire {total} saboda ita.\n\n"
    ),
    "order.declined": (
        "❌ Tura {amount} zuwa ga {payee} bai yi nasara ba. {total} sun dawo "
        "asusunku.\nLambar shaida: {reference}{balance}"
    ),
    "order.reversed": (
        "↩️ Banki ya mayar da {amount} da kuka tura zuwa ga {payee}. {total} sun dawo "
        "asusunku.\nLambar shaida: {reference}{balance}"
    ),
    "order.balance": "\n\nRagowar kuɗi: {balance}",
    "order.under_review": (
        "Har yanzu banki bai ba da amsa kan {total} da kuka tura zuwa ga {payee} ba. "
        "Ma'aikatanmu suna bibiya, kuma zan sanar da ku sakamakon. Lambar shaida: "
        "{reference}"
    ),
    "where.bank": "{bank_name}, asusu {account_number}",
    "credit.arrived": (
        "💰 Kun karɓi {amount} daga {sender}.{fee}\nRagowar kuɗi: {balance}{over}"
    ),
    "credit.fee": "\nKuɗin aiki: {fee}",
    "credit.over": (
        "\n\n"
        "Wannan ya wuce iyakar matakin asusunku. Kuɗin naku ne kuma suna nan lafiya; "
        "amma ana iya taƙaita turawa har sai kun ƙara tabbatar da kanku."
    ),
    "credit.somebody": "wani asusun banki",
    # --- other kinds of message ------------------------------------------------------
    "kind.image": "Ban iya karanta hoto tukuna. Ku rubuta abin da kuke so.",
    "kind.video": "Ba na iya kallon bidiyo. Ku rubuta abin da kuke so.",
    "kind.audio": "Ban iya jin saƙon murya tukuna. Ku rubuta abin da kuke so.",
    "kind.document": "Ba na iya karanta takarda. Ku rubuta abin da kuke so.",
    "kind.sticker": "Ya yi kyau 😄 Amma rubutu kawai nake karantawa. Me zan yi muku?",
    "kind.location": "Na gode, amma ba na buƙatar wuri. Me zan yi muku?",
    "kind.contacts": (
        "Ban iya karanta katin lamba tukuna. Don biyan wani, ku rubuta lambar asusunsa "
        "da banki, ko lambar wayarsa."
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
    "kind.order": "Ba na karɓar oda daga kundi. Me zan yi muku?",
    "kind.call": "Ba na iya amsa kira. Ku rubuto min a nan; ina amsawa nan take.",
    "kind.edit": "Ba na iya bin saƙon da aka gyara. Ku aiko shi a matsayin sabo.",
    "kind.revoke": (
        "Na ga kun goge saƙo. Idan kun nemi wani abu a ciki, ku aika "
        '"soke" don a dakatar.'
    ),
    "kind.other": "Ba na iya karanta irin wannan saƙo. Ku rubuta abin da kuke so.",
    # --- forms -----------------------------------------------------------------------
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
    # --- errors ----------------------------------------------------------------------
    "limit.day": "a yau",
    "limit.first_day": "a awanni 24 na farko",
    "page.pin.done": "An gama. Kuna iya komawa WhatsApp yanzu.",
    "page.pin.label": "PIN ɗinku na MiiMii",
    "page.pin.send": "Tabbatar",
    "error.error": "An sami matsala daga wajenmu. Don Allah ku sake gwadawa.",
    "error.not-found": "Ban same shi ba.",
    "error.not-allowed": "Ba za ku iya yin hakan ba tukuna.",
    "error.account-not-open": "Ba za ku iya ba tukuna: ba a buɗe asusunku ba.",
    "error.account-frozen": "An toshe asusunku, don haka ba zan iya yin hakan ba.",
    "error.identity-unproven": (
        "Ba zan iya ba sai ma'aikatanmu sun tabbatar cewa ku ne: alamar WhatsApp ɗinku "
        "ta canza."
    ),
    "error.refused": "Ba zan iya yin hakan ba.",
    "error.insufficient-funds": "Kuɗinku ba su isa wannan da kuɗin aiki ba.",
    "error.reference-reused": "An sami matsala daga wajenmu. Ba a ɗauki kuɗi ba.",
    "error.amount-out-of-range": "Ana iya tura daga {least} zuwa {most} a lokaci ɗaya.",
    "error.limit-reached": (
        "Wannan ya wuce iyakarku ta {limit} {window}; saura {left}."
    ),
    "error.payee-unknown": "Banki bai san wannan asusu ba.",
    "error.payee-is-self": "Wannan asusunku ne.",
    "error.bank-unknown": "Har yanzu ba na iya turawa wannan banki.",
    "error.enquiry-limit-reached": (
        "Kun duba lambobin asusu da yawa. Don Allah ku sake gwadawa bayan awa ɗaya."
    ),
    "error.quote-gone": (
        "Wannan turawar ba ta jira kuma: lokacinta ya wuce, ko kun riga kun amsa. Ba a "
        "sake tura komai ba."
    ),
    "error.pin-wrong": "PIN ba daidai ba ne. Saura gwaji: {tries_left}.",
    "error.pin-locked": "An kulle PIN ɗinku {until}.",
    "error.pin-too-weak": (
        "Wannan PIN yana da sauƙin hasashe. Ku guji lambobi masu bin juna, masu "
        "maimaituwa, ranar haihuwa da lambar wayarku."
    ),
    "error.challenge-gone": (
        "Lokacin wannan fom ya wuce ko an riga an yi amfani da shi. Ku duba sakamakon "
        "a hira kafin ku sake nema."
    ),
    "error.too-many-requests": "Ya yi yawa a lokaci ɗaya. Ku jira minti ɗaya.",
    "error.busy": "Aiki ya yi mini yawa yanzu. Ku sake gwadawa anjima kaɗan.",
    "error.unclear": (
        "Ban iya gani ba tukuna ko hakan ya tafi. Don Allah kada ku sake turawa: ku "
        "tambaye ni sakamakon bayan minti ɗaya."
    ),
    "error.unavailable": (
        "Banki ba ya amsawa yanzu. Ba a ɗauki kuɗi ba. Don Allah ku sake gwadawa bayan "
        "'yan mintuna."
    ),
    # --- language --------------------------------------------------------------------
    "language.name": "Hausa",
    "language.hint": 'English, Pidgin, Yorùbá, Igbo: ku rubuta "harshe".',
    "language.choose": "Da wane harshe zan riƙa amsa muku?",
    "language.menu": "Zaɓi harshe",
    "language.chosen": "To, daga yanzu zan riƙa amsa muku da Hausa.",
    "language.noticed": (
        'Daga yanzu zan amsa muku da Hausa. Ku rubuta "harshe" don canzawa.'
    ),
}

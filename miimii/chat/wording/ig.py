"""Igbo, in plain banking words, with the dots under its vowels.

Written without a native reader: somebody who speaks it must still check every line.
"""

from __future__ import annotations

TEXTS: dict[str, str] = {
    # --- getting to know each other --------------------------------------------------
    "greeting.new": (
        "Nnọọ na MiiMii{name} 👋\n"
        "Abụ m ụlọ akụ gị na WhatsApp: zipụ ma nata ego ebe a na mkparịta ụka a.\n\n"
        "Imepe akaụntụ na-ewe ihe dị ka nkeji abụọ. Ị ga-achọ BVN gị na PIN ị "
        "ga-ahọrọ. Pịa n'okpuru ka anyị malite."
    ),
    "onboarding.again": (
        "Ka anyị buru ụzọ mechaa imepe akaụntụ gị{name}. Ọ ga-ewe ihe dị ka nkeji "
        "abụọ: pịa n'okpuru, m ga-eduzi gị."
    ),
    "onboarding.checking": (
        "Ana m elele nkọwa gị ugbu a. Ozugbo m mechara, ị ga-ahụ nọmba akaụntụ gị ebe "
        "a."
    ),
    "onboarding.with_people": (
        "Ndị ọrụ anyị ka na-elele nkọwa gị. M ga-ezitere gị ozi ebe a ozugbo ha "
        "mechara; ọ dịghị ihe ị ga-eme."
    ),
    "onboarding.open": "Mepee akaụntụ m",
    "onboarding.done": (
        "Akaụntụ gị emepeela, {first_name} 🎉\n\n"
        "Nọmba akaụntụ: {account_number}\n"
        "Ụlọ akụ: {bank_name}\n"
        "Aha: {account_name}\n\n"
        "Tinye ego site na ụlọ akụ ọ bụla, gwazie m ihe ị chọrọ. Dịka ọmụmaatụ: "
        '"zipụ 5k na 0123456789 GTBank".'
    ),
    "onboarding.stopped.mismatch": (
        "Nkọwa gị adabaghị na nke BVN gị{differing}. Biko lelee ha, ziterezie m ozi ka "
        "anyị nwaa ọzọ."
    ),
    "onboarding.stopped.differing": " ({what})",
    "onboarding.stopped.declined": (
        "Enweghị m ike iji nkọwa ndị a mepee akaụntụ. Ọ bụrụ na i chere na ọ bụ "
        "njehie, zaa ebe a, otu onye n'ime anyị ga-elele ya."
    ),
    "onboarding.stopped.review": (
        "Daalụ. Otu onye n'ime anyị ga-elele nkọwa gị tupu m mepee akaụntụ gị. M "
        "ga-ezitere gị ozi ebe a."
    ),
    "onboarding.stopped.unknown": (
        "Enweghị m ike ilele BVN gị: ebe a na-elele ya anaghị aza. Ọ dịghị ihe furu "
        "efu. Biko zitere m ozi mgbe obere oge gasịrị ka anyị nwaa ọzọ."
    ),
    "onboarding.stopped.limit": (
        "Elelela m ugboro ole m nwere ike ilele n'otu ụbọchị. Biko nwaa ọzọ echi."
    ),
    "differs.first_name": "aha mbụ",
    "differs.last_name": "aha nna",
    "differs.date_of_birth": "ụbọchị ọmụmụ",
    "differs.gender": "nwoke ma ọ bụ nwanyị",
    "differs.phone": "nọmba ekwentị",
    "differs.bvn": "BVN",
    # --- everyday --------------------------------------------------------------------
    "greeting": "Kedu {first_name} 👋 Gịnị ka m ga-emere gị?\n\n{menu}",
    "menu": (
        '• Zipụ ego: "zipụ 5k na 0123456789 GTBank"\n'
        '• Kwụọ onye nọ na MiiMii ụgwọ: "zipụ 2k na 08030000001"\n'
        '• "ego ole m nwere" ka ị hụ ego gị\n'
        '• "nọmba akaụntụ m" ka ị hụ ebe a ga-akwụ gị\n'
        '• "mechie akaụntụ m" ma ọ bụrụ na ekwentị gị furu\n'
        '• "gbanwee asụsụ" ka ị gbanwee asụsụ'
    ),
    "help": "Lee ihe m nwere ike ime:\n\n{menu}",
    "menu.balance": "Ego m nwere",
    "menu.account": "Nọmba akaụntụ m",
    "menu.send": "Zipụ ego",
    "thanks": "Ndewo, {first_name} 😊",
    "goodbye": "Ka ọ dị, {first_name}. Anọ m ebe a mgbe ọ bụla ị chọrọ m.",
    "balance": "I nwere {balance}.",
    "own_account": (
        "Akaụntụ gị:\n\n"
        "{account_number}\n{bank_name}\n{account_name}\n\n"
        "Ego e zigara ebe ahụ site na ụlọ akụ ọ bụla ga-apụta ebe a."
    ),
    "not_understood": "Aghọtaghị m. Lee ihe m nwere ike ime:\n\n{menu}",
    "not_yet": "Enwebeghị m ike ime nke ahụ ebe a. Lee ihe m nwere ike ime:\n\n{menu}",
    "old_button": (
        "Bọtịnụ ahụ si n'ozi ochie, ọ naghị arụ ọrụ ọzọ. Ọ dịghị ihe mere. Gwa m ihe ị "
        "chọrọ."
    ),
    "nothing_to_cancel": "Ọ dịghị ihe a ga-akagbu. Ọ dịghị ego na-apụ.",
    "nothing_to_confirm": "Ọ dịghị ihe na-eche ee gị. Gịnị ka m ga-emere gị?",
    "slow_down": "Ị dị ngwa karịa m 😅 Nye m otu nkeji, dezie ọzọ.",
    "sorry": "Ihe mere n'akụkụ anyị. Biko nwaa ọzọ.",
    "forwarded": (
        "Anaghị m arụ ọrụ n'ozi onye ọzọ dere. Ọ bụrụ na ịchọrọ nke a, jiri aka gị "
        "deere m ya."
    ),
    "alert_pasted": (
        "Nke a yiri ozi ụlọ akụ (alert). Anaghị m arụ ọrụ na ya: ego batara na akaụntụ "
        "MiiMii gị, ọ bụ m ga-agwa gị."
    ),
    "late": (
        "Ozi gị rutere m n'azụ oge; i zitere ya {when}. Ị ka chọrọ ya?\n\n“{text}”"
    ),
    "late.yes": "Ee, gaa n'ihu",
    "late.no": "Mba, hapụ ya",
    "late.dropped": "Ọ dị mma, ahapụla m ya.",
    # --- safety ----------------------------------------------------------------------
    "secret": (
        "Biko edela PIN, BVN ma ọ bụ okwuntughe gị na mkparịta ụka, ọbụna nye m. "
        "Edebeghị m ya. Hichapụ ozi ahụ n'ekwentị gị."
    ),
    "secret.form": "Lee fọm nwere nchekwa.",
    "blocked": (
        "Emechiela akaụntụ gị. Ọ dịghị ego nwere ike ịpụ ugbu a, a kagbuola ihe niile "
        "ị kwebeghị. Ego e zitere gị ka ga-abata.\n\n"
        "Tupu e mepee ya, ndị ọrụ anyị ga-achọpụta na ọ bụ gị."
    ),
    "frozen": (
        "Emechiela akaụntụ gị, ya mere enweghị m ike ime nke ahụ. Ego e zitere gị ka "
        "ga-abata. Tupu e mepee ya, ndị ọrụ anyị ga-achọpụta na ọ bụ gị."
    ),
    "unblock": (
        "Anaghị emepe akaụntụ e mechiri na mkparịta ụka: ndị ọrụ anyị ga-ebu ụzọ "
        "chọpụta na ọ bụ gị. Ha ga-akpọtụrụ gị ebe a."
    ),
    "closed": (
        "Emechiela akaụntụ a kpamkpam. Ọ bụrụ na ị maghị ihe kpatara ya, ndị ọrụ anyị "
        "nwere ike inyere gị aka."
    ),
    "restricted": (
        "Njirimara WhatsApp gị agbanweela (SIM, ekwentị ma ọ bụ nọmba ọhụrụ). Iji "
        "chekwaa ego gị, emechiela m akaụntụ gị na mkparịta ụka a ruo mgbe ndị ọrụ "
        "anyị chọpụtara na ọ bụ gị. Ego e zitere gị ka ga-abata."
    ),
    "pin_locked": (
        "PIN na-ezighị ezi ehiela nne. Akpọchiela PIN gị {until}. Ọ bụrụ na ọ bụghị "
        'gị, zipụ "mechie akaụntụ m" ugbu a.'
    ),
    "lock.until": "ruo {when}",
    "lock.by_people": "ruo mgbe ndị ọrụ anyị chọpụtara na ọ bụ gị",
    # --- sending money ---------------------------------------------------------------
    "send.account": (
        "Onye ka m ga-ezigara? Nye m nọmba akaụntụ nwere ọnụọgụ 10 na ụlọ akụ ya, ma ọ "
        "bụ nọmba ekwentị onye nọ na MiiMii."
    ),
    "send.account_of": (
        "Gịnị bụ nọmba akaụntụ {recipient}? Nye m nọmba akaụntụ nwere ọnụọgụ 10 na ụlọ "
        "akụ ya, ma ọ bụ nọmba ekwentị ya ma ọ bụrụ na ọ na-eji MiiMii."
    ),
    "send.digits": (
        "Nọmba akaụntụ na-enwe ọnụọgụ 10; nke a nwere {count}. Biko lelee ya, "
        "ziteghachi ya."
    ),
    "send.bank": "Kedu ụlọ akụ nwe {account_number}? Họrọ otu, ma ọ bụ dee aha ya.",
    "send.bank_unclear": "Amaghị m ụlọ akụ ahụ. Họrọ otu, ma ọ bụ dee aha ya n'uju.",
    "send.bank_menu": "Họrọ ụlọ akụ",
    "send.amount": "Ego ole ka m ga-ezipụ?",
    "send.amount_again": "{why} Ego ole ka m ga-ezipụ kama?",
    "send.funds": "I nwere {balance}; o zughị {amount} na ụgwọ ọrụ ya.",
    "send.amount_to": "Onye ahụ bụ {payee}. Ego ole ka m ga-ezipụ?",
    "send.amount_unclear": 'Achọrọ m ego ole na naịra, dịka "5000" ma ọ bụ "5k".',
    "send.bank_gone": "{bank} emechiela. Kedu ụlọ akụ ọ nọ ugbu a?",
    "send.bank_unknown": "Enwebeghị m ike izipụ na {bank}. Kedu ụlọ akụ ọzọ?",
    "send.payee_unknown": (
        "{bank} amaghị akaụntụ {account_number}. Biko lelee ya, zite m nọmba ziri ezi "
        "ma ọ bụ ụlọ akụ ziri ezi."
    ),
    "send.not_on_miimii": (
        "{phone} anọbeghị na MiiMii. Nye m nọmba akaụntụ ya nwere ọnụọgụ 10 na ụlọ akụ "
        "ya."
    ),
    "send.self": "Nke ahụ bụ akaụntụ gị. Onye ka m ga-ezigara?",
    "send.summary": (
        "Zipụ {amount} nye\n\n"
        "*{payee}*\n{where}\n\n"
        "Ego: {amount}\nỤgwọ ọrụ: {fee}{taxes}\n*Mkpokọta: {total}*{warning}"
    ),
    "send.taxes": "\nỤtụ isi: {taxes}",
    "send.first_payment": (
        "\n\n"
        "Ị kwụbeghị akaụntụ a ụgwọ mbụ. Ozugbo ego gara, a gaghị enwe ike iweghachi ya."
    ),
    "send.on_miimii": "Akpa ego MiiMii",
    "send.confirm": "Ee, zipụ ya",
    "send.cancel": "Mba, kagbuo ya",
    "send.pin": (
        "Ọ fọrọ obere: tinye PIN gị ka e zipụ {amount} nye {payee}. Mkpokọta: {total}."
    ),
    "send.pin_button": "Tinye PIN",
    "send.cancelled": "Ọ dị mma, akagbuola m ya. E zipụghị ihe ọ bụla.",
    "send.one_at_a_time": (
        "Ana m eme otu ihe n'otu oge, ka anyị malite na nke mbụ. Rịọ m nke fọdụrụ mgbe "
        "ọ gasịrị."
    ),
    "send.replaced": "Akagbuola m nzipụ ego nke mbụ.",
    "send.gone": (
        "Nzipụ ego ahụ anaghị eche ọzọ: oge ya agafeela, ma ọ bụ ị zalarị. E zipụghị "
        "ihe ọhụrụ ọ bụla."
    ),
    "send.on_its_way": "Daalụ. Ana m ezipụ ya ugbu a.",
    "send.late": "Azịza gị rutere m n'azụ oge, ka anyị kwenye ọzọ. ",
    "trouble": ("Ndo maka nke ahụ. Lee nzipụ ego gị ikpeazụ:\n\n{status}"),
    "status.none": "I zipụbeghị ihe ọ bụla.",
    "status.quoted": "{amount} nye {payee} na-eche ee gị.",
    "status.moving": (
        "{amount} nye {payee} nọ n'ụzọ. Ozugbo ụlọ akụ zara, m ga-agwa gị."
    ),
    "status.succeeded": "Ee: {amount} nye {payee} erutela, {when}.",
    "status.declined": (
        "Mba: {amount} nye {payee} agaghị. Ego ahụ alọtala na akaụntụ gị."
    ),
    "status.reversed": "E weghachila {amount} i zigaara {payee} na akaụntụ gị.",
    "status.dropped": "E zipụghị {amount} nye {payee}: ị kweghị ya.",
    # --- news ------------------------------------------------------------------------
    "order.processing": (
        "Anatala m ntụziaka gị: {total} nye {payee}. Ụlọ akụ azabeghị. M ga-agwa gị "
        "ozugbo ọ zara; ezipụla ya ọzọ."
    ),
    "order.succeeded": (
        "✅ Ego agaala\n\n"
        "Ego: {amount}\nỤgwọ ọrụ: {fee}\nMkpokọta: {total}\n"
        "Nye: {payee}\n{where}\n"
        "Ụbọchị: {when}\nNọmba ntụaka: {reference}\nỌnọdụ: Ọ gara nke ọma{balance}"
    ),
    "order.late": (
        "Agwara m gị na nzipụ ego a agaghị. Ụlọ akụ na-ekwu ugbu a na ọ gara, ya mere "
        "e wepụla {total} maka ya ọzọ.\n\n"
    ),
    "order.declined": (
        "❌ {amount} i zigaara {payee} agaghị. {total} alọtala na akaụntụ gị.\n"
        "Nọmba ntụaka: {reference}{balance}"
    ),
    "order.reversed": (
        "↩️ Ụlọ akụ eweghachila {amount} i zigaara {payee}. {total} alọtala na akaụntụ "
        "gị.\nNọmba ntụaka: {reference}{balance}"
    ),
    "order.balance": "\n\nEgo fọdụrụ: {balance}",
    "order.under_review": (
        "Ụlọ akụ azabeghị banyere {total} i zigaara {payee}. Ndị ọrụ anyị na-eleba ya "
        "anya, m ga-agwa gị ihe si na ya pụta. Nọmba ntụaka: {reference}"
    ),
    "where.bank": "{bank_name}, akaụntụ {account_number}",
    "credit.arrived": (
        "💰 Ị natara {amount} n'aka {sender}.{fee}\nEgo fọdụrụ: {balance}{over}"
    ),
    "credit.fee": "\nỤgwọ ọrụ: {fee}",
    "credit.over": (
        "\n\n"
        "Nke a gafere oke nke ọkwa akaụntụ gị. Ego ahụ bụ nke gị, ọ dịkwa nchebe; mana "
        "e nwere ike ibelata ego ị ga-ezipụ ruo mgbe i gosikwuru onye ị bụ."
    ),
    "credit.somebody": "akaụntụ ụlọ akụ ọzọ",
    # --- other kinds of message ------------------------------------------------------
    "kind.image": "Enwebeghị m ike ịgụ foto. Biko dee ihe ị chọrọ.",
    "kind.video": "Enweghị m ike ikiri vidiyo. Biko dee ihe ị chọrọ.",
    "kind.audio": "Enwebeghị m ike ịnụ ozi olu. Biko dee ihe ị chọrọ.",
    "kind.document": "Enweghị m ike ịgụ akwụkwọ. Biko dee ihe ị chọrọ.",
    "kind.sticker": (
        "Ọ mara mma 😄 Mana naanị ihe e dere ede ka m na-agụ. Gịnị ka m ga-eme?"
    ),
    "kind.location": "Daalụ, mana achọghị m ebe ị nọ. Gịnị ka m ga-emere gị?",
    "kind.contacts": (
        "Enwebeghị m ike ịgụ kaadị kọntaktị. Iji kwụọ mmadụ ụgwọ, dee nọmba akaụntụ na "
        "ụlọ akụ ya, ma ọ bụ nọmba ekwentị ya."
    ),
    "heard.audio": "Anụrụ m: “{text}”",
    "heard.image": "Agụrụ m: {text}",
    "heard.nothing.audio": "Anụtaghị m ozi olu ahụ. Biko dee ihe ị chọrọ.",
    "heard.nothing.image": (
        "Ahụghị m nọmba akaụntụ na foto ahụ. Biko dee ya, tinyere aha ụlọ akụ."
    ),
    "heard.confirm": "Ị ga-apịrịrị ee ma ọ bụ dee ya tupu ego agaa.",
    "kind.order": "Anaghị m anata ọda si na katalọgụ. Gịnị ka m ga-emere gị?",
    "kind.call": "Enweghị m ike ịza oku. Biko deere m ebe a; ana m aza ozugbo.",
    "kind.edit": "Enweghị m ike iso ozi e dezigharịrị. Biko zite ya dịka ozi ọhụrụ.",
    "kind.revoke": (
        "Ahụrụ m na i hichapụrụ ozi. Ọ bụrụ na ị rịọrọ m ihe na ya, zipụ "
        '"kagbuo" ka a kwụsị ya.'
    ),
    "kind.other": "Enweghị m ike ịgụ ụdị ozi ahụ. Biko dee ihe ị chọrọ.",
    # --- forms -----------------------------------------------------------------------
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
    # --- errors ----------------------------------------------------------------------
    "limit.day": "taa",
    "limit.first_day": "n'awa 24 mbụ gị",
    "page.pin.done": "Emechaala. Ị nwere ike ịlaghachi na WhatsApp ugbu a.",
    "page.pin.label": "PIN MiiMii gị",
    "page.pin.send": "Kwenye",
    "error.error": "Ihe mere n'akụkụ anyị. Biko nwaa ọzọ.",
    "error.not-found": "Ahụghị m ya.",
    "error.not-allowed": "Ị nwebeghị ike ime nke ahụ.",
    "error.account-not-open": "Ị nwebeghị ike ime nke ahụ: akaụntụ gị emepebeghị.",
    "error.account-frozen": "Emechiela akaụntụ gị, ya mere enweghị m ike ime nke ahụ.",
    "error.identity-unproven": (
        "Enweghị m ike ime nke ahụ ruo mgbe ndị ọrụ anyị chọpụtara na ọ bụ gị: "
        "njirimara WhatsApp gị agbanweela."
    ),
    "error.refused": "Enweghị m ike ime nke ahụ.",
    "error.insufficient-funds": "Ego gị ezughị nke ahụ na ụgwọ ọrụ ya.",
    "error.reference-reused": "Ihe mere n'akụkụ anyị. E weghị ego ọ bụla.",
    "error.amount-out-of-range": "Otu nzipụ nwere ike ịbụ {least} ruo {most}.",
    "error.limit-reached": "Nke ahụ gafere oke gị bụ {limit} {window}; ọ fọrọ {left}.",
    "error.payee-unknown": "Ụlọ akụ amaghị akaụntụ ahụ.",
    "error.payee-is-self": "Nke ahụ bụ akaụntụ gị.",
    "error.bank-unknown": "Enwebeghị m ike izipụ n'ụlọ akụ ahụ.",
    "error.enquiry-limit-reached": (
        "Nọmba akaụntụ i lelere ehiela nne. Biko nwaa ọzọ mgbe otu awa gasịrị."
    ),
    "error.quote-gone": (
        "Nzipụ ego ahụ anaghị eche ọzọ: oge ya agafeela, ma ọ bụ ị zalarị. E zipụghị "
        "ihe ọhụrụ ọ bụla."
    ),
    "error.pin-wrong": "PIN ezighị ezi. Ugboro fọdụrụ: {tries_left}.",
    "error.pin-locked": "Akpọchiela PIN gị {until}.",
    "error.pin-too-weak": (
        "PIN ahụ dị mfe ịkọ. Ejila nọmba na-esochi ibe ya, nke na-emegharị, ụbọchị "
        "ọmụmụ gị ma ọ bụ nọmba ekwentị gị."
    ),
    "error.challenge-gone": (
        "Oge fọm a agafeela ma ọ bụ e jirila ya. Lee ihe si na ya pụta na mkparịta ụka "
        "tupu ị rịọ ọzọ."
    ),
    "error.too-many-requests": "Ọ karịrị akarị n'otu oge. Biko chere otu nkeji.",
    "error.busy": "Ọrụ juru m aka ugbu a. Biko nwaa ọzọ n'oge na-adịghị anya.",
    "error.unclear": (
        "Enwebeghị m ike ịhụ ma nke ahụ ọ gara. Biko ezipụla ya ọzọ: jụọ m ihe si na "
        "ya pụta mgbe otu nkeji gasịrị."
    ),
    "error.unavailable": (
        "Ụlọ akụ anaghị aza ugbu a. E weghị ego ọ bụla. Biko nwaa ọzọ mgbe nkeji ole "
        "na ole gasịrị."
    ),
    # --- language --------------------------------------------------------------------
    "language.name": "Igbo",
    "language.hint": 'English, Pidgin, Hausa, Yorùbá: dee "gbanwee asụsụ".',
    "language.choose": "Kedu asụsụ m ga-eji na-aza gị?",
    "language.menu": "Họrọ asụsụ",
    "language.chosen": "Ọ dị mma, Igbo ka m ga-eji na-aza gị malite ugbu a.",
    "language.noticed": (
        'Malite ugbu a m ga-eji Igbo zaa gị. Dee "gbanwee asụsụ" iji gbanwee ya.'
    ),
}

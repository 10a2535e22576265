"""Nigerian Pidgin, as people talk am for Lagos.

Written without a native reader: somebody who speaks it must still check every line.
"""

from __future__ import annotations

TEXTS: dict[str, str] = {
    # --- getting to know each other --------------------------------------------------
    "greeting.new": (
        "Welcome to MiiMii{name} 👋\n"
        "Na me be your bank for WhatsApp: send and receive money, right inside this "
        "chat.\n\n"
        "To open your account go take like two minutes. You need your BVN and one PIN "
        "wey you go choose. Tap below make we start."
    ),
    "onboarding.again": (
        "Make we first finish to open your account{name}. E go take like two minutes: "
        "tap below, I go show you the way."
    ),
    "onboarding.checking": (
        "I dey check your details now. Once I don finish, your account number go show "
        "for here."
    ),
    "onboarding.with_people": (
        "Our team still dey look your details. I go message you here once dem finish; "
        "you no need do anything."
    ),
    "onboarding.open": "Open my account",
    "onboarding.done": (
        "Your account don open, {first_name} 🎉\n\n"
        "Account number: {account_number}\n"
        "Bank: {bank_name}\n"
        "Name: {account_name}\n\n"
        "Put money inside from any bank, then tell me wetin you need. For example: "
        '"send 5k give 0123456789 GTBank".'
    ),
    "onboarding.stopped.mismatch": (
        "Your details no match your BVN record{differing}. Abeg check am, then send me "
        "message make we try again."
    ),
    "onboarding.stopped.differing": " ({what})",
    "onboarding.stopped.declined": (
        "I no fit open account with these details. If you feel say e no correct, reply "
        "here and one of our people go check am."
    ),
    "onboarding.stopped.review": (
        "Thank you. One of our people must look your details before I fit open your "
        "account. I go message you here."
    ),
    "onboarding.stopped.unknown": (
        "I no fit check your BVN: the service no dey answer. Nothing lost. Abeg send "
        "me message after some time make we try again."
    ),
    "onboarding.stopped.limit": (
        "I don check reach the number wey I fit do for you today. Abeg try again "
        "tomorrow."
    ),
    "differs.first_name": "first name",
    "differs.last_name": "last name",
    "differs.date_of_birth": "date of birth",
    "differs.gender": "gender",
    "differs.phone": "phone number",
    "differs.bvn": "BVN",
    # --- everyday --------------------------------------------------------------------
    "greeting": "How far {first_name} 👋 Wetin I fit do for you?\n\n{menu}",
    "menu": (
        '• Send money: "send 5k give 0123456789 GTBank"\n'
        '• Pay person wey dey MiiMii: "send 2k give 08030000001"\n'
        '• "how much I get" to see your balance\n'
        '• "my account number" to see where people go pay you\n'
        '• "block my account" if your phone lost\n'
        '• "language" to change language'
    ),
    "help": "See wetin I fit do:\n\n{menu}",
    "menu.balance": "Balance",
    "menu.account": "My account number",
    "menu.send": "Send money",
    "thanks": "You welcome, {first_name} 😊",
    "goodbye": "Bye for now, {first_name}. I dey here anytime you need me.",
    "balance": "You get {balance}.",
    "own_account": (
        "Your account:\n\n"
        "{account_number}\n{bank_name}\n{account_name}\n\n"
        "Any money wey person send there from any bank go show for here."
    ),
    "not_understood": "I no get wetin you talk. See wetin I fit do:\n\n{menu}",
    "not_yet": "I never fit do that one here. See wetin I fit do:\n\n{menu}",
    "old_button": (
        "That button na from old message, e no dey work again. Nothing happen. Just "
        "tell me wetin you need."
    ),
    "nothing_to_cancel": "Nothing dey to cancel. No money dey move.",
    "nothing_to_confirm": "Nothing dey wait for your yes. Wetin I fit do for you?",
    "slow_down": "You fast pass me 😅 Give me one minute, then write again.",
    "sorry": "Something spoil for our side. Abeg try am again.",
    "forwarded": (
        "I no dey act on message wey person forward. If na wetin you want, type am by "
        "yourself."
    ),
    "alert_pasted": (
        "This one resemble bank alert. I no dey act on alert: if money enter your "
        "MiiMii account, na me go tell you."
    ),
    "late": (
        "Your message reach me late; you send am on {when}. You still want am?"
        "\n\n“{text}”"
    ),
    "late.yes": "Yes, go on",
    "late.no": "No, forget am",
    "late.dropped": "Okay, I don leave am.",
    # --- safety ----------------------------------------------------------------------
    "secret": (
        "Abeg no ever type your PIN, BVN or password for chat, even to me. I no keep "
        "am. Delete that message for your side."
    ),
    "secret.form": "See the secure form instead.",
    "blocked": (
        "I don block your account. Money no fit comot from am now, and anything wey "
        "you never confirm don cancel. Money wey people send you go still enter.\n\n"
        "To unblock am, our team must first confirm say na you."
    ),
    "frozen": (
        "Your account dey blocked, so I no fit do that. Money wey people send you go "
        "still enter. To unblock am, our team must first confirm say na you."
    ),
    "unblock": (
        "We no dey unblock account for chat: our team must first confirm say na you. "
        "Dem go reach you for here."
    ),
    "closed": "This account don close. If you no expect am, our team fit help you.",
    "restricted": (
        "Your WhatsApp identity don change (new SIM, phone or number). To keep your "
        "money safe, I don close your account to this chat until our team confirm say "
        "na you. Money wey people send you go still enter."
    ),
    "pin_locked": (
        "Wrong PIN too many. Your PIN don lock {until}. If no be you, send "
        '"block my account" now now.'
    ),
    "lock.until": "until {when}",
    "lock.by_people": "until our team confirm say na you",
    # --- sending money ---------------------------------------------------------------
    "send.account": (
        "Who I go send am give? Give me the 10-digit account number and the bank, or "
        "the phone number of person wey dey MiiMii."
    ),
    "send.account_of": (
        "Wetin be {recipient} account? Give me the 10-digit account number and the "
        "bank, or their phone number if dem dey use MiiMii."
    ),
    "send.digits": (
        "Account number get 10 digits; this one get {count}. Abeg check am and send am "
        "again."
    ),
    "send.bank": "Which bank get {account_number}? Pick one, or type the name.",
    "send.bank_unclear": "I no sabi that bank. Pick one, or type the full name.",
    "send.bank_menu": "Choose bank",
    "send.amount": "How much make I send?",
    "send.amount_again": "{why} How much make I send instead?",
    "send.funds": "You get {balance}. E no reach for {amount} and the fee.",
    "send.amount_to": "Na {payee} be that. How much make I send?",
    "send.amount_unclear": 'Give me the amount for naira, like "5000" or "5k".',
    "send.bank_gone": "{bank} don close. Which bank e dey now?",
    "send.bank_unknown": "I never fit send to {bank}. Which other bank?",
    "send.payee_unknown": (
        "{bank} no know account {account_number}. Abeg check am, then send me the "
        "correct number or the correct bank."
    ),
    "send.not_on_miimii": (
        "{phone} never dey MiiMii. Give me their 10-digit account number and bank "
        "instead."
    ),
    "send.self": "That one na your own account. Who I go send am give?",
    "send.summary": (
        "Send {amount} give\n\n"
        "*{payee}*\n{where}\n\n"
        "Amount: {amount}\nFee: {fee}{taxes}\n*Total: {total}*{warning}"
    ),
    "send.taxes": "\nTax: {taxes}",
    "send.first_payment": (
        "\n\nYou never pay this account before. Once money don go, I no fit bring am "
        "back."
    ),
    "send.on_miimii": "MiiMii wallet",
    "send.confirm": "Yes, send am",
    "send.cancel": "No, cancel am",
    "send.pin": (
        "E remain small: put your PIN to send {amount} give {payee}. Total: {total}."
    ),
    "send.pin_button": "Enter PIN",
    "send.cancelled": "Okay, I don cancel am. I no send anything.",
    "send.one_at_a_time": (
        "I dey do one thing at a time, so make we start with the first. Ask me for the "
        "rest after am."
    ),
    "send.replaced": "I don cancel the first transfer.",
    "send.gone": (
        "That transfer no dey wait again: e don expire, or you don already answer am. "
        "I no send anything new."
    ),
    "send.on_its_way": "Thank you. I dey send am now.",
    "send.late": "Your answer reach me late, so make we confirm again. ",
    "trouble": ("Sorry about that. See your last transfer:\n\n{status}"),
    "status.none": "You never send anything.",
    "status.quoted": "{amount} give {payee} dey wait for your yes.",
    "status.moving": (
        "{amount} give {payee} dey on the way. Once the bank answer, I go tell you."
    ),
    "status.succeeded": "Yes: {amount} give {payee} don enter on {when}.",
    "status.declined": (
        "No: {amount} give {payee} no go. The money don come back to your account."
    ),
    "status.reversed": "{amount} give {payee} don come back to your account.",
    "status.dropped": "I no send {amount} give {payee}: you no confirm am.",
    # --- news ------------------------------------------------------------------------
    "order.processing": (
        "I don get your instruction: {total} give {payee}. The bank never answer. Once "
        "e answer I go tell you; no need to send am again."
    ),
    "order.succeeded": (
        "✅ Money don go\n\n"
        "Amount: {amount}\nFee: {fee}\nTotal: {total}\n"
        "To: {payee}\n{where}\n"
        "Date: {when}\nReference: {reference}\nStatus: Successful{balance}"
    ),
    "order.late": (
        "I tell you before say this transfer no go. Now the bank talk say e don go, so "
        "I don charge {total} for am again.\n\n"
    ),
    "order.declined": (
        "❌ Your transfer of {amount} give {payee} no go. {total} don come back to "
        "your account.\n"
        "Reference: {reference}{balance}"
    ),
    "order.reversed": (
        "↩️ The bank return your transfer of {amount} give {payee}. {total} don come "
        "back to your account.\nReference: {reference}{balance}"
    ),
    "order.balance": "\n\nBalance: {balance}",
    "order.under_review": (
        "The bank never still answer for your transfer of {total} give {payee}. Our "
        "team dey on top am and I go tell you how e end. Reference: {reference}"
    ),
    "where.bank": "{bank_name}, account {account_number}",
    "credit.arrived": (
        "💰 {sender} don send you {amount}.{fee}\nBalance: {balance}{over}"
    ),
    "credit.fee": "\nFee: {fee}",
    "credit.over": (
        "\n\nThis one carry you pass the limit of your account level. The money na "
        "your own and e dey safe; but you fit no send plenty until you verify more."
    ),
    "credit.somebody": "Another bank account",
    # --- other kinds of message ------------------------------------------------------
    "kind.image": "I never fit read picture. Abeg type wetin you need.",
    "kind.video": "I no fit watch video. Abeg type wetin you need.",
    "kind.audio": "I never fit hear voice note. Abeg type wetin you need.",
    "kind.document": "I no fit read document. Abeg type wetin you need.",
    "kind.sticker": "E sweet 😄 But na only text I dey read. Wetin I fit do for you?",
    "kind.location": "Thank you, but I no need location. Wetin I fit do for you?",
    "kind.contacts": (
        "I never fit read contact card. To pay person, type their account number and "
        "bank, or their phone number."
    ),
    "heard.audio": "I hear: “{text}”",
    "heard.image": "Wetin I read: {text}",
    "heard.nothing.audio": (
        "I no fit hear that voice note well. Abeg type wetin you need."
    ),
    "heard.nothing.image": (
        "I no see account number for that picture. Abeg type am, with the bank name."
    ),
    "heard.confirm": "For payment, you must tap or type your yes.",
    "kind.order": "I no dey take catalogue order. Wetin I fit do for you?",
    "kind.call": "I no fit pick call. Abeg write me here; I dey answer sharp sharp.",
    "kind.edit": "I no fit follow message wey you edit. Abeg send am as new message.",
    "kind.revoke": (
        "I see say you delete one message. If you ask me for something inside, send "
        '"cancel" to stop am.'
    ),
    "kind.other": "I no fit read that kind message. Abeg type wetin you need.",
    # --- forms -----------------------------------------------------------------------
    "form.pin.title": "Confirm with your PIN",
    "form.pin.amount": "Amount: {amount}",
    "form.pin.fee": "Fee: {fee}",
    "form.pin.total": "Total: {total}",
    "form.pin.to": "To: {payee}",
    "form.pin.first_payment": "You never pay this account before.",
    "form.pin.final": "Once money don go, we no fit bring am back.",
    "form.gone": (
        "This form don expire or you don use am. Check the chat to see how e end "
        "before you ask again."
    ),
    "form.pin_format": "Your PIN na 4 to 6 digits.",
    "form.pins_differ": "The two PINs no be the same.",
    "form.bvn_format": "BVN get 11 digits.",
    "form.check": "Abeg check: {what}.",
    "form.field.first_name": "first name",
    "form.field.last_name": "last name",
    "form.field.middle_name": "middle name",
    "form.field.date_of_birth": "date of birth (you must don reach 18 years)",
    "form.field.gender": "gender",
    "form.field.address": "address",
    "form.field.phone": "phone number (Nigerian mobile)",
    "form.field.bvn": "BVN (11 digits)",
    "form.field.pin": "PIN (4 to 6 digits)",
    "form.field.pin_again": "the two PINs (dem must be the same)",
    "form.refused.phone-needed": (
        "The bank need your phone number, and WhatsApp no dey show me your own. Abeg "
        "type am for the form."
    ),
    "form.refused.details-missing": (
        "Your details no dey here again. Go back to the chat and start again."
    ),
    "form.refused.limit": (
        "We don check reach the number wey we fit do today. Abeg try again tomorrow."
    ),
    "form.refused.bvn-taken": (
        "We no fit open account with this BVN. If you don get MiiMii account before, "
        "write from the number wey you take open am."
    ),
    # --- errors ----------------------------------------------------------------------
    "limit.day": "today",
    "limit.first_day": "for your first 24 hours",
    "page.pin.done": "E don do. You fit go back to WhatsApp now.",
    "page.pin.label": "Your PIN for MiiMii",
    "page.pin.send": "Confirm",
    "error.error": "Something spoil for our side. Abeg try am again.",
    "error.not-found": "I no see am.",
    "error.not-allowed": "You never fit do that.",
    "error.account-not-open": "You never fit do that: your account never open.",
    "error.account-frozen": "Your account dey blocked, so I no fit do that.",
    "error.identity-unproven": (
        "I no fit do that until our team confirm say na you: your WhatsApp identity "
        "don change."
    ),
    "error.refused": "I no fit do that.",
    "error.insufficient-funds": "Your money no reach for that one and the fee.",
    "error.reference-reused": "Something spoil for our side. We no take any money.",
    "error.amount-out-of-range": "One transfer fit be from {least} to {most}.",
    "error.limit-reached": (
        "That one pass your limit of {limit} {window}; e remain {left}."
    ),
    "error.payee-unknown": "The bank no know that account.",
    "error.payee-is-self": "That one na your own account.",
    "error.bank-unknown": "I never fit send to that bank.",
    "error.enquiry-limit-reached": (
        "Account numbers wey you check don plenty. Abeg try again after one hour."
    ),
    "error.quote-gone": (
        "That transfer no dey wait again: e don expire, or you don already answer am. "
        "I no send anything new."
    ),
    "error.pin-wrong": "Wrong PIN. Tries wey remain: {tries_left}.",
    "error.pin-locked": "Your PIN don lock {until}.",
    "error.pin-too-weak": (
        "That PIN too easy to guess. No use numbers wey follow each other, same "
        "numbers, your birthday or your phone number."
    ),
    "error.challenge-gone": (
        "This form don expire or you don use am. Check the chat to see how e end "
        "before you ask again."
    ),
    "error.too-many-requests": "E too much at once. Abeg wait one minute.",
    "error.busy": "I dey busy now. Abeg try again small time.",
    "error.unclear": (
        "I never fit see whether that one don go. Abeg no send am again: ask me after "
        "one minute how e end."
    ),
    "error.unavailable": (
        "The bank no dey answer now. We no take any money. Abeg try again after some "
        "minutes."
    ),
    # --- language --------------------------------------------------------------------
    "language.name": "Pidgin",
    "language.hint": 'English, Hausa, Yorùbá, Igbo: type "language".',
    "language.choose": "Which language make I dey use answer you?",
    "language.menu": "Choose language",
    "language.chosen": "Okay, na Pidgin I go dey use answer you from now.",
    "language.noticed": (
        'From now I go dey answer for Pidgin. Type "language" to change am.'
    ),
}

"""English, as it is spoken in Nigeria: warm, short, exact."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    # --- getting to know each other --------------------------------------------------
    "greeting.new": (
        "Welcome to MiiMii{name} 👋\n"
        "I'm your bank on WhatsApp: send and receive money, right in this chat.\n\n"
        "Opening your account takes about two minutes. You need your BVN and a PIN of "
        "your choice. Tap below to start."
    ),
    "onboarding.again": (
        "Let's finish opening your account first{name}. It takes about two minutes: "
        "tap below and I'll take you through it."
    ),
    "onboarding.checking": (
        "I'm checking your details now. You'll get your account number here as soon "
        "as that's done."
    ),
    "onboarding.open": "Open my account",
    "onboarding.done": (
        "Your account is open, {first_name} 🎉\n\n"
        "Account number: {account_number}\n"
        "Bank: {bank_name}\n"
        "Name: {account_name}\n\n"
        "Fund it from any bank, then just tell me what you need. For example: "
        '"send 5k to 0123456789 GTBank".'
    ),
    "onboarding.stopped.mismatch": (
        "Your details don't match your BVN record{differing}. Please check them and "
        "send me a message to try again."
    ),
    "onboarding.stopped.differing": " ({what})",
    "onboarding.stopped.declined": (
        "I can't open an account with these details. If you think that's wrong, "
        "reply here and someone from our team will look into it."
    ),
    "onboarding.stopped.review": (
        "Thank you. One of our people needs to look at your details before I can open "
        "your account. I'll message you here."
    ),
    "onboarding.stopped.unknown": (
        "I couldn't check your BVN: the service isn't answering. Nothing is lost. "
        "Please send me a message in a while to try again."
    ),
    "onboarding.stopped.limit": (
        "That's the most checks I can do for you in one day. Please try again tomorrow."
    ),
    "differs.first_name": "first name",
    "differs.last_name": "last name",
    "differs.date_of_birth": "date of birth",
    "differs.gender": "gender",
    "differs.phone": "phone number",
    "differs.bvn": "BVN",
    # --- everyday --------------------------------------------------------------------
    "greeting": "Hello {first_name} 👋 What can I do for you?\n\n{menu}",
    "menu": (
        '• Send money: "send 5k to 0123456789 GTBank"\n'
        '• Pay someone on MiiMii: "send 2k to 08030000001"\n'
        '• "balance" to see what you have\n'
        '• "my account" to get your account number\n'
        '• "block my account" if your phone is lost'
    ),
    "help": "Here's what I can do:\n\n{menu}",
    "menu.balance": "Balance",
    "menu.account": "My account number",
    "menu.send": "Send money",
    "thanks": "You're welcome, {first_name} 😊",
    "goodbye": "Bye for now, {first_name}. I'm here whenever you need me.",
    "balance": "You have {balance}.",
    "own_account": (
        "Your account:\n\n"
        "{account_number}\n{bank_name}\n{account_name}\n\n"
        "Money sent there from any bank shows up here."
    ),
    "not_understood": "I didn't get that. Here's what I can do:\n\n{menu}",
    "not_yet": "I can't do that here yet. This is what I can do:\n\n{menu}",
    "old_button": (
        "That button is from an earlier message and no longer works. Nothing was "
        "done. Just tell me what you need."
    ),
    "nothing_to_cancel": "There's nothing to cancel. No money is moving.",
    "nothing_to_confirm": "There's nothing waiting for a yes. What can I do for you?",
    "slow_down": "You're faster than me 😅 Give me a minute, then write again.",
    "sorry": "Something went wrong on our side. Please try that again.",
    "forwarded": (
        "I don't act on forwarded messages. If you want this, type it to me in your "
        "own words."
    ),
    "alert_pasted": (
        "That looks like a bank alert. I don't act on alerts: money that reaches your "
        "MiiMii account is announced by me."
    ),
    "late": (
        "Your message reached me late; you sent it on {when}. Do you still want "
        "this?\n\n“{text}”"
    ),
    "late.yes": "Yes, go on",
    "late.no": "No, forget it",
    "late.dropped": "Okay, I've left it.",
    # --- safety ----------------------------------------------------------------------
    "secret": (
        "Please never type your PIN, BVN or password in the chat, not even to me. I "
        "haven't kept it. Delete that message on your side."
    ),
    "secret.form": "Here's the secure form instead.",
    "blocked": (
        "Your account is blocked. Nothing can leave it now, and anything you hadn't "
        "confirmed is cancelled. Money sent to you still arrives.\n\n"
        "To unblock it, our team has to verify that it's you."
    ),
    "frozen": (
        "Your account is blocked, so I can't do that. Money sent to you still "
        "arrives. To unblock it, our team has to verify that it's you."
    ),
    "unblock": (
        "Unblocking isn't done in the chat: our team has to verify that it's you "
        "first. They'll reach out to you here."
    ),
    "closed": "This account is closed. Our team can help you if that's a surprise.",
    "restricted": (
        "Your WhatsApp identity changed (a new SIM, phone or number). To keep your "
        "money safe I've closed your account to this chat until our team has verified "
        "that it's you. Money sent to you still arrives."
    ),
    "pin_locked": (
        "Too many wrong PINs. Your PIN is locked {until}. If that wasn't you, send "
        '"block my account" now.'
    ),
    "lock.until": "until {when}",
    "lock.by_people": "until our team has verified that it's you",
    # --- sending money ---------------------------------------------------------------
    "send.account": (
        "Who should I send it to? Give me the 10-digit account number and the bank, "
        "or the phone number of someone on MiiMii."
    ),
    "send.account_of": (
        "What's {recipient}'s account? Give me the 10-digit account number and the "
        "bank, or their phone number if they use MiiMii."
    ),
    "send.digits": (
        "An account number has 10 digits; that has {count}. Please check it and send "
        "it again."
    ),
    "send.bank": "Which bank is {account_number} with? Pick one, or type its name.",
    "send.bank_unclear": "I don't know that bank. Pick one, or type its full name.",
    "send.bank_menu": "Choose a bank",
    "send.amount": "How much should I send?",
    "send.amount_again": "{why} How much should I send instead?",
    "send.funds": "You have {balance}, which isn't enough for {amount} and its fee.",
    "send.amount_to": "That's {payee}. How much should I send?",
    "send.amount_unclear": 'I need an amount in naira, like "5000" or "5k".',
    "send.bank_gone": "{bank} has closed. Which bank is it with now?",
    "send.bank_unknown": "I can't send to {bank} yet. Which other bank?",
    "send.payee_unknown": (
        "{bank} doesn't know the account {account_number}. Please check it and send me "
        "the right number, or the right bank."
    ),
    "send.not_on_miimii": (
        "{phone} isn't on MiiMii yet. Give me their 10-digit account number and bank "
        "instead."
    ),
    "send.self": "That's your own account. Who should I send it to?",
    "send.summary": (
        "Send {amount} to\n\n"
        "*{payee}*\n{where}\n\n"
        "Amount: {amount}\nFee: {fee}{taxes}\n*Total: {total}*{warning}"
    ),
    "send.taxes": "\nTaxes: {taxes}",
    "send.first_payment": (
        "\n\nYou haven't paid this account before. A transfer can't be undone."
    ),
    "send.on_miimii": "MiiMii wallet",
    "send.confirm": "Yes, send it",
    "send.cancel": "No, cancel",
    "send.pin": "Almost done: enter your PIN to send {total} to {payee}.",
    "send.pin_button": "Enter PIN",
    "send.cancelled": "Okay, cancelled. Nothing was sent.",
    "send.replaced": "I've cancelled the earlier transfer.",
    "send.gone": (
        "That transfer is no longer waiting: it has expired, or you've already dealt "
        "with it. Nothing new was sent."
    ),
    "send.on_its_way": "Thank you. I'm sending it now.",
    "send.late": "Your answer reached me late, so let's make sure. ",
    "status.none": "You haven't sent anything yet.",
    "status.quoted": "{amount} to {payee} is waiting for your yes.",
    "status.moving": (
        "{amount} to {payee} is on its way. I'll tell you the moment the bank answers."
    ),
    "status.succeeded": "Yes: {amount} to {payee} went through on {when}.",
    "status.declined": (
        "No: {amount} to {payee} didn't go through. The money is back in your account."
    ),
    "status.reversed": "{amount} to {payee} was returned to your account.",
    "status.dropped": "{amount} to {payee} wasn't sent: it was never confirmed.",
    # --- news ------------------------------------------------------------------------
    "order.processing": (
        "I have your instruction: {total} to {payee}. The bank hasn't answered yet. "
        "I'll tell you as soon as it does; there's no need to send it again."
    ),
    "order.succeeded": (
        "✅ Money sent\n\n"
        "Amount: {amount}\nFee: {fee}\nTotal: {total}\n"
        "To: {payee}\n{where}\n"
        "Date: {when}\nReference: {reference}\nStatus: Successful{balance}"
    ),
    "order.declined": (
        "❌ Your transfer of {amount} to {payee} didn't go through. {total} is back in "
        "your account.\nReference: {reference}{balance}"
    ),
    "order.reversed": (
        "↩️ Your transfer of {amount} to {payee} was returned by the bank. {total} is "
        "back in your account.\nReference: {reference}{balance}"
    ),
    "order.balance": "\n\nBalance: {balance}",
    "order.under_review": (
        "Your transfer of {total} to {payee} still has no answer from the bank. Our "
        "team is on it and I'll tell you the outcome. Reference: {reference}"
    ),
    "where.bank": "{bank_name}, account {account_number}",
    "credit.arrived": (
        "💰 You received {amount} from {sender}.{fee}\nBalance: {balance}{over}"
    ),
    "credit.fee": "\nFee: {fee}",
    "credit.over": (
        "\n\nThis takes you over the limit of your account level. The money is yours "
        "and safe; sending may be limited until you verify further."
    ),
    "credit.somebody": "another bank account",
    # --- other kinds of message ------------------------------------------------------
    "kind.image": "I can't read pictures yet. Please type what you need.",
    "kind.video": "I can't watch videos. Please type what you need.",
    "kind.audio": "I can't listen to voice notes yet. Please type what you need.",
    "kind.document": "I can't read documents. Please type what you need.",
    "kind.sticker": "Nice one 😄 I only read text, though. What can I do for you?",
    "kind.location": "Thanks, but I don't need a location. What can I do for you?",
    "kind.contacts": (
        "I can't read contact cards yet. To pay someone, type their account number and "
        "bank, or their phone number."
    ),
    "heard.audio": "I heard: “{text}”",
    "heard.image": "I read: {text}",
    "heard.nothing.audio": (
        "I couldn't make that voice note out. Please type what you need."
    ),
    "heard.nothing.image": (
        "I couldn't find an account number in that picture. Please type it, with the "
        "bank's name."
    ),
    "heard.confirm": "A yes to a payment has to be tapped or typed.",
    "kind.order": "I don't take orders from catalogues. What can I do for you?",
    "kind.call": "I can't take calls. Please write to me here; I answer at once.",
    "kind.edit": ("I can't follow edited messages. Please send it as a new message."),
    "kind.revoke": (
        "I saw that you deleted a message. If you asked me for something there, send "
        '"cancel" to stop it.'
    ),
    "kind.other": "I can't read that kind of message. Please type what you need.",
    # --- forms -----------------------------------------------------------------------
    "form.pin.title": "Confirm with your PIN",
    "form.pin.amount": "Amount: {amount}",
    "form.pin.fee": "Fee: {fee}",
    "form.pin.total": "Total: {total}",
    "form.pin.to": "To: {payee}",
    "form.pin.first_payment": "You have not paid this account before.",
    "form.pin.final": "A transfer cannot be undone.",
    "form.gone": (
        "This form has expired or was already used. Go back to the chat and ask again."
    ),
    "form.pin_format": "Your PIN is 4 to 6 digits.",
    "form.pins_differ": "The two PINs are not the same.",
    "form.bvn_format": "A BVN has 11 digits.",
    "form.check": "Please check: {what}.",
    "form.field.first_name": "first name",
    "form.field.last_name": "last name",
    "form.field.middle_name": "middle name",
    "form.field.date_of_birth": "date of birth (you must be 18 or older)",
    "form.field.gender": "gender",
    "form.field.address": "address",
    "form.field.bvn": "BVN (11 digits)",
    "form.field.pin": "PIN (4 to 6 digits)",
    "form.field.pin_again": "the two PINs (they must be the same)",
    "form.refused.phone-needed": (
        "The bank needs your phone number, and WhatsApp doesn't show it to us. Switch "
        "off your username for this chat, or write to us from your number."
    ),
    "form.refused.details-missing": (
        "Your details are no longer here. Go back to the chat and begin again."
    ),
    "form.refused.limit": (
        "That's the most checks we can do in one day. Please try again tomorrow."
    ),
    "form.refused.bvn-taken": (
        "We can't open an account with this BVN. If you have a MiiMii account already, "
        "write from the number you opened it with."
    ),
    # --- errors ----------------------------------------------------------------------
    "limit.day": "today",
    "limit.first_day": "in your first 24 hours",
    "error.error": "Something went wrong on our side. Please try that again.",
    "error.not-found": "I can't find that.",
    "error.not-allowed": "You can't do that yet.",
    "error.account-not-open": "You can't do that yet: your account isn't open.",
    "error.account-frozen": "Your account is blocked, so I can't do that.",
    "error.identity-unproven": (
        "I can't do that until our team has verified that it's you: your WhatsApp "
        "identity changed."
    ),
    "error.refused": "I can't do that.",
    "error.insufficient-funds": "You don't have enough for that, fees included.",
    "error.reference-reused": "Something went wrong on our side. Nothing was taken.",
    "error.amount-out-of-range": ("One transfer can be from {least} to {most}."),
    "error.limit-reached": (
        "That's over your limit of {limit} {window}; {left} is left."
    ),
    "error.payee-unknown": "The bank doesn't know that account.",
    "error.payee-is-self": "That's your own account.",
    "error.bank-unknown": "I can't send to that bank yet.",
    "error.enquiry-limit-reached": (
        "That's a lot of account numbers to check. Please try again in an hour."
    ),
    "error.quote-gone": (
        "That transfer is no longer waiting: it has expired, or you've already dealt "
        "with it. Nothing new was sent."
    ),
    "error.pin-wrong": "Wrong PIN. Tries left: {tries_left}.",
    "error.pin-locked": "Your PIN is locked {until}.",
    "error.pin-too-weak": (
        "That PIN is too easy to guess. Avoid runs, repeats, your birthday and your "
        "phone number."
    ),
    "error.challenge-gone": (
        "This form has expired or was already used. Go back to the chat and ask again."
    ),
    "error.too-many-requests": "That's a bit much at once. Please wait a minute.",
    "error.busy": "I'm busy right now. Please try again in a moment.",
    "error.unavailable": (
        "The bank isn't answering right now. Nothing was taken. Please try again in a "
        "few minutes."
    ),
}

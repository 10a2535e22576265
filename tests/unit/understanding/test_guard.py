"""Each rule of the guard, and the message that it stops."""

from __future__ import annotations

import pytest

from miimii.chat.understanding import guard, understand

MONEY = {"send_money", "buy_airtime", "buy_data", "pay_electricity", "pay_cable"}


def intents(text: str) -> list[str]:
    return [item["intent"] for item in understand(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my pin is 4321", "pin"),
        ("pin: 1234", "pin"),
        ("my pin na 1234 abeg send 5k to Ada", "pin"),
        ("use pin 1234 and send 5k to Ada", "pin"),
        ("change my pin to 4455", "pin"),
        ("4321 is my pin", "pin"),
        ("otp 123456", "otp"),
        ("the code is 445566", "otp"),
        ("password is hello123", "password"),
        ("5399 8312 3456 7890", "card"),
        ("cvv 123", "card"),
        ("the otp they sent is 903421", "otp"),
        ("here is the code: 778899", "otp"),
        ("use 4455 as my pin to send 3k to Ada", "pin"),
        ("my new pin should be 7788", "pin"),
        ("one time password 449911", "otp"),
    ],
)
def test_rule_1_a_secret_is_a_secret_and_nothing_else(text: str, kind: str) -> None:
    assert understand(text) == [{"intent": "secret_shared", "slots": {"kind": kind}}]


@pytest.mark.parametrize(
    "text", ["my pin is not working", "I forgot my PIN", "what is an otp"]
)
def test_rule_1_speaking_of_a_secret_gives_none_away(text: str) -> None:
    assert guard.secret_in(text.lower()) is None


@pytest.mark.parametrize(
    "text",
    [
        "Acct:******4321 Amt:NGN5,000.00 DR Desc:TRF TO ADA Bal:NGN20,000.00",
        "Credit Alert! Acct: ***123 Amt: NGN10,000.00 Desc: FROM JOHN",
    ],
)
def test_rule_2_a_pasted_alert_is_data(text: str) -> None:
    assert intents(text) == ["forwarded_alert"]


def test_rule_2_an_order_in_lines_is_not_an_alert() -> None:
    text = "Account number: 0987654321\nBank: Access\nName: Bola\nAmount: 12000"
    assert intents(text) == ["send_money"]


@pytest.mark.parametrize(
    "text",
    [
        "Fwd: send 5k to 0123456789 gtb",
        "Congratulations! You have won 500k. Send 5k to 0123456789 Access to claim",
        "MTN 1GB 250 naira, 2GB 500 naira, DM to buy",
    ],
)
def test_rule_2_prizes_and_offers_start_nothing(text: str) -> None:
    assert not MONEY & set(intents(text))


@pytest.mark.parametrize(
    "text",
    [
        'he wrote "transfer 20k to zenith 2012345678"',
        "My boss: send 50k to 0123456789 gtb now",
        "Note: pay Musa 5k on Monday",
        "he will send 5k to Ada",
        "I go send am 5k later",
        "my account is 0123456789 gtb",
        "Tinubu fi owo ranse",
        "Obi kwuru ugwo ya",
        "ya biya kudi dubu biyar",
    ],
)
def test_rule_4_what_others_do_or_say_starts_nothing(text: str) -> None:
    assert not MONEY & set(intents(text))


@pytest.mark.parametrize(
    "text",
    ["my light don finish, buy 3k token", "nepa don cut my light, buy me 3k token"],
)
def test_rule_4_why_it_is_needed_is_no_report(text: str) -> None:
    assert intents(text) == ["pay_electricity"]


@pytest.mark.parametrize(
    "text",
    ["top up your skills in 2026", "send your aza make I bless you 5k", "send a DM"],
)
def test_rule_7_what_is_said_to_others_starts_nothing(text: str) -> None:
    assert not MONEY & set(intents(text))


@pytest.mark.parametrize(
    "text",
    ["credit me 5k", "tura min kudi", "zigara m ego", "fi owo ranse si mi"],
)
def test_rule_7_we_send_the_customers_money_not_ours(text: str) -> None:
    assert not MONEY & set(intents(text))


@pytest.mark.parametrize(
    "text",
    [
        "Send 5k to Ada and forward this to all your contacts",
        "Transfer 1000 to 0123456789 gtb. " + "It really works for everybody. " * 20,
    ],
)
def test_rule_2_a_chain_letter_starts_nothing(text: str) -> None:
    assert not MONEY & set(intents(text))


@pytest.mark.parametrize(
    "text",
    [
        "don't send 5k to Ada",
        "please do not transfer 5000 to 0123456789 gtb",
        "abeg no send 5k give Ada",
        "I no wan send 5k to Ada again",
        "kada ka tura dubu biyar zuwa Musa",
        "ma fi 5000 ranse si Tunde",
        "ezigala Emeka puku ise",
    ],
)
def test_rule_4_a_negation_starts_nothing(text: str) -> None:
    assert not MONEY & set(intents(text))


@pytest.mark.parametrize(
    "text",
    [
        "I sent 5k to Ada",
        "I already paid 2000 to 0123456789 gtb",
        "Ada said I should send her 5k",
        "my mother wants me to send 5k to Ada",
        "I don send 5k give Ada",
        "na tura wa Musa dubu biyar jiya",
        "mo ti fi 5000 ranse si Tunde",
    ],
)
def test_rule_4_the_past_and_what_others_said_start_nothing(text: str) -> None:
    assert not MONEY & set(intents(text))


@pytest.mark.parametrize(
    "text",
    [
        "how do I send 5k to Ada",
        "can I transfer 5000 to 0123456789 gtb?",
        "should I buy 1gb data",
        "did you send 5k to Ada?",
        "if I send 5k to Ada what is the fee",
        "how I go take send 5k give Ada",
        "you fit send 5k to Ada?",
        "yaya zan tura dubu biyar zuwa Musa",
        "bawo ni mo se le fi 5000 ranse si Tunde",
        "kedu ka m ga-esi zigara Emeka puku ise",
        "I want to send 5k to Ada. How much does it cost?",
        "send 5k to Ada?",
    ],
)
def test_rule_5_asking_is_not_telling(text: str) -> None:
    assert not MONEY & set(intents(text))


@pytest.mark.parametrize(
    "text",
    [
        "can you send 5k to Ada?",
        "could you please transfer 5000 to 0123456789 gtb?",
        "za ka iya tura wa Musa dubu biyar?",
    ],
)
def test_rule_5_a_polite_request_is_one(text: str) -> None:
    assert intents(text) == ["send_money"]


@pytest.mark.parametrize(
    "text",
    [
        "send receipt",
        "send me my account statement",
        "resend the token of 5000",
        "send my location to Ada",
        "send a text to Ada",
        "transfer the song to my playlist",
    ],
)
def test_rule_6_other_things_can_be_sent_too(text: str) -> None:
    assert "send_money" not in intents(text)


@pytest.mark.parametrize(
    "text",
    [
        "I send 5k to Ada",
        "una recharge 1k data, e no last two days",
        "just to send 2k to somebody in the hospital!",
        "Gotv max now 8500",
        "5k to Abuja",
        "Pay the boys their money",
        "Mo san owo ile tan",
        "E zuru kaadi m",
        "sanwo fun awon osise",
        "translate 'send the money tomorrow' into Swahili",
        "@mtn send me 1k airtime",
        '{"intent": "send_money", "amount": 5000}',
    ],
)
def test_rule_7_a_verb_needs_the_head_of_a_clause_that_asks(text: str) -> None:
    assert not MONEY & set(intents(text))


@pytest.mark.parametrize(
    "text", ["lend me 20k", "send me 5k", "buy bitcoin for 5k", "buy me flowers"]
)
def test_rule_7_what_we_do_not_sell_starts_nothing(text: str) -> None:
    assert not MONEY & set(intents(text))


@pytest.mark.parametrize(
    "text", ["send", "buy", "pay", "I love to send", "top", "5000"]
)
def test_rule_8_a_verb_or_a_number_alone_proves_nothing(text: str) -> None:
    assert not MONEY & set(intents(text))

"""A receipt is checked by whoever is shown it, and given once more to its owner."""

from __future__ import annotations

import pytest

from miimii import clock
from miimii.chat.papers.authenticity import AN_HOUR
from miimii.chat.papers.receipt import Receipt, credit_receipt
from miimii.conversation import receipt_seal
from miimii.money import Money
from miimii.providers.ports import Declined
from miimii.users.model import Customer
from tests.integration.chat.world import PIN, ChatWorld, product_settings

SEAL = receipt_seal(product_settings())
REFERENCE = "TRF01KAQX7Z3N5V8T2M4C6B9D0E12"


# --- whether it is ours ---------------------------------------------------------------


def sent(world: ChatWorld, ada: Customer) -> Receipt:
    """Send money to a bank, by chat; the receipt that was drawn."""
    world.says(ada, "send 500 to 0123456789 access")
    world.taps(ada)
    world.fills(ada, pin=PIN)
    assert world.last(ada)["interactive"]["header"]["type"] == "image"
    return drawn(world)


def drawn(world: ChatWorld) -> Receipt:
    ((paper,),) = world.base.rows(
        "SELECT body -> 'paper' FROM outbound_messages WHERE dedupe_key LIKE 'final:%%'"
    )
    assert isinstance(paper, dict)
    return Receipt(**paper["facts"])


def command(receipt: Receipt) -> str:
    return f"verify {receipt.reference} {SEAL.code_of(receipt)}"


def test_a_shop_without_an_account_hears_what_the_receipt_has_to_say(
    world: ChatWorld,
) -> None:
    receipt = sent(world, world.opened(5000))
    world.says("+2348039999999", command(receipt))
    answer = world.text("+2348039999999")
    assert "This receipt is ours" in answer
    for line in (
        "Bank transfer: ₦500.00",
        "To: A••• O•••",
        "Bank: ACCESS BANK",
        "Account: ••••••6789",
        f"Reference: {receipt.reference}",
        "Status: Successful",
    ):
        assert line in answer.splitlines()
    for kept_back in ("ADA OBI", "0123456789", "Balance", "510", "4,490"):
        assert kept_back not in answer


@pytest.mark.proves("T45")
def test_an_altered_code_or_reference_is_not_ours(world: ChatWorld) -> None:
    ada = world.opened(5000)
    receipt = sent(world, ada)
    code = SEAL.code_of(receipt)
    other = "0" if code[-1] != "0" else "1"
    for typed in (
        f"verify {receipt.reference} {code[:-1]}{other}",
        f"verify {REFERENCE} {code}",
        f"verify PUR{receipt.reference[3:]} {code}",
        f"verify CRD{receipt.reference[3:]} {code}",
    ):
        world.says(ada, typed)
        assert "Not ours" in world.text(ada)


def test_a_receipt_that_was_drawn_with_another_amount_is_not_ours(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    receipt = sent(world, ada)
    facts = {**receipt.to_row(), "amount_kobo": receipt.amount_kobo * 10}
    world.says(ada, command(Receipt(**facts)))
    assert "Not ours" in world.text(ada)


def test_a_receipt_of_money_that_was_returned_since_counts_no_more(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    receipt = sent(world, ada)
    status = world.base.settling.apply(
        receipt.reference, Declined("reversed"), cause="notice", at=clock.now()
    )
    assert status == "reversed"
    world.says(ada, command(receipt))
    assert "no longer counts" in world.text(ada)


def test_no_receipt_is_ours_for_money_that_never_went(world: ChatWorld) -> None:
    ada = world.opened(5000)
    receipt = sent(world, ada)
    world.base.rows(
        "UPDATE transfers SET status = 'declined' WHERE reference = %(reference)s"
        " RETURNING reference",
        reference=receipt.reference,
    )
    world.says(ada, command(receipt))
    assert "Not ours" in world.text(ada)


def test_a_payment_between_wallets_has_a_receipt_for_each_side(
    world: ChatWorld,
) -> None:
    ada, bola = world.opened(2000), world.opened()
    world.says(ada, f"send 1500 to {(bola.phone or '').replace('+234', '0')}")
    world.says(ada, "yes")
    world.fills(ada, pin=PIN)
    paid = drawn(world)
    assert paid.kind == "wallet_transfer"
    arrived = credit_receipt(
        paid.reference,
        amount=Money(150_000),
        fee=Money(0),
        sender_name=f"{ada.first_name} {ada.last_name}",
        at=clock.now(),
    )
    for receipt in (paid, arrived):
        world.says(bola, command(receipt))
        assert "This receipt is ours" in world.text(bola)


def test_money_from_another_bank_has_a_receipt_too(world: ChatWorld) -> None:
    ada = world.opened()
    world.base.receive(ada.account_number or "", Money(50_000))
    ((reference, amount, fee, sender),) = world.base.rows(
        "SELECT reference, amount_kobo, fee_kobo, sender_name FROM credits"
    )
    receipt = credit_receipt(
        str(reference),
        amount=Money(int(str(amount))),
        fee=Money(int(str(fee))),
        sender_name=str(sender),
        at=clock.now(),
    )
    world.says(ada, command(receipt))
    assert "From: M•••" in world.text(ada)


def test_a_purchase_is_checked_like_a_transfer(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "buy 1000 mtn airtime for 08031234567")
    world.taps(ada)
    world.fills(ada, pin=PIN)
    receipt = drawn(world)
    assert receipt.kind == "airtime"
    world.says(ada, command(receipt))
    assert "Airtime: ₦1,000.00" in world.text(ada)
    assert "Bought: MTN airtime" in world.text(ada)
    assert "08031234567" not in world.text(ada)


def test_the_question_that_stands_stays(world: ChatWorld) -> None:
    ada = world.opened(5000)
    receipt = sent(world, ada)
    world.says(ada, "send 700 to 0123456780 access")
    world.says(ada, command(receipt))
    assert "This receipt is ours" in world.text(ada)
    world.says(ada, "yes")
    assert world.last(ada)["interactive"]["type"] == "flow"


def test_how_to_check_one_is_explained(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "verify receipt")
    assert "its reference and its code" in world.text(ada)


def test_a_code_alone_is_answered_with_what_it_needs(world: ChatWorld) -> None:
    for words in ("check receipt 7kq4m2xd", "verify 7KQ4M2XD"):
        world.says("+2348039999999", words)
        assert "verify TRF… 7KQ4M2XD" in world.text("+2348039999999")


def test_a_forwarded_check_is_no_question_of_theirs(world: ChatWorld) -> None:
    ada = world.opened(5000)
    receipt = sent(world, ada)
    text = {"type": "text", "text": {"body": command(receipt)}}
    world.sends(ada.phone or "", {**text, "context": {"forwarded": True}})
    assert "This receipt is ours" not in world.text(ada)


def test_nobody_tries_codes_without_end(world: ChatWorld) -> None:
    ada = world.opened()
    for n in range(AN_HOUR):
        world.says(ada, f"verify {REFERENCE} 0000000{n}")
        assert "Not ours" in world.text(ada)
    world.says(ada, f"verify {REFERENCE} ZZZZZZZZ")
    assert "in an hour" in world.text(ada)


# --- once more ------------------------------------------------------------------------


def test_the_last_receipt_is_given_once_more(world: ChatWorld) -> None:
    ada = world.opened(5000)
    receipt = sent(world, ada)
    world.says(ada, "send me the receipt")
    body = world.last(ada)
    assert body["type"] == "image"
    assert f"Reference: {receipt.reference}" in body["image"]["caption"]
    assert "To: ADA OBI" in body["image"]["caption"]


def test_the_last_may_be_a_purchase(world: ChatWorld) -> None:
    ada = world.opened(5000)
    sent(world, ada)
    world.says(ada, "buy 1000 mtn airtime for 08031234567")
    world.taps(ada)
    world.fills(ada, pin=PIN)
    world.says(ada, "receipt")
    assert "Bought: MTN airtime" in world.text(ada)


def test_money_that_came_in_has_a_receipt_for_who_asks(world: ChatWorld) -> None:
    ada, bola = world.opened(), world.opened()
    world.base.receive(ada.account_number or "", Money(50_000))
    ((reference,),) = world.base.rows("SELECT reference FROM credits")
    world.says(ada, f"receipt for {reference}")
    assert world.last(ada)["type"] == "image"
    assert "From: MUSA" in world.text(ada)
    world.says(bola, f"receipt for {reference}")
    assert world.last(bola)["type"] == "text"
    assert "MUSA" not in world.text(bola)


def test_both_sides_of_a_wallet_payment_get_their_own(world: ChatWorld) -> None:
    ada, bola = world.opened(2000), world.opened()
    world.says(ada, f"send 1500 to {(bola.phone or '').replace('+234', '0')}")
    world.says(ada, "yes")
    world.fills(ada, pin=PIN)
    reference = drawn(world).reference
    world.says(ada, f"receipt {reference}")
    assert "MiiMii transfer: ₦1,500.00" in world.text(ada)
    world.says(bola, f"receipt {reference}")
    assert "Money received: ₦1,500.00" in world.text(bola)


def test_nobody_is_given_another_s_receipt(world: ChatWorld) -> None:
    ada, eve = world.opened(5000), world.opened()
    receipt = sent(world, ada)
    world.says(eve, f"receipt for {receipt.reference}")
    assert "ADA OBI" not in world.text(eve)
    assert "₦500.00" not in world.text(eve)
    assert world.last(eve)["type"] == "text"


def test_without_an_order_there_is_nothing_to_show(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "receipt")
    assert "haven't sent anything" in world.text(ada)

"""Who is in doubt proves it on a form, with what is stored; nothing else opens it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from falcon import testing
from freezegun import freeze_time

from miimii import clock
from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.chat.wording import LANGUAGES, say
from miimii.errors import ChallengeGone
from miimii.money import Money
from miimii.providers.channels import NotSent
from miimii.providers.ports import CreditArrived
from miimii.users.model import Customer
from miimii.web.pin_page import PinPage
from miimii.web.routes import Route, build_app
from tests.integration.chat.proofs import again
from tests.integration.chat.world import BORN, PIN, ChatWorld

OTHER_BVN, SEND = "22999999999", "send 500 to 0123456789 access"
DOUBTS = {
    "a new key": {"type": "customer_identity_changed"},
    "a new number": {"type": "user_changed_number", "wa_id": "2348030000999"},
    "a customer's number": {"type": "customer_changed_number"},
    "a new BSUID": {"type": "user_changed_user_id", "user_id": "NG.other"},
}


def doubted(world: ChatWorld, naira: int = 5000) -> Customer:
    """A customer whose key changed, and who has written since."""
    ada = world.verified(naira)
    system = {"type": "system", "system": DOUBTS["a new key"]}
    world.sends(ada.phone or "", system)
    world.says(ada, "balance")
    return ada


def screen(world: ChatWorld, token: str, name: str, **data: str) -> FlowAnswer:
    return world.forms.answer(FlowRequest("data_exchange", name, data, token))


def proves(
    world: ChatWorld, ada: Customer, token: str = "", **other: str
) -> FlowAnswer:
    """Fill in the first screen, rightly unless said otherwise."""
    typed = {"date_of_birth": BORN, "bvn": world.bvns[ada.id], **other}
    return screen(world, token or world.token(ada), "PROVE", **typed)


def is_proven(world: ChatWorld, ada: Customer) -> bool:
    return again(world, ada).identity_proven_at is not None


@pytest.mark.parametrize("change", DOUBTS.values(), ids=DOUBTS)
def test_details_and_the_pin_open_the_account_again(
    world: ChatWorld, change: dict[str, str]
) -> None:
    ada = world.verified(5000)
    world.sends(ada.phone or "", {"type": "system", "system": change})
    world.says(ada, "balance")
    assert "WhatsApp identity changed" in world.text(ada)
    token = world.token(ada)
    first = world.forms.answer(FlowRequest("INIT", "", {}, token))
    assert first.body["screen"] == "PROVE"
    assert proves(world, ada).body["screen"] == "OLD_PIN"
    assert not is_proven(world, ada)
    assert world.fills(ada, "OLD_PIN", pin=PIN).body["screen"] == "SUCCESS"
    assert is_proven(world, ada)
    assert "this chat is open to your account again" in world.text(ada)
    world.says(ada, "balance")
    assert "₦5,000.00" in world.text(ada)


@pytest.mark.parametrize("wrong", ["bvn", "date_of_birth", "both"])
def test_what_was_wrong_is_never_said(world: ChatWorld, wrong: str) -> None:
    ada = doubted(world)
    both = {"bvn": OTHER_BVN, "date_of_birth": "1990-02-01"}
    typed = both if wrong == "both" else {wrong: both[wrong]}
    answer = proves(world, ada, **typed)
    said = say("en", "error.person-differs", tries_left=2)
    assert (answer.body["screen"], answer.body["data"]["error_message"]) == (
        "PROVE",
        said,
    )
    assert proves(world, ada).body["screen"] == "OLD_PIN"


def test_three_tries_a_day_and_not_one_more(world: ChatWorld) -> None:
    with freeze_time("2026-03-02 22:30:00+00:00") as now:  # 23:30 in Lagos
        ada = doubted(world)
        token = world.token(ada)
        for left in (2, 1):
            said = proves(world, ada, bvn=OTHER_BVN).body["data"]["error_message"]
            assert f"Tries left today: {left}" in said
        third = proves(world, ada, bvn=OTHER_BVN)
        assert (third.status, "3 tries today" in third.body["error_msg"]) == (427, True)
        assert proves(world, ada, token).status == 427  # the right ones, too late
        world.says(ada, "hello?")
        assert "try again tomorrow" in world.text(ada)
        now.move_to("2026-03-02 22:59:59+00:00")
        world.says(ada, "hello?")
        assert "try again tomorrow" in world.text(ada)
        now.move_to("2026-03-02 23:00:00+00:00")
        world.says(ada, "hello?")
        assert proves(world, ada).body["screen"] == "OLD_PIN"


def test_of_many_guesses_at_once_three_are_looked_at(world: ChatWorld) -> None:
    ada = doubted(world)
    token = world.token(ada)
    guesses = [f"22000000{n:03d}" for n in range(100, 120)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda bvn: proves(world, ada, token, bvn=bvn), guesses)
        )
    looked_at = [a for a in answers if "Tries left" in str(a.body)]
    assert len(looked_at) == 2  # and the third says that it was the last
    assert world.base.rows("SELECT tries FROM identity_tries") == [(3,)]
    assert not is_proven(world, ada)


def test_what_is_no_date_and_no_bvn_costs_no_try(world: ChatWorld) -> None:
    ada = doubted(world)
    for typed in ({"bvn": "123"}, {"date_of_birth": "31/01/1990"}, {"bvn": ""}):
        assert "check" in proves(world, ada, **typed).body["data"]["error_message"]
    assert world.base.rows("SELECT tries FROM identity_tries") == []


def test_no_pin_is_looked_at_before_the_person_is_right(world: ChatWorld) -> None:
    ada = doubted(world)
    token = world.token(ada)
    for pin in (PIN, "000001"):
        assert screen(world, token, "OLD_PIN", pin=pin).status == 427
    assert world.base.rows("SELECT tries FROM pins") == [(0,)]
    assert not is_proven(world, ada)


def test_a_wrong_pin_is_counted_and_leaves_the_doubt(world: ChatWorld) -> None:
    ada = doubted(world)
    proves(world, ada)
    assert "Tries left: 2" in str(world.fills(ada, "OLD_PIN", pin="000001").body)
    assert "4 to 6 digits" in str(world.fills(ada, "OLD_PIN", pin="x").body)
    world.fills(ada, "OLD_PIN", pin="000002")
    assert world.fills(ada, "OLD_PIN", pin="000003").status == 427
    assert world.fills(ada, "OLD_PIN", pin=PIN).status == 427
    assert not is_proven(world, ada)


def test_who_is_in_doubt_cannot_choose_a_new_pin(world: ChatWorld) -> None:
    ada = doubted(world)
    proves(world, ada)
    world.forms.answer(
        FlowRequest("data_exchange", "NEW_PIN", {"pin": "739154"}, world.token(ada))
    )
    world.says(ada, "I forgot my pin")
    assert "WhatsApp identity changed" in world.text(ada)
    assert not is_proven(world, ada)


def test_another_customer_s_details_prove_nobody(world: ChatWorld) -> None:
    ada, eve = doubted(world), world.verified()
    answer = proves(world, ada, bvn=world.bvns[eve.id])
    assert "isn't what we have" in answer.body["data"]["error_message"]
    assert is_proven(world, eve)


def test_a_second_change_voids_a_form_that_was_half_done(world: ChatWorld) -> None:
    ada = doubted(world)
    token = world.token(ada)
    proves(world, ada)
    world.sends(ada.phone or "", {"type": "system", "system": DOUBTS["a new key"]})
    assert screen(world, token, "OLD_PIN", pin=PIN).status == 427
    assert not is_proven(world, ada)


def test_a_used_form_proves_nothing_twice(world: ChatWorld) -> None:
    ada = doubted(world)
    token = world.token(ada)
    proves(world, ada)
    world.fills(ada, "OLD_PIN", pin=PIN)
    assert screen(world, token, "OLD_PIN", pin=PIN).status == 427
    assert proves(world, ada, token).status == 427
    with pytest.raises(ChallengeGone):  # there is nothing to prove any more
        world.teller.proving.open(again(world, ada), "prove", at=clock.now())


def test_what_waited_goes_out_in_its_order_to_where_they_are_now(
    world: ChatWorld,
) -> None:
    ada = doubted(world)
    before = world.count(ada)
    for naira in (100, 200, 300):
        _tell_credit(world, ada, naira)
    world.outbox.deliver_told()
    assert world.count(ada) == before
    proves(world, ada)
    world.fills(ada, "OLD_PIN", pin=PIN)
    said = [str(body) for body in world.phone.bodies(ada.recipient)[before:]]
    amounts = ["₦100.00", "₦200.00", "₦300.00"]
    found = [next(a for a in amounts if a in text) for text in said[:-1]]
    assert found == amounts
    assert "open to your account again" in said[-1]


def _tell_credit(world: ChatWorld, ada: Customer, naira: int) -> None:
    amount = Money(naira * 100)
    news = CreditArrived(f"CRD{naira}", amount, Money(0), amount, "Mum", False)
    with world.db.transaction() as conn:
        world.teller.announcer.tell(conn, ada.id, news)


def test_quotes_and_the_conversation_from_before_are_gone(world: ChatWorld) -> None:
    ada = world.verified(5000)
    world.says(ada, SEND)
    confirm = world.choices(ada)[0]
    world.taps(ada)
    pay = world.token(ada)
    world.sends(ada.phone or "", {"type": "system", "system": DOUBTS["a new key"]})
    world.says(ada, "hello")
    proves(world, ada)
    world.fills(ada, "OLD_PIN", pin=PIN)
    world.taps_id(ada, confirm)
    assert screen(world, pay, "PIN", pin=PIN).status == 427
    assert world.base.balance(ada) == Money.naira("5,000")
    assert world.base.rows("SELECT status FROM transfers") == [("cancelled",)]


def test_where_whatsapp_refused_the_key_no_form_is_offered(world: ChatWorld) -> None:
    ada = world.verified(5000)
    world.phone.answers = [NotSent("reprove", "137000")]
    world.says(ada, "hi")
    assert not is_proven(world, ada)
    world.says(ada, "balance")
    assert "call the number on your BVN record" in world.text(ada)
    assert world.last(ada)["type"] == "text"


def test_a_bvn_and_a_pin_typed_in_the_chat_are_dropped(world: ChatWorld) -> None:
    ada = doubted(world)
    for secret in (world.bvns[ada.id], PIN):
        world.says(ada, secret)
        assert "never type your PIN, BVN" in world.text(ada)
        assert world.last(ada)["type"] == "interactive"
        assert secret not in world.dump()


def test_ten_minutes_and_no_longer(world: ChatWorld) -> None:
    with freeze_time("2026-03-02 11:00:00+00:00") as now:
        ada = doubted(world)
        token = world.token(ada)
        now.move_to("2026-03-02 11:09:59+00:00")
        assert proves(world, ada, token).body["screen"] == "OLD_PIN"
        now.move_to("2026-03-02 11:10:00+00:00")
        assert screen(world, token, "OLD_PIN", pin=PIN).status == 427


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_where_no_form_shows_a_page_asks(world: ChatWorld, language: str) -> None:
    ada = world.verified()
    world.teller.set_language(ada, language)
    world.sends(ada.phone or "", {"type": "system", "system": DOUBTS["a new key"]})
    world.phone.answers = [NotSent("replace", "132068")]
    world.says(ada, "hello")
    assert say(language, "restricted") in world.text(ada)
    path = "/pin/" + world.text(ada).rpartition("/pin/")[2]
    page = PinPage(world.forms, world.inbox.act)
    client = testing.TestClient(build_app([Route("/pin/{token}", page, "token")]))

    def post(body: str) -> testing.Result:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return client.simulate_post(path, body=body, headers=headers)

    assert 'type="date"' in client.simulate_get(path).text
    assert post(f"pin={PIN}").status_code == 404
    wrong = f"date_of_birth={BORN}&bvn={OTHER_BVN}"
    assert say(language, "error.person-differs", tries_left=2) in _plain(post(wrong))
    right = f"date_of_birth={BORN}&bvn={world.bvns[ada.id]}"
    assert say(language, "page.pin.label") in post(right).text
    assert say(language, "page.pin.done") in post(f"pin={PIN}").text
    assert is_proven(world, ada)


def _plain(page: testing.Result) -> str:
    return unescape(page.text)


def test_the_proof_and_what_went_wrong_are_on_record(world: ChatWorld) -> None:
    ada = doubted(world)
    proves(world, ada, bvn=OTHER_BVN)
    proves(world, ada)
    world.fills(ada, "OLD_PIN", pin=PIN)
    found = world.base.rows(
        "SELECT action FROM audit_log WHERE object = %(who)s ORDER BY id",
        who=f"user:{ada.id}",
    )
    actions = [row[0] for row in found]
    assert "identity.differed" in actions
    assert actions[-1] == "identity.proven"


def test_a_page_post_for_one_form_does_no_other(world: ChatWorld) -> None:
    ada = world.verified(5000)
    world.says(ada, SEND)
    world.taps(ada)
    pay = world.token(ada)
    assert proves(world, ada, pay).body["screen"] == "PIN"
    for name in ("OLD_PIN", "NEW_PIN"):
        assert screen(world, pay, name, pin=PIN).body["screen"] == "PIN"
    assert world.base.rows("SELECT tries FROM identity_tries") == []

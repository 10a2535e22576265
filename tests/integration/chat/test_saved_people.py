"""People are saved by one tap once they are paid; a name is enough from then on."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from miimii.cache import Cache
from miimii.chat.bubbles import BUTTON, ROW
from miimii.chat.wording import LANGUAGES
from miimii.db import Database, count_round_trips
from miimii.money import Money
from miimii.providers.ports import Bank
from miimii.users.model import Customer
from tests.integration.chat.test_bought import buys
from tests.integration.chat.test_buying import rows, tap
from tests.integration.chat.world import PIN, ChatWorld

MUM = "send 500 to 0123456789 access"
AIRTIME = "buy 1000 mtn airtime for 08051234567"


def pays(world: ChatWorld, who: Customer, sentence: str = MUM) -> None:
    world.says(who, sentence)
    world.taps(who)
    assert "flow" in str(world.last(who)), world.text(who)
    assert world.fills(who, pin=PIN).body["screen"] == "SUCCESS"


def saves(world: ChatWorld, who: Customer, name: str, sentence: str = MUM) -> None:
    pays(world, who, sentence)
    tap(world, who, "Save person")
    world.says(who, name)
    assert f"Saved: {name} is" in world.text(who)


def names_of(world: ChatWorld, who: Customer) -> list[tuple[object, ...]]:
    return world.base.rows(
        "SELECT nickname, is_favourite FROM beneficiaries WHERE user_id = %(id)s"
        " ORDER BY destination",
        id=who.id,
    )


@pytest.fixture
def ada(world: ChatWorld) -> Customer:
    world.bank.listed.append(Bank("000013", "GTBANK PLC"))
    return world.opened(50000)


def test_a_tap_under_the_receipt_saves_and_a_name_pays(
    world: ChatWorld, ada: Customer
) -> None:
    pays(world, ada)
    world.sessions.drop(ada.lane)
    tap(world, ada, "Save person")
    assert "What should I call ADA OBI, ••6789 ACCESS BANK?" in world.text(ada)
    world.says(ada, "Mum")
    assert "Saved: Mum is ADA OBI" in world.text(ada)
    world.says(ada, "send 5k to my mum")
    assert "Send ₦5,000.00 to\n\n*ADA OBI*" in world.text(ada)
    assert "0123456789" in world.text(ada)
    assert "name has changed" not in world.text(ada)
    world.taps(ada)
    assert world.fills(ada, pin=PIN).body["screen"] == "SUCCESS"
    assert len(world.bank.posts) == 2


def test_no_name_is_fine_and_their_own_name_is_enough(
    world: ChatWorld, ada: Customer
) -> None:
    pays(world, ada)
    tap(world, ada, "Save person")
    world.says(ada, "cancel")
    assert "stays saved" in world.text(ada)
    assert names_of(world, ada) == [(None, False)]
    world.says(ada, "send 700 to Ada Obi")
    assert "Send ₦700.00 to\n\n*ADA OBI*" in world.text(ada)


def test_whoever_was_paid_of_late_is_known_by_name_unsaved(
    world: ChatWorld, ada: Customer
) -> None:
    pays(world, ada)
    world.says(ada, "send 700 to Ada")
    assert "Send ₦700.00 to\n\n*ADA OBI*" in world.text(ada)
    assert names_of(world, ada) == []


def test_an_unknown_name_is_asked_for_and_a_known_one_may_answer(
    world: ChatWorld, ada: Customer
) -> None:
    saves(world, ada, "Mum")
    world.says(ada, "send 900 to Tunde")
    assert "What's Tunde's account?" in world.text(ada)
    world.says(ada, "mum")
    assert "Send ₦900.00 to\n\n*ADA OBI*" in world.text(ada)


def two_adas(world: ChatWorld, ada: Customer) -> None:
    pays(world, ada)
    tap(world, ada, "Save person")
    world.says(ada, "cancel")
    world.bank.account_name = "ADA EZE"
    pays(world, ada, "send 500 to 0223344551 gtb")
    tap(world, ada, "Save person")
    world.says(ada, "cancel")


@pytest.mark.parametrize("answer", ["2", "the second one", "obi", "access", "ADA OBI"])
def test_two_that_fit_are_asked_about_with_bank_and_last_digits(
    world: ChatWorld, ada: Customer, answer: str
) -> None:
    two_adas(world, ada)
    world.bank.account_name = "ADA OBI"
    world.says(ada, "send 5k to ada")
    assert "I know 2 that fit ada" in world.text(ada)
    assert rows(world, ada) == ["ADA EZE", "ADA OBI", "Somebody else"]
    assert "••4551" in str(world.last(ada))
    assert "••6789" in str(world.last(ada))
    world.says(ada, answer)
    assert "Send ₦5,000.00 to\n\n*ADA OBI*" in world.text(ada)
    assert "0123456789" in world.text(ada)


def test_a_nickname_heard_without_its_last_word_is_asked_about(
    world: ChatWorld, ada: Customer
) -> None:
    two_adas(world, ada)
    world.says(ada, "rename ada eze to junior")
    world.says(ada, "rename ada obi to junior bro")
    world.says(ada, "send 5k to junior bro")
    assert "I know 2 that fit junior" in world.text(ada)


def test_one_that_fits_is_tapped_or_it_is_somebody_else(
    world: ChatWorld, ada: Customer
) -> None:
    two_adas(world, ada)
    world.says(ada, "send 5k to ada")
    tap(world, ada, "ADA EZE")
    assert "0223344551" in world.text(ada)
    world.says(ada, "cancel")
    world.says(ada, "send 5k to ada")
    tap(world, ada, "Somebody else")
    assert "What's ada's account?" in world.text(ada)


def test_a_bank_that_is_said_decides_between_two(
    world: ChatWorld, ada: Customer
) -> None:
    two_adas(world, ada)
    world.says(ada, "send 5k to Ada at GTB")
    assert "0223344551" in world.text(ada)


def test_a_choice_is_cancelled_in_the_middle(world: ChatWorld, ada: Customer) -> None:
    two_adas(world, ada)
    world.says(ada, "send 5k to ada")
    world.says(ada, "cancel")
    assert "Nothing was sent" in world.text(ada)
    world.says(ada, "2")
    assert "Send ₦" not in world.text(ada)


def test_a_name_that_changed_at_the_bank_is_pointed_out_before_paying(
    world: ChatWorld, ada: Customer
) -> None:
    saves(world, ada, "Mum")
    world.cache.forget("payee:000014:0123456789")
    world.bank.account_name = "EVE ADEMOLA"
    world.says(ada, "send 5k to mum")
    summary = world.text(ada)
    assert "*EVE ADEMOLA*" in summary
    assert "its name was ADA OBI. The bank now says EVE ADEMOLA" in summary
    world.says(ada, "make it 6k")
    assert "its name was ADA OBI" in world.text(ada)
    world.says(ada, "hmm")
    world.says(ada, "send 500 to 0123456789 access")
    assert "name has changed" not in world.text(ada), "nobody saved was named"


def test_a_wallet_is_saved_and_found_by_name(world: ChatWorld, ada: Customer) -> None:
    bola = world.opened()
    world.says(bola, "hi")
    saves(world, ada, "Bolly", f"send 500 to 0{(bola.phone or '')[4:]}")
    world.says(ada, "send 1k to bolly")
    assert "MiiMii wallet" in world.text(ada)
    assert "₦1,000.00" in world.text(ada)
    world.says(ada, "cancel")
    world.base.rows(
        "UPDATE users SET standing = 'closed' WHERE id = %(id)s RETURNING id",
        id=bola.id,
    )
    world.says(ada, "send 1k to bolly")
    assert "can't send to Bolly on MiiMii any more" in world.text(ada)


def test_the_list_has_favourites_first_and_is_turned(
    world: ChatWorld, ada: Customer
) -> None:
    for n, letter in enumerate("ABCDEFGHIJK"):
        number = f"01234567{n:02}"
        world.base.rows(
            "INSERT INTO beneficiaries (user_id, destination, bank_code, bank_name,"
            " account_number, account_name, last_used_at) VALUES (%(id)s, %(to)s,"
            " '000014', 'ACCESS BANK', %(number)s, %(name)s, %(at)s) RETURNING user_id",
            id=ada.id,
            to=f"000014:{number}",
            number=number,
            name=f"PERSON {letter}",
            at=ada.created_at + timedelta(minutes=n),
        )
    world.says(ada, "make Person A my favourite")
    assert "PERSON A is a favourite" in world.text(ada)
    world.says(ada, "my beneficiaries")
    assert "1 to 9 of 11" in world.text(ada)
    assert rows(world, ada)[:2] == ["⭐ PERSON A", "PERSON K"]
    assert len(rows(world, ada)) == 10
    tap(world, ada, "More")
    assert "10 to 11 of 11" in world.text(ada)
    assert rows(world, ada) == ["PERSON C", "PERSON B", "More"]
    tap(world, ada, "More")
    assert "1 to 9 of 11" in world.text(ada)


def opens(world: ChatWorld, who: Customer, verb: str) -> None:
    """Tap the first of the list, then what to do with it."""
    world.says(who, "my beneficiaries")
    world.taps(who)
    tap(world, who, verb)


def test_one_of_the_list_is_made_a_favourite_renamed_and_removed_by_buttons(
    world: ChatWorld, ada: Customer
) -> None:
    saves(world, ada, "Mum")
    opens(world, ada, "Make a favourite")
    assert names_of(world, ada) == [("Mum", True)]
    opens(world, ada, "Change the name")
    world.says(ada, "Mama")
    assert names_of(world, ada) == [("Mama", True)]
    opens(world, ada, "Remove")
    assert "I've forgotten Mama, ADA OBI, ••6789" in world.text(ada)
    assert names_of(world, ada) == []


def test_one_of_the_list_is_paid_by_buttons(world: ChatWorld, ada: Customer) -> None:
    saves(world, ada, "Mum")
    world.says(ada, "send 100 to 0223344551 gtb")
    opens(world, ada, "Send money")
    assert "I've cancelled the earlier one" in world.text(ada)
    assert "That's ADA OBI. How much" in world.text(ada)
    world.says(ada, "1k")
    assert "Send ₦1,000.00 to\n\n*ADA OBI*" in world.text(ada)


def test_the_conversation_goes_on_without_redis(
    database: Database, clean: None
) -> None:
    away = Cache("redis://127.0.0.1:1/0")
    world = ChatWorld(database, away)
    ada = world.opened(50000)
    saves(world, ada, "Mum")
    opens(world, ada, "Send money")
    world.says(ada, "1k")
    assert "Send ₦1,000.00 to\n\n*ADA OBI*" in world.text(ada)
    away.close()


def test_words_rename_favour_and_remove(world: ChatWorld, ada: Customer) -> None:
    saves(world, ada, "Mum")
    world.says(ada, "rename mum to Mama")
    assert "is Mama now" in world.text(ada)
    world.says(ada, "add mama to favourites")
    assert names_of(world, ada) == [("Mama", True)]
    world.says(ada, "remove mama from my favourites")
    assert names_of(world, ada) == [("Mama", False)]
    world.says(ada, "remove mama from my beneficiaries")
    assert names_of(world, ada) == []
    pays(world, ada)
    world.says(ada, "save it as Landlord")
    assert names_of(world, ada) == [("Landlord", False)]


def test_one_name_for_a_phone_and_an_account_is_asked_about(
    world: ChatWorld, ada: Customer
) -> None:
    buys(world, ada, AIRTIME)
    world.says(ada, "save it as Mum")
    pays(world, ada)
    tap(world, ada, "Save person")
    world.says(ada, "MUM")
    assert "You already call 0805 123 4567 MUM" in world.text(ada)
    tap(world, ada, "No, another name")
    assert "What should I call" in world.text(ada)
    world.says(ada, "mum")
    world.says(ada, "yes")
    assert "Saved: mum is ADA OBI" in world.text(ada)
    world.says(ada, "send 2k to mum")
    assert "*ADA OBI*" in world.text(ada)
    world.says(ada, "buy 500 airtime for mum")
    assert "0805 123 4567" in world.text(ada)
    world.says(ada, "cancel")
    world.says(ada, "remove mum")
    assert "I know 2 that fit mum" in world.text(ada)
    world.taps(ada, 0)
    assert names_of(world, ada) == []


def test_a_name_belongs_to_one_person(world: ChatWorld, ada: Customer) -> None:
    saves(world, ada, "Mum")
    pays(world, ada, "send 500 to 0223344551 gtb")
    tap(world, ada, "Save person")
    world.says(ada, "mum")
    assert "already call another" in world.text(ada)
    world.says(ada, "Aunty")
    assert "Saved: Aunty is" in world.text(ada)


def test_nobody_reaches_another_customer_s_people(
    world: ChatWorld, ada: Customer
) -> None:
    saves(world, ada, "Mum")
    reference = world.base.rows("SELECT reference FROM transfers")[0][0]
    eve = world.opened(9000)
    world.says(eve, "send 1k to mum")
    assert "What's mum's account?" in world.text(eve)
    world.says(eve, "cancel")
    world.says(eve, "remove mum")
    assert "forgotten" not in world.text(eve)
    world.says(eve, "my beneficiaries")
    assert "ADA OBI" not in world.text(eve)
    with pytest.raises(Exception, match="no payment"):
        world.teller.people.save(eve, str(reference), at=eve.created_at)
    assert names_of(world, ada) == [("Mum", False)]


def test_two_taps_at_once_save_one_person(world: ChatWorld, ada: Customer) -> None:
    pays(world, ada)
    button = world.choices(ada)[0]
    for _ in range(2):
        reply = {"type": "button_reply", "button_reply": {"id": button, "title": "x"}}
        content = {"type": "interactive", "interactive": reply}
        world.sends(ada.phone or "", content, act=False)
    workers = [
        threading.Thread(target=world.inbox.act, args=([ada.phone],)) for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert names_of(world, ada) == [(None, False)]
    world.says(ada, "Mum")
    assert names_of(world, ada) == [("Mum", False)]


def test_a_name_costs_one_round_trip_more(world: ChatWorld, ada: Customer) -> None:
    saves(world, ada, "Mum")
    trips = []
    for request in (MUM, "send 500 to mum"):
        with count_round_trips() as tally:
            world.says(ada, request)
        trips.append(tally.round_trips)
        world.says(ada, "cancel")
    assert trips[1] == trips[0] + 1


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_lists_and_buttons_fit_in_every_language(
    world: ChatWorld, ada: Customer, language: str
) -> None:
    two_adas(world, ada)
    ada = world.teller.set_language(ada, language)
    for request in ("send 5k to ada", "my beneficiaries"):
        world.says(ada, request)
        assert world.last(ada)["interactive"]["type"] == "list"
    world.taps(ada)
    texts = LANGUAGES[language]
    verbs = [texts[f"people.{verb}"] for verb in ("send", "rename", "favour", "remove")]
    assert rows(world, ada) == verbs, "none is cut"
    assert len(texts["people.unfavour"]) <= ROW
    for key in ("save", "same_yes", "same_no"):
        assert len(texts[f"people.{key}"]) <= BUTTON


def test_being_paid_again_is_being_used(world: ChatWorld, ada: Customer) -> None:
    saves(world, ada, "Mum")
    (before,) = world.teller.people.saved(ada)
    pays(world, ada)
    (after,) = world.teller.people.saved(ada)
    assert after.last_used_at > before.last_used_at
    assert world.base.balance(ada) == Money.naira("48,980")

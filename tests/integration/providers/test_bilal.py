"""Bilal over a real line: the token, what is sent, and that nothing is bought twice."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.errors import Busy, Unavailable
from miimii.http import Http
from miimii.money import Money
from miimii.providers.bilal import TOKEN_KEPT_FOR, Bilal
from miimii.providers.ports import Declined, Unknown, Vended, VendOrder
from tests.integration.providers.scripted import SILENCE, Script


def login(token: str, balance: Any = "1,234.00") -> tuple[int, dict[str, Any]]:
    return 200, {"status": "success", "AccessToken": token, "balance": balance}


LOGIN, LOGIN_2 = login("t1"), login("t2")
SOLD = (200, {"status": "success", "request-id": "PUR01", "amount": 500})
FAIL = (403, {"status": "fail", "message": "Invalid plan"})
REFUSED = (401, {"status": "fail", "message": "Invalid Access Token"})
MOVED = (301, b"")
TROUBLE = (503, b"<html>busy</html>")
PLANS = (200, {"status": "success", "plans": [{"id": 1, "name": "500MB"}]})
ORDER = VendOrder(
    "PUR01",
    "topup",
    {"network": 1, "phone": "08030000001", "plan_type": "VTU", "amount": 500},
    Money(50_000),
)


@pytest.fixture
def vendor(http: Http) -> Bilal:
    return Bilal(http, username="us", password="pass:word")


@pytest.fixture
def nowhere() -> Iterator[Bilal]:
    http = Http("nowhere", "http://127.0.0.1:1")
    yield Bilal(http, username="us", password="pass")
    http.close()


def test_a_purchase_goes_out_once_in_their_words(vendor: Bilal, script: Script) -> None:
    script.will_answer(LOGIN, SOLD)
    assert isinstance(vendor.vend(ORDER), Vended)
    asked, sent = script.got
    pair = base64.b64encode(b"us:pass:word").decode()
    assert (asked.method, asked.path, asked.body) == ("POST", "/user", b"")
    assert asked.headers["authorization"] == f"Basic {pair}"
    assert (sent.method, sent.path) == ("POST", "/topup")
    assert sent.headers["authorization"] == "Token t1"
    assert sent.json == {
        "network": 1,
        "phone": "08030000001",
        "plan_type": "VTU",
        "amount": 500,
        "bypass": False,
        "request-id": "PUR01",
    }


@pytest.mark.parametrize(
    argnames="answer",
    argvalues=[
        SILENCE,
        TROUBLE,
        MOVED,
        (408, b""),
        (409, b"{}"),
        (429, b""),
        (200, b""),
        (200, b"<html>"),
        (200, b"[]"),
        (500, FAIL[1]),
        (401, SOLD[1]),
        (200, b'{"status":"success","amount":' + b"9" * 5000 + b"}"),
    ],
)
def test_a_doubtful_purchase_is_never_sent_again(
    vendor: Bilal, script: Script, answer: Any
) -> None:
    script.will_answer(LOGIN, answer)
    assert isinstance(vendor.vend(ORDER), Unknown)
    assert script.paths() == ["/user", "/topup"]


def test_a_no_is_a_no(vendor: Bilal, script: Script) -> None:
    script.will_answer(LOGIN, FAIL)
    assert vendor.vend(ORDER) == Declined("fail", "Invalid plan")
    assert script.paths() == ["/user", "/topup"]


def test_a_refused_token_is_renewed_and_the_same_body_sent_once_more(
    vendor: Bilal, script: Script
) -> None:
    script.will_answer(LOGIN, REFUSED, LOGIN_2, SOLD)
    assert isinstance(vendor.vend(ORDER), Vended)
    _, first, _, second = script.got
    assert first.body == second.body
    assert second.headers["authorization"] == "Token t2"


@pytest.mark.parametrize(
    argnames="after",
    argvalues=[(LOGIN_2, REFUSED), (LOGIN_2, SILENCE), (REFUSED,), (SILENCE,)],
)
def test_a_purchase_refused_for_its_token_twice_is_doubt(
    vendor: Bilal, script: Script, after: tuple[Any, ...]
) -> None:
    script.will_answer(LOGIN, REFUSED, *after)
    assert vendor.vend(ORDER) == Unknown("http-401")
    assert script.paths().count("/topup") == len(after)


@pytest.mark.parametrize(
    argnames="answer",
    argvalues=[SILENCE, TROUBLE, MOVED, REFUSED, (200, b"{}"), login(""), FAIL],
)
def test_without_a_token_nothing_is_bought(
    vendor: Bilal, script: Script, answer: Any
) -> None:
    script.will_answer(answer)
    outcome = vendor.vend(ORDER)
    assert isinstance(outcome, Declined)
    assert outcome.code == "not-sent"
    assert "/topup" not in script.paths()


def test_a_vendor_that_cannot_be_reached_has_seen_nothing(nowhere: Bilal) -> None:
    outcome = nowhere.vend(ORDER)
    assert isinstance(outcome, Declined)
    assert outcome.code == "not-sent"
    with pytest.raises(Unavailable):
        nowhere.balance()
    with pytest.raises(Unavailable):
        nowhere.plans(1)


def test_a_token_is_kept_for_twenty_three_hours(vendor: Bilal, script: Script) -> None:
    instant = timedelta(microseconds=1)
    with freeze_time(clock.now()) as frozen:
        script.will_answer(LOGIN, SOLD, SOLD, LOGIN_2, SOLD)
        vendor.vend(ORDER)
        frozen.tick(TOKEN_KEPT_FOR - instant)
        vendor.vend(ORDER)
        assert script.paths().count("/user") == 1
        frozen.tick(instant)
        vendor.vend(ORDER)
        assert script.paths().count("/user") == 2


def test_threads_share_one_login(vendor: Bilal, script: Script) -> None:
    script.will_answer(LOGIN, SOLD)
    threads = [threading.Thread(target=vendor.vend, args=(ORDER,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert script.paths().count("/user") == 1
    assert script.paths().count("/topup") == 4


def test_with_no_room_left_nothing_is_sent(vendor: Bilal, script: Script) -> None:
    script.will_answer(LOGIN, SOLD)
    vendor.balance()
    script.may_answer.clear()
    threads = [threading.Thread(target=vendor.vend, args=(ORDER,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    while len(script.got) < 5:
        threading.Event().wait(0.01)
    with pytest.raises(Busy):
        vendor.vend(ORDER)
    script.may_answer.set()
    for thread in threads:
        thread.join()
    assert script.paths().count("/topup") == 4


@pytest.mark.parametrize(
    argnames=("told", "balance"),
    argvalues=[("1,234.00", 123_400), (0, 0), (1234.5, 123_450)],
)
def test_the_float_is_told_at_a_login_whose_token_is_then_used(
    vendor: Bilal, script: Script, told: Any, balance: int
) -> None:
    script.will_answer(login("t9", told), SOLD)
    assert vendor.balance() == Money(balance)
    vendor.vend(ORDER)
    assert script.paths() == ["/user", "/topup"]
    assert script.got[-1].headers["authorization"] == "Token t9"


@pytest.mark.parametrize(
    argnames="answer",
    argvalues=[TROUBLE, SILENCE, REFUSED, login("t1", "much"), login("t1", None)],
)
def test_a_float_that_is_not_told_is_not_guessed(
    vendor: Bilal, script: Script, answer: Any
) -> None:
    script.will_answer(answer)
    with pytest.raises(Unavailable):
        vendor.balance()


def test_plans_are_asked_for_again_and_with_a_new_token(
    vendor: Bilal, script: Script
) -> None:
    script.will_answer(LOGIN, TROUBLE, REFUSED, LOGIN_2, PLANS)
    (plan,) = vendor.plans(3)
    assert (plan.code, plan.name, plan.cost) == ("1", "500MB", None)
    assert script.paths()[-1] == "/dataplans/?network=3"
    assert script.got[-1].headers["authorization"] == "Token t2"


def test_a_moved_list_of_plans_is_not_followed(vendor: Bilal, script: Script) -> None:
    script.will_answer(LOGIN, MOVED)
    with pytest.raises(Unavailable):
        vendor.plans(1)
    assert len(script.got) == 2


def test_nobody_can_say_whose_meter_it_is(vendor: Bilal, script: Script) -> None:
    assert vendor.find_name("electricity", "12345678901") is None
    assert script.got == []

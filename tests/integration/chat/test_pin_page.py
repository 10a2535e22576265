"""Where WhatsApp shows no Flow, the PIN is typed on a page, under the same rules."""

from __future__ import annotations

from html import escape

import pytest
from falcon import testing

from miimii.chat.forms import FlowRequest
from miimii.chat.wording import LANGUAGES, say
from miimii.money import Money
from miimii.providers.channels import NotSent
from miimii.web.pin_page import PinPage
from miimii.web.routes import Route, build_app
from tests.integration.chat.world import PIN, ChatWorld

REQUEST = "send 500 to 0123456789 access"


@pytest.fixture
def client(world: ChatWorld) -> testing.TestClient:
    page = PinPage(world.forms, world.inbox.act)
    return testing.TestClient(build_app([Route("/pin/{token}", page, "token")]))


def post(client: testing.TestClient, path: str, pin: str) -> testing.Result:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return client.simulate_post(path, body=f"pin={pin}", headers=headers)


@pytest.mark.parametrize("code", ["132068", "132069"])
def test_a_form_that_can_t_be_sent_becomes_a_link_that_pays(
    world: ChatWorld, client: testing.TestClient, code: str
) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.phone.answers = [NotSent("replace", code)]
    world.taps(ada)
    link = world.text(ada).rpartition("\n")[2]
    path = "/pin/" + link.rpartition("/pin/")[2]

    page = client.simulate_get(path)
    assert page.status_code == 200
    assert "ADA OBI" in page.text
    assert "₦510.00" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]

    wrong = post(client, path, "0000")
    assert wrong.status_code == 200
    assert 'role="alert"' in wrong.text

    assert "go back to WhatsApp" in post(client, path, PIN).text
    assert world.base.balance(ada) == Money.naira("4,490")
    assert "₦500.00" in world.text(ada)
    assert sum(world.bank.posts.values()) == 1

    assert client.simulate_get(path).status_code == 404
    assert post(client, path, PIN).status_code == 404
    assert sum(world.bank.posts.values()) == 1


def test_the_link_is_not_kept_once_it_is_sent(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.phone.answers = [NotSent("replace", "132068")]
    world.taps(ada)
    token = world.text(ada).rpartition("/pin/")[2]
    assert token not in world.dump()


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_page_and_form_speak_the_customer_s_language_to_the_end(
    world: ChatWorld, client: testing.TestClient, language: str
) -> None:
    ada = world.opened(5000)
    world.teller.set_language(ada, language)
    world.says(ada, REQUEST)
    world.taps(ada)
    path = f"/pin/{world.token(ada)}"
    assert f'<html lang="{language}">' in client.simulate_get(path).text
    assert say(language, "page.pin.done") in post(client, path, PIN).text
    gone = client.simulate_get(path)
    assert f'<html lang="{language}">' in gone.text
    assert escape(say(language, "form.gone")) in gone.text
    closed = world.forms.answer(FlowRequest("INIT", "", {}, path[5:]))
    assert closed.body["error_msg"] == say(language, "form.gone")


def test_a_token_for_something_else_opens_no_page(
    world: ChatWorld, client: testing.TestClient
) -> None:
    world.says("+2348039990001", "hi")
    token = world.phone.bodies("+2348039990001")[-1]["interactive"]["action"][
        "parameters"
    ]["flow_token"]
    assert client.simulate_get(f"/pin/{token}").status_code == 404
    assert post(client, f"/pin/{token}", PIN).status_code == 404


@pytest.mark.parametrize("token", ["unused", "x", "A" * 32])
def test_an_unknown_token_is_a_kind_404(client: testing.TestClient, token: str) -> None:
    page = client.simulate_get(f"/pin/{token}")
    assert page.status_code == 404
    assert "ask again" in page.text
    assert post(client, f"/pin/{token}", PIN).status_code == 404
    assert client.simulate_put(f"/pin/{token}").status_code == 405


def test_a_huge_body_is_refused(client: testing.TestClient) -> None:
    assert post(client, "/pin/x", "1" * 5000).status_code == 413

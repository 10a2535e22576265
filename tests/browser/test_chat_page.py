"""The chat page in a real browser: a visitor onboards, is paid and pays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.stack import Stack

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
]


@pytest.fixture
def page(stack: Stack) -> Iterator[Any]:
    """The chat page; the test fails on any error that the browser reports."""
    errors: list[str] = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(stack.sandbox_url)
        yield page
        browser.close()
    assert errors == []


def new_customer(page: Any, name: str) -> None:
    page.get_by_text("New customer").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("button", name="Give them a phone").click()
    page.get_by_text(f"This is {name.split()[0]}'s phone").wait_for()


def test_a_visitor_opens_an_account_is_paid_and_pays(page: Any) -> None:
    new_customer(page, "Halima Garba")
    page.get_by_role("button", name="Say hi").click()
    page.locator(".choice").last.click()
    for button in ("Continue", "Continue"):
        page.get_by_role("button", name="Fill in an example").click()
        page.get_by_role("button", name=button).click()
    choose_pin(page, "1234")
    page.get_by_role("alert").get_by_text("too easy").wait_for()
    choose_pin(page, "4826")
    page.locator(".bubble.out", has_text="account is open").wait_for()
    page.get_by_role("button", name="₦10,000", exact=True).click()
    page.locator(".bubble.out", has_text="You received ₦10,000.00").wait_for()

    page.get_by_label("Message", exact=True).fill("send 5k to 0123456789 gtb")
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("button", name="Yes, send it").click()
    page.get_by_role("button", name="Enter PIN").click()
    page.locator("#sheet", has_text="Total: ₦5,010.00").wait_for()
    page.get_by_label("PIN", exact=True).fill("4826")
    page.locator("#sheet").get_by_role("button", name="Confirm").click()
    page.locator(".bubble.out", has_text="Money sent").wait_for()
    assert "4826" not in page.content()


def test_a_visitor_buys_power_and_names_the_meter(page: Any) -> None:
    opened(page, "Bola Ade")
    says(page, "3k ekedc prepaid 45012345678")
    page.get_by_role("button", name="Yes, buy it").click()
    page.get_by_role("button", name="Enter PIN").click()
    page.locator("#sheet", has_text="Total: ₦3,045.00").wait_for()
    page.get_by_label("PIN", exact=True).fill("4826")
    page.locator("#sheet").get_by_role("button", name="Confirm").click()
    page.locator(".bubble.out", has_text="Token:").wait_for()
    page.get_by_role("button", name="Save number").click()
    page.locator(".bubble.out", has_text="What should I call").wait_for()
    says(page, "Home")
    page.locator(".bubble.out", has_text="Saved: Home is").wait_for()


def opened(page: Any, name: str) -> None:
    """A new customer with an account and ₦10,000 in it, less the fee."""
    new_customer(page, name)
    page.get_by_role("button", name="Say hi").click()
    page.locator(".choice").last.click()
    for button in ("Continue", "Continue"):
        page.get_by_role("button", name="Fill in an example").click()
        page.get_by_role("button", name=button).click()
    choose_pin(page, "4826")
    page.locator(".bubble.out", has_text="account is open").wait_for()
    page.get_by_role("button", name="₦10,000", exact=True).click()
    page.locator(".bubble.out", has_text="You received ₦10,000.00").wait_for()


def says(page: Any, text: str) -> None:
    page.get_by_label("Message", exact=True).fill(text)
    page.get_by_role("button", name="Send", exact=True).click()


def choose_pin(page: Any, pin: str) -> None:
    page.get_by_label("New PIN").fill(pin)
    page.get_by_label("The same again").fill(pin)
    page.get_by_role("button", name="Save PIN").click()


def test_nothing_typed_into_a_form_stays_on_the_page(page: Any) -> None:
    new_customer(page, "Yusuf Lawal")
    page.get_by_role("button", name="Say hi").click()
    page.locator(".choice").last.click()
    page.get_by_role("button", name="Fill in an example").click()
    page.keyboard.press("Escape")
    assert page.locator("#sheet").is_hidden()
    assert "12 Ring Road" not in page.content()

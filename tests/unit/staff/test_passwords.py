"""Passwords that others would try first are refused; the rest are kept as hashes."""

from __future__ import annotations

import pytest

from miimii.staff import passwords
from miimii.staff.model import PasswordTooWeak

GOOD = "a lilac tractor sings"


@pytest.mark.parametrize(
    "password",
    [
        "short-1-aB!",
        "x7Qw!" * 41,
        "Password12345",
        "PASSW0RD-2026-x",
        "iLoveYou1234",
        "1q2w3e4r5t6y",
        "aabbaabbaabbaabb",
        "what Ada.Obi wanted",
        "MiiMii-sandbox-7",
    ],
)
def test_a_password_that_others_would_try_first_is_refused(password: str) -> None:
    with pytest.raises(PasswordTooWeak):
        passwords.refuse_weak(password, email="ada.obi@example.com")


@pytest.mark.parametrize("password", [GOOD, "ọ̀rọ̀ aṣínà mi", "tR9!vv-48x;Zq"])
def test_any_other_is_taken_as_it_is_typed(password: str) -> None:
    passwords.refuse_weak(password, email="ada.obi@example.com")

    kept = passwords.hash_password(password)

    assert kept.startswith("$argon2id$")
    assert passwords.is_right(kept, password)
    assert not passwords.is_right(kept, password + " ")
    assert not passwords.is_right(kept, "\udcff")


def test_a_name_of_two_letters_may_be_in_a_word() -> None:
    passwords.refuse_weak(GOOD, email="la@example.com")


def test_an_unknown_address_costs_what_a_known_one_does() -> None:
    def cost(hashed: str) -> str:
        return hashed.rsplit("$", 2)[0]

    assert cost(passwords.NOBODYS) == cost(passwords.hash_password(GOOD))
    assert not passwords.is_right(passwords.NOBODYS, "")

"""Staff at the terminal: the first admin, the next ones, and whom scripts believe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyotp
import pytest

from miimii.conversation import field_cipher
from miimii.jobs import person
from miimii.settings import Settings
from miimii.staff import passwords
from miimii.staff.signing_in import SigningIn
from tests import seeds
from tests.deeds import deeds
from tests.integration.jobs.runs import opened
from tests.integration.jobs.shop import Ended, Shop
from tests.integration.jobs.terminal import Terminal, at_terminal
from tests.staff_room import ADA, BOLA, CHI, PASSWORD, WHY, StaffRoom

SECRET = re.compile(r"\s([A-Z2-7]{32})\s")
RECOVERY = re.compile(r"\s([2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4})\s")
WRONG = "some other tractor sings"
ADJUST = ("request", "--wallet", "1", "--kobo", "1", "--evidence", "Line 7")


@pytest.fixture
def shop(bare_shop: Shop) -> Iterator[Shop]:
    """Scripts and a database in which nobody is anything yet."""
    yield bare_shop
    seeds.restore(bare_shop.owner_url)


@pytest.fixture
def room(shop: Shop) -> Iterator[StaffRoom]:
    """The staff of the shop, past its scripts."""
    with opened(shop.jobs_url) as database:
        yield StaffRoom(database, field_cipher(Settings.from_env(shop.environment)))


@dataclass
class Notes:
    """What somebody who was set up has written down."""

    secret: str
    recovery: list[str]


def set_up(terminal: Terminal) -> Notes:
    """Set up an authenticator with what is shown, and write down the codes."""
    [secret] = SECRET.findall(terminal.wait("The code it shows: "))
    terminal.answer("", pyotp.TOTP(secret).now())  # used up: the next is a written one
    told = terminal.ended()
    assert told.code == 0, told.err
    assert secret not in told.out
    assert PASSWORD not in told.out + told.err
    return Notes(secret, RECOVERY.findall(told.err))


def choose(terminal: Terminal, email: str) -> None:
    terminal.answer(f"New password of {email}: ", PASSWORD)
    terminal.answer("The same again: ", PASSWORD)


def sign_in(terminal: Terminal, code: str, password: str = PASSWORD) -> None:
    terminal.answer("Password: ", password)
    terminal.answer("Code: ", code)


def signed_in(
    shop: Shop, code: str, name: str, *words: str, password: str = PASSWORD
) -> Ended:
    """Run a script at a terminal, and sign in."""
    with at_terminal(shop, name, *words) as terminal:
        sign_in(terminal, code, password)
        return terminal.ended()


def first(shop: Shop) -> Notes:
    with at_terminal(shop, "create_admin", "first", "--email", ADA) as terminal:
        choose(terminal, ADA)
        return set_up(terminal)


def test_the_first_admin_sets_up_herself_and_from_then_on_scripts_ask_who_it_is(
    shop: Shop, room: StaffRoom
) -> None:
    believed = shop.run("adjust_balance", "list", "--as", ADA)
    assert (believed.code, believed.err) == (0, "")

    ada = first(shop)
    assert len(ada.recovery) == 10
    again = shop.run("create_admin", "first", "--email", CHI)
    assert again.code == 3
    assert "was made before" in again.err

    for name in ("adjust_balance", "decide_order", "decide_customer", "create_admin"):
        alone = shop.run(name, "list", "--as", ADA)
        assert alone.code == 64, name
        assert "there is no terminal here" in alone.err
    code = pyotp.TOTP(ada.secret).now()
    wrong = signed_in(shop, code, "adjust_balance", "list", "--as", ADA, password=WRONG)
    assert wrong.code == 3
    assert "don't belong together" in wrong.err
    right = signed_in(shop, ada.recovery[0], "adjust_balance", "list", "--as", ADA)
    assert (right.code, right.out) == (0, "nothing waits for a second person\n")
    nobody = signed_in(
        shop, ada.recovery[0], "adjust_balance", "list", "--as", "eve@example.com"
    )
    assert nobody.err.splitlines()[-1] == wrong.err.splitlines()[-1]


def test_the_admin_makes_one_checker_then_two_people_make_the_next(
    shop: Shop, room: StaffRoom
) -> None:
    ada = first(shop)
    shop.change(
        "UPDATE staff SET active_at = active_at - interval '2 days',"
        " created_at = created_at - interval '2 days'"
    )
    words = ("--as", ADA, "--reason", WHY)

    with at_terminal(shop, "create_admin", "request", BOLA, "checker", *words) as at:
        sign_in(at, ada.recovery[0])
        choose(at, BOLA)
        bola = set_up(at)
    with at_terminal(shop, "create_admin", "request", CHI, "ops", *words) as at:
        sign_in(at, ada.recovery[1])
        choose(at, CHI)
        chi = set_up(at)
    [(asked,)] = shop.rows("SELECT id FROM approvals")
    early = signed_in(
        shop, bola.recovery[0], "create_admin", "approve", asked, "--as", BOLA
    )
    assert early.code == 3
    assert "less than 24 hours ago" in early.err
    shop.change(
        "UPDATE staff SET active_at = active_at - interval '2 days' WHERE email = %s",
        BOLA,
    )
    done = signed_in(
        shop, bola.recovery[1], "create_admin", "approve", asked, "--as", BOLA
    )
    assert done.code == 0, done.err

    listed = signed_in(shop, chi.recovery[0], "create_admin", "list", "--as", CHI)
    assert [line.split(" since")[0] for line in listed.out.splitlines()] == [
        f"{CHI}  ops, active",
        f"{BOLA}  checker, active",
        f"{ADA}  admin, active",
    ]


@pytest.mark.proves("T23")
def test_scripts_let_only_the_right_role_and_write_down_who_it_was(
    shop: Shop, room: StaffRoom
) -> None:
    room.opened((CHI, "ops"))

    def run(who: str, *words: str) -> Ended:
        code, room.recovery[who] = room.recovery[who][0], room.recovery[who][1:]
        return signed_in(shop, code, "adjust_balance", *words, "--as", who)

    refused = run(BOLA, *ADJUST, "--reason", WHY)
    allowed = run(CHI, *ADJUST, "--reason", WHY, "--yes")
    granting = run(CHI, "approve", "APR0")

    assert (refused.code, granting.code) == (3, 3)
    assert "as checker you don't propose here" in refused.err
    assert "as ops you don't approve here" in granting.err
    assert "there is no such wallet" in allowed.err  # that far he came
    with room.db.autocommit() as conn:
        *_, last = deeds(conn, about="staff:%")
    assert last == (
        f"staff:{CHI}",
        "staff.not-their-duty",
        f"staff:{CHI}",
        "approve",
    )


def test_a_new_member_is_not_made_with_a_weak_password_a_slip_or_a_wrong_code(
    shop: Shop,
) -> None:
    first_words = ("first", "--email", ADA)
    with at_terminal(shop, "create_admin", *first_words) as weak:
        weak.answer("New password", "password1234")
        assert "12 characters or more" in weak.ended().err
    with at_terminal(shop, "create_admin", *first_words) as slip:
        slip.answer("New password", PASSWORD)
        slip.answer("The same again", WRONG)
        assert "differ" in slip.ended().err
    with at_terminal(shop, "create_admin", *first_words) as wrong:
        choose(wrong, ADA)
        wrong.answer("The code it shows: ", "12345")
        assert "shows another code" in wrong.ended().err

    assert {at.script.returncode for at in (weak, slip, wrong)} == {64}
    assert shop.rows("SELECT 1 FROM staff") == []


def test_the_first_admin_may_come_from_the_settings(shop: Shop) -> None:
    configured = {
        "ADMIN_EMAIL": ADA,
        "ADMIN_PASSWORD_HASH": passwords.hash_password(PASSWORD),
    }
    known = replace(shop, environment={**shop.environment, **configured})
    prompt = "The password behind ADMIN_PASSWORD_HASH: "

    with at_terminal(known, "create_admin", "first") as terminal:
        terminal.answer(prompt, WRONG)
        assert terminal.ended().code == 64
    with at_terminal(known, "create_admin", "first") as terminal:
        terminal.answer(prompt, PASSWORD)
        set_up(terminal)

    assert shop.rows("SELECT email, role FROM staff") == [(ADA, "admin")]
    nobody = shop.run("create_admin", "first")
    assert nobody.code == 64
    assert "ADMIN_EMAIL" in nobody.err


def test_before_there_is_an_admin_nobody_asks_for_anybody(shop: Shop) -> None:
    words = ("request", BOLA, "ops", "--as", ADA, "--reason", WHY)
    with at_terminal(shop, "create_admin", *words) as terminal:
        told = terminal.ended()

    assert (told.code, told.err.count("begin with: first")) == (3, 1)
    assert shop.run("create_admin", "first", "--email", ADA).code == 64  # no terminal


def test_in_production_nobody_is_believed_before_there_is_a_staff(
    shop: Shop, room: StaffRoom
) -> None:
    sandbox = Settings.from_env(shop.environment)

    @dataclass
    class Services:
        settings: Settings
        signing_in: SigningIn

    person.require(Services(sandbox, room.signing_in), ADA, "propose")
    with pytest.raises(person.Stranger, match="make the first admin"):
        person.require(
            Services(replace(sandbox, environment="production"), room.signing_in),
            ADA,
            "propose",
        )
